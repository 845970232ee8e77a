import { england } from '../../src/calendar/calendar.ts';
import { addDays, type LocalDate } from '../../src/calendar/local-date.ts';
import type { Happened } from '../../src/complaints/happened.ts';
import type { Complainant } from '../../src/procedures/procedure.ts';
import type { Past } from '../../src/register/past.ts';
import type { Theme } from '../../src/triage/vocabulary.ts';

/** Numbers that look random and are the same in every run (mulberry32). */
export function dice(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const TEAMS = ['huntingdon', 'huntingdon', 'huntingdon', 'ecf', 'ecf', 'scc', 'kinship', 'lac', undefined];
const THEMES: Theme[] = [
  'communication',
  'communication',
  'standards',
  'failure-to-provide',
  'delay',
  'staff-conduct',
  'contact',
  'placement',
  'finance',
  'decision',
  'records-data',
];
const WHO: Complainant[] = [
  'parent',
  'parent',
  'parent',
  'grandparent',
  'relative',
  'child',
  'young-person',
  'advocate',
  'foster-carer',
  'mp',
  'care-leaver',
  'other',
];
const CHANNELS = ['phone', 'email', 'letter', 'web chat', 'online portal', 'in person', 'a member of staff'];

/** So many made-up complaints received over some days up to `today`, of every kind that questions can tell apart. */
export function pasts(many: number, first: LocalDate, today: LocalDate, seed = 7, days = 760): Past[] {
  const roll = dice(seed);
  const pick = <T>(from: readonly T[]): T => from[Math.floor(roll() * from.length)]!;
  return Array.from({ length: many }, (_, at): Past => {
    const received = addDays(first, Math.floor((at / many) * days));
    const compliment = roll() < 0.04;
    const procedure = compliment ? 'none' : roll() < 0.8 ? 'statutory' : 'corporate';
    const told = procedure === 'none' ? { happened: [] } : story(received, today, roll, procedure);
    const themes = [...new Set([pick(THEMES), ...(roll() < 0.3 ? [pick(THEMES)] : [])])];
    const held = procedure !== 'none' && roll() < 0.8;
    return {
      ref: `CAM-${received.slice(2, 4)}-${String(1000 + at)}`,
      received,
      procedure,
      kind: compliment ? 'compliment' : 'complaint',
      complainant: pick(WHO),
      channel: pick(CHANNELS),
      team: pick(TEAMS),
      themes,
      ...(held && { respondent: pick(['patel', 'okafor']), second: 'brennan' }),
      age: roll() < 0.6 ? pick(['under 5', '5 to 9', '10 to 13', '14 to 15', '16 to 17']) : undefined,
      gender: roll() < 0.7 ? pick(['female', 'male']) : undefined,
      person: roll() < 0.3 ? `p${Math.floor(roll() * many * 0.1)}` : undefined,
      ...told,
    };
  });
}

function story(
  received: LocalDate,
  today: LocalDate,
  roll: () => number,
  procedure: 'statutory' | 'corporate',
): Pick<Past, 'happened' | 'finding' | 'cost' | 'ombudsmanOutcome'> {
  const happened: Happened[] = [];
  const after = (day: LocalDate, from: number, to: number) =>
    england.add(day, from + Math.floor(roll() * (to - from + 1)));
  const add = (it: Happened) => it.on <= today && happened.push(it) > 0;
  if (roll() < 0.9) add({ moment: 'acknowledged', on: after(received, 0, 5) });
  if (roll() < 0.06) return add({ moment: 'withdrawn', on: after(received, 2, 8) }) ? { happened } : { happened };
  const extended = roll() < 0.12;
  if (extended)
    add({
      moment: 'stage1.extended',
      on: after(received, 6, 9),
      ground: 'complex',
      told: true,
      until: england.add(received, 20),
    });
  if (roll() < 0.06) return { happened };
  const replied = after(received, 4, extended ? 24 : 16);
  if (!add({ moment: 'stage1.replied', on: replied })) return { happened };
  const finding =
    roll() < 0.85
      ? (['upheld', 'partially upheld', 'not upheld', 'not upheld', 'no finding'] as const)[Math.floor(roll() * 5)]
      : undefined;
  if (roll() > 0.15) {
    if (roll() < 0.8) add({ moment: 'closed', on: after(replied, 5, 30) });
    return { happened, finding };
  }
  const asked = after(replied, 1, 15);
  if (!add({ moment: 'stage2.asked', on: asked, how: 'written' })) return { happened, finding };
  const answered = add({ moment: 'stage2.replied', on: after(asked, 10, 60) });
  const cost = Math.round(800 + roll() * 1800);
  if (answered && procedure === 'statutory' && roll() < 0.3)
    add({ moment: 'stage3.asked', on: after(happened.at(-1)!.on, 1, 10) });
  if (answered && roll() < 0.4) {
    const enquired = add({
      moment: 'ombudsman.enquired',
      on: after(happened.at(-1)!.on, 1, 20),
      premature: roll() < 0.4,
    });
    return { happened, finding, cost, ...(enquired && {}) };
  }
  return { happened, finding, cost };
}
