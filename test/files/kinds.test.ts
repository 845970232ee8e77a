import { strToU8, zipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import { kindOf, LARGEST_FILE } from '../../src/files/kinds.ts';
import { fileName } from '../../src/files/name.ts';

const bytes = (text: string) => Buffer.from(text, 'latin1');
const docx = (more: Record<string, Uint8Array> = {}) =>
  zipSync({ 'word/document.xml': strToU8('<w:document/>'), ...more });

describe('what may be kept is known by what is in it, whatever it is called', () => {
  test.each([
    ['a PDF', bytes('%PDF-1.7 …'), 'pdf'],
    ['a photograph', bytes('\xff\xd8\xff\xe0'), 'jpg'],
    ['a screenshot', bytes('\x89PNG\r\n\x1a\n'), 'png'],
    ['a picture of a browser', bytes('RIFF....WEBPVP8 '), 'webp'],
    ['a picture of a phone', bytes('\0\0\0\x18ftypheic'), 'heic'],
    ['a letter of Word', docx(), 'docx'],
    ['an OpenDocument letter', zipSync({ mimetype: strToU8('x'), 'content.xml': strToU8('<x/>') }), 'odt'],
    ['an email', bytes('Received: by x\r\n\tfrom y\r\nFrom: Ann <ann@example.org>\r\n\r\nHello'), 'eml'],
    ['words', Buffer.from('Dear council, café'), 'txt'],
    ['words with a colon', bytes('What happened: From: the beginning, nobody rang.'), 'txt'],
  ])('%s', (_, sent, ending) => expect(kindOf(sent)).toMatchObject({ ending }));

  test.each([
    ['nothing', new Uint8Array(), /is empty/],
    ['more than a letter can be', new Uint8Array(LARGEST_FILE + 1), /larger than 10 MB/],
    ['a program', bytes('MZ\x90\0\x03\0\0\0'), /cannot keep a file of that kind/],
    ['an archive of anything', zipSync({ 'a.txt': strToU8('x') }), /of that kind/],
    ['a broken archive', bytes('PK\x03\x04 and nothing more'), /of that kind/],
    ['a letter with macros', docx({ 'word/vbaProject.bin': strToU8('x') }), /of that kind/],
    ['a letter with a program in it', docx({ 'word/embeddings/x.exe': strToU8('x') }), /of that kind/],
    [
      'a letter of thousands of parts',
      docx(Object.fromEntries(Array.from({ length: 2001 }, (_, n) => [`p${n}`, strToU8('')]))),
      /of that kind/,
    ],
    ['a zip bomb: 200 MB in a few KB', docx({ 'word/bomb': new Uint8Array(200_000_000) }), /of that kind/],
  ])('%s is not kept, with a sentence', (_, sent, says) => {
    expect(kindOf(sent)).toMatchObject({ problem: 'not-kept', says: expect.stringMatching(says) });
  });
});

describe('a name as it may be written', () => {
  test.each([
    ['letter.pdf', 'pdf', 'letter.pdf'],
    ['../../etc/passwd', 'txt', 'passwd.txt'],
    ['C:\\Users\\me\\..\\letter.docx', 'docx', 'letter.docx'],
    ['invoice.pdf.exe', 'pdf', 'invoice.pdf'],
    ['\u202efdp.exe', 'pdf', 'fdp.pdf'],
    ['\u061c\u2067letter\u2069\u200f.pdf', 'pdf', 'letter.pdf'],
    ['..%2f..%2fetc%2fpasswd', 'txt', '2f.. 2fetc 2fpasswd.txt'],
    ['file:///etc/passwd', 'txt', 'passwd.txt'],
    ['letter.pdf\0.exe', 'pdf', 'letter.pdf .pdf'],
    ['CON', 'txt', 'CON.txt'],
    ['a"\r\nSet-Cookie: x=1.txt', 'txt', 'a Set-Cookie x=1.txt'],
    ['<img src=x onerror=alert(1)>.png', 'png', 'img src=x onerror=alert(1) .png'],
    ['.htaccess', 'txt', 'htaccess.txt'],
    ['', 'jpg', 'file.jpg'],
    ['…'.repeat(500), 'txt', `${'…'.repeat(100)}.txt`],
  ])('%j', (sent, ending, written) => expect(fileName(sent, ending)).toBe(written));
});
