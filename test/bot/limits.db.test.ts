import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createLimits, type Limit, networkOf } from '../../bot/limits.ts';
import type { Store } from '../../src/store/store.ts';
import { openTestStore } from '../support/db.ts';

let store: Store;
let at = Date.parse('2026-03-20T16:50:00Z');
const now = () => new Date(at);
const limits = () => createLimits(store.db, 'a secret of these tests', now);
const limit = (name: string, most = 5): Limit => ({ name, most, lasts: 60_000 });

beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

describe('counted in this process', () => {
  test('so many and no more, and again when the time has run out', () => {
    const one = limits();
    const tries = () => Array.from({ length: 7 }, () => one.take(limit('a'), 'x'));
    expect(tries()).toEqual([true, true, true, true, true, false, false]);
    at += 60_001;
    expect(tries().filter(Boolean)).toHaveLength(5);
  });

  test('each by itself', () => {
    const one = limits();
    for (let n = 0; n < 9; n++) one.take(limit('b'), 'x');
    expect(one.take(limit('b'), 'y')).toBe(true);
    expect(one.take(limit('c'), 'x')).toBe(true);
  });
});

describe('counted for all instances together', () => {
  test('what one has seen, the other knows after they have shared', async () => {
    const [one, two] = [limits(), limits()];
    for (let n = 0; n < 4; n++) one.take(limit('shared'), 'x');
    two.take(limit('shared'), 'x');
    await one.share();
    await two.share();
    expect(two.take(limit('shared'), 'x')).toBe(false);
    await one.share();
    expect(one.take(limit('shared'), 'x')).toBe(true); // it has not heard of the fifth and sixth yet
    await one.share();
    expect(one.take(limit('shared'), 'x')).toBe(false);
  });

  test('exactly, however many try at once on however many instances', async () => {
    const all = Array.from({ length: 40 }, () => limits().takeExactly(limit('exact', 6), 'x'));
    expect((await Promise.all(all)).filter(Boolean)).toHaveLength(6);
  });

  test('a restart forgets nothing', async () => {
    for (let n = 0; n < 6; n++) await limits().takeExactly(limit('restart', 6), 'x');
    expect(await limits().takeExactly(limit('restart', 6), 'x')).toBe(false);
    at += 60_001;
    expect(await limits().takeExactly(limit('restart', 6), 'x')).toBe(true);
  });

  test('a crowd of 5,000 is told in a few statements, and forgotten when it is over', async () => {
    const one = limits();
    for (let n = 0; n < 5000; n++) one.take(limit('crowd'), `network ${n}`);
    await one.share();
    const many = () => sql<{ n: number }>`select count(*)::int as n from limits where name = 'crowd'`.execute(store.db);
    expect((await many()).rows[0]?.n).toBe(5000);
    at += 60_001;
    await one.share();
    expect((await many()).rows[0]?.n).toBe(0);
  });

  test('no address is kept: a key is a keyed hash', async () => {
    await limits().takeExactly(limit('hash'), '203.0.113.7');
    const { rows } = await sql<{ row: string }>`select l::text as row from limits l`.execute(store.db);
    expect(rows.map((it) => it.row).join()).not.toContain('203.0.113');
  });
});

describe('whom a limit counts', () => {
  test.each([
    ['the address itself', '203.0.113.7', undefined, 0, '203.0.113.7'],
    ['an IPv4 address in IPv6 clothes', '::ffff:203.0.113.7', undefined, 0, '203.0.113.7'],
    ['the first half of an IPv6 address', '2001:db8:1:2:aaaa:bbbb:cccc:dddd', undefined, 0, '2001:db8:1:2::/64'],
    ['the same with zeros left out', '2001:db8:1::7', undefined, 0, '2001:db8:1:0::/64'],
    ['nobody believes a header where no proxy is ours', '203.0.113.7', '198.51.100.1', 0, '203.0.113.7'],
    ['behind one proxy: whom it heard', '10.0.0.1', '198.51.100.1', 1, '198.51.100.1'],
    [
      'behind one proxy: what was written before it counts for nothing',
      '10.0.0.1',
      '1.2.3.4, 198.51.100.1',
      1,
      '198.51.100.1',
    ],
    ['behind two', '10.0.0.1', '198.51.100.1, 10.0.0.2', 2, '198.51.100.1'],
    ['a header that is missing', '10.0.0.1', undefined, 1, '10.0.0.1'],
  ])('%s', (_, remote, forwarded, proxies, network) => {
    expect(networkOf(remote, forwarded, proxies)).toBe(network);
  });
});
