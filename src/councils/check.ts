import type { Calendar } from '../calendar/calendar.ts';
import { addDays, type LocalDate } from '../calendar/local-date.ts';
import { type Roll, readings, type Span, spanParts } from '../calendar/span.ts';
import type { LocalProcedure, LocalPromise } from '../procedures/pack.ts';
import type { Clock, ClockName, Moment } from '../procedures/procedure.ts';
import type { Council } from './read.ts';

export type Difference =
  | 'sooner'
  | 'later'
  | 'sometimes later'
  | 'same'
  | 'not stated'
  | 'unit not stated'
  | 'shorter for the complainant'
  | 'local only'
  | 'counts from another moment'
  | 'unverified'
  | 'remark';

/** One place where a promise differs from the law or is not sure, with what Heard does about it (domain 6.9). */
export interface Finding {
  pack: string;
  procedure: 'statutory' | 'corporate';
  about: string;
  difference: Difference;
  says: string;
  law: string;
  heard: string;
  cite: string;
}

const HEARD: Record<Difference, string> = {
  sooner: "The sooner promise is the date; the law's date is kept beside it.",
  later: "The law's date stands; the council's words are shown as text only. Correct the leaflet.",
  'sometimes later': "Whichever comes first is the date; the law's is kept beside it.",
  same: 'One date.',
  'not stated': 'No number is invented. Please confirm one.',
  'unit not stated': 'The earlier reading is the date until the council confirms the unit.',
  'shorter for the complainant': 'Never enforced: shown as "please tell us by"; a late request is taken.',
  'local only': 'Kept as the council promises it.',
  'counts from another moment': "The law's start stands; the date from the council's start is shown beside it.",
  unverified: 'Used, and marked unverified until the council confirms it.',
  remark: '',
};

/** Everything worth confirming about a council's file. */
export function findings(council: Council, calendar: Calendar): Finding[] {
  return council.packs.flatMap((pack) => [
    ...(['statutory', 'corporate'] as const).flatMap((procedure) =>
      compare(pack[procedure], calendar).map((it) => ({ pack: pack.from, procedure, ...it })),
    ),
    ...pack.remarks.map(({ about, says, law = '', heard, cite }) => ({
      pack: pack.from,
      procedure: 'statutory' as const,
      about,
      difference: 'remark' as const,
      says,
      law,
      heard,
      cite,
    })),
  ]);
}

function compare({ base, promises }: LocalProcedure, calendar: Calendar): Omit<Finding, 'pack' | 'procedure'>[] {
  return (Object.keys(base.clocks) as ClockName[]).flatMap((name) => {
    const clock: Clock = base.clocks[name]!;
    const promise = promises[name];
    return differences(clock, promise, calendar).map((difference) => ({
      about: name,
      difference,
      says: promise ? [promise.within, promise.upTo && `up to ${promise.upTo}`].filter(Boolean).join(', ') : '',
      law: [clock.within ?? 'no length', clock.upTo && `up to ${clock.upTo}`].filter(Boolean).join(', '),
      heard: HEARD[difference],
      cite: [promise?.cite, clock.cite].filter(Boolean).join('; '),
    }));
  });
}

function differences(clock: Clock, promise: LocalPromise | undefined, calendar: Calendar): Difference[] {
  if (!promise)
    return clock.within || clock.onlyIfPromised || clock.whose !== 'council' || clock.onlyFor ? [] : ['not stated'];
  const found: Difference[] = [];
  if ([promise.within, promise.upTo].some((it) => it && spanParts(it).unit === 'days')) found.push('unit not stated');
  if (promise.starts && countsElsewhere(clock, promise.starts)) found.push('counts from another moment');
  if (promise.confidence === 'unverified') found.push('unverified');
  if (promise.within) found.push(lengths(clock, promise.within, calendar));
  if (promise.upTo && clock.upTo && sign(clock, promise.upTo, clock.upTo, calendar) > 0) found.push('later');
  return [...new Set(found)].filter((it) => it !== 'same');
}

/** The law counts from the day a letter was received, a council that names the reply from the day it was sent. */
function countsElsewhere({ starts }: Clock, promised: Moment): boolean {
  return promised !== starts || promised === 'stage2.replied';
}

function lengths(clock: Clock, within: Span, calendar: Calendar): Difference {
  if (clock.whose === 'complainant') {
    const never = clock.within && [0, 1].includes(sign(clock, within, clock.within, calendar));
    return never ? 'same' : 'shorter for the complainant';
  }
  if (!clock.within) return 'local only';
  const way = sign(clock, within, clock.within, calendar);
  return way === 0 ? 'same' : way === -1 ? 'sooner' : way === 1 ? 'later' : 'sometimes later';
}

/** -1 where the promise is never later and sometimes sooner than the law over four years of starting days, 1 the other way round, 2 where it depends on the day. */
function sign(clock: Clock, promise: Span, law: Span, calendar: Calendar): -1 | 0 | 1 | 2 {
  const roll: Roll = clock.whose === 'complainant' ? 'forward' : 'back';
  const back = clock.backFrom !== undefined;
  let sooner = false;
  let later = false;
  for (let day = 0; day < 4 * 365; day++) {
    const from = addDays('2023-06-01' as LocalDate, day);
    const promised = readings(calendar, from, promise, roll, back)[0]!.due;
    const lawful = readings(calendar, from, law, roll, back)[0]!.due;
    if (promised < lawful) sooner = true;
    if (promised > lawful) later = true;
  }
  if (sooner && later) return 2;
  return sooner ? -1 : later ? 1 : 0;
}
