import fc from 'fast-check';
import { COMPLAINANTS, GROUNDS, MOMENTS, type Moment } from '../../src/procedures/procedure.ts';
import type { Event, Told } from '../support/second-calculator.ts';

/** Random scenarios: lives that could have been, cut off anywhere, with events among them that could not. */

const DAY = 86_400_000;
const COUNCILS = ['national', 'cambridgeshire', 'cheshire-west-and-chester', 'shropshire', 'trafford'] as const;
const FORCED: Record<string, readonly (string | undefined)[]> = {
  cambridgeshire: [undefined, undefined, '2009-04-01', '2010', '2026-01-16T17:00'],
};
/** The order in which a long life goes; each life leaves some of it out. */
const LIFE: readonly Moment[] = [
  'acknowledged',
  'sufficient-interest.decided',
  'time-limit.decided',
  'advocate.requested',
  'advocate.appointed',
  'meeting.held',
  'meeting.confirmed',
  'proceedings.decided',
  'proceedings.ended',
  'resubmitted',
  'acknowledged',
  'stage1.extended',
  'advocate.requested',
  'advocate.appointed',
  'stage1.extended',
  'stage1.replied',
  'stage2.asked',
  'stage2.acknowledged',
  'stage2.record-agreed',
  'stage2.statement-signed',
  'stage2.extended',
  'stage2.extended',
  'stage2.replied',
  'early-referral.agreed',
  'stage3.asked',
  'stage3.decided',
  'stage3.acknowledged',
  'chair.appointed',
  'panel.arranged',
  'papers.sent',
  'panel.arranged',
  'panel.met',
  'panel.reported',
  'stage3.replied',
  'ombudsman.enquired',
  'closed',
  'reopened',
  'withdrawn',
  'reopened',
];
const SELDOM: ReadonlySet<Moment> = new Set<Moment>([
  'proceedings.decided',
  'early-referral.agreed',
  'withdrawn',
  'closed',
  'time-limit.decided',
]);
const FIRST = Date.UTC(2023, 0, 1);
const LAST_DAY = Date.UTC(2028, 7, 31);

const dice = fc.record({
  keep: fc.integer({ min: 0, max: 99 }),
  gap: fc.oneof(
    { weight: 3, arbitrary: fc.integer({ min: 0, max: 4 }) },
    { weight: 4, arbitrary: fc.integer({ min: 0, max: 16 }) },
    { weight: 1, arbitrary: fc.integer({ min: 0, max: 100 }) },
  ),
  further: fc.oneof(fc.integer({ min: -3, max: 30 }), fc.integer({ min: 0, max: 110 })),
  yes: fc.integer({ min: 0, max: 9 }),
  ground: fc.constantFrom(...GROUNDS),
  sure: fc.integer({ min: 0, max: 9 }),
});
type Dice = typeof dice extends fc.Arbitrary<infer T> ? T : never;

const noise = fc.record({ moment: fc.constantFrom(...MOMENTS), offset: fc.integer({ min: -4, max: 260 }), dice });

export const scenarios: fc.Arbitrary<Told> = fc
  .record({
    council: fc.constantFrom(...COUNCILS),
    packAt: fc.nat({ max: 9 }),
    procedure: fc.constantFrom('statutory', 'statutory', 'statutory', 'corporate', 'corporate', 'schools', 'none'),
    complainant: fc.oneof(fc.constantFrom('parent', 'child', 'child', 'grandparent'), fc.constantFrom(...COMPLAINANTS)),
    minute: fc.integer({ min: 0, max: Math.floor((Date.UTC(2028, 3, 30) - FIRST) / 60_000) }),
    arose: fc.option(fc.oneof(fc.integer({ min: 0, max: 500 }), fc.integer({ min: 360, max: 370 }))),
    life: fc.array(dice, { minLength: LIFE.length, maxLength: LIFE.length }),
    ends: fc.integer({ min: 0, max: LIFE.length }),
    noise: fc.array(noise, { maxLength: 5 }),
    wait: fc.oneof(fc.integer({ min: 0, max: 20 }), fc.integer({ min: -30, max: 200 })),
  })
  .map((it) => {
    const received = FIRST + it.minute * 60_000;
    const { procedure, complainant } = it;
    let on = received;
    const lived = LIFE.slice(0, it.ends).flatMap((moment, at) => {
      const rolled = it.life[at]!;
      if (rolled.keep >= (SELDOM.has(moment) ? 12 : 72)) return [];
      on += rolled.gap * DAY;
      return [eventOf(moment, on, rolled, complainant)];
    });
    const noisy = it.noise.map(({ moment, offset, dice: rolled }) =>
      eventOf(moment, received + offset * DAY, rolled, complainant),
    );
    const pack = (FORCED[it.council] ?? [undefined])[it.packAt % (FORCED[it.council]?.length ?? 1)];
    return {
      council: it.council,
      ...(pack && { pack }),
      procedure,
      complainant,
      received: new Date(received).toISOString(),
      ...(it.arose !== null && { arose: iso(received - it.arose * DAY) }),
      events: [...lived, ...noisy],
      now: new Date(Math.min(LAST_DAY, Math.max(received, on + it.wait * DAY))).toISOString(),
    };
  });

function eventOf(moment: Moment, at: number, rolled: Dice, complainant: string): Event {
  const on = Math.min(LAST_DAY, at);
  const yes = rolled.yes > 1;
  const further = rolled.sure % 3 === 0 ? {} : { until: iso(on + rolled.further * DAY) };
  const told = rolled.sure < 8;
  return { moment, on: iso(on), ...details(moment) };

  function details(of: Moment): Record<string, unknown> {
    switch (of) {
      case 'sufficient-interest.decided':
      case 'time-limit.decided':
        return { yes: yes || complainant === 'parent' };
      case 'proceedings.decided':
        return { consider: rolled.yes > 5 };
      case 'procedure.changed':
        return { to: ['statutory', 'corporate', 'schools', 'statutory'][rolled.yes % 4] };
      case 'stage1.extended':
        return { ground: rolled.ground, ...further, agreed: rolled.yes > 5 || rolled.ground === 'agreed', told };
      case 'stage2.asked':
        return { how: rolled.sure % 2 ? 'oral' : 'written', ...(rolled.yes > 6 && { direct: true }) };
      case 'stage2.extended':
        return { reasons: rolled.yes > 0 ? 'a witness is away' : ' ', ...further, told };
      case 'stage2.replied':
        return rolled.yes > 6 ? { received: iso(on + (rolled.further % 6) * DAY) } : {};
      case 'stage3.decided':
        return { accept: rolled.sure < 6 };
      case 'panel.arranged':
        return { for: iso(on + rolled.further * DAY) };
      case 'ombudsman.enquired':
        return { premature: rolled.yes > 6 };
      default:
        return {};
    }
  }
}

function iso(at: number): string {
  return new Date(at).toISOString().slice(0, 10);
}
