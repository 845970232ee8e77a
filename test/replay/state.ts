import { sql } from 'kysely';
import type { Store } from '../../src/store/store.ts';
import type { Begun } from './lives.ts';

/** What there is of a complaint and of everything else, so that two ways of coming there can be held side by side. */
export interface State {
  /** Its history, dates, duties, messages and words, without what only this one is called. */
  theirs: Readonly<Record<string, readonly string[]>>;
  /** How many lines there are of each kind, in the whole store. */
  counts: Readonly<Record<string, number>>;
}

/** Where a conversation itself stands is no effect: that somebody spoke is kept each time. */
const COUNTED =
  'complaints words codes people absences tasks lessons alerts outbox entries deadlines attachments copies complainants rungs findings settings register'.split(
    ' ',
  );

/** Everything about these complaints and, of everything else, how much there is. Readings are on record each time, and not counted. */
export async function stateOf(store: Store, council: string, begun: Begun): Promise<State> {
  const refs = [begun.ref, begun.other, begun.alert].filter(Boolean);
  const of = sql.join(refs);
  const counts = COUNTED.map(
    (it) =>
      sql`select ${sql.lit(it)} as kind, count(*)::int::text as line from ${sql.table(it)} where council = ${council}`,
  );
  const { rows } = await sql<{ kind: string; line: string }>`
    select 'entry' as kind, jsonb_build_array(seq, act, on_day, by_whom, details)::text as line from entries where council = ${council} and ref in (${of})
    union all select 'deadline', jsonb_build_array(clock, due, drives, status)::text from deadlines where council = ${council} and ref in (${of})
    union all select 'task', jsonb_build_array(task, owner, due)::text from tasks where council = ${council} and ref in (${of})
    union all select 'message', jsonb_build_array(address, kind, details, given_up_at is null)::text from outbox where council = ${council} and ref in (${of})
    union all select 'word', kind from words where council = ${council} and ref in (${of})
    union all select 'record', entry::jsonb ->> 'did' from record
      where council = ${council} and ref in (${of}) and not (entry::jsonb ? 'shown')
    union all select 'count lessons done', count(done)::text from lessons where council = ${council}
    union all select 'count absences over', count(ended_at)::text from absences where council = ${council}
    union all select 'count people who left', count(left_on)::text from people where council = ${council}
    union all select 'count ' || kind, line from (${sql.join(counts, sql` union all `)}) as counted
  `.execute(store.of(council));
  const plain = plainly(begun);
  const theirs: Record<string, string[]> = {};
  const counted: Record<string, number> = {};
  for (const { kind, line } of rows) {
    if (kind.startsWith('count ')) counted[kind.slice(6)] = Number(line);
    else theirs[kind] = [...(theirs[kind] ?? []), plain(line)];
  }
  for (const it of Object.values(theirs)) it.sort();
  return { theirs, counts: counted };
}

const SEALED = /\{"sealed": "[^"]*"\}/g;
const FILE = /"id": "[\w-]{20,}"/g;
const MOMENT = /"\d{4}-\d\d-\d\dT[\d:.]+Z"/g;

/** The same line without the names that only this life has. */
function plainly({ ref, other, alert, lines }: Begun): (line: string) => string {
  const names: readonly (readonly [string, string])[] = [
    [ref, 'REF'],
    [other, 'OTHER'],
    [alert, 'ALERT'],
  ];
  return (line) => {
    const named = names.reduce((it, [name, as]) => (name ? it.replaceAll(name, as) : it), line);
    const timeless = named.replace(SEALED, '"…"').replace(MOMENT, '"a moment"').replace(FILE, '"id": "a file"');
    return lines.reduce(
      (it, id, at) => it.replaceAll(`"line": ${id}`, `"line": ${at}`).replaceAll(`tell ${id}`, `tell ${at}`),
      timeless,
    );
  };
}

/** The acts of its history, whatever their order and whoever came first. */
export function actsIn({ theirs }: State): string[] {
  return (theirs.entry ?? []).map((it) => JSON.stringify((JSON.parse(it) as unknown[]).slice(1))).sort();
}

export function grown(before: State, after: State): Record<string, number> {
  return Object.fromEntries(
    Object.entries(after.counts).flatMap(([kind, many]) =>
      many === before.counts[kind] ? [] : [[kind, many - (before.counts[kind] ?? 0)]],
    ),
  );
}
