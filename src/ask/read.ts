import type { Calendar } from '../calendar/calendar.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Council } from '../councils/index.ts';
import type { Person } from '../people/person.ts';
import { currentUnit, type Found, oneEarlier, periodsIn, soFar } from './periods.ts';
import { type Pieces, type Placed, piecesIn, vocabularyOf } from './pieces.ts';
import type { Amount, Counting, Day, Period, Question, Where } from './question.ts';

export interface ReadContext {
  today: LocalDate;
  calendar: Calendar;
  council: Council;
  people: readonly Person[];
  /** Who asks: "mine". */
  me?: Person;
  /** The question before, for "and in Fenland?". */
  before?: Question;
}

export type Read =
  | { question: Question /** It goes on from the question before. */; goesOn?: true }
  /** Nobody answers this, and why is said. */
  | { refused: 'worker' | 'name'; names?: string[]; question?: Question }
  /** Understood so far, and the words that were not. */
  | { unknown: string[]; question?: Question }
  | { problem: string };

/** Words as people type them, as a question; or what was not understood. Nothing is guessed: one unknown word is enough to ask back. */
export function read(said: string, context: ReadContext): Read {
  const text = said
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/\bchild(?:ren)?'?s? (?:services|social care)\b/g, '')
    .replace(/\bmay (i|we)\b/g, 'can $1')
    .replace(/\b(?:was|were|have|has|are|is|had)n'?t\b/g, 'not')
    .replace(/\s+/g, ' ')
    .slice(0, MOST);
  if (WILL_NEED.test(text)) return { problem: NOBODY_SAID };
  const periods = periodsIn(text, { ...context, ahead: /\b(due|coming up|upcoming|deadline)\b/.test(text) });
  if ('problem' in periods) return periods;
  const pieces = piecesIn(periods.rest, vocabularyOf(context.council, context.people));
  const parts = sorted(pieces, periods.found, text, periods.rest);
  if (parts.worker) return { refused: 'worker' };
  const question = parts.ref ? one(parts) : counting(parts, context);
  if ('problem' in question) return question;
  if (pieces.unknown.length > 0) return unread(pieces, parts, question);
  if (parts.person) return { refused: 'name', names: [] };
  if (parts.empty) return { unknown: [] };
  return goesOn(parts, context) ? { question, goesOn: true } : { question };
}

const WILL_NEED = /\bneed(s|ing)? (an? |any |some )?(extension|more time|longer)\b/;
const NOBODY_SAID =
  'Which will need more time is on no record. I can show what is due this week, or what was given more time.';

/** Nobody asks a question this long; it is something they were told. */
const MOST = 300;

interface Parts {
  pieces: Placed[];
  periods: Found[];
  text: string;
  /** The text without its periods: places of pieces are counted in it. */
  rest: string;
  ask?: Counting['ask'];
  amount?: Amount;
  than: boolean;
  follows: boolean;
  worker: boolean;
  person: boolean;
  past: boolean;
  due: boolean;
  ref?: string;
  about?: Extract<Question, { ask: 'one' }>['about'];
  empty: boolean;
}

function has<K extends string>(it: Placed, key: K): it is Extract<Placed, Record<K, unknown>> {
  return key in it;
}

function sorted({ placed }: Pieces, periods: Found[], text: string, rest: string): Parts {
  const asks = placed.filter((it) => has(it, 'ask'));
  const chosen =
    asks.find((it) => it.ask === 'share') ?? asks.find((it) => it.ask === 'sum' || it.ask === 'average') ?? asks.at(-1);
  const about = placed.find((it) => has(it, 'about'));
  const ref = placed.find((it) => has(it, 'ref'));
  return {
    pieces: placed,
    periods,
    text,
    rest,
    ask: chosen?.ask,
    amount: asks.find((it) => it.amount)?.amount,
    than: placed.some((it) => has(it, 'than')) || (/\bthan\b/.test(text) && !placed.some((it) => has(it, 'number'))),
    follows: placed.some((it) => has(it, 'follows') && (it.follows === 'anywhere' || it.at === 0)),
    worker:
      placed.some((it) => has(it, 'worker')) ||
      (/\b(about|against) (?=[a-z. ]*$)/.test(text) && placed.some((it) => has(it, 'holder') && aimedAt(text))),
    person: placed.some((it) => has(it, 'person')),
    past: /\b(was|were|did|took|had|last|ago|been)\b/.test(text),
    due: placed.some((it) => has(it, 'due')),
    ref: ref?.ref,
    about: about?.about,
    empty: placed.length === 0 && periods.length === 0,
  };
}

/** "complaints about R. Patel" counts by a worker; "what has R. Patel got" asks who holds what. */
function aimedAt(text: string): boolean {
  return /\bcomplain\w*\b.*\b(about|against)\b/.test(text);
}

function one({ ref, about, text, pieces }: Parts): Question {
  const owner = pieces.some((it) => has(it, 'by') && it.by === 'owner');
  const due = pieces.some((it) => has(it, 'due')) || about === 'due';
  const why = /\bwhy\b|\bworking\b|\bexplain/.test(text);
  return { ask: 'one', ref: ref!, about: why ? 'why' : owner || about === 'owner' ? 'owner' : due ? 'due' : 'status' };
}

function unread({ unknown }: Pieces, parts: Parts, question: Question): Read {
  const naming = parts.person || parts.about === 'status' || /\b(about|called|named|for)\b/.test(parts.text);
  return naming && !parts.ref && parts.periods.length === 0
    ? { refused: 'name', names: unknown, question }
    : { unknown, question };
}

/** Conditions from the pieces, the question before them where this goes on from it, and what they are compared with. */
function counting(parts: Parts, context: ReadContext): Counting | { problem: string } {
  const before = context.before?.ask === 'one' ? undefined : context.before;
  const fresh = conditions(parts, context);
  if ('problem' in fresh) return fresh;
  const following = before !== undefined && goesOn(parts, context);
  const where = following ? joined(before.where, fresh.where) : fresh.where;
  const said = lastOf(parts, 'by')?.by;
  // "How many outcomes were not relayed" names the outcome, so there is nothing to count it by.
  const by = said === 'outcome' && fresh.where.outcomes ? undefined : said;
  const extreme = lastOf(parts, 'extreme')?.extreme;
  const order = lastOf(parts, 'order')?.order;
  const question: Counting = {
    ask: parts.ask ?? (following ? before.ask : 'count'),
    where,
    ...(by ? { by } : following && before.by && !parts.ask && { by: before.by }),
    ...(extreme && by && { extreme }),
    ...(order && { order }),
    ...(parts.amount && { amount: parts.amount }),
  };
  const measured = withAmount(question, following ? before : undefined);
  const shared = question.ask === 'share' ? withPart(measured, parts, fresh, following ? before : undefined) : measured;
  return stageOfAnswer(withAgainst(shared, parts, fresh, context, following ? before : undefined));
}

/** "Stage 1s answered late" are the answers of Stage 1, whatever came after; of Stage 2, whatever has got that far. */
function stageOfAnswer(question: Counting): Counting {
  const { where, part } = question;
  const ofAnswers = [where, part ?? {}].some(
    ({ answered, timing, days, period }) => answered || timing || days?.ofAnswered || period?.of === 'answered',
  );
  if (!ofAnswers || where.overdue || where.open) return question;
  const { stage, ...rest } = where;
  const reached = stage === 2 ? 2 : rest.reached;
  const period =
    rest.period?.of === 'answered' && reached === 2 ? { ...rest.period, of: 'stage 2 answered' as const } : rest.period;
  const whole = part?.timing === 'in time' || part?.timing === 'late' ? { answered: true } : {};
  return {
    ...question,
    where: tidy({ ...rest, ...whole, stage: stage === 3 ? 3 : undefined, reached, period }),
  };
}

function lastOf<K extends string>({ pieces }: Parts, key: K): Extract<Placed, Record<K, unknown>> | undefined {
  return pieces.filter((it) => has(it, key)).at(-1) as Extract<Placed, Record<K, unknown>> | undefined;
}

/** "and fenland?", "only the late ones", "show me", "last month?": nothing in it says what is counted. */
function goesOn(parts: Parts, { before }: Pick<ReadContext, 'before'>): boolean {
  return before !== undefined && before.ask !== 'one' && !parts.ref && isFollowUp(parts);
}

function isFollowUp(parts: Parts): boolean {
  if (parts.follows) return true;
  if (
    /^(ok |okay )?(how many|how many (are there|is that|in all)|show me|list them|list|show|which ones|more|by \w+|per \w+)\W*$/.test(
      parts.text,
    )
  )
    return true;
  const only = parts.pieces.every((it) => has(it, 'team') || has(it, 'than') || has(it, 'of'));
  return only && !/\b(complain|how|what|which|who)/.test(parts.text);
}

/** Two of one of these are neither both nor either of them: nobody guesses which was meant. */
const ONE_AT_A_TIME = ['stage', 'procedure', 'theme', 'waiting', 'age', 'gender'] as const;

interface Conditions {
  where: Where;
  /** Where each was said, for "of X ... were Y". */
  placed: { at: number; where: Where }[];
}

function conditions(parts: Parts, context: ReadContext): Conditions | { problem: string } {
  const placed: Conditions['placed'] = [];
  const add = (at: number, where: Where) => placed.push({ at, where });
  const teams = parts.pieces.filter((it) => has(it, 'team'));
  const kept = parts.than && teams.length > 1 ? teams.slice(0, 1) : teams;
  for (const it of kept) add(it.at, { teams: [it.team] });
  for (const it of parts.pieces) {
    if (has(it, 'where')) add(it.at, it.past && (parts.past || parts.ask === 'share') ? it.past : it.where);
    if (has(it, 'holder')) add(it.at, { holder: it.holder });
    if (has(it, 'age')) add(it.at, { age: it.age });
    if (has(it, 'mine')) {
      if (!context.me) return { problem: 'I do not know who you are here, so I cannot say what is yours.' };
      add(it.at, it.mine === 'teams' ? { teams: context.me.teams } : { [it.mine]: context.me.id });
    }
  }
  const sized = sizes(parts);
  if (sized) add(Number.MAX_SAFE_INTEGER, sized);
  const two = ONE_AT_A_TIME.find((key) => new Set(placed.map((it) => it.where[key]).filter(Boolean)).size > 1);
  if (two) return { problem: `I can count one ${two} at a time. Ask "by ${two}" for all of them beside each other.` };
  if (parts.periods.filter((it) => !it.relative).length > 1 && !parts.than)
    return { problem: 'I can count one stretch of time at a time. Ask "compared with" for two beside each other.' };
  const said = placed.reduce<Where>((all, it) => together(all, it.where), {});
  const held =
    said.holder && !SAYS_WHEN.some((it) => said[it] !== undefined) && parts.periods.length + Number(parts.due) === 0;
  const where: Where = held ? { ...said, open: true } : said;
  return { where: withPeriod(where, parts, context), placed };
}

/** What somebody has is what is open with them, unless it is said otherwise. */
const SAYS_WHEN: readonly (keyof Where)[] = ['open', 'answered', 'timing', 'outcomes', 'overdue'];

/** "over ten days", "within 10 working days", "older than 3 weeks". */
function sizes(parts: Parts): Where | undefined {
  const number = lastOf(parts, 'number');
  const unit = lastOf(parts, 'unit');
  const compare = lastOf(parts, 'compare');
  if (!number || !unit || !compare) return undefined;
  if (unit.unit === 'weeks' || unit.unit === 'months')
    return { olderThan: number.number * (unit.unit === 'weeks' ? 7 : 30), open: true };
  const ofAnswered = /\b(took|take|taken|taking|answered|replied|responded|within|in under)\b/.test(parts.text);
  const days = compare.compare === 'under' ? { under: number.number } : { over: number.number };
  return { days: { ...days, ofAnswered } };
}

/** Several outcomes, teams, kinds of people or channels are alternatives; of anything else the last one said counts. */
function together(all: Where, more: Where): Where {
  const union = <T>(a: T[] | undefined, b: T[] | undefined) => (a && b ? [...new Set([...a, ...b])] : (a ?? b));
  const joined: Where = {
    ...all,
    ...more,
    teams: union(all.teams, more.teams),
    outcomes: union(all.outcomes, more.outcomes),
    complainants: union(all.complainants, more.complainants),
    channels: union(all.channels, more.channels),
    ombudsman:
      [all.ombudsman, more.ombudsman].find((it) => it === 'premature') ??
      [all.ombudsman, more.ombudsman].find((it) => it === 'now') ??
      more.ombudsman ??
      all.ombudsman,
  };
  return tidy(joined);
}

function tidy(where: Where): Where {
  return Object.fromEntries(Object.entries(where).filter(([, value]) => value !== undefined)) as Where;
}

/** What is said anew takes the place of what was there; "only the late ones" is one condition more. */
function joined(before: Where, fresh: Where): Where {
  const { overdue, due, ...rest } = before;
  const moment = fresh.due || fresh.overdue ? {} : { overdue, due };
  const { teams, noTeam, ...others } = fresh;
  return tidy({
    ...rest,
    ...moment,
    ...others,
    ...(teams && { teams, noTeam: undefined }),
    ...(noTeam && { noTeam, teams: undefined }),
  });
}

const DAY_OF: readonly (readonly [RegExp, Day])[] = [
  [/\b(answered|replied|responded|answers? (?:were |was )?sent)\b/, 'answered'],
  [/\backnowledged\b/, 'acknowledged'],
  [/\b(closed?|finished|ended|concluded|withdrawn|withdrew)\b/, 'ended'],
  [
    /\b(went|gone|go|escalated|progressed|asked|moved|got|reached)(?: for| to)? stage (?:2|two)\b|\bescalated\b/,
    'stage 2 asked',
  ],
  [/\bombudsman|\blgs?c?o\b/, 'ombudsman'],
];

function dayOf(parts: Parts, { timing }: Where): Day {
  if (lastOf(parts, 'of')) return 'received';
  // A share or an average is of what came in that time, whatever became of it.
  if (parts.ask === 'share' || parts.ask === 'average') return 'received';
  if (timing === 'late' || timing === 'in time') return 'answered';
  return DAY_OF.find(([pattern]) => pattern.test(parts.text))?.[1] ?? 'received';
}

function withPeriod(where: Where, parts: Parts, context: ReadContext): Where {
  const period = mainPeriod(parts, context);
  if (parts.due) {
    const { open, answered, ...rest } = where;
    return { ...rest, due: period ?? currentWeek(context) };
  }
  if (!period) return where;
  if (where.overdue && period.from === context.today && period.to === context.today) return where;
  const of = dayOf(parts, where);
  const { answered, acknowledged, open, ...rest } = where;
  const said =
    of === 'answered'
      ? { acknowledged, open }
      : of === 'acknowledged'
        ? { answered, open }
        : of === 'ended'
          ? { answered, acknowledged }
          : { answered, acknowledged, open };
  return tidy({ ...rest, ...said, period: { ...soFar(period, context.today), of } });
}

function currentWeek(context: ReadContext): Period {
  const week = periodsIn('this week', { ...context, ahead: true });
  return 'found' in week ? week.found[0]!.period : { label: 'this week' };
}

/** The first period said; where only "than last year" was said, the same unit up to today. */
function mainPeriod(parts: Parts, context: ReadContext): Period | undefined {
  const [first, second] = parts.periods;
  if (!first) return undefined;
  const alone = parts.than && !second && teamsOf(parts).length < 2;
  if (alone && first.relative) return currentUnit(first.relative, { ...context, ahead: false });
  if (first.relative && !first.period.from) return undefined;
  return alone && first.period.unit && saidAfterThan(parts, first)
    ? currentUnit(first.period.unit, { ...context, ahead: false })
    : first.period;
}

/** "compared with 2024/25": the period is what it is compared with. */
function saidAfterThan({ text }: Parts, found: Found): boolean {
  const than = /\b(than|compared (?:to|with)|versus|vs|against)\b/.exec(text);
  return than !== null && than.index < found.at;
}

function teamsOf({ pieces }: Parts): string[] {
  return pieces.flatMap((it) => (has(it, 'team') ? [it.team] : []));
}

function withAgainst(
  question: Counting,
  parts: Parts,
  fresh: Conditions,
  context: ReadContext,
  before: Counting | undefined,
): Counting {
  const { period } = question.where;
  const relative =
    parts.periods.find((it) => it.relative && it !== parts.periods[0]) ??
    (parts.than ? parts.periods.find((it) => it.relative) : undefined);
  const earlierOf = parts.periods.find((it) => it.relative && !it.period.from)?.relative;
  if (earlierOf && !parts.than && before?.where.period && !fresh.where.period)
    return { ...question, where: { ...question.where, period: moved(before.where.period, earlierOf, context) } };
  const comparing = parts.than || earlierOf !== undefined;
  if (!comparing) return before?.against && !fresh.where.period ? { ...question, against: before.against } : question;
  const teams = teamsOf(parts);
  if (teams.length > 1)
    return {
      ...question,
      against: {
        teams: teams.slice(1),
        label: teams
          .slice(1)
          .map((it) => context.council.teams[it]?.name ?? it)
          .join(' and '),
      },
    };
  const main = period ?? before?.where.period;
  const earlier =
    relative?.relative && main ? oneEarlier(main, relative.relative, context.today) : explicit(parts, main, context);
  if (!earlier || !main) return question;
  return {
    ...question,
    where: { ...question.where, period: main },
    against: { period: { ...earlier, of: main.of }, label: earlier.label },
  };
}

/** "and the year before?" after an answer about a year. */
function moved(
  period: Period & { of: Day },
  unit: NonNullable<Period['unit']>,
  { today }: ReadContext,
): Period & { of: Day } {
  return { ...oneEarlier(period, unit, today), of: period.of };
}

/** "this year compared with 2024/25" while this year is under way: the same days of that year, or a part would stand beside a whole. */
function explicit(parts: Parts, main: (Period & { of: Day }) | undefined, context: ReadContext): Period | undefined {
  const said = (parts.periods[1] ?? parts.periods[0])?.period;
  if (!said?.from || !main?.from || said.from === main.from) return undefined;
  if (said.unit !== main.unit || !said.unit || main.to !== context.today || said.from > main.from) return said;
  let earlier: Period = main;
  while (earlier.from! > said.from) earlier = oneEarlier(earlier, said.unit, context.today);
  return earlier;
}

/** "how long do Stage 1s take": the stage says which clock, and is no condition then. */
function withAmount(question: Counting, before: Counting | undefined): Counting {
  if (question.ask !== 'average' && question.ask !== 'sum') return question;
  const { stage, reached, answered, open, ...where } = question.where;
  const amount =
    question.amount ?? (stage === 2 || reached === 2 ? 'stage 2 days' : (before?.amount ?? 'stage 1 days'));
  return { ...question, amount, where };
}

/** "what share of Stage 1s in Fenland were upheld": what stands after the verb is the part, the rest is what it is a part of. */
function withPart(question: Counting, parts: Parts, fresh: Conditions, before: Counting | undefined): Counting {
  const said = fresh.placed.map((it) => ({ ...it, narrows: !('teams' in it.where) && !('procedure' in it.where) }));
  const narrowing = said.filter((it) => it.narrows && it.at > verbAt(parts));
  const notStage = narrowing.filter((it) => !('stage' in it.where));
  const chosen = notStage.length > 0 ? notStage : narrowing.length > 0 || before?.part ? narrowing : said;
  const part = chosen.reduce<Where>((all, it) => together(all, it.where), {});
  const rest = said.filter((it) => !chosen.includes(it)).reduce<Where>((all, it) => together(all, it.where), {});
  const period = fresh.where.period && { period: fresh.where.period };
  return {
    ...question,
    where: tidy({ ...joined(before?.where ?? {}, rest), ...period }),
    part: Object.keys(part).length === 0 && before?.part ? before.part : part,
  };
}

/** The place of "were" in "share of ... were ...", in words; -1 where there is no such verb. */
function verbAt({ rest: text }: Parts): number {
  const match =
    /\b(?:of|percentage|share|proportion|percent)\b.*\b(were|are|was|is|came|come|went|go|got|had|have|took|take|involved|did)\b/.exec(
      text,
    );
  if (!match) return -1;
  return (
    text
      .slice(0, match.index + match[0].length)
      .split(/[^\p{L}\d%'-]+/u)
      .filter(Boolean).length - 1
  );
}
