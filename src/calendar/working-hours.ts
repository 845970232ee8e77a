import type { Calendar } from './calendar.ts';
import { addDays, type Instant, instantOf, type LocalDate, localDate, localTime } from './local-date.ts';

/** When an office is open, on the wall clock: "09:00" to "17:00". */
export interface Hours {
  from: string;
  to: string;
}

/** The working hours of one office: what "within four working hours" means there. */
export interface WorkingTime {
  isOpen(at: Instant): boolean;
  /** The moment itself while the office is open, otherwise the next time it opens. */
  opens(at: Instant): Instant;
  /** The moment at which so many working minutes have passed. */
  add(at: Instant, minutes: number): Instant;
  /** Working minutes from the first moment to the second; none where the second comes first. */
  between(from: Instant, to: Instant): number;
  /** The opening on a working day. */
  morningOf(day: LocalDate): Instant;
  /** The closing on a working day. */
  eveningOf(day: LocalDate): Instant;
}

const MINUTE = 60_000;

/** Made from the wall clock of each day, so the nights on which the clocks change are as long as they are. */
export function workingTime(calendar: Calendar, { from, to }: Hours): WorkingTime {
  const morningOf = (day: LocalDate) => instantOf(day, from);
  const eveningOf = (day: LocalDate) => instantOf(day, to);
  const nextDay = (day: LocalDate) => calendar.onOrAfter(addDays(day, 1));

  function opens(at: Instant): Instant {
    const day = localDate(at);
    if (!calendar.isWorkingDay(day) || localTime(at) >= to) return morningOf(nextDay(day));
    return localTime(at) < from ? morningOf(day) : at;
  }

  function add(at: Instant, minutes: number): Instant {
    let left = minutes * MINUTE;
    for (let begun = opens(at); ; begun = morningOf(nextDay(localDate(begun)))) {
      const today = eveningOf(localDate(begun)).getTime() - begun.getTime();
      if (left <= today) return new Date(begun.getTime() + left);
      left -= today;
    }
  }

  return {
    isOpen: (at) => opens(at).getTime() === at.getTime(),
    opens,
    add,
    morningOf,
    eveningOf,
    between(first, last) {
      if (last <= first) return 0;
      const [one, other] = [localDate(first), localDate(last)];
      const aDay = (eveningOf(one).getTime() - morningOf(one).getTime()) / MINUTE;
      const wholeDays = calendar.between(one, other) + works(one) - works(other);
      return wholeDays * aDay + passed(last) - passed(first);
    },
  };

  function works(day: LocalDate): number {
    return calendar.isWorkingDay(day) ? 1 : 0;
  }

  /** Working minutes of its own day that have passed at a moment. */
  function passed(at: Instant): number {
    const day = localDate(at);
    if (!calendar.isWorkingDay(day)) return 0;
    const until = Math.min(at.getTime(), eveningOf(day).getTime());
    return Math.max(0, until - morningOf(day).getTime()) / MINUTE;
  }
}
