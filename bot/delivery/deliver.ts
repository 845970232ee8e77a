import type { Reply } from '../../cards/card.ts';
import { claimedFor, type Outgoing, unsent } from '../../src/store/outbox.ts';
import { namesOf } from '../views.ts';
import { NotSent } from './outlet.ts';
import { parcelOf } from './parcel.ts';
import type { DeliverParts } from './parts.ts';
import { mail, post, Raced } from './post.ts';
import { refresh } from './refresh.ts';
import { takeBack } from './take-back.ts';
import { wayTo } from './way.ts';

/** Done with, or a message that only a person can bring to its reader, with the way they chose. */
export type Delivered = 'done' | { byHand: string };

/**
 * Delivers one promised line, once: built from how things stand now, or not at all where it no longer matters. In the web chat,
 * sending and marking it sent are one transaction. Elsewhere it is claimed first, and marked as soon as the channel has it. What does
 * not go out is thrown as NotSent.
 */
export async function deliver(parts: DeliverParts, council: string, id: number): Promise<Delivered> {
  const line = await unsent(parts.db, council, id);
  if (!line) return 'done';
  const noMessage = NO_MESSAGES[line.kind];
  if (noMessage) {
    await noMessage(parts, line);
    return 'done';
  }
  const way = await wayTo(parts, line);
  if ('none' in way) throw new NotSent({ kind: 'later', because: `nobody can be reached at ${line.address} yet` });
  const { lines, reply, whole } = await parcelOf(parts, line);
  const done = () => (whole ? 'done' : deliver(parts, council, id));
  if (!reply) return done();
  if ('hand' in way) return { byHand: way.hand };
  const ours = await unlessRaced(
    'email' in way
      ? mail(parts, parts.mail!, line, way.email, reply)
      : post(parts, lines, way.chat, way.instead ? await passedOn(parts, line, reply, way.why) : reply),
  );
  if (ours) return done();
  // Of several lines one was sent by somebody else: this one by itself is either sent by now or goes out alone.
  return lines.length > 1 ? deliver(parts, council, id) : unlessTheyDie(parts, line);
}

/** Somebody else is sending it. They may die before they have, so it is looked at again when their claim has run out. */
async function unlessTheyDie({ db }: DeliverParts, { council, id }: Outgoing): Promise<Delivered> {
  const after = await claimedFor(db, council, id);
  if (after === undefined) return 'done';
  throw new NotSent({ kind: 'later', because: 'somebody else is sending it', after });
}

/** What is done that is no message: to cards that stand in chats already, and to files that lie in them. */
const NO_MESSAGES: Readonly<Record<string, (parts: DeliverParts, line: Outgoing) => Promise<void>>> = {
  refresh,
  'take-back': takeBack,
  'fetch-file': async (parts, line) => {
    await parts.fetchFile!(parts.db, line);
  },
};

/** False where somebody else is sending it. */
async function unlessRaced(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    (error) => {
      if (error instanceof Raced) return false;
      throw error;
    },
  );
}

/** Said to the complaints team in somebody else's stead: a card's buttons are that person's, so only its title is passed on. */
async function passedOn(
  { sight }: DeliverParts,
  { council, address, ref }: Outgoing,
  reply: Reply,
  why = '',
): Promise<Reply> {
  const name =
    address === 'duty' ? 'the people on duty' : (await namesOf(sight, council))(address.replace(/^person:/, ''));
  const what = 'card' in reply ? reply.card.title : reply.text;
  return { text: `For ${name}, whom I cannot reach in chat: ${what}${ref ? ` (${ref})` : ''}${why && ` ${why}`}` };
}
