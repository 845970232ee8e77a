import { spoken } from '../calendar/local-date.ts';
import type { Chart } from '../reports/chart.ts';
import { type Asked, countAndList, countOf, countsBy, type Listed, summed, summedBy } from '../store/answers.ts';
import type { Db } from '../store/store.ts';
import { keyName, type Names } from './names.ts';
import type { Counting, Dimension, Where } from './question.ts';
import { AMOUNT, capital, understood, whereInWords } from './say.ts';

export interface Part {
  key: string | null;
  label: string;
  n: number;
  /** Of those counted here, where an average or a share is shown. */
  value?: number;
}

export interface Answer {
  question: Counting;
  /** The filter as it was understood. */
  understood: string;
  count: number;
  rows: Listed[];
  /** The place of the first row among them all. */
  first: number;
  /** An average, a sum or a share. */
  value?: number;
  parts?: Part[];
  against?: { label: string; count: number; value?: number };
  chart?: Chart;
  /** The answer as a sentence, with the filter before it. */
  text: string;
  /** What can be typed next. */
  next: string[];
}

export const PAGE = 10;

export interface Answering {
  db: Db;
  asked: Asked;
  names: Names;
  /** Where other people read along: few of a kind are not counted out, because somebody could be known by it. */
  inPublic: boolean;
}

export async function answer(on: Answering, question: Counting, first = 0): Promise<Answer> {
  const { db, asked } = on;
  // The rows of a share are those of the part: the whole is only counted.
  const { count, rows } =
    question.ask === 'share' && !question.by
      ? { count: await countOf(db, asked, question.where), rows: [] }
      : await countAndList(db, asked, question.where, { order: orderOf(question), first, most: PAGE });
  const base = { question, understood: understood(question, on.names), count, rows, first, next: nextOf(question) };
  if (suppressed(on, question, count))
    return { ...base, count: 0, rows: [], text: `${base.understood}: fewer than ${FEW}. ${WHY_FEW}` };
  if (question.ask === 'share') return share(on, question, base);
  if (question.ask === 'average' || question.ask === 'sum') return amount(on, question, base);
  if (question.against) return compared(on, question, base);
  if (question.by) return brokenDown(on, question, base);
  return counted(on, question, base);
}

type Base = Omit<Answer, 'text'>;

/** Fewer than this of a kind can point at somebody. */
export const FEW = 5;
const WHY_FEW = 'So few could be recognised where others read along. Ask me in our own chat.';
const TELLING: readonly (keyof Where)[] = ['age', 'gender', 'complainants', 'advocate'];

function suppressed({ inPublic }: Answering, { where, part }: Counting, count: number): boolean {
  const telling = TELLING.some((it) => where[it] !== undefined || part?.[it] !== undefined);
  return inPublic && telling && count > 0 && count < FEW;
}

function orderOf({ order, where }: Counting) {
  return (
    order ??
    (where.period || where.open === false || where.answered || where.timing || where.outcomes ? 'newest' : 'soonest')
  );
}

async function counted(on: Answering, question: Counting, base: Base): Promise<Answer> {
  const { count, understood: says } = base;
  if (count === 0) return { ...base, text: `${says}: none.${await nextDue(on, question)}` };
  const stages =
    question.where.stage === undefined && question.where.open !== false
      ? await countsBy(on.db, on.asked, question.where, 'stage')
      : [];
  const split =
    stages.length > 1
      ? ` (${stages
          .sort((a, b) => (a.key! < b.key! ? -1 : 1))
          .map((it) => `${it.n} Stage ${it.key}`)
          .join(', ')})`
      : '';
  return { ...base, text: `${says}: ${count}${split}.` };
}

/** Nothing overdue: then the next date is what somebody wants to know. */
async function nextDue({ db, asked }: Answering, { where }: Counting): Promise<string> {
  if (!where.overdue) return '';
  const { overdue, ...rest } = where;
  const { rows } = await countAndList(
    db,
    asked,
    { ...rest, due: { from: asked.today, label: '' } },
    { order: 'soonest', first: 0, most: 1 },
  );
  const [next] = rows;
  return next?.due ? ` Next due: ${next.ref}, ${spoken(next.due)}.` : '';
}

async function brokenDown(on: Answering, question: Counting, base: Base): Promise<Answer> {
  const by = question.by!;
  const found = await countsBy(on.db, on.asked, question.where, by);
  const parts = inOrder(
    by,
    found.map(({ key, n }) => ({ key, label: keyName(by, key, on.names), n })),
  );
  const shown = hideFew(on, by, parts);
  if (base.count === 0) return { ...base, parts: [], text: `${base.understood}: none.` };
  const chosen = question.extreme ? extremes(parts, question.extreme) : undefined;
  const text = chosen
    ? `${question.extreme === 'most' ? 'Most' : 'Fewest'}: ${chosen.map((it) => it.label).join(' and ')}, ${chosen[0]!.n} of ${base.count} (${percent(chosen[0]!.n, base.count)})`
    : shown.map((it) => `${it.label} ${it.says}`).join(', ');
  return {
    ...base,
    parts,
    text: `${base.understood}: ${base.count}. ${capital(text)}.`,
    ...(shown.length > 2 && { chart: { kind: inTime(by) ? 'columns' : 'bars', title: base.understood, parts: shown } }),
  };
}

const TIME: readonly Dimension[] = ['month', 'quarter', 'year'];
const inTime = (by: Dimension) => TIME.includes(by);

/** Time goes forward and stages up; everything else begins with the most. */
function inOrder(by: Dimension, parts: Part[]): Part[] {
  return inTime(by) || by === 'stage'
    ? parts.sort((a, b) => ((a.key ?? '') < (b.key ?? '') ? -1 : 1))
    : parts.sort((a, b) => b.n - a.n || (a.label < b.label ? -1 : 1));
}

const PRIVATE: readonly Dimension[] = ['complainant', 'age', 'gender'];

function hideFew({ inPublic }: Answering, by: Dimension, parts: readonly Part[]) {
  const hide = inPublic && PRIVATE.includes(by);
  return parts.map((it) => ({
    label: it.label,
    n: hide && it.n < FEW ? 0 : it.n,
    says: hide && it.n < FEW ? `fewer than ${FEW}` : String(it.n),
  }));
}

function extremes(parts: readonly Part[], which: 'most' | 'least'): Part[] {
  const sizes = parts.map((it) => it.n);
  const wanted = which === 'most' ? Math.max(...sizes) : Math.min(...sizes);
  return parts.filter((it) => it.n === wanted);
}

async function share(on: Answering, question: Counting, base: Base): Promise<Answer> {
  const part = question.part ?? {};
  const whole = base.count;
  if (question.by) return sharesBy(on, question, base);
  const { count, rows } = await countAndList(
    on.db,
    on.asked,
    { ...question.where, ...part },
    { order: orderOf(question), first: base.first, most: PAGE },
  );
  if (whole === 0)
    return { ...base, count: 0, rows: [], text: `${base.understood}: there are none to take a share of.` };
  const says = `${base.understood}: ${count} of ${whole} (${percent(count, whole)})`;
  const against = question.against && (await shareAgainst(on, question));
  return {
    ...base,
    count,
    rows,
    value: count / whole,
    ...(against && { against }),
    text: `${says}${against ? `; ${against.label}: ${against.count} of ${against.whole} (${percent(against.count, against.whole)})` : ''}.`,
  };
}

async function shareAgainst(on: Answering, { where, part, against }: Counting) {
  const { label, ...other } = against!;
  const whole = await countOf(on.db, on.asked, { ...where, ...other });
  const count = await countOf(on.db, on.asked, { ...where, ...other, ...part });
  return { label, count, whole, value: whole === 0 ? undefined : count / whole };
}

async function sharesBy(on: Answering, { where, part, by }: Counting, base: Base): Promise<Answer> {
  const wholes = await countsBy(on.db, on.asked, where, by!);
  const counts = new Map((await countsBy(on.db, on.asked, { ...where, ...part }, by!)).map((it) => [it.key, it.n]));
  const parts = inOrder(
    by!,
    wholes.map(({ key, n }) => ({ key, label: keyName(by!, key, on.names), n, value: (counts.get(key) ?? 0) / n })),
  );
  const says = parts.map((it) => ({
    label: it.label,
    n: Math.round(it.value! * 1000) / 10,
    says: `${counts.get(it.key) ?? 0} of ${it.n} (${percent(counts.get(it.key) ?? 0, it.n)})`,
  }));
  return {
    ...base,
    parts,
    text: `${base.understood}: ${says.map((it) => `${it.label} ${it.says}`).join(', ') || 'none'}.`,
    ...(says.length > 2 && { chart: { kind: inTime(by!) ? 'columns' : 'bars', title: base.understood, parts: says } }),
  };
}

async function amount(on: Answering, question: Counting, base: Base): Promise<Answer> {
  if (question.by) return amountsBy(on, question, base);
  const { n, sum, least, most, middle } = await summed(on.db, on.asked, question.where, question.amount!);
  if (n === 0)
    return {
      ...base,
      text: `${base.understood}: nothing to work it out from; none of them has ${question.amount === 'cost' ? 'a cost on record' : 'been answered'}.`,
    };
  if (question.ask === 'sum')
    return { ...base, value: sum, text: `${base.understood}: £${sum.toLocaleString('en-GB')} for ${n}.` };
  const value = sum / n;
  const money = question.amount === 'cost';
  const against = question.against && (await amountAgainst(on, question));
  const range = `${n} of ${base.count}; from ${figure(least!, money)} to ${figure(most!, money)}, half within ${figure(middle!, money)}`;
  return {
    ...base,
    value,
    ...(against && { against }),
    text: `${base.understood}: ${figure(value, money)} (${range})${against ? `; ${against.label}: ${against.value === undefined ? 'none' : figure(against.value, money)}` : ''}.`,
  };
}

async function amountAgainst(on: Answering, { where, against, amount: which }: Counting) {
  const { label, ...other } = against!;
  const { n, sum } = await summed(on.db, on.asked, { ...where, ...other }, which!);
  return { label, count: n, value: n === 0 ? undefined : sum / n };
}

async function amountsBy(
  on: Answering,
  { where, amount: which, by, ask, extreme }: Counting,
  base: Base,
): Promise<Answer> {
  const found = await summedBy(on.db, on.asked, where, which!, by!);
  const parts = inOrder(
    by!,
    found.map(({ key, n, sum }) => ({
      key,
      label: keyName(by!, key, on.names),
      n,
      value: ask === 'sum' ? sum : sum / n,
    })),
  );
  const money = which === 'cost';
  const values = parts.map((it) => it.value!);
  const wanted = extreme && (extreme === 'most' ? Math.max(...values) : Math.min(...values));
  const chosen = wanted === undefined ? parts : parts.filter((it) => it.value === wanted);
  const says = parts.map((it) => ({
    label: it.label,
    n: Math.round(it.value! * 10) / 10,
    says: `${figure(it.value!, money)} (${it.n})`,
  }));
  return {
    ...base,
    parts,
    text: `${base.understood}: ${chosen.map((it) => `${it.label} ${figure(it.value!, money)} (${it.n})`).join(', ') || 'none'}.`,
    ...(says.length > 2 && {
      chart: { kind: inTime(by!) ? 'columns' : 'bars', title: `${capital(AMOUNT[which!])}`, parts: says },
    }),
  };
}

async function compared(on: Answering, question: Counting, base: Base): Promise<Answer> {
  const { label, ...other } = question.against!;
  if (question.by) return comparedBy(on, question, base);
  const count = await countOf(on.db, on.asked, { ...question.where, ...other });
  const here = capital(
    question.where.teams && other.teams
      ? whereInWords({ teams: question.where.teams }, on.names)
      : (question.where.period?.label ?? 'now'),
  );
  return {
    ...base,
    against: { label, count },
    text: `${base.understood.replace(` · against ${label}`, '')}: ${base.count}; ${label}: ${count}${change(base.count, count)}.`,
    chart: {
      kind: 'bars',
      title: capital(whereInWords({ ...question.where, period: undefined, teams: undefined }, on.names)),
      parts: [
        { label: here, n: base.count },
        { label, n: count },
      ],
    },
  };
}

async function comparedBy(on: Answering, question: Counting, base: Base): Promise<Answer> {
  const { label, ...other } = question.against!;
  const by = question.by!;
  const now = await countsBy(on.db, on.asked, question.where, by);
  const then = new Map(
    (await countsBy(on.db, on.asked, { ...question.where, ...other }, by)).map((it) => [it.key, it.n]),
  );
  const keys = [...new Set([...now.map((it) => it.key), ...then.keys()])];
  const parts = inOrder(
    by,
    keys.map((key) => ({ key, label: keyName(by, key, on.names), n: now.find((it) => it.key === key)?.n ?? 0 })),
  );
  const total = [...then.values()].reduce((sum, it) => sum + it, 0);
  return {
    ...base,
    parts,
    against: { label, count: total },
    text: `${base.understood}: ${parts.map((it) => `${it.label} ${it.n} (was ${then.get(it.key) ?? 0})`).join(', ') || 'none'}.`,
    ...(parts.length > 2 && {
      chart: {
        kind: 'bars',
        title: base.understood,
        parts: parts.map((it) => ({ label: it.label, n: it.n, says: `${it.n}, was ${then.get(it.key) ?? 0}` })),
      },
    }),
  };
}

/** " (+29%)"; nothing is a percentage of none. */
function change(now: number, then: number): string {
  if (then === 0) return now === 0 ? '' : ' (there were none, so no percentage)';
  const by = Math.round(((now - then) / then) * 100);
  return by === 0 ? ' (the same)' : ` (${by > 0 ? '+' : '−'}${Math.abs(by)}%)`;
}

export function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((part / whole) * 1000) / 10}%`;
}

function figure(value: number, money: boolean): string {
  return money ? `£${Math.round(value).toLocaleString('en-GB')}` : String(Math.round(value * 10) / 10);
}

/** What is worth asking next, and works when it is typed. */
function nextOf({ where, by, ask }: Counting): string[] {
  if (ask !== 'count' && ask !== 'list') return ['by team', 'show me'];
  return [
    ...(where.stage === undefined ? ['only Stage 1'] : []),
    ...(by ? [] : where.open || where.overdue || where.due ? ['by owner', 'by team'] : ['by team', 'by theme']),
  ].slice(0, 3);
}
