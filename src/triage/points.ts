import type { ProcedureName } from '../complaints/happened.ts';
import { quote } from './english/read.ts';
import type { Span } from './model/features.ts';
import { rowOf } from './model/findings.ts';
import type { Message } from './rules/message.ts';
import type { RouteFound } from './rules/route.ts';
import { themesAt } from './rules/themes.ts';
import type { Point, Theme } from './vocabulary.ts';

/** More than this is a list for a person, not for a machine. */
const MOST = 9;
const SHORTEST = 4;
/** Whoever writes more sentences than this is read by a person anyway. */
const LOOKED_AT = 300;

interface Part extends Span {
  themes: Theme[];
  procedure: ProcedureName;
  because: string;
  /** The writer numbered it or began anew: it stays apart whatever it is about. */
  apart: boolean;
}

/**
 * Splits a complaint into its matters, each with its own procedure and themes (R28). A complaint about the join between
 * services stays whole, with one lead; the team can merge and split.
 */
export function pointsOf(message: Message, route: RouteFound): Point[] {
  const whole: Span = { from: 0, to: message.reading.words.length };
  if (aboutTheJoin(message)) {
    const part = partAt(message, whole, route, false);
    return [
      pointOf(message, { ...part, because: 'About how services work together, so it stays whole with one lead (R28)' }),
    ];
  }
  const parts = sentencesOf(message, route);
  const grouped = group(parts);
  return (grouped.length > 0 ? grouped : [partAt(message, whole, route, false)])
    .slice(0, MOST)
    .map((it) => pointOf(message, it));
}

function aboutTheJoin(message: Message): boolean {
  return message.says('other bodies are involved') > 0 && !NUMBERED.test(message.text);
}

const NUMBERED = /(^|\n)\s*\(?\d{1,2}[.)]\s/;

function sentencesOf(message: Message, route: RouteFound): Part[] {
  const { words, sentences } = message.reading;
  return sentences
    .slice(0, LOOKED_AT)
    .map(([from, to]) => ({ from, to }))
    .filter(({ from, to }) => to - from >= SHORTEST)
    .map((span) => partAt(message, span, route, startsAnew(words[span.from]!.word, message, span)));
}

const OPENERS = new Set([
  'first',
  'firstly',
  'second',
  'secondly',
  'third',
  'thirdly',
  'also',
  'finally',
  'lastly',
  'another',
  'next',
]);

function startsAnew(first: string, message: Message, { from }: Span): boolean {
  const start = message.reading.words[from]!.from;
  const line = message.text.lastIndexOf('\n', start) + 1;
  return OPENERS.has(first) || /^\s*\(?\d{1,2}[.)]\s/.test(message.text.slice(line, start + 4));
}

function partAt(message: Message, span: Span, route: RouteFound, apart: boolean): Part {
  const { procedure, because } = procedureAt(message, span, route);
  return { ...span, themes: themesAt(message, [span]), procedure, because, apart };
}

interface Lead {
  procedure: ProcedureName;
  signals: readonly string[];
  because: string;
}

/** What part of the message says of itself; a part that says nothing goes with the whole. */
const LEADS: readonly Lead[] = [
  {
    procedure: 'statutory',
    signals: [
      'support to a child in need',
      'a looked-after child',
      'leaving care',
      'adoption support',
      'special guardianship support',
    ],
    because: 'Support to a child (R1)',
  },
  {
    procedure: 'corporate',
    signals: ['an education, health and care plan', 'school transport', 'school admissions', 'school attendance'],
    because: 'Education (R4)',
  },
  { procedure: 'corporate', signals: ['early help'], because: 'Early help (R3)' },
  { procedure: 'schools', signals: ['a school’s own doings'], because: 'A school answers for itself first (R8)' },
  {
    procedure: 'none',
    signals: ['a nursery', 'health', 'housing', 'the police', 'Cafcass'],
    because: 'Another body answers for itself (R21)',
  },
];

function procedureAt({ found }: Message, { from, to }: Span, route: RouteFound): Pick<Part, 'procedure' | 'because'> {
  const here = found.filter((it) => it.from >= from && it.from < to && !it.negated);
  const weights = LEADS.map(
    ({ signals }) => here.filter((it) => signals.some((signal) => rowOf(signal) === it.row)).length,
  );
  const most = Math.max(...weights);
  if (most === 0) return { procedure: route.procedure ?? 'statutory', because: `As the whole (${route.rule})` };
  const { procedure, because } = LEADS[weights.indexOf(most)]!;
  return { procedure, because };
}

/** Neighbours about the same thing are one point; what is about nothing belongs to what came before. */
function group(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const last = out.at(-1);
    const same =
      last &&
      !part.apart &&
      (part.themes.length === 0 || (part.procedure === last.procedure && overlap(part.themes, last.themes)));
    if (same) out[out.length - 1] = { ...last, to: part.to, themes: [...new Set([...last.themes, ...part.themes])] };
    else if (part.themes.length > 0) out.push(part);
  }
  return merged(out);
}

function overlap(a: readonly Theme[], b: readonly Theme[]): boolean {
  return a.some((it) => b.includes(it));
}

/** The same themes under the same procedure further on are the same matter again, unless the writer set them apart. */
function merged(parts: readonly Part[]): Part[] {
  const out: Part[] = [];
  for (const part of parts) {
    const twin = out.findIndex(
      (it) => !part.apart && it.procedure === part.procedure && part.themes.every((theme) => it.themes.includes(theme)),
    );
    if (twin < 0) out.push(part);
  }
  return out;
}

function pointOf(message: Message, { from, to, procedure, themes, because }: Part): Point {
  return { text: quote(message.reading, from, to), procedure, themes, because };
}
