import { setImmediate, setTimeout } from 'node:timers/promises';
import type { SlackApp } from './app.ts';
import { slackPerson } from './person.ts';

export interface Burst {
  /** Milliseconds from sending to the acknowledgement, shortest first. */
  acknowledged: number[];
  /** Answers each person got, by what they asked for how often; the same number is right. */
  asked: number;
  answered: Map<string, number>;
  /** What Slack sent that was not done, or did not work at once. */
  left: number;
}

const PEOPLE = 20;

/**
 * So many actions, spread over a time, from twenty colleagues who each ask in their own chat; every fifth is sent once more at the same
 * moment, as Slack does where it is not sure. Answers when all of them are done.
 */
export async function burst(app: SlackApp, actions: number, milliseconds: number): Promise<Burst> {
  const people = Array.from({ length: Math.min(PEOPLE, actions) }, (_, at) => `U0MANY${at}`);
  for (const id of people) app.slack.users.set(id, { id, name: `Colleague ${id.slice(6)}` });
  const seats = people.map((id) => slackPerson(app, app.slack, id));
  const before = app.slack.messages.length;

  const acknowledged: number[] = [];
  const send = async (message: object, seat: (typeof seats)[number], retry: number) => {
    const started = performance.now();
    const answered = await seat.post(message, { retry });
    if (answered.status !== 200) throw new Error(`not acknowledged: ${answered.status}`);
    await answered.text();
    acknowledged.push(performance.now() - started);
  };
  const sending: Promise<void>[] = [];
  const began = performance.now();
  for (let at = 0; at < actions; at++) {
    const seat = seats[at % seats.length]!;
    const message = seat.messageOf('who is away?');
    sending.push(send(message, seat, 0), ...(at % 5 === 0 ? [send(message, seat, 1)] : []));
    const wait = began + ((at + 1) * milliseconds) / actions - performance.now();
    if (wait > 0) await setTimeout(wait);
  }
  await Promise.all(sending);
  // The embedded database answers without ever letting the network have its turn.
  while ((await undone(app)) > 0) await setImmediate();

  const answered = new Map(people.map((id) => [id, 0]));
  for (const { channel } of app.slack.messages.slice(before)) {
    const id = channel.replace(/^D/, 'U');
    answered.set(id, (answered.get(id) ?? 0) + 1);
  }
  const failed = await app.store.db.selectFrom('slack_inbox').select('id').where('failed', '>', 0).execute();
  return {
    acknowledged: acknowledged.sort((a, b) => a - b),
    asked: actions / people.length,
    answered,
    left: failed.length,
  };
}

async function undone(app: SlackApp): Promise<number> {
  const rows = await app.store.db.selectFrom('slack_inbox').select('id').where('done_at', 'is', null).execute();
  return rows.length;
}
