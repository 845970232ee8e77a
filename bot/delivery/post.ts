import { setTimeout } from 'node:timers/promises';
import type { Reply } from '../../cards/card.ts';
import { asText } from '../../cards/render/text.ts';
import { type Activity, appendSpoken, referenceOf } from '../../src/store/conversations.ts';
import { claim, letGo, markSent, noteLetter, type Outgoing } from '../../src/store/outbox.ts';
import { savePost } from '../../src/store/posts.ts';
import type { Tx } from '../../src/store/store.ts';
import { takeTurns } from '../../src/store/turns.ts';
import { byStatus, type Failure, NotSent, type Pace } from './outlet.ts';
import { type DeliverParts, type Mailer, readersOf } from './parts.ts';

/** Somebody else is sending one of these lines, so none of them was sent by us. */
export class Raced extends Error {}

/** Posts lines that go out together into one conversation, and marks them with it. */
export async function post(
  parts: DeliverParts,
  lines: readonly Outgoing[],
  conversation: string,
  reply: Reply,
): Promise<void> {
  const { db, sight, channels, outlets, newId } = parts;
  const { council, address } = lines[0]!;
  const found = await referenceOf(db, council, conversation);
  const channel = found && channels[found.channel];
  if (!channel) throw new NotSent({ kind: 'later', because: `nobody can be reached at ${address} yet` });
  const activity = {
    ...channel.write(reply, readersOf(address)),
    timestamp: sight.desk.now().toISOString(),
    from: { id: 'heard', name: 'Heard', role: 'bot' },
  } as Activity;
  const sent = (id: string) =>
    mark(parts, lines, 'sent', (tx) => keep(tx, lines[0]!, conversation, { ...activity, id }, reply, sight.desk.now()));
  const outlet = outlets[channel.name];
  if (!outlet) return sent(newId());
  await keepPace(parts, outlet.pace, channel.name, conversation);
  const { failureOf = byStatus } = outlet;
  await sent(await claimed(parts, lines, failureOf, () => outlet.send(found.reference ?? {}, activity)));
}

/** Sends one line as a letter. Its id is the line's, so that the same letter sent again can be told from another. */
export async function mail(
  parts: DeliverParts,
  mailer: Mailer,
  line: Outgoing,
  to: string,
  reply: Reply,
): Promise<void> {
  const { short, complaintsTeam } = parts.sight.desk.council(line.council);
  const letter = {
    id: letterId(line),
    to,
    ...(complaintsTeam.email && { replyTo: complaintsTeam.email }),
    subject: `${line.ref}: a message from ${short}`,
    text: written(reply),
  };
  await keepPace(parts, mailer.pace, 'email', 'email');
  await claimed(parts, [line], mailer.failureOf, () => mailer.send(letter));
  await mark(parts, [line], 'sent by email', (tx) => noteLetter(tx, line.council, line.id, letter.id));
}

/** The same words as in a chat. What would be a button there is what to write back. */
function written(reply: Reply): string {
  if ('card' in reply) return asText(reply.card);
  const answers = reply.options?.length ? `\n\nTo answer, write back: ${reply.options.join(' or ')}.` : '';
  return `${reply.text}${answers}\n`;
}

function letterId({ council, id }: Outgoing): string {
  return `heard-${council}-${id}`;
}

/** A pause shorter than this is waited for on the spot; a longer one is a job of its own. */
const SHORT = 300;

/** Every instance of Heard shares a channel's pace. */
async function keepPace({ db, paced }: DeliverParts, pace: Pace | undefined, channel: string, conversation: string) {
  if (!paced || !pace) return;
  const turns = [
    { name: channel, every: pace.channel },
    { name: `${channel} ${conversation}`, every: pace.conversation },
  ];
  let wait = await takeTurns(db, turns);
  if (wait > 0 && wait <= SHORT) {
    await setTimeout(wait);
    wait = await takeTurns(db, turns);
  }
  if (wait > 0) throw new NotSent({ kind: 'later', because: 'keeping to the pace of the channel', after: wait / 1000 });
}

/** Claims the lines, so that nobody else sends them meanwhile, and lets them go where they did not go out. */
async function claimed<T>(
  { db, sight }: DeliverParts,
  lines: readonly Outgoing[],
  failureOf: (error: unknown, now: Date) => Failure,
  work: () => Promise<T>,
): Promise<T> {
  const { council } = lines[0]!;
  const ids = lines.map((it) => it.id);
  await db.transaction().execute(async (tx) => {
    if (!(await claim(tx, council, ids))) throw new Raced();
  });
  try {
    return await work();
  } catch (error) {
    await letGo(db, council, ids);
    throw new NotSent(failureOf(error, sight.desk.now()));
  }
}

/** Marks the lines as sent and keeps what goes with it, all or nothing. */
async function mark(
  { db, sight }: DeliverParts,
  lines: readonly Outgoing[],
  outcome: string,
  work: (tx: Tx) => Promise<void>,
): Promise<void> {
  const { council } = lines[0]!;
  await db.transaction().execute(async (tx) => {
    const ids = lines.map((it) => it.id);
    if (!(await markSent(tx, council, ids, sight.desk.now(), outcome))) throw new Raced();
    await work(tx);
  });
}

async function keep(
  tx: Tx,
  { council, address, details }: Outgoing,
  conversation: string,
  activity: Activity & { id: string },
  reply: Reply,
  at: Date,
): Promise<void> {
  await appendSpoken(tx, council, conversation, [{ id: activity.id, from: 'bot', activity }], at);
  const standing = 'card' in reply ? reply.post : undefined;
  if (!standing) return;
  await savePost(tx, council, { conversation, activityId: activity.id, address, details, at, ...standing });
}
