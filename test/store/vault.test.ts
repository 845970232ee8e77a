import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { createVault, DoesNotOpen } from '../../src/store/vault.ts';

const [first, second] = [randomBytes(32), randomBytes(32)];
const WORDS = 'hes been drinking again 🙈 \0 \u202E';

describe('what is sealed', () => {
  const vault = createVault([first]);
  const key = vault.newKey();
  const sealed = vault.seal(key, ['cambridgeshire', 'c1', 'state'], WORDS);

  test('opens where it was sealed, exactly as it was', () => {
    expect(vault.open(key, ['cambridgeshire', 'c1', 'state'], sealed)).toBe(WORDS);
  });

  test('is different each time, and shows nothing of what it is', () => {
    expect(vault.seal(key, ['cambridgeshire', 'c1', 'state'], WORDS)).not.toBe(sealed);
    expect(Buffer.from(sealed, 'base64').toString('latin1')).not.toContain('drinking');
  });

  test.each([
    ['in another place', key, ['cambridgeshire', 'c2', 'state'], sealed],
    ['for another council', key, ['trafford', 'c1', 'state'], sealed],
    ['under another data key', vault.newKey(), ['cambridgeshire', 'c1', 'state'], sealed],
    [
      'with its last letter changed',
      key,
      ['cambridgeshire', 'c1', 'state'],
      `${sealed.slice(0, -2)}${sealed.endsWith('A=') ? 'B=' : 'A='}`,
    ],
    ['cut short', key, ['cambridgeshire', 'c1', 'state'], sealed.slice(0, 20)],
    ['with nothing in it', key, ['cambridgeshire', 'c1', 'state'], ''],
  ])('does not open %s', (_, its, place, text) => {
    expect(() => vault.open(its, place, text)).toThrow(DoesNotOpen);
  });

  test('the error says where and never what', () => {
    expect(() => vault.open(key, ['x'], sealed)).toThrow(/^what is kept at x does not open/);
  });
});

describe('changing the master key', () => {
  const old = createVault([first]);
  const both = createVault([second, first]);
  const fresh = createVault([second]);
  const key = old.newKey();
  const sealed = old.seal(key, ['here'], WORDS);

  test('the data key is wrapped anew and what it seals stays as it is', () => {
    const anew = both.rewrapped(key)!;
    expect(fresh.open(anew, ['here'], sealed)).toBe(WORDS);
    expect(both.rewrapped(anew)).toBeUndefined();
  });

  test('the old key alone opens nothing any more, and the new one alone nothing of before', () => {
    expect(() => old.open(both.rewrapped(key)!, ['here'], sealed)).toThrow(DoesNotOpen);
    expect(() => fresh.open(key, ['here'], sealed)).toThrow(DoesNotOpen);
  });
});
