import { keyName, THEME } from '../ask/names.ts';
import { monthName } from '../ask/periods.ts';
import { addDays, addMonths, type LocalDate, localDate } from '../calendar/local-date.ts';
import { listed } from '../calendar/span.ts';
import { type Rise, risesIn } from '../reports/spikes.ts';
import { reach } from '../rights/rights.ts';
import { type Asked, countsBy } from '../store/answers.ts';
import { promiseMessages } from '../store/outbox.ts';
import { peopleOf } from '../store/people.ts';
import { newSpikes } from '../store/spikes.ts';
import { tallyOf } from '../store/tally.ts';
import type { Theme } from '../triage/vocabulary.ts';
import { type Context, councilIn } from './context.ts';

export interface Spike extends Rise {
  /** The rise and what drives it, in a sentence. */
  says: string;
}

/** The rises of the month that a day lies in, each with what drives it: who complains, by which route, and how it ends. */
export async function spikesIn(context: Context, council: string, day: LocalDate): Promise<Spike[]> {
  const month = `${day.slice(0, 7)}-01` as LocalDate;
  const cells = await tallyOf(context.store.of(council), council, addMonths(month, -12), month);
  const spikes: Spike[] = [];
  for (const it of risesIn(cells, month)) spikes.push({ ...it, says: await inWords(context, council, it) });
  return spikes;
}

async function inWords(context: Context, council: string, { month, team, theme, seen, usual }: Rise): Promise<string> {
  const names = { council: councilIn(context, council), nameOf: (id: string) => id };
  const where = {
    teams: [team],
    theme: theme as Theme,
    period: { from: month, to: addDays(addMonths(month, 1), -1), label: '', of: 'received' as const },
  };
  const asked: Asked = {
    council,
    reach: reach({ kind: 'heard', council }, 'report'),
    today: localDate(context.now()),
    calendar: context.calendar,
  };
  const drivers: string[] = [];
  for (const by of ['complainant', 'channel', 'theme'] as const) {
    const [first] = (await countsBy(context.store.of(council), asked, where, by)).filter(
      (it) => by !== 'theme' || it.key !== theme,
    );
    if (first?.key && first.n * 2 > seen)
      drivers.push(
        `${first.n} ${by === 'theme' ? `also about ${THEME[first.key as Theme]}` : `by ${keyName(by, first.key, names)}`}`,
      );
  }
  const because = drivers.length > 0 ? ` What stands out: ${listed(drivers)}.` : ' No one group or route stands out.';
  return `${keyName('team', team, names)}: ${seen} complaints about ${THEME[theme as Theme] ?? theme} in ${monthName(month)}, usually ${Math.round(usual * 10) / 10} a month.${because}`;
}

/** Tells the team's managers and its area managers of each rise, once. Answers those that are new. */
export async function pointOutSpikes(context: Context, council: string): Promise<Spike[]> {
  const at = context.now();
  const spikes = await spikesIn(context, council, localDate(at));
  if (spikes.length === 0) return [];
  const people = await peopleOf(context.store.of(council), council);
  return context.store
    .of(council)
    .transaction()
    .execute(async (tx) => {
      const fresh = await newSpikes(tx, council, spikes, at);
      const messages = fresh.flatMap((it) => {
        const told = people.filter(
          (person) =>
            person.teams.includes(it.team) &&
            person.roles.some((role) => role === 'area-manager' || role === 'responding-manager'),
        );
        return ['complaints' as const, ...told.map((person) => `person:${person.id}` as const)].map((to) => ({
          to,
          kind: 'spike' as const,
          details: { says: it.says },
          key: `spike ${it.month} ${it.team} ${it.theme} ${to}`,
        }));
      });
      await promiseMessages(tx, context.store.boss, council, messages, at);
      return fresh;
    });
}
