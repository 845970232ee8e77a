import { type Day, dayOf } from './days.ts';

/** A scenario as contract.md writes it, before anybody has checked it. */
export interface Told {
  council: string;
  pack?: string;
  procedure: string;
  received: string;
  complainant: string;
  arose?: string;
  events: Event[];
  now: string;
}

export interface Event {
  moment: string;
  on: string;
  [detail: string]: unknown;
}

/** A complaint as far as it has come. Handing it in again starts a new round; a few facts outlast it. */
export interface Story {
  who: string;
  route: string;
  received: Day;
  arose?: Day;
  /** Receipt, or the day it was handed in again. */
  begun: Day;
  again: boolean;
  /** What was accepted since then, in order. */
  round: Event[];
  ever: Event[];
  ended?: { how: 'withdrawn' | 'closed' | 'not considered' | 'no interest' | 'too old'; on: Day };
  /** The last day on which an ended complaint was taken up again. */
  revived?: Day;
}

export function begin(told: Told, received: Day): Story {
  const { complainant: who, procedure: route, arose } = told;
  return {
    who,
    route,
    received,
    arose: arose ? dayOf(arose) : undefined,
    begun: received,
    again: false,
    round: [],
    ever: [],
  };
}

/** The story with one more accepted event. */
export function goOn(story: Story, event: Event): Story {
  const on = dayOf(event.on);
  if (event.moment === 'resubmitted') {
    const ever = [...story.ever, event];
    return { ...story, begun: on, again: true, round: [event], ever, ended: undefined, revived: undefined };
  }
  const next: Story = { ...story, round: [...story.round, event], ever: [...story.ever, event] };
  const how = endedBy(event);
  const takenUp = event.moment === 'reopened' || (event.moment === 'proceedings.decided' && event.consider === true);
  if (how) return { ...next, ended: { how, on } };
  if (takenUp && story.ended) return { ...next, ended: undefined, revived: on };
  if (event.moment === 'procedure.changed') return { ...next, route: String(event.to) };
  return next;
}

function endedBy({ moment, yes, consider }: Event): NonNullable<Story['ended']>['how'] | undefined {
  if (moment === 'withdrawn' || moment === 'closed') return moment;
  if (moment === 'proceedings.decided' && consider === false) return 'not considered';
  if (moment === 'sufficient-interest.decided' && yes === false) return 'no interest';
  if (moment === 'time-limit.decided' && yes === false) return 'too old';
  return undefined;
}

/** The first day of it in this round. */
export function did(story: Story, ...moments: string[]): Day | undefined {
  const found = story.round.find((it) => moments.includes(it.moment));
  return found && dayOf(found.on);
}

export function lately(story: Story, moment: string): Event | undefined {
  return story.round.findLast((it) => it.moment === moment);
}

/** W1 to W9: they need nobody's leave to complain. */
export function inOwnRight({ who }: Story): boolean {
  return 'parent child young-person care-leaver foster-carer adopter special-guardian'.split(' ').includes(who);
}

/** W10: nothing runs until a person has decided (r.12). */
export function needsInterest({ who }: Story): boolean {
  return ['grandparent', 'relative', 'professional', 'other'].includes(who);
}
