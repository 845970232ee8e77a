import { localDate, localTime, short } from '../src/calendar/local-date.ts';
import type { Unread, Unsent } from '../src/desk/unread.ts';
import { type Block, type Button, button, type Card } from './card.ts';

const MOST = 20;

/** What somebody wrote and nobody here has read, what waits longest first: references and times only. */
export function unreadCard(all: readonly Unread[], now: Date): Card {
  const shown = all.slice(0, MOST);
  return {
    title: all.length > 0 ? `To be read (${all.length})` : 'To be read',
    tone: all.some((it) => it.by <= now) ? 'alert' : all.length > 0 ? 'warn' : 'plain',
    body: [
      ...(all.length === 0 ? [{ text: 'Everything that was written to us has been read.' }] : []),
      { list: shown.map(({ ref, working, by }) => `${titleOf(ref)} · ${by <= now ? 'late · ' : ''}${working}`) },
      ...(all.length > MOST ? [{ text: `and ${all.length - MOST} more.` }] : []),
    ],
    buttons: shown.map(({ ref }) => reader(ref)),
  };
}

export function isUnsent(ref: string): boolean {
  return ref.startsWith('chat:');
}

function titleOf(ref: string): string {
  return isUnsent(ref) ? 'told and not sent' : ref;
}

function reader(ref: string): Button {
  return isUnsent(ref)
    ? button('read-unsent', ref, 'Read what was not sent')
    : button('read-story', ref, `Read ${ref}`);
}

/** Somebody has told us something, has not sent it, and nobody has read it. No word of it, and no name. */
export function unsentNudge({ ref, working, by }: Unread, now: Date): Card {
  return {
    title: 'Somebody has told us something and not sent it',
    tone: by <= now ? 'alert' : 'warn',
    body: [
      {
        text: 'Nobody has read it yet. They may come back and send it, or never. What is only hinted at, only a person sees.',
      },
      { text: working },
    ],
    buttons: [reader(ref)],
  };
}

/** What they told, in their own words, in a one-to-one chat and nowhere else. */
export function unsentCard({ words }: Unsent): Card {
  return {
    title: 'Told and not sent',
    body: [
      {
        text: 'They can still send it, or come back with their code. If somebody may not be safe, pass it on to the person on duty now: type "tell" and paste what worries you.',
      },
      ...words.flatMap(({ words: said, at }): Block[] => [
        { text: `${short(localDate(at))}, ${localTime(at)}`, strong: true },
        { quote: said },
      ]),
    ],
  };
}
