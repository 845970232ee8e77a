import type { Instant, LocalDate } from '../calendar/local-date.ts';
import type { DueRow } from './deadlines.ts';
import type { Db } from './store.ts';

/** One team's complaints, or all of them. */
type Of = string | undefined;

/** Every date that the council owes up to a day, soonest first. */
export async function owedBy(db: Db, council: string, team: Of, until: LocalDate): Promise<DueRow[]> {
  let query = db
    .selectFrom('deadlines')
    .innerJoin('complaints', (it) =>
      it.onRef('complaints.council', '=', 'deadlines.council').onRef('complaints.ref', '=', 'deadlines.ref'),
    )
    .select(['deadlines.ref', 'deadlines.deadline', 'complaints.state', 'respondent', 'team'])
    .where('deadlines.council', '=', council)
    .where('open', '=', true)
    .where('deadlines.status', 'in', ['running', 'overdue'])
    .where('drives', '<=', until);
  if (team) query = query.where('team', '=', team);
  const rows = await query.orderBy('drives').orderBy('deadlines.ref').execute();
  return rows
    .filter(({ deadline }) => deadline.whose === 'council')
    .map(({ respondent, team: its, ...it }) => ({
      ...it,
      respondent: respondent ?? undefined,
      team: its ?? undefined,
    }));
}

export interface Moved {
  ref: string;
  because: string;
  from?: string;
  to?: string;
}

/** What passed on to somebody else since a moment, without anybody having handed it over. */
export async function movedSince(db: Db, council: string, team: Of, since: Instant): Promise<Moved[]> {
  let query = db
    .selectFrom('entries')
    .innerJoin('complaints', (it) =>
      it.onRef('complaints.council', '=', 'entries.council').onRef('complaints.ref', '=', 'entries.ref'),
    )
    .select(['entries.ref', 'details'])
    .where('entries.council', '=', council)
    .where('open', '=', true)
    .where('act', '=', 'passed.on')
    .where('at', '>=', since);
  if (team) query = query.where('team', '=', team);
  const rows = await query.orderBy('at').execute();
  return rows.map(({ ref, details }) => ({
    ref,
    because: String(details.because),
    ...(typeof details.from === 'string' && { from: details.from }),
    ...(typeof details.to === 'string' && { to: details.to }),
  }));
}

/** Complaints that somebody answers and nobody stands in for. */
export async function withoutSecond(db: Db, council: string, team: Of): Promise<{ ref: string; respondent: string }[]> {
  let query = db
    .selectFrom('complaints')
    .select(['ref', 'respondent'])
    .where('council', '=', council)
    .where('open', '=', true)
    .where('respondent', 'is not', null)
    .where('second', 'is', null)
    .where('state', 'not in', ['stage-1-replied', 'stage-2-replied', 'complete']);
  if (team) query = query.where('team', '=', team);
  const rows = await query.orderBy('ref').execute();
  return rows.map(({ ref, respondent }) => ({ ref, respondent: respondent! }));
}
