import { addDays, addMonths, type LocalDate, localDate, weekday } from '../calendar/local-date.ts';
import { knownAddresses } from '../store/addresses.ts';
import { type Addressed, promiseMessages } from '../store/outbox.ts';
import { foldTally } from '../store/tally.ts';
import type { Context } from './context.ts';
import { pointOutSpikes } from './spikes.ts';

const MONDAY = 1;
/** A missed Monday is made good on any of the days after it; the week's key sends it once. */
const QUARTER_STARTS = ['01', '04', '07', '10'];

/**
 * What is told of its own accord: each team its week on a Monday, the complaints team its quarter in the month after, and every rise
 * to the managers it concerns. Run twice it tells nothing twice; the sweep runs it on the first thing of each working day.
 */
export async function announce(context: Context): Promise<{ council: string; messages: number; spikes: number }[]> {
  const told = [];
  for (const { key } of context.councils.values()) told.push({ council: key, ...(await announceIn(context, key)) });
  return told;
}

export async function announceIn(context: Context, council: string): Promise<{ messages: number; spikes: number }> {
  const db = context.store.of(council);
  await foldTally(db, council);
  const spikes = await pointOutSpikes(context, council);
  const messages = await announced(context, council);
  await db.transaction().execute((tx) => promiseMessages(tx, context.store.boss, council, messages, context.now()));
  return { messages: messages.length, spikes: spikes.length };
}

async function announced(context: Context, council: string): Promise<Addressed[]> {
  const today = localDate(context.now());
  const monday = mondayOf(today);
  // In the same post, because a channel gets one a morning.
  const week = { from: addDays(monday, -7), to: addDays(monday, -1), morning: true };
  const known = await knownAddresses(context.store.of(council), council);
  const teams = [...known].filter((it): it is `team:${string}` => it.startsWith('team:'));
  return [
    summary('complaints', 'weekly', week),
    ...teams.map((to) => summary(to, 'weekly', { ...week, team: to.slice('team:'.length) })),
    ...quarter(today),
  ];
}

export function mondayOf(day: LocalDate): LocalDate {
  return addDays(day, -((weekday(day) - MONDAY + 7) % 7));
}

function quarter(today: LocalDate): Addressed[] {
  const month = today.slice(5, 7);
  if (!QUARTER_STARTS.includes(month)) return [];
  const start = `${today.slice(0, 7)}-01` as LocalDate;
  return [summary('complaints', 'quarterly', { from: addMonths(start, -3), to: addDays(start, -1) })];
}

function summary(
  to: Addressed['to'],
  kind: 'weekly' | 'quarterly',
  period: { from: LocalDate; to: LocalDate; team?: string; morning?: boolean },
): Addressed {
  return { to, kind: 'report', details: { report: kind, ...period }, key: `report ${kind} ${period.from} ${to}` };
}
