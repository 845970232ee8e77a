import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { readBounce } from '../../bot/email/bounce.ts';

const notice = (name: string) => readFileSync(new URL(`../fixtures/bounces/${name}.eml`, import.meta.url));

test('a notice from Postfix: the letter by its envelope, and why by its status', async () => {
  expect(await readBounce(notice('postfix'))).toEqual({
    letter: 'heard-cambridgeshire-17',
    because: 'it came back: there is no such mailbox (5.1.1)',
  });
});

test('a notice from Exchange: the letter by its own headers', async () => {
  expect(await readBounce(notice('exchange'))).toEqual({
    letter: 'heard-cambridgeshire-18',
    because: 'it came back: the mailbox is full (5.2.2)',
  });
});

test.each(['delayed', 'out-of-office'])('%s is no letter that came back', async (name) => {
  expect(await readBounce(notice(name))).toBeUndefined();
});

test.each([
  ['nothing', ''],
  ['no mail', 'hello'],
  ['half a mail', notice('postfix').subarray(0, 900)],
  ['bytes', Buffer.from([0, 255, 13, 10, 0, 254])],
  ['somebody else’s letter', notice('postfix').toString().replaceAll('heard-cambridgeshire-17', 'another-17')],
])('%s is none either', async (_, raw) => {
  expect(await readBounce(raw)).toBeUndefined();
});

test('a status that nobody knows is said as it is, and the notice’s own words never are', async () => {
  const odd = notice('postfix').toString().replace('Status: 5.1.1', 'Status: 5.6.7');
  expect((await readBounce(odd))?.because).toBe('it came back: no reason that can be read (5.6.7)');
});
