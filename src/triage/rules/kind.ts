import { KINDS, type Kind } from '../vocabulary.ts';
import { speakerOfChannel } from './channel.ts';
import type { Message } from './message.ts';

/** What kind of thing a message is, and the words that decided it. */
export interface KindFound {
  kind: Kind;
  says: string;
  rule: string;
  from: string;
  changes: string;
}

interface Leaning {
  kind: Kind;
  /** Added to what the classifier says: the rule of domain 1.2 and 3.3 that stands behind it. */
  adds: (message: Message) => number;
}

/** Rules lean on the classifier's scale: 1 is a nudge, 4 decides unless much speaks against it. */
const LEANINGS: readonly Leaning[] = [
  { kind: 'complaint', adds: (m) => (m.says('calls it a complaint') > 0 ? 0.5 : 0) },
  { kind: 'complaint', adds: (m) => (m.says('denies it is a complaint') > 0 ? -0.5 : 0) },
  // A request that was not met is a complaint (Code 2024 1.7).
  { kind: 'service-request', adds: (m) => (m.says('something was not done') > 0 ? -0.8 : 0) },
  { kind: 'withdrawal', adds: (m) => (m.says('withdraws') > 0 ? 1 : 0) },
  { kind: 'enquiry', adds: (m) => (writesForAMember(m) ? 6 : 0) },
  { kind: 'other', adds: (m) => (m.says('claims damages') > 0 ? 2 : CLEARLY) },
];

export function kindOf(message: Message): KindFound {
  const scores = new Map<Kind, number>(
    KINDS.map((it) => [it, message.score(`kind ${it}`) + (it === 'complaint' ? COMMON : 0)]),
  );
  for (const { kind, adds } of LEANINGS) scores.set(kind, scores.get(kind)! + adds(message));
  const kind = dangerFirst(message, scores);
  return { kind, ...WHY[kind], from: message.words(SHOWN_BY[kind]) || opening(message.text) };
}

/** Most of what teaches is complaints, which makes the model lean to them. */
const COMMON = -0.9;
/** Whoever may complain is not sent away for writing like nobody else. */
const CLEARLY = -1;

/** A member's office writes: the person it is about is asked whether they want a complaint (R15). */
export function writesForAMember(message: Message): boolean {
  return message.says('speaks as an MP or councillor') > 0 || speakerOfChannel(message.about.channel)?.kind === 'mp';
}

function highest(scores: ReadonlyMap<Kind, number>): Kind {
  return [...scores].reduce((best, it) => (it[1] > best[1] ? it : best))[0];
}

/** Danger told with no dissatisfaction is a report; with some it is a complaint as well, and stays open (R26). */
function dangerFirst(message: Message, scores: Map<Kind, number>): Kind {
  if (message.danger.level === 'none') scores.delete('safeguarding-report');
  const kind = highest(scores);
  return message.danger.level === 'now' && (kind === 'other' || kind === 'comment') ? 'safeguarding-report' : kind;
}

const SHOWN_BY: Record<Kind, string> = {
  complaint: 'calls it a complaint',
  compliment: 'gives thanks',
  comment: 'suggests',
  enquiry: 'asks a question',
  'service-request': 'asks for a service',
  'information-request': 'asks for information under the law',
  'staff-matter': 'works for the council',
  withdrawal: 'withdraws',
  'safeguarding-report': 'a worry about a child',
  other: 'claims damages',
};

const WHY: Record<Kind, Omit<KindFound, 'kind' | 'from'>> = {
  complaint: {
    says: 'They are dissatisfied with what was done or not done',
    rule: 'Code 2024 1.4: the word complaint need not be used',
    changes: 'If they only want a service or an answer, it is a request until they are unhappy with the response.',
  },
  compliment: {
    says: 'They thank somebody',
    rule: 'R16',
    changes: 'If they also want something put right, that part is a complaint.',
  },
  comment: {
    says: 'They offer a thought, not a grievance',
    rule: 'R17',
    changes: 'If they want an answer and are within section 26, it is a representation.',
  },
  enquiry: {
    says: 'They ask something',
    rule: 'R18, R15 for members',
    changes: 'If they are unhappy with what was done, it is a complaint.',
  },
  'service-request': {
    says: 'They ask for a service',
    rule: 'R18, Code 2024 1.7',
    changes: 'If they are unhappy with the response to it, it is a complaint.',
  },
  'information-request': {
    says: 'They ask for recorded information',
    rule: 'R11, R12',
    changes: 'If data law was broken, that is a data protection complaint (R13).',
  },
  'staff-matter': {
    says: 'It is about their own employment',
    rule: 'R10, X6',
    changes: 'If the public is affected, that part is a complaint; wrongdoing goes to whistleblowing (R27).',
  },
  withdrawal: {
    says: 'They want the complaint to stop',
    rule: 'domain 7.3',
    changes: 'Withdrawal never cancels a safeguarding action; pressure is asked about.',
  },
  'safeguarding-report': {
    says: 'They tell of danger, and complain of nothing',
    rule: 'R26',
    changes: 'If a service let somebody down, a complaint runs beside it.',
  },
  other: {
    says: 'It is none of the usual kinds',
    rule: 'X10, R14, R22',
    changes: 'A person reads it and says what it is.',
  },
};

function opening(text: string): string {
  return text.trim().replace(/\s+/g, ' ').slice(0, 80);
}
