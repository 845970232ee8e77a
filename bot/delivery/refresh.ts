import type { Reply, Shown } from '../../cards/card.ts';
import { overCard } from '../../cards/over.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';
import { type Activity, appendSpoken, referenceOf } from '../../src/store/conversations.ts';
import { markSent, type Outgoing } from '../../src/store/outbox.ts';
import { forgetPost, type Post, postsOf } from '../../src/store/posts.ts';
import { speak } from '../say.ts';
import { dangerView, managerCard, replyOf, type Sight, teamCard } from '../views.ts';
import { byStatus, NotSent } from './outlet.ts';
import { type DeliverParts, readersOf } from './parts.ts';

/** Brings every card about a complaint or an alert up to date where it stands. */
export async function refresh(parts: DeliverParts, line: Outgoing): Promise<void> {
  const { db, sight } = parts;
  const posts = await postsOf(db, line.council, line.ref!);
  const team = once(() => teamCard(sight, { kind: 'heard', council: line.council }, line.ref!));
  for (const it of posts) {
    const shown = await redraw(sight, line, it, team);
    if ('card' in shown) await update(parts, line.council, it, shown);
    if ('over' in shown) await forgetPost(db, line.council, it);
  }
  await markSent(db, line.council, [line.id], sight.desk.now(), `refreshed ${posts.length}`);
}

/** Cards that ask for one thing: they are made again as when they were sent, until that thing is done. */
const ASKS: readonly string[] = ['nudge', 'action', 'gaps', 'no-second', 'not-delivered'] satisfies MessageKind[];

/** The team's card is one for all who have it: what may be alike is looked up for it once. */
function once<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () => (made ??= make());
}

async function redraw(
  sight: Sight,
  line: Outgoing,
  post: Post,
  team: () => ReturnType<typeof teamCard>,
): Promise<Reply | (Shown & { over: true })> {
  const { council } = line;
  const { kind, address, ref, details } = post;
  const heard = { kind: 'heard', council } as const;
  if (ASKS.includes(kind)) {
    const reply = await speak(sight, { ...line, kind, address, ref, details });
    return 'because' in reply ? { card: overCard(ref, reply.because), over: true } : reply;
  }
  if (kind === 'danger') return replyOf(await dangerView(sight, heard, ref, false));
  if (kind === 'assigned') return replyOf(await managerCard(sight, heard, address.replace(/^person:/, ''), ref));
  return replyOf(await team());
}

async function update(
  parts: DeliverParts,
  council: string,
  { conversation, activityId, address, at }: Post,
  shown: Shown,
): Promise<void> {
  const { db, sight, channels, outlets } = parts;
  const found = await referenceOf(db, council, conversation);
  const channel = found && channels[found.channel];
  if (!channel) return;
  const activity = {
    ...channel.write(shown, readersOf(address)),
    id: activityId,
    timestamp: at.toISOString(),
    from: { id: 'heard', name: 'Heard', role: 'bot' },
  } as Activity;
  const outlet = outlets[found.channel];
  const done = await outlet?.update(found.reference ?? {}, activity).catch((error: unknown) => {
    const failure = (outlet.failureOf ?? byStatus)(error, sight.desk.now());
    // A card that somebody deleted, in a channel or a chat that is gone, needs no more bringing up to date.
    if (failure.kind === 'later') throw new NotSent(failure);
    return 'gone';
  });
  if (done !== 'gone')
    await appendSpoken(db, council, conversation, [{ id: activityId, from: 'bot', activity }], sight.desk.now());
}
