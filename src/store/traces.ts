import { sql } from 'kysely';
import { leadsOf, type Traces } from '../triage/traces.ts';
import type { Db, Tx } from './store.ts';

/** A name, a child or an address that more complaints than these share tells nothing of two: an advocate of many. */
const MANY = 20;
/** The same of two words: people who tell the same kind of thing share more of them, and it takes several to make two alike (0027). */
const MANY_PAIRS = 100;
/** So many are compared, those first that share the most. */
const COMPARED = 20;

/** Keeps what one telling of a complaint, or more, can be known again by. */
export async function keepTraces(tx: Tx, council: string, ref: string, tellings: readonly Traces[]): Promise<void> {
  const rows = tellings.map((it, at) => ({
    council,
    ref,
    seq: sql<number>`(select coalesce(max(seq), 0) + ${at + 1}::int from traces where council = ${council} and ref = ${ref})`,
    ...it,
    pairs: [...it.pairs],
    children: [...it.children],
  }));
  const leads = [...new Set(tellings.flatMap(leadsOf))];
  if (leads.length === 0) return;
  await tx.insertInto('traces').values(rows).execute();
  await sql`insert into marks (council, mark, ref)
    select ${council}, it, ${ref} from unnest(${leads}::text[]) as it on conflict do nothing`.execute(tx);
}

export async function tracesOfComplaint(db: Db, council: string, ref: string): Promise<Traces[]> {
  return db
    .selectFrom('traces')
    .select(['pairs', 'children', 'name', 'reach', 'message'])
    .where('council', '=', council)
    .where('ref', '=', ref)
    .orderBy('seq')
    .execute();
}

/** Complaints that share a mark with these tellings, with their traces. Looked up mark by mark, and never more of one than tells something. */
export async function tracesLike(
  db: Db,
  council: string,
  tellings: readonly Traces[],
  except?: string,
): Promise<Map<string, Traces[]>> {
  const leads = [...new Set(tellings.flatMap(leadsOf))];
  const pairs = new Set(tellings.flatMap((it) => it.pairs));
  const most = leads.map((it) => (pairs.has(it) ? MANY_PAIRS : MANY));
  const { rows } = await sql<Traces & { ref: string }>`
    with met as (
      select near.ref, lead.most, count(*) over (partition by lead.mark) as many
      from unnest(${leads}::text[], ${most}::int[]) as lead (mark, most)
      cross join lateral (
        select ref from marks where council = ${council} and mark = lead.mark limit lead.most + 1
      ) as near
    ), likeliest as (
      select ref from met where many <= most and ref <> ${except ?? ''} group by ref order by count(*) desc, ref desc limit ${COMPARED}
    )
    select t.ref, t.pairs, t.children, t.name, t.reach, t.message from traces t
    where t.council = ${council} and t.ref in (select ref from likeliest) order by t.ref, t.seq`.execute(db);
  const found = new Map<string, Traces[]>();
  for (const { ref, ...traces } of rows) found.set(ref, [...(found.get(ref) ?? []), traces]);
  return found;
}

/** Nothing of it is found any more. */
export async function forgetTraces(tx: Tx, council: string, ref: string): Promise<void> {
  const leads = [...new Set((await tracesOfComplaint(tx, council, ref)).flatMap(leadsOf))];
  await sql`delete from marks where council = ${council} and mark = any(${leads}::text[]) and ref = ${ref}`.execute(tx);
  await tx.deleteFrom('traces').where('council', '=', council).where('ref', '=', ref).execute();
}
