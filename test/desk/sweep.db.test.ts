import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCalendar, england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { holdersOf } from '../../src/complaints/complaint.ts';
import { councilOf } from '../../src/councils/index.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { counted } from '../support/app.ts';
import { type AtDesk, atDesk, done } from '../support/desk.ts';

const moment = (day: LocalDate, time = '09:30') => instantOf(day, time);

let at: AtDesk;
beforeAll(async () => {
  at = await atDesk({ at: moment('2026-03-24', '11:20') });
});
afterAll(() => at.close());

const heard = () => ({ kind: 'heard', council: at.council }) as const;

/** A complaint that R. Patel has been asked to answer, with J. Okafor standing in; taken where told so. */
async function asked(more: { taken?: boolean } = {}): Promise<string> {
  const { ref } = await at.open('Nobody came and nobody rings back.', { team: 'huntingdon' });
  done(await at.desk.confirmRoute(at.officer('sam'), ref, { procedure: 'statutory' }));
  done(await at.desk.assign(at.officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
  if (more.taken) done(await at.desk.accept(at.officer('patel'), ref));
  return ref;
}

async function holders(ref: string) {
  const standing = done(await at.desk.stand(heard(), ref));
  const { respondent, second, accepted } = holdersOf(standing.complaint);
  return { respondent, second, accepted };
}

async function saidTo(ref: string) {
  const account = done(await at.desk.explain(heard(), ref));
  return account.said.map((it) => `${it.kind} ${it.address}`);
}

async function sweepAt(day: LocalDate, time?: string) {
  at.at = moment(day, time);
  return at.desk.sweep();
}

describe('a task that nobody takes falls through the chain', () => {
  let ref: string;

  test('four working hours are left to take it', async () => {
    at.at = moment('2026-03-24', '14:00');
    ref = await asked();
    expect((await sweepAt('2026-03-24', '16:59')).passed).toEqual([]);
    expect((await sweepAt('2026-03-25', '09:59')).passed).toEqual([]);
  });

  test('then the second respondent is asked, and the area manager stands in', async () => {
    const { passed } = await sweepAt('2026-03-25', '10:00');
    expect(passed).toEqual([{ council: at.council, ref, because: 'silent', from: 'patel', to: 'okafor' }]);
    expect(await holders(ref)).toEqual({ respondent: 'okafor', second: 'brennan', accepted: false });
    expect(await saidTo(ref)).toEqual(expect.arrayContaining(['assigned person:okafor', 'stand-in person:brennan']));
  });

  test('sweeping again moves nothing again', async () => {
    expect((await sweepAt('2026-03-25', '10:01')).passed).toEqual([]);
  });

  test('then the area manager; nobody is left to stand in, and the complaints team is told', async () => {
    const { passed } = await sweepAt('2026-03-25', '14:00');
    expect(passed.map((it) => it.to)).toEqual(['brennan']);
    expect(await holders(ref)).toMatchObject({ respondent: 'brennan', second: undefined });
    expect(await saidTo(ref)).toContain('no-second complaints');
  });

  test('and last the complaints team, which chooses anew', async () => {
    const { passed } = await sweepAt('2026-03-26', '10:00');
    expect(passed).toEqual([{ council: at.council, ref, because: 'silent', from: 'brennan' }]);
    expect(await holders(ref)).toMatchObject({ respondent: undefined });
    expect(await saidTo(ref)).toContain('unheld complaints');
    done(await at.desk.assign(at.officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
    done(await at.desk.accept(at.officer('patel'), ref));
    expect((await sweepAt('2026-03-27', '16:00')).passed).toEqual([]);
  });
});

describe('a task whose holder is not there', () => {
  test('away at once passes it on, with the reason in the history', async () => {
    at.at = moment('2026-04-14');
    const ref = await asked({ taken: true });
    done(
      await at.desk.beAway(at.officer('patel'), {
        from: moment('2026-04-15', '00:00'),
        until: moment('2026-04-25', '00:00'),
      }),
    );
    expect((await sweepAt('2026-04-14', '16:00')).passed).toEqual([]);
    expect((await sweepAt('2026-04-15', '09:00')).passed).toContainEqual({
      council: at.council,
      ref,
      because: 'away',
      from: 'patel',
      to: 'okafor',
    });
    done(await at.desk.accept(at.officer('okafor'), ref));
  });

  test('back again, they can be chosen again', async () => {
    at.at = moment('2026-04-27');
    const ref = await asked({ taken: true });
    expect((await at.desk.sweep()).passed.filter((it) => it.ref === ref)).toEqual([]);
  });

  test('somebody who left is passed over for good', async () => {
    at.at = moment('2026-05-05');
    const ref = await asked({ taken: true });
    done(await at.desk.leave(at.officer('brennan'), 'patel'));
    const { passed } = await sweepAt('2026-05-05', '09:35');
    expect(passed.find((it) => it.ref === ref)).toMatchObject({ because: 'left', to: 'okafor' });
    expect(await at.desk.assign(at.officer('sam'), ref, { respondent: 'patel', second: 'okafor' })).toMatchObject({
      problem: 'cannot-be-chosen',
      says: expect.stringContaining('they have left'),
    });
  });
});

describe('what is owed beside the clocks', () => {
  test('a decision about interest is asked for every second working day', async () => {
    at.at = moment('2026-06-01');
    const { ref } = await at.open('My grandson is not being seen.', { complainant: 'grandparent', team: 'huntingdon' });
    done(await at.desk.readStory(at.officer('sam'), ref));
    const rungs = async (day: LocalDate) =>
      (await sweepAt(day)).nudges.filter((it) => it.ref === ref).map((it) => [it.clock, it.rung, it.to.join()]);
    expect(await rungs('2026-06-02')).toEqual([]);
    expect(await rungs('2026-06-03')).toContainEqual(['decide about interest', 'to be decided', 'complaints']);
    expect(await rungs('2026-06-04')).toEqual([['acknowledge', 'due today', 'complaints']]);
    expect(await rungs('2026-06-05')).toContainEqual(['decide about interest', 'to be decided 2', 'complaints']);
  });
});

describe('nobody hears twice in a day about one thing', () => {
  test('a date that moves on the day of a nudge brings no second one', async () => {
    at.at = moment('2026-09-01');
    await at.know({ id: 'ncube', name: 'T. Ncube', roles: ['responding-manager'], teams: ['huntingdon'] });
    const { ref } = await at.open('The plan is wrong and nobody mends it.', { team: 'huntingdon' });
    done(await at.desk.confirmRoute(at.officer('sam'), ref, { procedure: 'statutory' }));
    done(await at.desk.acknowledge(at.officer('sam'), ref));
    done(await at.desk.assign(at.officer('sam'), ref, { respondent: 'ncube', second: 'okafor' }));
    done(await at.desk.accept(at.officer('ncube'), ref));
    const { nudges } = await sweepAt('2026-09-11');
    expect(nudges.filter((it) => it.ref === ref).map((it) => it.rung)).toEqual(['more time?']);
    done(
      await at.desk.extend(at.officer('ncube'), ref, {
        ground: 'complex',
        until: '2026-09-16',
        reason: 'two services',
      }),
    );
    const again = await sweepAt('2026-09-11', '11:00');
    expect(again.nudges.filter((it) => it.ref === ref).map((it) => it.rung)).toEqual(['half-way']);
    const nudged = (await saidTo(ref)).filter((it) => it === 'nudge person:ncube');
    expect(nudged).toHaveLength(1);
  });
});

describe('outside working hours', () => {
  test.each<[LocalDate, string, string]>([
    ['2026-09-14', '08:59', 'before the office opens'],
    ['2026-09-14', '17:00', 'after it closes'],
    ['2026-09-19', '12:00', 'on a Saturday'],
    ['2026-12-25', '12:00', 'at Christmas'],
    ['2026-10-25', '01:30', 'in the hour that comes twice'],
    ['2027-03-28', '01:30', 'in the hour that does not come'],
  ])('%s %s: nothing is decided (%s)', async (day, time) => {
    const { nudges, passed, asleep } = await sweepAt(day, time);
    expect({ nudges, passed, asleep }).toEqual({ nudges: [], passed: [], asleep: [at.council] });
  });
});

describe('the rules change under open complaints', () => {
  test('a holiday proclaimed late moves the dates of what is open', async () => {
    at.at = moment('2026-10-05');
    const { ref } = await at.open('Nobody told us about the review.', { team: 'huntingdon' });
    const before = done(await at.desk.stand(heard(), ref)).deadlines.find((it) => it.clock === 'stage 1 reply');
    expect(before?.due).toBe('2026-10-19');
    const proclaimed = createCalendar([
      ...england.holidays.map((date) => ({ date, title: 'a holiday', notes: '' })),
      { date: '2026-10-12', title: 'A day of thanks', notes: '' },
    ]);
    const council = councilOf('cambridgeshire');
    const desk = createDesk({
      store: at.store,
      councils: new Map([[council.key, council]]),
      calendar: proclaimed,
      now: () => at.at,
      random: counted(),
    });
    await desk.sweep();
    const stored = await at.store.db.selectFrom('deadlines').select(['clock', 'due']).where('ref', '=', ref).execute();
    expect(stored.find((it) => it.clock === 'stage 1 reply')?.due).toBe('2026-10-20');
  });
});

test('whoever is told that a promise is theirs is not reminded of it on the same day', async () => {
  at.at = moment('2026-05-11');
  const { ref } = await at.open('Nobody came.', { team: 'huntingdon' });
  done(await at.desk.confirmRoute(at.officer('sam'), ref, { procedure: 'statutory' }));
  const actions = [
    { kind: 'remedy' as const, what: 'Visit every week.', owner: 'brennan', due: '2026-05-18' as const },
  ];
  done(await at.desk.resolve(at.officer('sam'), ref, { terms: 'Visits.', agreed: 'They said so.', actions }));
  const { nudges } = await sweepAt('2026-05-11', '15:00');
  expect(nudges.filter((it) => it.ref === ref).map((it) => it.clock)).toContain('action 1');
  expect((await saidTo(ref)).filter((it) => it.endsWith('person:brennan') && /^(action|nudge)/.test(it))).toEqual([
    'action person:brennan',
  ]);
  await sweepAt('2026-05-18');
  expect(await saidTo(ref)).toContain('nudge person:brennan');
});
