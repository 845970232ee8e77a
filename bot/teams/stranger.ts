import { type Activity, ActivityTypes } from 'botbuilder';
import type { Desk } from '../../src/desk/desk.ts';
import { screen } from '../../src/triage/danger.ts';
import type { Arrival } from './arrival.ts';
import { referenceOf } from './reference.ts';
import type { Standing } from './standing.ts';

/** Anybody who does not work at the council. */
export type Stranger = Exclude<Standing, 'own'>;

const WHO: Record<Stranger, string> = {
  guest: 'You are a guest here',
  elsewhere: 'You write from another organisation',
};

/** What a stranger is told: whom Heard answers, and where they are answered themselves. */
export function refusal(stranger: Stranger): string {
  return `I answer people who work at the council. ${WHO[stranger]}, so I keep nothing of what you write. To complain or to pass something on, please use the council’s complaints page or ring the complaints team.`;
}

const NOT_SAFE =
  'If somebody is in danger now, call 999. I have passed what you wrote to the people on duty at the council, and a person will read it now.';

/**
 * A disclosure is never turned away with the stranger who makes it: their words reach the people on duty, and only they. Answers
 * what they are told.
 */
export async function hearStranger(
  desk: Desk,
  stranger: Stranger,
  activity: Activity,
  arrival: Arrival,
  council: string | undefined,
): Promise<string> {
  const words = activity.type === ActivityTypes.Message ? (activity.text ?? '') : '';
  const danger = screen(words, { by: 'complainant' });
  if (!council || danger.level === 'none') return refusal(stranger);
  const { id: conversation } = activity.conversation;
  const place = { conversation, kind: arrival.kind, tenant: arrival.tenant! };
  await desk.arrive(council, place, 'teams', referenceOf(activity));
  const who = { kind: 'complainant', council, conversation, from: 'teams, a stranger' } as const;
  await desk.raiseAlert(who, {
    id: `${conversation}:${activity.id}`,
    conversation,
    level: danger.level,
    flags: danger.flags,
    words,
  });
  return `${NOT_SAFE} ${refusal(stranger)}`;
}
