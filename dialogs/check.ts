import { type Draft, intake } from './intake.ts';
import type { Reach } from './reach.ts';
import { labelOf } from './who.ts';

const REACHED: Record<Reach['by'], string> = {
  chat: 'here in chat',
  email: 'by email',
  text: 'by text',
  phone: 'by phone',
  post: 'by post',
  someone: 'through someone you trust',
};

const ADVOCATE = {
  has: 'you have one',
  yes: 'yes',
  no: 'no, ask again later if you change your mind',
  later: 'ask again later',
} as const;

/** Longer than this is cut where answers are shown back; what is passed on is whole. */
const SHOWN = 600;

/** What will be passed on, answer by answer, for "check your answers". */
export function checked(draft: Partial<Draft>): (readonly [key: keyof Draft, label: string, value: string])[] {
  return intake.questions.flatMap(({ key, label }) => {
    const value = label ? shown(key, draft) : undefined;
    return value ? [[key, label!, value] as const] : [];
  });
}

/** How an answer is written where it is not simply the words. */
const WRITTEN: { [K in keyof Draft]?: (answer: Draft[K], draft: Partial<Draft>) => string | undefined } = {
  when: ({ words }) => words,
  service: (service, { when }) => (service === when?.words ? undefined : service),
  name: ({ name, child }) => [name, child && `about ${child}`].filter(Boolean).join(', ') || 'not given',
  reply: ({ by, to }) => [REACHED[by], to].filter(Boolean).join(', '),
  who: (who, { category }) => labelOf(who, category),
  advocate: (answer) => ADVOCATE[answer],
  what: (words) => (words.length > SHOWN ? `${words.slice(0, SHOWN)} … (and the rest, all of it)` : words),
};

function shown<K extends keyof Draft>(key: K, draft: Partial<Draft>): string | undefined {
  const answer = draft[key];
  if (answer === undefined) return undefined;
  return WRITTEN[key] ? WRITTEN[key](answer, draft) : String(answer);
}
