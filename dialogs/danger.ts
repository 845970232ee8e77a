import type { Said } from '../cards/card.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import { type Instant, localDate, localTime } from '../src/calendar/local-date.ts';
import type { Contact } from '../src/councils/council.ts';
import type { Council } from '../src/councils/index.ts';
import type { Danger } from '../src/triage/danger.ts';
import type { Voice } from './form.ts';

/** National helplines that answer at any hour. */
const CHILDLINE = 'Childline is free on 0800 1111, any time.';
const SAMARITANS = 'Samaritans are free on 116 123, any time. You can also text SHOUT to 85258.';

export const STAY = ['Yes', 'No, call me', 'I have to go'] as const;

/**
 * What somebody is told who may not be safe: help first, no question about what happened, no promise to keep it secret, nothing
 * to a parent or a carer (domain 8.1). A person is on the way; it is asked only whether they can stay.
 */
export function help(
  danger: Pick<Danger, 'flags' | 'level'>,
  voice: Voice,
  council: Council,
  calendar: Calendar,
  now: Instant,
): Said {
  const own = danger.flags.includes('self-harm');
  return {
    text: [
      voice === 'child'
        ? "I'm really glad you told me. What you said matters, and I'm asking a person to help you now."
        : 'Thank you for telling me. I am passing this to a person now.',
      "If you are in danger right now, call 999. If you can't talk, call 999 on a mobile, listen, then press 55 when asked.",
      ...(own ? [SAMARITANS] : []),
      ...(voice === 'child' ? [CHILDLINE] : []),
      ...door(council, calendar, now),
      voice === 'child'
        ? "I can't keep this a secret, because people need to know to help keep you safe. I won't tell your family or the people you live with."
        : 'I cannot keep this to myself, because people need to know in order to keep everybody safe. Your complaint is kept and goes on.',
      `A person from the duty team of ${council.short} will write to you here. Can you stay in this chat?`,
    ].join('\n'),
    options: STAY,
  };
}

/** The council's own number for the time of day, where its file has one. */
function door({ safeguarding: { frontDoor, outOfHours }, hours }: Council, calendar: Calendar, now: Instant): string[] {
  const time = localTime(now);
  const day = calendar.isWorkingDay(localDate(now)) && hours.from <= time && time < hours.to;
  const contact: Contact | undefined = day ? frontDoor : (outOfHours ?? frontDoor);
  return contact?.phone ? [`You can also ring ${contact.name} on ${contact.phone}.`] : [];
}

/** After "can you stay?": what happens next, whatever they answered. */
export function afterStay(said: string, voice: Voice): { text: string; ask?: 'number' } {
  if (/call|ring|phone/i.test(said))
    return { text: 'OK. What number is safe to call? Is there a time when it is not safe?', ask: 'number' };
  if (/go|leave|bye|can'?t|no\b/i.test(said)) {
    return {
      text: 'OK. Somebody will still follow this up. You can come back here any time. If anything happens, call 999.',
    };
  }
  return {
    text:
      voice === 'child'
        ? 'Thank you. They are coming. You can tell me anything while you wait, or nothing at all.'
        : 'Thank you. They will write to you here. You can go on in the meantime.',
  };
}
