import { isDeepStrictEqual } from 'node:util';
import type { Names } from '../ask/names.ts';
import { addDays, addMonths, type LocalDate, localDate } from '../calendar/local-date.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { idOf, type Who } from '../people/person.ts';
import { annual, quarterly } from '../reports/annual.ts';
import { besideSchema, NOTHING_BESIDE } from '../reports/beside.ts';
import { type Figures, figuresOf } from '../reports/figures.ts';
import { published, type Report, type ReportKind } from '../reports/report.ts';
import { type Source, trend } from '../reports/sections.ts';
import { type TeamWeek, weekly } from '../reports/weekly.ts';
import { may, reach } from '../rights/rights.ts';
import { type Asked, countAndList, countOf, countsBy } from '../store/answers.ts';
import { finishLesson, holdLessons, insertLesson, type Lesson, lessonsOf } from '../store/lessons.ts';
import { peopleOf } from '../store/people.ts';
import { readSetting } from '../store/settings.ts';
import { announce } from './announcing.ts';
import { type Context, councilIn } from './context.ts';
import { renewRegister } from './rebuild.ts';
import { spikesIn } from './spikes.ts';
import { renewTraces } from './tracing.ts';
import { transact } from './transact.ts';

export interface ReportRequest {
  kind: ReportKind;
  from: LocalDate;
  to: LocalDate;
  /** One team's, for a weekly summary. */
  team?: string;
  /** With small numbers, for staff only. */
  whole?: boolean;
  /** What is late and what is due is told beside it. */
  datesBeside?: boolean;
}

export type NewLesson = Pick<Lesson, 'team' | 'theme' | 'found' | 'action' | 'owner' | 'due'>;

export interface ReportingDesk {
  report(who: Who, request: ReportRequest): Promise<Report | Refusal>;
  /** Promises what is told of its own accord today. Twice on one day promises nothing twice. */
  announce(): ReturnType<typeof announce>;
  /** Makes registers anew whose definitions have changed since they were made, and what complaints are known again by. Answers whose registers. */
  renewRegisters(): Promise<string[]>;
  learn(who: Who, lesson: NewLesson): Promise<{ id: number } | Refusal>;
  /** What changed: the action is done. */
  finishLesson(who: Who, id: number, changed: string): Promise<Refusal | undefined>;
}

export function reportingDesk(context: Context): ReportingDesk {
  return {
    async report(who, request) {
      const permit = may(who, 'report');
      if ('problem' in permit) return permit;
      const made = published(await make(context, who.council, request));
      await transact(context, who, async (_, note) => note({ did: 'report', as: permit.as, details: { ...request } }));
      return made;
    },
    announce: () => announce(context),
    async renewRegisters() {
      const renewed = [];
      for (const council of context.councils.keys()) {
        if (await renewRegister(context, council)) renewed.push(council);
        await renewTraces(context, council);
      }
      return renewed;
    },
    async learn(who, lesson) {
      const permit = may(who, 'learn');
      if ('problem' in permit) return permit;
      if (!lesson.found.trim()) return refuse.missing('what was found');
      if (!lesson.action.trim()) return refuse.missing('what will be done');
      return transact(context, who, async (tx, note) => {
        await holdLessons(tx, who.council);
        const today = localDate(context.now());
        const before = (await lessonsOf(tx, who.council, today, today)).find((it) => isSameLesson(it, lesson));
        if (before) return refuse.lessonNoted(before.id);
        const id = await insertLesson(tx, who.council, { ...lesson, by: idOf(who), at: context.now() });
        note({ did: 'learn', as: permit.as, details: { lesson: id } });
        return { id };
      });
    },
    async finishLesson(who, id, changed) {
      const permit = may(who, 'finishLesson');
      if ('problem' in permit) return permit;
      if (!changed.trim()) return refuse.missing('what changed');
      return transact(context, who, async (tx, note) => {
        if (!(await finishLesson(tx, who.council, id, localDate(context.now()), changed)))
          return refuse.notFound(`lesson ${id}`);
        note({ did: 'finishLesson', as: permit.as, details: { lesson: id } });
        return undefined;
      });
    },
  };
}

/** Noted, not done yet, and the same in everything. */
function isSameLesson(before: Lesson, { found, action, owner, due }: NewLesson): boolean {
  return (
    !before.done &&
    isDeepStrictEqual([before.found, before.action, before.owner, before.due], [found, action, owner, due])
  );
}

/** The setting in which a period's own figures are kept. */
export const besideName = (from: LocalDate) => `beside ${from}`;

async function make(context: Context, key: string, request: ReportRequest): Promise<Report> {
  const db = context.store.of(key);
  const people = await peopleOf(db, key);
  const names: Names = {
    council: councilIn(context, key),
    nameOf: (id) => people.find((it) => it.id === id)?.name ?? 'somebody who has left',
  };
  const made = localDate(context.now());
  if (request.kind === 'weekly') return week(context, key, request, names, made);
  const source = await sourceOf(context, key, request, names);
  const lessons = await lessonsOf(db, key, request.from, request.to);
  const rest = { made, audience: request.whole ? ('staff' as const) : ('public' as const), lessons };
  if (request.kind === 'annual') return annual(source, rest);
  const since = addMonths(request.from, -12);
  const recent = (await figuresOf(db, key, since, request.to)).months('received');
  return quarterly(source, rest, trend('Received, month by month', recent));
}

async function sourceOf(
  { store }: Context,
  key: string,
  { from, to, kind }: ReportRequest,
  names: Names,
): Promise<Source> {
  const kept = await readSetting<object>(store.of(key), key, besideName(from));
  const back = kind === 'annual' ? -12 : -3;
  const before: Figures = await figuresOf(
    store.of(key),
    key,
    addMonths(from, back),
    addDays(addMonths(addDays(to, 1), back), -1),
  );
  return {
    now: await figuresOf(store.of(key), key, from, to),
    ...(before.count('received') > 0 && { before }),
    beside: kept ? besideSchema.parse(kept) : NOTHING_BESIDE,
    names,
  };
}

async function week(
  context: Context,
  key: string,
  { from, to, team, datesBeside }: ReportRequest,
  names: Names,
  made: LocalDate,
): Promise<Report> {
  const asked: Asked = {
    council: key,
    reach: reach({ kind: 'heard', council: key }, 'report'),
    today: addDays(to, 1) < made ? addDays(to, 1) : made,
    calendar: context.calendar,
  };
  const wanted = team ? [team] : [...Object.keys(names.council.teams), null];
  const teams: TeamWeek[] = [];
  for (const it of wanted) teams.push(await teamWeek(context, asked, it, from, to));
  const spikes = await spikesIn(context, key, to);
  return weekly(
    {
      from,
      to,
      made,
      teams: team ? teams : teams.filter((it) => it.received + it.open > 0),
      issues: spikes.filter((it) => !team || it.team === team).map((it) => it.says),
      ...(datesBeside && { datesBeside }),
    },
    names,
  );
}

const ALL_OF_THEM = { order: 'soonest', first: 0, most: 50 } as const;

async function teamWeek(
  { store }: Context,
  asked: Asked,
  team: string | null,
  from: LocalDate,
  to: LocalDate,
): Promise<TeamWeek> {
  const db = store.of(asked.council);
  const mine = team === null ? { noTeam: true as const } : { teams: [team] };
  const within = { from, to, label: '' };
  const received = { ...mine, period: { ...within, of: 'received' as const } };
  return {
    team,
    received: await countOf(db, asked, received),
    answered: await countOf(db, asked, { ...mine, period: { ...within, of: 'answered' } }),
    open: await countOf(db, asked, { ...mine, open: true }),
    overdue: (await countAndList(db, asked, { ...mine, overdue: true }, ALL_OF_THEM)).rows,
    dueNext: (
      await countAndList(
        db,
        asked,
        { ...mine, due: { from: addDays(to, 1), to: addDays(to, 7), label: '' } },
        ALL_OF_THEM,
      )
    ).rows,
    extended: (await countAndList(db, asked, { ...mine, extended: true, answered: false, open: true }, ALL_OF_THEM))
      .rows,
    themes: await countsBy(db, asked, received, 'theme'),
  };
}
