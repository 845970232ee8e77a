import type { Complainant } from '../../procedures/procedure.ts';
import { speakerOfChannel } from './channel.ts';
import type { Message } from './message.ts';

/** Who is speaking, as domain section 2 has it: a legal status, read from what they say and never from a job title. */
export interface Speaker {
  kind: Complainant;
  /** The row of domain section 2: W1 to W16. */
  category: string;
  /** "you are her foster carer": shown back, so that it is not asked again. */
  says: string;
  from: string;
  sure: number;
}

interface Candidate {
  kind: Complainant;
  category: string;
  says: string;
  /** The signals that speak for it, with how loudly. */
  by: Readonly<Record<string, number>>;
  /** Signals that speak against it. */
  not?: Readonly<Record<string, number>>;
  /** Words that may only name somebody in the story, and do where the writer speaks as this. */
  naming?: { words: RegExp; where: string };
  /** What the model learnt of how they write; a little evidence beside what they say. */
  hint?: 'flag child-complainant' | 'flag care-leaver';
}

/** In order of precedence where two are as likely: the narrower status first. */
const CANDIDATES: readonly Candidate[] = [
  {
    kind: 'mp',
    category: 'W11',
    says: 'you write for somebody you represent',
    by: { 'speaks as an MP or councillor': 5 },
  },
  {
    kind: 'advocate',
    category: 'W12',
    says: 'you are an advocate for a child or young person',
    by: { 'speaks as an advocate': 2.5, 'speaks for somebody else': 1 },
    not: { 'says a child’s age': 2 },
  },
  {
    kind: 'representative',
    category: 'W11',
    says: 'you write for somebody else',
    by: { 'speaks as a solicitor': 3.5, 'speaks for somebody else': 1 },
    not: { 'says a child’s age': 2 },
  },
  {
    kind: 'special-guardian',
    category: 'W8',
    says: 'you are a special guardian or kinship carer',
    by: { 'speaks as a special guardian': 2.2 },
    not: { 'says a child’s age': 1 },
  },
  {
    kind: 'adopter',
    category: 'W7',
    says: 'you have adopted, or are going to',
    by: { 'speaks as an adopter': 2 },
    not: { 'says a child’s age': 2, 'speaks as a looked-after child': 1 },
  },
  {
    kind: 'foster-carer',
    category: 'W5',
    says: 'you are a foster carer',
    by: { 'speaks as a foster carer': 2.2 },
    not: { 'says a child’s age': 3, 'speaks as a looked-after child': 1.2 },
  },
  {
    kind: 'care-leaver',
    category: 'W6',
    says: 'you have been in care',
    by: { 'speaks as a care leaver': 1.5 },
    hint: 'flag care-leaver',
    not: { 'says a child’s age': 2, 'speaks as a foster carer': 1 },
  },
  {
    kind: 'child',
    category: 'W1',
    says: 'you live with a foster carer or in a home',
    by: { 'says a child’s age': 2.5, 'speaks as a looked-after child': 1.4, 'speaks as a child': 0.7 },
    hint: 'flag child-complainant',
    not: { 'speaks as a parent': 1, 'speaks as a foster carer': 1, 'speaks as a grandparent': 1 },
  },
  {
    kind: 'child',
    category: 'W2',
    says: 'you are under 18',
    by: { 'says a child’s age': 2.5, 'speaks as a child': 0.9 },
    hint: 'flag child-complainant',
    not: { 'speaks as a parent': 1.2, 'speaks as a grandparent': 1, 'speaks as a looked-after child': 0.3 },
  },
  {
    kind: 'grandparent',
    category: 'W10',
    says: 'you are a grandparent',
    by: { 'speaks as a grandparent': 2.2 },
    naming: { words: /^(their|his|her|is|was|are|were)\b/i, where: 'speaks as a parent' },
    not: { 'says a child’s age': 2, 'speaks as a child': 0.3 },
  },
  {
    kind: 'relative',
    category: 'W10',
    says: 'you are family',
    by: { 'speaks as a relative': 1.8 },
    not: { 'says a child’s age': 1 },
  },
  {
    kind: 'parent',
    category: 'W3',
    says: 'you are the parent',
    by: { 'speaks as a parent': 1.7 },
    not: { 'says a child’s age': 1.5, 'speaks as a child': 0.3 },
  },
  {
    kind: 'professional',
    category: 'W16',
    says: 'you write because of your work',
    by: { 'speaks as a professional': 1.6 },
    not: { 'speaks as a parent': 0.8 },
  },
  {
    kind: 'other',
    category: 'W16',
    says: 'you are a neighbour or a member of the public',
    by: { 'speaks as a neighbour or the public': 1.6 },
    not: { 'speaks as a parent': 1 },
  },
  {
    kind: 'anonymous',
    category: 'W16',
    says: 'you would rather not say who you are',
    by: { 'will not give a name': 1.5 },
  },
];

const ENOUGH = 1.3;
const LABELLED = 10;
const LEARNT = 0.8;
const UNSURE = { 'flag child-complainant': 1.95, 'flag care-leaver': 1.95 };

/** Who the channel says they are, or else the likeliest speaker, or nobody: then they are asked. */
export function speaker(message: Message): Speaker | undefined {
  const labelled = speakerOfChannel(message.about.channel);
  return labelled ? { ...labelled, sure: LABELLED } : likeliest(message);
}

function likeliest(message: Message): Speaker | undefined {
  let best: Speaker | undefined;
  for (const candidate of CANDIDATES) {
    const sure = weigh(message, candidate);
    if (sure >= ENOUGH && sure > (best?.sure ?? 0) + 0.01) {
      const { kind, category, says } = candidate;
      best = { kind, category, says, sure, from: wordsFor(message, candidate) };
    }
  }
  return best;
}

/** Said once counts; said again counts a little. */
function weigh(message: Message, { by, not = {}, hint, naming }: Candidate): number {
  const named = naming && message.says(naming.where) > 0 ? naming.words : undefined;
  const times = (signal: string) =>
    named ? message.quotes(signal).filter((it) => !named.test(it)).length : message.says(signal);
  const total = (table: Readonly<Record<string, number>>, count = message.says) =>
    Object.entries(table).reduce((sum, [signal, loud]) => sum + loud * loudness(count(signal)), 0);
  const learnt = hint ? Math.max(0, Math.min(2, LEARNT * (message.score(hint) + UNSURE[hint]))) : 0;
  return total(by, times) - total(not) + learnt;
}

function loudness(times: number): number {
  return times === 0 ? 0 : 1 + 0.25 * Math.min(times - 1, 3);
}

function wordsFor(message: Message, { by }: Candidate): string {
  return (
    Object.keys(by)
      .map((it) => message.words(it))
      .find((it) => it !== '') ?? ''
  );
}
