import { insideTable } from '../calendar/calendar.ts';
import type { WorkingTime } from '../calendar/working-hours.ts';
import type { Address } from '../complaints/decision.ts';
import type { Council } from '../councils/index.ts';
import { knownAddresses } from '../store/addresses.ts';
import { type Alert, alertsDue, askNext, lookAgainAt } from '../store/alerts.ts';
import { type Addressed, promiseMessages } from '../store/outbox.ts';
import type { Tx } from '../store/store.ts';
import type { Context } from './context.ts';
import { transact } from './transact.ts';

/** How long each has to say that they are there, in minutes on the clock: danger does not keep office hours. */
const TO_ANSWER = 10;
/** When everybody has been asked, all of them are asked again, this often. */
const ALL_AGAIN = 30;
/** The same for what is to be looked at today, in working minutes. */
const TO_LOOK = 120;

const MINUTE = 60_000;

/** When the next is asked, unless somebody has answered. */
export function nextRound(
  { level, chain }: Pick<Alert, 'level' | 'chain'>,
  asked: number,
  working: WorkingTime,
  at: Date,
) {
  const after = (minutes: number) => new Date(at.getTime() + minutes * MINUTE);
  // Where the holiday table has ended it is looked at too soon, and never too late.
  if (level === 'today') return insideTable(() => working.add(at, TO_LOOK), after(TO_LOOK));
  return after(asked > chain.length ? ALL_AGAIN : TO_ANSWER);
}

/**
 * Whom the first round asks: the first of the chain, and the next ones too until there is somebody who can be reached in chat. The
 * channel of the people on duty reads along wherever there is one.
 */
export async function firstRound(tx: Tx, council: string, { chain }: Pick<Alert, 'chain'>): Promise<string[]> {
  const known = await knownAddresses(tx, council);
  const first = chain.findIndex((it) => known.has(`person:${it}`));
  return chain.slice(0, first < 0 ? chain.length : first + 1);
}

/** Promises the alert to these people and to their channel; the complaints team's channel never has the words. */
export async function ask(
  context: Context,
  tx: Tx,
  council: string,
  alert: Pick<Alert, 'id' | 'ref'>,
  people: readonly string[],
  round: number,
  at: Date,
): Promise<void> {
  const known = await knownAddresses(tx, council);
  const to: Address[] = [
    ...(known.has('duty') ? (['duty'] as const) : []),
    ...people.map((it): Address => `person:${it}`),
  ];
  const messages = to.map(
    (address): Addressed => ({
      to: address,
      kind: 'danger',
      details: { alert: alert.id, ...(round > 0 && { escalated: true }) },
      key: `danger ${alert.id} ${round} ${address}`,
    }),
  );
  await promiseMessages(tx, context.store.boss, council, messages, at);
}

/** One alert that was passed on, and to whom. */
export interface Escalated {
  council: string;
  alert: string;
  to: string[];
}

/** Every alert that nobody has answered in their time goes to the next; at any hour, whatever else is asleep. */
export async function askNextRounds(context: Context, council: Council, working: WorkingTime): Promise<Escalated[]> {
  const at = context.now();
  const due = await alertsDue(context.store.of(council.key), council.key, at);
  const all: Escalated[] = [];
  for (const id of due) all.push(...(await nextOf(context, council.key, working, id, at)));
  return all;
}

function nextOf(context: Context, council: string, working: WorkingTime, id: string, at: Date): Promise<Escalated[]> {
  return transact(context, { kind: 'heard', council }, async (tx, note) => {
    const alert = await askNext(tx, council, id, at);
    if (!alert) return [];
    const round = alert.asked - 1;
    const next = alert.chain[round];
    const to = next ? [next] : [...alert.chain];
    await ask(context, tx, council, alert, to, round, at);
    await stillAsking(context, tx, council, alert, at);
    await lookAgainAt(tx, council, id, nextRound(alert, alert.asked, working, at));
    note({ did: 'sweep', ref: alert.ref, details: { alert: id, asked: to } });
    return [{ council, alert: id, to }];
  });
}

/** Whoever said it is not left to wonder, and is told once where help is meanwhile. */
async function stillAsking(context: Context, tx: Tx, council: string, alert: Alert, at: Date): Promise<void> {
  if (alert.level !== 'now') return;
  await promiseMessages(
    tx,
    context.store.boss,
    council,
    [
      {
        to: `conversation:${alert.conversation}`,
        kind: 'still-asking',
        details: { alert: alert.id },
        key: `still asking ${alert.id}`,
      },
    ],
    at,
  );
}
