import { actBy, running } from '../cards/words.ts';
import { type Instant, instantOf, localDate, spoken } from '../src/calendar/local-date.ts';
import type { Telling } from '../src/complaints/telling.ts';
import type { PassedBefore } from '../src/desk/alike.ts';
import type { Opened } from '../src/desk/open.ts';
import type { Complainant } from '../src/procedures/procedure.ts';
import { isNo, oneOf, type When, whenPast, words } from './answers.ts';
import { createForm } from './form.ts';
import { readName } from './name.ts';

/** What a member of staff passes on: the words they were told, who said them, and the day anybody at the council first had them. */
export interface Forward {
  words: string;
  who: Complainant;
  first: When;
  name: { words: string; name?: string; child?: string };
  reach: string;
}

const WHO = {
  parent: ['A parent', 'mum', 'dad', 'mother', 'father'],
  child: ['A child or young person', 'child', 'young person'],
  'care-leaver': ['A care leaver'],
  'foster-carer': ['A foster carer', 'carer'],
  grandparent: ['A grandparent', 'nan', 'grandmother', 'grandfather'],
  relative: ['Another relative'],
  professional: ['Another professional'],
  other: ['Someone else', 'not sure', 'I do not know', "I don't know", 'dont know', 'unknown'],
} as const satisfies Partial<Record<Complainant, readonly string[]>>;

/** Short, because whoever forwards has a caseload. The story itself is never asked for twice. */
export const forward = createForm<Forward, { now: Instant }>('forward', [
  { key: 'words', ask: () => ({ text: 'Please paste what you were told, in their words.' }), read: words },
  {
    key: 'who',
    ask: () => ({ text: 'Thank you. Who told you this?', options: Object.values(WHO).map(([it]) => it) }),
    read: oneOf<keyof typeof WHO>(WHO),
  },
  {
    key: 'first',
    ask: () => ({
      text: 'When did they first tell anybody at the council? That day counts as the day we received it.',
      options: ['Today', 'Yesterday', 'I do not know'],
    }),
    read: (said, _, { now }) => {
      // No earlier day is known: today counts, until somebody knows better.
      if (NOT_KNOWN.test(said)) return { answer: { words: said, day: localDate(now) } };
      const read = whenPast(said, now);
      if ('answer' in read && !read.answer.day) return { again: 'Please give the day, like "Tuesday" or 24 March.' };
      return read;
    },
  },
  {
    key: 'name',
    ask: () => ({
      text: 'What is their name, and whose child is it about? Leave names out if you do not know them.',
      options: ['I do not know'],
    }),
    read: (said) => ({ answer: readName(said) }),
  },
  { key: 'reach', ask: () => ({ text: 'How can they be reached safely?', options: ['I do not know'] }), read: words },
]);

/** Who may have told it, as a form offers them. */
export const TELLERS = Object.values(WHO).map(([label]) => ({ value: label, label }));

/** What is offered as the answer where somebody told who they are. */
export function tellerOf(complainant: Complainant | undefined): string | undefined {
  return WHO[complainant as keyof typeof WHO]?.[0];
}

const UNKNOWN = 'I do not know';
const NOT_KNOWN = /^\W*(i )?(do not|don'?t|dont) know\W*$|^\W*(not sure|unsure|unknown|no idea|dunno)\W*$/i;

/** The same questions answered all at once, on a form. What nobody knows may be left empty there. */
export function filledIn(
  values: Readonly<Record<string, string>>,
  now: Instant,
): { draft: Forward } | { again: string } {
  let draft: Partial<Forward> = {};
  for (const { key } of forward.questions) {
    const given = values[key]?.trim() || (key === 'name' || key === 'reach' ? UNKNOWN : '');
    const answered = forward.answer(draft, given, { now });
    if (!('taken' in answered)) return { again: 'again' in answered ? answered.again : answered.meanwhile };
    draft = answered.draft;
  }
  return { draft: draft as Forward };
}

/** What is known of it beside what was filled in: who wrote it where it stood and when, and the files that came with it. */
interface Beside extends Pick<Telling, 'files' | 'linked'> {
  by?: string;
  on?: string;
}

export function tellingOf(
  draft: Forward,
  id: string,
  channel: string,
  by: string,
  now: Instant,
  { by: writtenBy, on: writtenOn, ...more }: Beside = {},
): Telling {
  const first = draft.first.day ?? localDate(now);
  return {
    id,
    channel,
    receivedAt: first === localDate(now) ? now : instantOf(first, '12:00'),
    complainant: draft.who,
    words: [{ kind: 'what', words: draft.words }],
    name: draft.name.name,
    child: draft.name.child,
    replyTo: isNo(draft.reach) || /do not know|don'?t know/i.test(draft.reach) ? undefined : draft.reach,
    details: {
      forwardedBy: by,
      ...(writtenBy && { writtenBy }),
      ...(writtenOn && { writtenOn }),
    },
    ...more,
  };
}

/** What a colleague may know of it: that it is here, and since when. It holds up nobody. */
export function passedBefore({ on, ref }: PassedBefore): string {
  const which = ref ? ` It is ${ref}.` : '';
  return `Something like this was passed on on ${spoken(on)}, and the complaints team has it.${which} If you are not sure that it is the same, pass it on all the same: a person looks at both.`;
}

/** Reference and date, nothing of the story: a thread has other readers. */
export function thanks({ ref, deadlines }: Opened, now: Instant): string {
  const ack = running(deadlines, 'acknowledge');
  const by = ack && actBy(ack);
  const late = by && by < localDate(now);
  const when = !by ? '' : late ? ` as soon as we can: the day for it, ${spoken(by)}, has passed` : ` by ${spoken(by)}`;
  return `Thank you. ${ref} is with the complaints team; the person will hear from us${when}. You can stop here; please don't look into it yourself.`;
}
