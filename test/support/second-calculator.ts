import { rowsOf } from './second/clocks.ts';
import { type Day, dayOf, isoOf, wallClock } from './second/days.ts';
import { judge, type Problem } from './second/judge.ts';
import { type Pack, packs } from './second/promises.ts';
import { rightsOf } from './second/rights.ts';
import type { Row } from './second/row.ts';
import { begin, goOn, type Story, type Told } from './second/story.ts';

export type { Event, Told } from './second/story.ts';

/** What both calculators must agree on. */
export interface Outcome {
  deadlines: {
    clock: string;
    started: string;
    due?: string;
    limit?: string;
    alsoDue: string[];
    drives?: string;
    status: string;
    lateBy?: number;
  }[];
  rights: { right: string; from: string }[];
  problems: { moment: string; on: string; problem: Problem }[];
}

/**
 * The dates of a scenario worked out a second time, from domain.md and contract.md alone. It shares no line, no number and no
 * holiday with src/: it counts day by day, and it tells the complaint forwards as a story instead of reading it backwards.
 */
export function secondOpinion(told: Told): Outcome {
  const pack = packOf(told);
  const threeStages = pack.threeStages ?? false;
  const now = localDay(told.now);
  let story: Story = begin(told, localDay(told.received));
  const problems: Outcome['problems'] = [];
  for (const event of told.events.toSorted((a, b) => dayOf(a.on) - dayOf(b.on))) {
    const stood = story;
    const clock = (name: string) => rowsOf(stood, pack, dayOf(event.on)).find((it) => it.clock === name);
    const problem = judge(event, { story, threeStages, now, clock });
    if (problem) problems.push({ moment: event.moment, on: event.on, problem });
    else story = goOn(story, event);
  }
  const rows = rowsOf(story, pack, now);
  return {
    deadlines: rows.map(written),
    rights: rightsOf(story, threeStages, rows, now).map(({ right, from }) => ({ right, from: isoOf(from) })),
    problems,
  };
}

/** The pack in force to the minute, English time (6.4, 6.9 rule 6). */
function packOf({ council, pack, received }: Told): Pack {
  const minute = received.length === 10 ? `${received}T12:00` : wallClock(received);
  const found = packs[council]!.find((it) => (pack ? it.from.startsWith(pack) : it.from <= minute));
  if (!found) throw new Error(`no pack of ${council} for ${received}`);
  return found;
}

function localDay(text: string): Day {
  return dayOf(text.length === 10 ? text : wallClock(text).slice(0, 10));
}

function written({ clock, started, due, limit, alsoDue, drives, status, lateBy }: Row): Outcome['deadlines'][number] {
  const iso = (day: Day | undefined) => (day === undefined ? undefined : isoOf(day));
  return {
    clock,
    started: isoOf(started),
    due: iso(due),
    limit: iso(limit),
    alsoDue: alsoDue.map(isoOf),
    drives: iso(drives),
    status,
    lateBy,
  };
}
