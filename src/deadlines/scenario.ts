import { z } from 'zod';
import type { Calendar } from '../calendar/calendar.ts';
import { instantOf, type LocalDate, localDate, readDay, readInstant } from '../calendar/local-date.ts';
import { CLOSED_BECAUSE, type Happened } from '../complaints/happened.ts';
import { type Council, findCouncil, mistakeLine, packAt, packNamed } from '../councils/index.ts';
import type { Pack } from '../procedures/pack.ts';
import { COMPLAINANTS, GROUNDS, MOMENTS } from '../procedures/procedure.ts';
import { type Played, play } from './play.ts';

const WHEN = 'write a date like 2026-04-09, or a moment with its offset like 2026-04-09T10:15:00Z';
const moment = z.string({ error: WHEN }).refine((it) => readDay(it) !== undefined, { error: WHEN });
const day = moment.transform((it) => readDay(it)!);
const yesNo = z.boolean({ error: 'write true or false' });
const words = z.string({ error: 'write it in words' });
const oneOf = <const T extends readonly string[]>(names: T) =>
  z.enum(names, { error: `write one of: ${names.join(', ')}` });
const procedure = oneOf(['statutory', 'corporate', 'schools', 'none']);

const DETAILS = {
  'sufficient-interest.decided': { yes: yesNo },
  'time-limit.decided': { yes: yesNo },
  'proceedings.decided': { consider: yesNo },
  'procedure.changed': { to: procedure },
  'stage1.extended': {
    ground: oneOf(GROUNDS),
    until: day.optional(),
    agreed: yesNo.optional(),
    told: yesNo.optional(),
  },
  'stage2.asked': { how: oneOf(['written', 'oral']).optional(), direct: yesNo.optional() },
  'stage2.extended': { reasons: words.optional(), until: day.optional(), told: yesNo.optional() },
  'stage2.replied': { received: day.optional() },
  'stage3.decided': { accept: yesNo },
  'panel.arranged': { for: day },
  'ombudsman.enquired': { premature: yesNo.optional() },
  closed: { why: oneOf(CLOSED_BECAUSE).optional() },
} as const;

/** One thing that happened, with the details its moment carries; unknown details are let through and ignored. */
const happened = z
  .looseObject(
    { moment: oneOf(MOMENTS), on: day },
    { error: 'write an event like { "moment": "acknowledged", "on": "2026-04-09" }' },
  )
  .transform((event, context) => {
    const read = z.object(DETAILS[event.moment as keyof typeof DETAILS] ?? {}).safeParse(event);
    for (const { path, message } of read.error?.issues ?? []) context.addIssue({ code: 'custom', path, message });
    return { ...event, ...read.data } as unknown as Happened;
  });

const scenarioSchema = z.object(
  {
    council: words.default('national'),
    pack: words.optional(),
    procedure: procedure.default('statutory'),
    received: moment,
    complainant: oneOf(COMPLAINANTS).default('parent'),
    arose: day.optional(),
    events: z.array(happened, { error: 'write a list of events, [] for none' }).default([]),
    now: moment.optional(),
  },
  { error: 'write an object like { "council": "national", "received": "2026-04-09", "events": [] }' },
);

export interface Scenario extends Played {
  council: Council;
  pack: Pack;
}

/** Plays a scenario as other people's scripts write it. `unusable` is a sentence: which part, and what to write instead. */
export function playScenario(input: unknown, calendar: Calendar, now: Date): Scenario | { unusable: string } {
  const read = scenarioSchema.safeParse(input);
  if (!read.success) return { unusable: read.error.issues.map(inWords).join(' ') };
  const scenario = read.data;
  const found = findCouncil(scenario.council);
  if ('mistakes' in found) return { unusable: found.mistakes.map(mistakeLine).join(' ') };
  const pack = packOf(found.council, scenario);
  if (!pack) return { unusable: noPack(found.council, scenario) };
  const received = readDay(scenario.received)!;
  const today = scenario.now ? readDay(scenario.now)! : localDate(now);
  if (today < received)
    return { unusable: `"now" (${today}) is before "received" (${received}). Check the two dates.` };
  if (scenario.arose && scenario.arose > received) {
    return { unusable: `"arose" (${scenario.arose}) is after "received" (${received}). Check the two dates.` };
  }
  const { procedure, complainant, arose, events } = scenario;
  const played = play({ procedure, complainant, received, arose, happened: events }, pack, calendar, today);
  return { council: found.council, pack, ...played };
}

function packOf(council: Council, { pack, received }: z.infer<typeof scenarioSchema>): Pack | undefined {
  if (pack) return packNamed(council, pack);
  return packAt(council, readInstant(received) ?? instantOf(received as LocalDate, '12:00'));
}

function noPack(council: Council, { pack, received }: z.infer<typeof scenarioSchema>): string {
  const starts = council.packs.map((it) => it.from).join(', ');
  return pack
    ? `${council.name} has no pack that starts with "${pack}". It has: ${starts}.`
    : `${council.name} has no rules on file for ${received}. Its packs start: ${starts}. Write one of them as "pack".`;
}

function inWords({ path, message }: { path: PropertyKey[]; message: string }): string {
  return `"${path.map(String).join('.') || 'the scenario'}": ${message}.`;
}
