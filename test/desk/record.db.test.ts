import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { command as audit } from '../../scripts/commands/audit.ts';
import { createChecker, type Row } from '../../src/rights/check.ts';
import { chained, genesis } from '../../src/rights/record.ts';
import { appendRecord, dropAnchor, recordFrom, wholeRecord } from '../../src/store/record.ts';
import { type AtDesk, atDesk, done } from '../support/desk.ts';

let at: AtDesk;
const COUNCIL = 'cambridgeshire';
const heard = { kind: 'heard', council: COUNCIL } as const;
const MANY = 100_000;

beforeAll(async () => {
  at = await atDesk({ council: COUNCIL });
});
afterAll(() => at.close());

const db = () => at.store.of(COUNCIL);
const verify = async () => done(await at.desk.verifyRecord(heard));

/** Changes the database as somebody would who has it all and wants to hide something, looks, and puts it back. */
async function tampered<T>(change: ReturnType<typeof sql>[], look: () => Promise<T>): Promise<T> {
  const kept = await sql<Row>`select * from record where council = ${COUNCIL}`.execute(at.store.db);
  for (const it of change) await it.execute(at.store.db);
  const seen = await look();
  await sql`delete from record where council = ${COUNCIL}`.execute(at.store.db);
  const rows = JSON.stringify(kept.rows);
  await sql`insert into record select * from jsonb_populate_recordset(null::public.record, ${rows}::jsonb)`.execute(
    at.store.db,
  );
  return seen;
}

describe('a record of things that happened', () => {
  beforeAll(async () => {
    const { ref, mine } = await at.open('Nobody told us why the visits stopped. I was promised a letter.');
    done(await at.desk.confirmRoute(at.officer('sam'), ref, { procedure: 'statutory' }));
    done(await at.desk.assign(at.officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
    done(await at.desk.decline(at.officer('patel'), ref, { reason: 'I wrote the plan' }));
    done(await at.desk.addWords(mine, ref, { words: 'and again today', message: 'm1' }));
    done(await at.desk.readStory(at.officer('sam'), ref, 'to acknowledge it'));
  });

  test('is whole, and what is kept is as it says', async () => {
    expect(await verify()).toMatchObject({ ok: true, firstBroken: null, broken: [], differs: [] });
  });

  test('one byte changed is found and located', async () => {
    const { seq } = (await recordFrom(db(), COUNCIL, 0, 100)).find((it) => it.entry.includes('"confirmRoute"'))!;
    const change = [sql`update record set entry = replace(entry, 'confirmRoute', 'confirmRoutE') where seq = ${seq}`];
    expect(await tampered(change, verify)).toMatchObject({ ok: false, firstBroken: seq, broken: [{ seq }] });
  });

  test('who read a story cannot be taken out', async () => {
    const [reading] = (await recordFrom(db(), COUNCIL, 0, 100)).filter((it) => it.entry.includes('readStory'));
    const change = [sql`delete from record where seq = ${reading!.seq}`];
    expect(await tampered(change, verify)).toMatchObject({
      firstBroken: reading!.seq,
      broken: [{ seq: reading!.seq, because: 'missing' }],
    });
  });

  test('two exchanged are both found', async () => {
    const change = [
      sql`update record set seq = -1 where seq = 3`,
      sql`update record set seq = 3 where seq = 4`,
      sql`update record set seq = 4 where seq = -1`,
    ];
    const { firstBroken, broken } = await tampered(change, verify);
    expect(firstBroken).toBe(3);
    expect(broken.map((it) => it.seq)).toEqual(expect.arrayContaining([3, 4]));
  });

  test('the last ones cut off are missing', async () => {
    const { entries } = await verify();
    const change = [sql`delete from record where seq >= ${entries - 1}`];
    expect(await tampered(change, verify)).toMatchObject({ firstBroken: entries - 1 });
  });

  test.each([
    [
      'a date in a history',
      sql`update entries set on_day = '2026-03-01' where act = 'route.confirmed'`,
      /entry 2 was changed/,
    ],
    [
      'what a decision was',
      sql`update entries set details = '{"procedure":"corporate"}' where act = 'route.confirmed'`,
      /entry 2 was changed/,
    ],
    [
      'a line of a history',
      sql`insert into entries values (${COUNCIL}, 'CAM-26-0001', 99, 'acknowledged', '2026-03-20', now(), 'sam', '{}')`,
      /entry 99 is not on record/,
    ],
    ['somebody’s words', sql`update words set words = '!' || substr(words, 2) where seq = 1`, /words 1 were changed/],
    ['words that are gone', sql`delete from words where seq = 1`, /words 1 are gone/],
  ])('%s, changed behind its back, differs from what it says', async (_, change, says) => {
    const tables = ['entries', 'words'];
    const kept = await Promise.all(
      tables.map((it) =>
        sql<{ all: unknown }>`select coalesce(json_agg(t), '[]') as all from ${sql.table(it)} t`.execute(at.store.db),
      ),
    );
    await change.execute(at.store.db);
    const { ok, differs } = await verify();
    expect(ok).toBe(false);
    expect(differs.map((it) => it.what)).toEqual([expect.stringMatching(says)]);
    for (const [n, it] of tables.entries()) {
      await sql`delete from ${sql.table(it)}`.execute(at.store.db);
      const rows = JSON.stringify(kept[n]!.rows[0]!.all);
      await sql`insert into ${sql.table(it)} select * from jsonb_populate_recordset(null::${sql.table(it)}, ${rows}::jsonb)`.execute(
        at.store.db,
      );
    }
    expect((await verify()).ok).toBe(true);
  });

  test('made anew as a whole, it no longer fits the anchor that was kept outside', async () => {
    expect(await dropAnchor(db(), COUNCIL, '2026-03-24', at.at)).toBe(true);
    expect(await dropAnchor(db(), COUNCIL, '2026-03-24', at.at)).toBe(false);
    const outside = done(await at.desk.anchors(heard));
    const rows = await recordFrom(db(), COUNCIL, 0, 1000);
    const forged = rows.map((it) => it.entry.replace('"readStory"', '"stand"'));
    const links = chained(genesis(COUNCIL), forged);
    const change = [
      ...links.map(
        ({ entry, hash }, n) => sql`update record set entry = ${entry}, hash = ${hash} where seq = ${n + 1}`,
      ),
      sql`update record_heads set hash = ${links.at(-1)!.hash}`,
      sql`delete from anchors`,
    ];
    const found = await tampered(change, async () => done(await at.desk.verifyRecord(heard, outside)));
    expect(found).toMatchObject({ ok: false, firstBroken: rows.length });
    await sql`update record_heads set hash = ${rows.at(-1)!.hash}`.execute(at.store.db);
  });
});

describe('for somebody outside', () => {
  test('the export can be checked with nothing but SHA-256', async () => {
    const lines: string[] = [];
    for await (const { seq, entry, hash } of done(await at.desk.exportRecord(heard)))
      lines.push(JSON.stringify({ seq, entry, hash }));
    let last = genesis(COUNCIL);
    for (const line of lines) {
      const { entry, hash } = JSON.parse(line) as Row;
      last = createHash('sha256').update(`${last}\n${entry}`).digest('hex');
      expect(hash).toBe(last);
    }
    expect(lines.length).toBeGreaterThan(5);
  });

  test('the export is itself on record, and has no name and no word of a story in it', async () => {
    const rows: string[] = [];
    for await (const { entry } of wholeRecord(db(), COUNCIL)) rows.push(entry);
    expect(rows.at(-1)).toContain('"exportRecord"');
    expect(rows.join('\n')).not.toMatch(/Kayla|Smith|visits|letter\b|plan|again today/);
  });
});

describe(`a record of ${MANY} entries`, () => {
  const rows: Row[] = [];
  beforeAll(() => {
    const entries = Array.from({ length: MANY }, (_, n) => JSON.stringify({ did: 'readStory', ref: `CAM-26-${n}` }));
    rows.push(...chained(genesis('big'), entries).map((it, n) => ({ seq: n + 1, ...it })));
  });
  const check = (given: readonly Row[]) => {
    const checker = createChecker('big');
    for (const it of given) checker.take(it);
    return checker.done({ seq: MANY, hash: rows.at(-1)!.hash });
  };

  test('is verified', () => {
    expect(check(rows)).toEqual({ entries: MANY, broken: [] });
  });

  test.each([1, 2, 49_999, MANY - 1, MANY])('entry %i with one byte changed is found there and nowhere else', (seq) => {
    const changed = rows.map((it) => (it.seq === seq ? { ...it, entry: it.entry.replace('r', 's') } : it));
    expect(check(changed).broken).toEqual([{ seq, because: 'changed or moved' }]);
  });

  test.each([1, 2, 49_999, MANY - 1, MANY])('entry %i taken away is missed there and nowhere else', (seq) => {
    expect(check(rows.filter((it) => it.seq !== seq)).broken).toEqual([{ seq, because: 'missing' }]);
  });

  test.each([
    [1, 2],
    [49_999, 50_000],
    [17, 99_000],
  ])('entries %i and %i exchanged are both found', (a, b) => {
    const swapped = rows.map((it) =>
      it.seq === a ? { ...rows[b - 1]!, seq: a } : it.seq === b ? { ...rows[a - 1]!, seq: b } : it,
    );
    const found = check(swapped).broken.map((it) => it.seq);
    expect(found[0]).toBe(a);
    expect(found).toContain(b);
  });

  test('in the database: appended, read and verified', async () => {
    const some = 20_000;
    for (let from = 0; from < some; from += 2000)
      await at.store
        .of('big')
        .transaction()
        .execute((tx) =>
          appendRecord(
            tx,
            'big',
            rows.slice(from, from + 2000).map(({ entry }) => ({ at: at.at, entry })),
          ),
        );
    const checker = createChecker('big');
    for await (const it of wholeRecord(at.store.of('big'), 'big')) checker.take(it);
    expect(checker.done({ seq: some, hash: rows[some - 1]!.hash })).toEqual({ entries: some, broken: [] });
  });
});

test('the command needs to be told what to do', async () => {
  await expect(audit.run([], { say: () => {} } as never)).rejects.toThrow('verify, export, anchors');
});
