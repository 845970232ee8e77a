import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { LIMITS } from '../../bot/limits.ts';
import { CODES, newCode, readCode } from '../../src/desk/codes.ts';
import { type AtDesk, atDesk, done } from '../support/desk.ts';

let at: AtDesk;
beforeAll(async () => {
  at = await atDesk();
});
afterAll(() => at.close());

const anybody = (conversation = 'elsewhere') => ({ kind: 'complainant', council: at.council, conversation }) as const;

describe('a return code', () => {
  test('is read however it is typed, and is nothing where it cannot be one', () => {
    expect(readCode(' k7qf 2m9x-TD4R. ')).toBe('K7QF-2M9X-TD4R');
    for (const it of ['', 'K7QF-2M9X', 'K7QF-2M9X-TD4O', 'K7QF-2M9X-TD4R-AAAA', '密碼'])
      expect(readCode(it)).toBeUndefined();
  });

  test('uses every letter as often as any other', () => {
    const counts = new Map<string, number>();
    const random = (many: number) => crypto.getRandomValues(new Uint8Array(many));
    for (let n = 0; n < 5000; n++)
      for (const it of newCode(random).replaceAll('-', '')) counts.set(it, (counts.get(it) ?? 0) + 1);
    expect(counts.size).toBe(31);
    const expected = (5000 * 12) / 31;
    for (const [letter, many] of counts) expect(Math.abs(many - expected) / expected, letter).toBeLessThan(0.15);
  });

  test('opens what it was given for, from anywhere', async () => {
    const { ref, mine } = await at.open('Nobody rings back.');
    const code = await at.desk.newCode({ ...mine, kind: 'complainant', conversation: 'chat-1' });
    expect(await at.desk.comeBack(anybody(), code.toLowerCase())).toMatchObject({ ref });
  });

  test('is kept so that the table and every code there is do not open it without the key', async () => {
    const code = await at.desk.newCode(anybody('kept'));
    const { rows } = await sql<{ hash: string }>`select hash from codes where conversation = 'kept'`.execute(
      at.store.db,
    );
    const { createHash } = await import('node:crypto');
    const plain = createHash('sha256').update(`${at.council}\n${code}`).digest('base64url');
    expect(rows.map((it) => it.hash)).not.toContain(plain);
    expect(JSON.stringify(rows)).not.toContain(code);
  });

  test('in the stead of those before: they open nothing any more', async () => {
    const { mine } = await at.open('Nobody writes.', { conversation: 'renewed' });
    const who = { ...mine, kind: 'complainant', conversation: 'renewed' } as const;
    const before = await at.desk.newCode(who);
    const after = await at.desk.newCode(who, { instead: true });
    expect(await at.desk.comeBack(anybody(), before)).toBeUndefined();
    expect(await at.desk.comeBack(anybody(), after)).toBeDefined();
  });

  test('is taken back by the complaints team, and by nobody else', async () => {
    const { ref, mine } = await at.open('Nobody comes.', { conversation: 'revoked' });
    const code = await at.desk.newCode({ ...mine, kind: 'complainant', conversation: 'revoked' });
    expect(await at.desk.revokeCodes(at.officer('lindqvist'), ref)).toHaveProperty('problem');
    expect(done(await at.desk.revokeCodes(at.officer('sam'), ref)).revoked).toBeGreaterThan(0);
    expect(await at.desk.comeBack(anybody(), code)).toBeUndefined();
  });

  test('of one council is none of another', async () => {
    const code = await at.desk.newCode(anybody('here'));
    expect(await at.desk.comeBack({ ...anybody(), council: 'trafford' }, code)).toBeUndefined();
  });
});

/** The arithmetic of docs/security.md, from the numbers that the program uses. */
describe('somebody who guesses', () => {
  const A_DAY = 24 * 60 * 60_000;
  const years = (guessesADay: number, codesInUse: number) => (Math.LN2 * CODES) / codesInUse / guessesADay / 365;

  test('there are 31^12 codes, 59 bits', () => {
    expect(CODES).toBe(31 ** 12);
    expect(Math.log2(CODES)).toBeCloseTo(59.45, 1);
  });

  test('a network may try 300 a day, whatever it does', () => {
    const { codes, codesToday } = LIMITS;
    expect(Math.min(codesToday.most, (codes.most * A_DAY) / codes.lasts)).toBe(300);
  });

  test.each([
    ['one network', 1, 'a hundred thousand', 100_000, 49_858_000],
    ['ten thousand networks', 10_000, 'ten thousand', 10_000, 49_858],
    ['ten thousand networks', 10_000, 'a hundred thousand', 100_000, 4_985],
  ])('%s (%i), %s codes in use: years until half a chance', (_, networks, __, inUse, atLeast) => {
    expect(years(networks * LIMITS.codesToday.most, inUse)).toBeGreaterThan(atLeast);
  });
});
