import { type Expression, type ExpressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { Amount, Day, Dimension, Where } from '../ask/question.ts';
import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import type { RegisterRow } from '../register/row.ts';
import type { Reach } from '../rights/parties.ts';
import { aboutTheDeskRef, inDangerRef, notAbout } from './reach.ts';
import type { Tables } from './schema.ts';
import type { Db } from './store.ts';

/** What every condition may need to know beside the row. */
export interface Asked {
  council: string;
  reach: Reach;
  today: LocalDate;
  calendar: Calendar;
}

type Build = ExpressionBuilder<Tables & { r: Tables['register'] }, 'r'>;
type Condition = Expression<SqlBool>;

/**
 * The one definition of which complaints a question is about. Counts, lists, shares and averages are all made of it, so that a
 * number and the list behind it cannot disagree.
 */
function matching(db: Db, asked: Asked, where: Where) {
  return db
    .selectFrom('register as r')
    .where('r.council', '=', asked.council)
    .where((it) => within(it as unknown as Build, asked.reach))
    .where((it) => it.and(conditions(it as unknown as Build, where, asked)));
}

/** Nothing outside what the asker may see is counted, so "none" and "not yours" are the same answer. */
function within(it: Build, reach: Reach): Condition {
  const { all, teams, holder, passedOnBy, stage2, own, inDanger, aboutTheDesk, except } = reach;
  const reached = it.or([
    sql<boolean>`${all}::boolean`,
    ...(teams.length > 0 ? [it('r.team', 'in', [...teams])] : []),
    ...(holder ? [it('r.respondent', '=', holder), it('r.second', '=', holder)] : []),
    ...(passedOnBy ? [it('r.forwarded_by', '=', passedOnBy)] : []),
    ...(stage2 ? [it('r.stage2_asked', 'is not', null)] : []),
    ...(own ? [it('r.ref', '=', own)] : []),
    ...(inDanger ? [inDangerRef('r')] : []),
    ...(aboutTheDesk ? [aboutTheDeskRef('r')] : []),
  ]);
  return except ? it.and([reached, notAbout('r', except)]) : reached;
}

const DAY_COLUMN = {
  received: 'r.received',
  answered: 'r.stage1_answered',
  acknowledged: 'r.acknowledged',
  'stage 2 asked': 'r.stage2_asked',
  'stage 2 answered': 'r.stage2_answered',
  ended: 'r.ended',
  ombudsman: 'r.ombudsman',
} as const satisfies Record<Day, string>;

type Conditions = {
  readonly [K in keyof Required<Where>]: (
    it: Build,
    value: NonNullable<Where[K]>,
    where: Where,
    asked: Asked,
  ) => Condition;
};

const answerDue = (where: Where) =>
  where.stage === 2 || where.reached === 2
    ? (['r.stage2_due', 'r.stage2_answered'] as const)
    : (['r.stage1_due', 'r.stage1_answered'] as const);
const present = (it: Build, column: 'r.stage1_answered' | 'r.stage2_answered' | 'r.acknowledged', yes: boolean) =>
  it(column, yes ? 'is not' : 'is', null);

/** Each condition of a question, by its name: a new one does not compile without its SQL. */
const CONDITIONS: Conditions = {
  ref: (it, ref) => it('r.ref', '=', ref),
  stage: (it, stage) => it('r.stage', '=', stage),
  reached: (it, stage) => it('r.stage', '>=', stage),
  procedure: (it, procedure) => it('r.procedure', '=', procedure),
  teams: (it, teams) => it('r.team', 'in', teams.length > 0 ? teams : ['']),
  noTeam: (it) => it('r.team', 'is', null),
  theme: (_, theme) => sql<boolean>`${theme} = any(r.themes)`,
  outcomes: (it, outcomes) => it('r.outcome', 'in', outcomes),
  complainants: (it, kinds) => it('r.complainant', 'in', kinds),
  channels: (it, channels) => it('r.channel', 'in', channels),
  kind: (it, kind) => it('r.kind', '=', kind),
  open: (it, open) => it('r.open', '=', open),
  overdue: (_, __, where, asked) => waitingDate(where, sql`d.drives < ${asked.today}`),
  due: (_, { from, to }, where) =>
    waitingDate(
      where,
      sql`(${from ?? null}::date is null or d.drives >= ${from ?? null}::date) and (${to ?? null}::date is null or d.drives <= ${to ?? null}::date)`,
    ),
  // Said with "due" or "overdue" it says which date; alone, which complaints wait for that.
  clock: (_, __, where) => (where.overdue || where.due ? sql<boolean>`true` : waitingDate(where, sql`true`)),
  unassigned: (it) => it('r.respondent', 'is', null),
  accepted: (it, yes) => it.and([it('r.respondent', 'is not', null), it('r.accepted', '=', yes)]),
  waiting: (it, waiting) => it('r.waiting', '=', waiting),
  answered: (it, yes, where) => present(it, answerDue(where)[1], yes),
  timing: timing,
  acknowledged: (it, yes) => present(it, 'r.acknowledged', yes),
  extended: (it, yes) => it('r.extended', '=', yes),
  ombudsman: (it, which) =>
    which === 'any'
      ? it('r.ombudsman', 'is not', null)
      : which === 'none'
        ? it('r.ombudsman', 'is', null)
        : it('r.ombudsman_outcome', '=', which === 'premature' ? 'premature' : 'being considered'),
  advocate: (it, which) =>
    which === 'none'
      ? it('r.advocate', 'is', null)
      : which === 'any'
        ? it('r.advocate', 'is not', null)
        : which === 'waiting'
          ? it('r.waiting', '=', 'advocate')
          : it('r.advocate', '=', 'appointed'),
  again: (it, yes) => it('r.earlier', yes ? 'is not' : 'is', null),
  holder: (it, id) => it.or([it('r.respondent', '=', id), it('r.second', '=', id)]),
  passedOnBy: (it, id) => it('r.forwarded_by', '=', id),
  age: (it, age) => it('r.age', '=', age),
  gender: (it, gender) => it('r.gender', '=', gender),
  days: days,
  olderThan: (it, many, _, { today }) => it('r.received', '<=', addDays(today, -many)),
  period: (it, { from, to, of }) =>
    it.and([
      it(DAY_COLUMN[of], 'is not', null),
      ...(from ? [it(DAY_COLUMN[of], '>=', from)] : []),
      ...(to ? [it(DAY_COLUMN[of], '<=', to)] : []),
    ]),
  named: (_, keys) => sql<boolean>`r.named @> ${keys}::text[]`,
};

function conditions(it: Build, where: Where, asked: Asked): Condition[] {
  const said = (Object.keys(where) as (keyof Where)[]).map((name) => {
    const condition = CONDITIONS[name] as (it: Build, value: unknown, where: Where, asked: Asked) => Condition;
    return condition(it, where[name], where, asked);
  });
  // Compliments and the like are counted only where somebody asks for them.
  return where.kind ? [it('r.procedure', '=', 'none'), ...said] : [it('r.procedure', '!=', 'none'), ...said];
}

/** Word for word the condition of the index `deadlines_kept`: said otherwise, every deadline would be opened and read. */
const STILL_TO_KEEP = sql<boolean>`(d.status in ('running', 'overdue') and d.deadline->>'whose' = 'council' and d.drives is not null)`;

/** A date of the council's that is still to be kept: the complaint is open, and the clock's own row says the rest. */
function waitingDate({ clock }: Where, date: RawBuilder<unknown>): Condition {
  return sql<boolean>`r.open and exists (
    select from deadlines d
    where d.council = r.council and d.ref = r.ref and ${STILL_TO_KEEP}
      and ${clock ? sql`d.clock = ${clock}` : sql`true`} and ${date}
  )`;
}

function timing(it: Build, how: NonNullable<Where['timing']>, where: Where, { today }: Asked): Condition {
  const [due, answered] = answerDue(where);
  const late = it(answered, '>', it.ref(due));
  if (how === 'in time') return it(answered, '<=', it.ref(due));
  return how === 'late'
    ? late
    : it.or([late, it.and([it(answered, 'is', null), it(due, '<', today), it('r.open', '=', true)])]);
}

/** Of answered complaints the days the answer took; of the others the days since the clock began. */
function days(
  it: Build,
  { over, under, ofAnswered }: NonNullable<Where['days']>,
  _: Where,
  { today, calendar }: Asked,
): Condition {
  if (ofAnswered)
    return it.and([
      ...(over === undefined ? [] : [it('r.stage1_days', '>', over)]),
      ...(under === undefined ? [] : [it('r.stage1_days', '<=', under)]),
    ]);
  return it.and([
    it('r.stage1_answered', 'is', null),
    it('r.open', '=', true),
    ...(over === undefined ? [] : [it('r.stage1_started', '<', calendar.add(today, -over))]),
    ...(under === undefined ? [] : [it('r.stage1_started', '>=', calendar.add(today, -under))]),
  ]);
}

/** A complaint as a list shows it: the soonest date of the council's that is still to be kept, and whose move it is. */
export type Listed = Pick<
  RegisterRow,
  | 'ref'
  | 'received'
  | 'procedure'
  | 'state'
  | 'stage'
  | 'team'
  | 'respondent'
  | 'outcome'
  | 'open'
  | 'waiting'
  | 'themes'
  | 'stage1_days'
  | 'stage1_answered'
> & { due: LocalDate | null; clock: string | null };

export type Order = 'soonest' | 'oldest' | 'newest' | 'longest' | 'shortest';

export interface Page {
  order: Order;
  first: number;
  most: number;
}

/** How many there are and one page of them, in one statement: both are of the same moment. */
export async function countAndList(
  db: Db,
  asked: Asked,
  where: Where,
  page: Page,
): Promise<{ count: number; rows: Listed[] }> {
  const counted = matching(db, asked, where).select((it) => it.fn.countAll<number>().as('n'));
  const listed = matching(db, asked, where)
    .leftJoinLateral(
      (it) =>
        it
          .selectFrom('deadlines as d')
          .select(['d.drives as due', 'd.clock as clock'])
          .whereRef('d.council', '=', 'r.council')
          .whereRef('d.ref', '=', 'r.ref')
          .where(STILL_TO_KEEP)
          // What is closed has no date to keep, and is not looked for.
          .where(sql<boolean>`r.open`)
          .where(where.clock ? sql<boolean>`d.clock = ${where.clock}` : sql<boolean>`true`)
          .where(where.due?.from ? sql<boolean>`d.drives >= ${where.due.from}` : sql<boolean>`true`)
          .orderBy('d.drives')
          .limit(1)
          .as('next'),
      (join) => join.onTrue(),
    )
    .select([
      'r.ref',
      'r.received',
      'r.procedure',
      'r.state',
      'r.stage',
      'r.team',
      'r.respondent',
      'r.outcome',
      'r.open',
      'r.waiting',
      'r.themes',
      'r.stage1_days',
      'r.stage1_answered',
      'next.due',
      'next.clock',
    ])
    .orderBy(orderOf(page.order))
    .orderBy('r.ref')
    .offset(page.first)
    .limit(page.most);
  const answer = await db
    .selectNoFrom([
      counted.as('count'),
      sql<Listed[]>`(select coalesce(json_agg(to_json(it)), '[]') from ${listed} as it)`.as('rows'),
    ])
    .executeTakeFirstOrThrow();
  return { count: answer.count ?? 0, rows: answer.rows };
}

function orderOf(order: Order) {
  const by = {
    soonest: sql`next.due asc nulls last, r.received desc`,
    oldest: sql`r.received asc`,
    newest: sql`r.received desc`,
    longest: sql`r.stage1_days desc nulls last`,
    shortest: sql`r.stage1_days asc nulls last`,
  };
  return by[order];
}

export async function countOf(db: Db, asked: Asked, where: Where): Promise<number> {
  const { n } = await matching(db, asked, where)
    .select((it) => it.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow();
  return n;
}

const GROUPS = {
  team: sql<string | null>`r.team`,
  theme: sql<string | null>`t.theme`,
  stage: sql<string | null>`r.stage::text`,
  procedure: sql<string | null>`r.procedure`,
  outcome: sql<string | null>`r.outcome`,
  complainant: sql<string | null>`r.complainant`,
  channel: sql<string | null>`r.channel`,
  owner: sql<string | null>`r.respondent`,
  waiting: sql<string | null>`r.waiting`,
  month: null,
  quarter: null,
  year: null,
  age: sql<string | null>`r.age`,
  gender: sql<string | null>`r.gender`,
} as const satisfies Record<Dimension, unknown>;

/** How many under each key of a dimension; a complaint about two themes counts under both. A financial year begins in April. */
export async function countsBy(
  db: Db,
  asked: Asked,
  where: Where,
  by: Dimension,
): Promise<{ key: string | null; n: number }[]> {
  const key = GROUPS[by] ?? dated(by, where.period?.of ?? 'received');
  const base =
    by === 'theme'
      ? matching(db, asked, where).innerJoin(sql<{ theme: string }>`unnest(r.themes)`.as<'t'>(sql`t(theme)`), (join) =>
          join.onTrue(),
        )
      : matching(db, asked, where);
  const rows = await (base as ReturnType<typeof matching>)
    .select((it) => [key.as('key'), it.fn.countAll<number>().as('n')])
    .groupBy(sql`1`)
    .orderBy(sql`2 desc, 1`)
    .execute();
  return rows;
}

function dated(by: Dimension, of: Day): RawBuilder<string | null> {
  const day = sql.ref(DAY_COLUMN[of]);
  if (by === 'month') return sql`to_char(${day}, 'YYYY-MM')`;
  if (by === 'quarter') return sql`to_char(date_trunc('quarter', ${day}), 'YYYY-MM')`;
  return sql`to_char(${day} - interval '3 months', 'YYYY')`;
}

const AMOUNTS = {
  'stage 1 days': sql<number | null>`r.stage1_days`,
  'stage 2 days': sql<number | null>`r.stage2_days`,
  cost: sql<number | null>`r.cost`,
} as const satisfies Record<Amount, unknown>;

export interface Summed {
  /** How many have such a number at all. */
  n: number;
  sum: number;
  least: number | null;
  most: number | null;
  middle: number | null;
}

export async function summed(db: Db, asked: Asked, where: Where, amount: Amount): Promise<Summed> {
  const it = AMOUNTS[amount];
  return matching(db, asked, where)
    .select([
      sql<number>`count(${it})::int`.as('n'),
      sql<number>`coalesce(sum(${it}), 0)::int`.as('sum'),
      sql<number | null>`min(${it})::int`.as('least'),
      sql<number | null>`max(${it})::int`.as('most'),
      sql<number | null>`(percentile_disc(0.5) within group (order by ${it}))::int`.as('middle'),
    ])
    .executeTakeFirstOrThrow();
}

/** The same for each key, for "how long do Stage 1s take in each team?". */
export async function summedBy(
  db: Db,
  asked: Asked,
  where: Where,
  amount: Amount,
  by: Dimension,
): Promise<{ key: string | null; n: number; sum: number }[]> {
  const it = AMOUNTS[amount];
  const key = GROUPS[by] ?? dated(by, where.period?.of ?? 'received');
  const base =
    by === 'theme'
      ? matching(db, asked, where).innerJoin(sql<{ theme: string }>`unnest(r.themes)`.as<'t'>(sql`t(theme)`), (join) =>
          join.onTrue(),
        )
      : matching(db, asked, where);
  return (base as ReturnType<typeof matching>)
    .where(sql<boolean>`${it} is not null`)
    .select([key.as('key'), sql<number>`count(*)::int`.as('n'), sql<number>`sum(${it})::int`.as('sum')])
    .groupBy(sql`1`)
    .orderBy(sql`1`)
    .execute();
}
