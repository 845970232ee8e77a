import type { Calendar } from '../calendar/calendar.ts';
import { type WorkingTime, workingTime } from '../calendar/working-hours.ts';
import type { Council } from '../councils/index.ts';
import type { Store } from '../store/store.ts';
import type { LookForHarm } from './files.ts';

/** What the desk stands on. Everything that could differ between a test, the demonstration and a council is here. */
export interface Context {
  store: Store;
  councils: ReadonlyMap<string, Council>;
  calendar: Calendar;
  now(): Date;
  /** Unguessable bytes, for codes and ids. */
  random(bytes: number): Uint8Array;
  /** Where somebody is set up to look for harm in what people send. */
  lookForHarm?: LookForHarm;
}

/** The council of a caller; a council that is not served here is a mistake in the settings, not in the request. */
export function councilIn({ councils }: Context, key: string): Council {
  const council = councils.get(key);
  if (!council)
    throw new Error(`Council "${key}" is not served here; HEARD_COUNCIL lists: ${[...councils.keys()].join(', ')}`);
  return council;
}

/** When a council's office is open. */
export function workingHoursOf(context: Context, key: string): WorkingTime {
  return workingTime(context.calendar, councilIn(context, key).hours);
}
