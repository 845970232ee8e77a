import type { Said } from '../cards/card.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import { type Instant, localDate, localTime } from '../src/calendar/local-date.ts';
import type { Contact } from '../src/councils/council.ts';
import type { Council } from '../src/councils/index.ts';
import type { Danger } from '../src/triage/danger.ts';
import type { Voice } from './form.ts';
import { unsafe } from './wording/unsafe.ts';

export const STAY = ['Yes', 'No, call me', 'I have to go'] as const;

/**
 * What somebody is told who may not be safe: help first, no question about what happened, no promise to keep it secret, nothing
 * to a parent or a carer (domain 8.1). A person is on the way; it is asked only whether they can stay.
 */
export function help(
  { flags }: Pick<Danger, 'flags'>,
  voice: Voice,
  council: Council,
  calendar: Calendar,
  now: Instant,
): Said {
  const crisis = council.safeguarding.crisisText;
  const desperate = flags.includes('self-harm');
  return {
    text: [
      opening(flags, voice),
      unsafe.emergency(voice),
      ...(voice === 'child' ? [unsafe.childline(voice)] : desperate ? [unsafe.samaritans(voice)] : []),
      ...(desperate || voice === 'child' ? [unsafe.crisisText(voice, { name: crisis.name, text: crisis.text })] : []),
      ...door(council, voice, calendar, now),
      unsafe.notSecret(voice),
      unsafe.stay(voice, { council: council.short }),
    ].join('\n'),
    options: STAY,
  };
}

/** Said once to somebody to whom nobody has written in the time they had, in words that a child can read too. */
export function stillAsking(council: Council, calendar: Calendar, now: Instant): string {
  return [unsafe.stillAsking('easy'), unsafe.emergency('easy'), ...door(council, 'easy', calendar, now)].join('\n');
}

/** The same to a member of staff, who can ring somebody themselves. */
export function nobodyAnswered(council: Council, calendar: Calendar, now: Instant): string {
  return [
    'Nobody on duty has answered yet what you passed on. I have asked the next person. Please do not wait for that: follow your safeguarding procedure now.',
    ...door(council, 'adult', calendar, now),
  ].join(' ');
}

/** A threat, a worker who harms, despair of one's own, harm to somebody else: each is met in its own words. */
function opening(flags: Danger['flags'], voice: Voice): string {
  if (flags.includes('self-harm')) return unsafe.heard(voice);
  if (flags.includes('threat') && !flags.includes('safeguarding')) return unsafe.heardAThreat(voice);
  if (flags.includes('lado')) return unsafe.heardOfAWorker(voice);
  return flags.includes('safeguarding') ? unsafe.heardOfAChild(voice) : unsafe.heard(voice);
}

/** The council's own number for the time of day, where its file has one. */
function door({ safeguarding, hours }: Council, voice: Voice, calendar: Calendar, now: Instant): string[] {
  const { frontDoor, outOfHours } = safeguarding;
  const time = localTime(now);
  const day = calendar.isWorkingDay(localDate(now)) && hours.from <= time && time < hours.to;
  const contact: Contact | undefined = day ? frontDoor : (outOfHours ?? frontDoor);
  return contact?.phone ? [unsafe.door(voice, { name: contact.name, phone: contact.phone })] : [];
}
