import type { Unread } from '../src/desk/unread.ts';
import { button, type Card } from './card.ts';

const MOST = 20;

/** What somebody wrote and nobody here has read, what waits longest first: references and times only. */
export function unreadCard(all: readonly Unread[], now: Date): Card {
  const shown = all.slice(0, MOST);
  return {
    title: all.length > 0 ? `To be read (${all.length})` : 'To be read',
    tone: all.some((it) => it.by <= now) ? 'alert' : all.length > 0 ? 'warn' : 'plain',
    body: [
      ...(all.length === 0 ? [{ text: 'Everything that was written to us has been read.' }] : []),
      { list: shown.map(({ ref, working, by }) => `${ref} · ${by <= now ? 'late · ' : ''}${working}`) },
      ...(all.length > MOST ? [{ text: `and ${all.length - MOST} more.` }] : []),
    ],
    buttons: shown.map(({ ref }) => button('read-story', ref, `Read ${ref}`)),
  };
}
