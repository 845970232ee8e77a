import { type Activity, appendSpoken, referenceOf } from '../../src/store/conversations.ts';
import { markSent, type Outgoing } from '../../src/store/outbox.ts';
import { forgetPost, type Post, postsOf } from '../../src/store/posts.ts';
import { byStatus, NotSent } from './outlet.ts';
import type { DeliverParts } from './parts.ts';

/** Takes every card about a complaint out of the chats where it stands. One that a channel keeps loses everything that was on it. */
export async function takeBack(parts: DeliverParts, { council, id, ref }: Outgoing): Promise<void> {
  const { db, sight } = parts;
  const posts = await postsOf(db, council, ref!);
  for (const it of posts) {
    const left = await take(parts, council, it);
    await sight.desk.copyGone(council, it, left);
    await forgetPost(db, council, it);
  }
  await markSent(db, council, [id], sight.desk.now(), `taken back ${posts.length}`);
}

const GONE = 'This card was taken back.';

/** Undefined where it is gone; otherwise why nobody can say that it is. */
async function take(
  parts: DeliverParts,
  council: string,
  { conversation, activityId, at }: Post,
): Promise<string | undefined> {
  const { db, sight, channels, outlets } = parts;
  const found = await referenceOf(db, council, conversation);
  const channel = found && channels[found.channel];
  if (!channel) return 'the chat it stands in is not known any more';
  const instead = {
    ...channel.write({ text: GONE }, 'all'),
    id: activityId,
    timestamp: at.toISOString(),
    from: { id: 'heard', name: 'Heard', role: 'bot' },
  } as Activity;
  const outlet = outlets[found.channel];
  const reference = found.reference ?? {};
  const failureOf = (taking: Promise<void> | undefined) =>
    taking?.then(
      () => undefined,
      (error: unknown) => {
        const failure = (outlet?.failureOf ?? byStatus)(error, sight.desk.now());
        if (failure.kind === 'later') throw new NotSent(failure);
        return failure;
      },
    );
  const failure = await failureOf(outlet?.remove?.(reference, activityId) ?? outlet?.update(reference, instead));
  const still =
    failure?.kind === 'refused' && outlet?.remove ? await failureOf(outlet.update(reference, instead)) : failure;
  await appendSpoken(db, council, conversation, [{ id: activityId, from: 'bot', activity: instead }], sight.desk.now());
  return still && `the channel says: ${still.because}`;
}
