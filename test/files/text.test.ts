import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { createReader } from '../../bot/reading/reader.ts';
import { LONGEST_TEXT, textOf } from '../../src/files/text.ts';
import { LAUGHS, lyingAbout } from '../support/attacks.ts';
import { bytes, pdf } from '../support/letters.ts';

const zip = (name: string, xml: string) => zipSync({ [name]: strToU8(xml) });

const EMAIL = `From: Dana Reeve <dana@example.org>\r\nTo: desk@example.gov.uk\r\nDate: Mon, 16 Mar 2026 09:12:00 +0000\r\nSubject: Theo\r\n`;

describe('the words in a file', () => {
  test.each<[string, string, Uint8Array, string]>([
    ['plain text', 'txt', bytes('  he said\r\n\r\n\r\n\r\nwait \n'), 'he said\n\nwait'],
    [
      'an email, as it looks when it is forwarded',
      'eml',
      bytes(`${EMAIL}\r\nNobody has come once.`),
      'From: Dana Reeve\nSent: 2026-03-16\nTo: desk@example.gov.uk\nSubject: Theo\n\nNobody has come once.',
    ],
    [
      'an email in HTML',
      'eml',
      bytes(`From: a@b.c\r\nContent-Type: text/html\r\n\r\n<style>p{}</style><p>Nobody <b>came</b>.</p>`),
      'From: a@b.c\n\nNobody came.',
    ],
    [
      'a letter, without what was struck out of it',
      'docx',
      zip(
        'word/document.xml',
        '<w:p><w:r><w:t>You &amp; she</w:t></w:r><w:del><w:r><w:delText>may</w:delText></w:r></w:del></w:p><w:p><w:t>wait&#8217;s</w:t></w:p>',
      ),
      'You & she\nwait’s',
    ],
    [
      'an OpenDocument letter',
      'odt',
      zip('content.xml', '<text:p>Nobody <text:span>came</text:span>.</text:p>'),
      'Nobody came.',
    ],
    ['a PDF', 'pdf', pdf('last night he grabbed me'), 'last night he grabbed me'],
    ['a PDF that is broken', 'pdf', bytes('%PDF-1.4 nothing'), ''],
    ['a letter that is broken', 'docx', bytes('PK\x03\x04 nothing'), ''],
    ['an archive without a letter', 'docx', zip('other.xml', '<x/>'), ''],
    ['an email of headers alone', 'eml', bytes(EMAIL), ''],
    ['a picture', 'jpg', bytes('\xff\xd8\xff'), ''],
    ['a kind with the name of something else', 'constructor', bytes('x'), ''],
    ['more than anybody reads', 'txt', bytes('a'.repeat(LONGEST_TEXT + 1)), 'a'.repeat(LONGEST_TEXT)],
  ])('%s', async (_, ending, given, text) => {
    expect(await textOf(given, ending)).toBe(text);
  });
});

describe('a letter made to be an attack', () => {
  test.each<[string, string, Uint8Array]>([
    [
      'a billion laughs in Word',
      'docx',
      zip('word/document.xml', `${LAUGHS}<w:p><w:t>&lol9; &file; Nobody came.</w:t></w:p>`),
    ],
    [
      'a billion laughs in OpenDocument',
      'odt',
      zip('content.xml', `${LAUGHS}<text:p>&lol9; &file; Nobody came.</text:p>`),
    ],
  ])('%s: no name for something is written out, and the words are there', async (_, ending, given) => {
    const text = await textOf(given, ending);
    expect(text).toContain('&lol9; &file; Nobody came.');
    expect(text.length).toBeLessThan(1000);
    expect(text).not.toMatch(/lollol|root:/);
  });

  test('a part that unpacks to more than two hundred pages is not unpacked', async () => {
    const bomb = zip('word/document.xml', `<w:p><w:t>${'a'.repeat(20_000_001)}</w:t></w:p>`);
    expect(await textOf(bomb, 'docx')).toBe('');
  });

  test('an archive that lies about a size yields no more than it said', async () => {
    const text = await textOf(
      lyingAbout(zip('word/document.xml', `<w:t>${'a'.repeat(5_000_000)}</w:t>`), 1000),
      'docx',
    );
    expect(text.length).toBeLessThan(1000);
  });

  test('signs that open and never close are given up on, and the next file is read', async () => {
    const read = createReader(500);
    const never = zip('word/document.xml', '<'.repeat(2_000_000));
    expect(await Promise.all([read(never, 'docx'), createReader()(bytes('he said'), 'txt')])).toEqual([
      undefined,
      'he said',
    ]);
  });
});

describe('in a thread of its own', () => {
  test('it is read there', async () => {
    expect(await createReader()(bytes('he said'), 'txt')).toBe('he said');
  });

  test('a picture starts none', async () => {
    expect(await createReader(1, new URL('data:text/javascript,nothing'))(bytes('x'), 'jpg')).toBeUndefined();
  });

  test.each([
    ['never ends', 'for(;;);'],
    ['throws', 'throw new Error()'],
    ['ends without a word', ''],
  ])('a file whose reading %s has no words, and the next is read', async (_, code) => {
    const read = createReader(100, new URL(`data:text/javascript,${code}`));
    expect(await Promise.all([read(bytes('x'), 'txt'), read(bytes('y'), 'txt')])).toEqual([undefined, undefined]);
  });
});
