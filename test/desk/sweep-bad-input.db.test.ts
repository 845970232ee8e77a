import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createCalendar, england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { councilOf } from '../../src/councils/index.ts';
import { createDesk, type Desk } from '../../src/desk/desk.ts';
import { counted } from '../support/app.ts';
import { type AtDesk, atDesk, done } from '../support/desk.ts';

const moment = (day: LocalDate, time = '09:30') => instantOf(day, time);

let at: AtDesk;
beforeAll(async () => {
  at = await atDesk({ at: moment('2026-03-24', '11:20') });
});
afterAll(() => at.close());

/** Another process on the same database: its clock is so many seconds off, or it has another table of holidays. */
function another({ seconds = 0, calendar = england } = {}): Desk {
  const council = councilOf('cambridgeshire');
  return createDesk({
    store: at.store,
    councils: new Map([[council.key, council]]),
    calendar,
    now: () => new Date(at.at.getTime() + seconds * 1000),
    random: counted(),
  });
}

/** A complaint that R. Patel took on the day, with J. Okafor standing in. */
async function taken(day: LocalDate): Promise<string> {
  at.at = moment(day, '09:10');
  const { ref } = await at.open('Nobody came and nobody rings back.', { team: 'huntingdon' });
  done(await at.desk.readStory(at.officer('sam'), ref));
  done(await at.desk.confirmRoute(at.officer('sam'), ref, { procedure: 'statutory' }));
  done(await at.desk.acknowledge(at.officer('sam'), ref));
  done(await at.desk.assign(at.officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
  done(await at.desk.accept(at.officer('patel'), ref));
  return ref;
}

async function sweepAt(day: LocalDate, time?: string, desk = at.desk) {
  at.at = moment(day, time);
  return desk.sweep();
}

const rungsOf = (ref: string, { nudges }: Awaited<ReturnType<Desk['sweep']>>) =>
  nudges.filter((it) => it.ref === ref).map((it) => it.rung);

/** How often each line about it was promised to somebody. */
async function told(ref: string): Promise<string[]> {
  const lines = await at.store.db.selectFrom('outbox').select('key').where('ref', '=', ref).execute();
  return lines.map((it) => it.key).filter((it) => it.startsWith('nudge '));
}

describe('a clock that moves back', () => {
  test('by an hour, a day, a week: nothing is said again, and then it goes on', async () => {
    const ref = await taken('2026-04-13');
    expect(rungsOf(ref, await sweepAt('2026-04-16'))).toEqual(['started?']);
    expect(rungsOf(ref, await sweepAt('2026-04-20'))).toEqual(['half-way']);
    const before = await told(ref);
    for (const [day, time] of [
      ['2026-04-20', '09:01'],
      ['2026-04-17', '09:30'],
      ['2026-04-13', '11:00'],
    ] as const)
      expect(rungsOf(ref, await sweepAt(day, time))).toEqual([]);
    expect(await told(ref)).toEqual(before);
    expect(rungsOf(ref, await sweepAt('2026-04-20', '09:40'))).toEqual([]);
    expect(rungsOf(ref, await sweepAt('2026-04-23'))).toEqual(['more time?']);
  });

  test('and something is written meanwhile: what was said is not said again for it', async () => {
    const ref = await taken('2026-04-27');
    expect(rungsOf(ref, await sweepAt('2026-05-05'))).toEqual(['half-way']);
    at.at = moment('2026-04-30', '10:00');
    done(await at.desk.askToAgree(at.officer('patel'), ref, { until: '2026-05-20' }));
    expect(rungsOf(ref, await sweepAt('2026-04-30', '10:05'))).toEqual(['started?']);
    expect(rungsOf(ref, await sweepAt('2026-05-05', '10:00'))).toEqual([]);
  });
});

describe('the nights on which the clocks change', () => {
  test.each<[string, LocalDate, LocalDate, LocalDate]>([
    ['forward, an hour that does not come', '2027-03-22', '2027-03-28', '2027-03-30'],
    ['back, an hour that comes twice', '2026-10-20', '2026-10-25', '2026-10-26'],
  ])('%s: silence all night, and the rung of the next working day once, at nine', async (_, day, night, after) => {
    const ref = await taken(day);
    await sweepAt(day, '16:00');
    at.at = moment(night, '00:00');
    for (let n = 0; n < 10; n++) {
      at.at = new Date(at.at.getTime() + 1800_000);
      expect((await at.desk.sweep()).asleep).toEqual([at.council]);
    }
    expect(rungsOf(ref, await sweepAt(after, '08:59'))).toEqual([]);
    const reached = rungsOf(ref, await sweepAt(after, '09:00'));
    expect(reached).toHaveLength(1);
    expect(rungsOf(ref, await sweepAt(after, '09:01'))).toEqual([]);
  });

  test('four working hours to take it are four, over the night as well', async () => {
    at.at = moment('2026-10-23', '15:00');
    const { ref } = await at.open('Nobody came.', { team: 'huntingdon' });
    done(await at.desk.confirmRoute(at.officer('sam'), ref, { procedure: 'statutory' }));
    done(await at.desk.assign(at.officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
    expect((await sweepAt('2026-10-26', '10:59')).passed.filter((it) => it.ref === ref)).toEqual([]);
    expect((await sweepAt('2026-10-26', '11:00')).passed.filter((it) => it.ref === ref)).toHaveLength(1);
  });
});

describe('a year with no holiday data', () => {
  /** England's table, and it ends with 2026. */
  const short = createCalendar(
    england.holidays.filter((it) => it < '2027').map((date) => ({ date, title: 'a holiday', notes: '' })),
  );

  test('what is open keeps the dates it was given, is named, and gets none that would be guessed', async () => {
    const ref = await taken('2026-12-21');
    const swept = await sweepAt('2026-12-24', '09:30', another({ calendar: short }));
    expect(swept.broken).toContain(ref);
    const rows = await at.store.db.selectFrom('deadlines').select(['clock', 'due']).where('ref', '=', ref).execute();
    expect(rows.find((it) => it.clock === 'stage 1 reply')?.due).toBe('2027-01-07');
    expect((await told(ref)).filter((it) => it.includes('stage 1 reply'))).toEqual([]);
  });

  test('past its end nobody is nudged on a day that may be a holiday, the sweep goes on, and the watchdog says why', async () => {
    const desk = another({ calendar: short });
    const { nudges, asleep } = await sweepAt('2027-01-04', '09:30', desk);
    expect({ nudges, asleep }).toEqual({ nudges: [], asleep: [at.council] });
    const [watched] = await desk.watch(at.at);
    expect(watched!.open.map((it) => it.name)).toContain('holidays');
  });

  test('danger does not wait for the table', async () => {
    const desk = another({ calendar: short });
    const conversation = 'danger-2027';
    const said = { id: 'alert-2027', conversation, flags: [], words: 'He hits us every night.' };
    const alert = await desk.raiseAlert(
      { kind: 'complainant', council: at.council, conversation },
      { ...said, level: 'now' },
    );
    at.at = new Date(at.at.getTime() + 11 * 60_000);
    expect((await desk.sweep()).escalated.map((it) => it.alert)).toContain(alert);
  });

  test('the table comes, and everything that waited is said', async () => {
    const { nudges } = await sweepAt('2027-01-04', '09:50');
    expect(nudges.length).toBeGreaterThan(0);
  });
});

describe('two instances whose clocks are a minute apart', () => {
  test('at nine o’clock, through a day and at five: everything once, whichever is first', async () => {
    const ref = await taken('2027-04-12');
    const ahead = another({ seconds: 30 });
    const behind = another({ seconds: -30 });
    const all: string[] = [];
    for (const [day, time] of [
      ['2027-04-15', '08:59'],
      ['2027-04-15', '09:00'],
      ['2027-04-15', '12:00'],
      ['2027-04-15', '17:00'],
      ['2027-04-19', '09:00'],
      ['2027-04-22', '09:00'],
    ] as const) {
      at.at = moment(day, time);
      const both = await Promise.all([ahead.sweep(), behind.sweep()]);
      all.push(...both.flatMap((it) => rungsOf(ref, it)));
    }
    at.at = moment('2027-04-22', '09:01');
    all.push(...(await Promise.all([ahead.sweep(), behind.sweep()])).flatMap((it) => rungsOf(ref, it)));
    expect(all).toEqual(['started?', 'half-way', 'more time?']);
    expect(new Set(await told(ref)).size).toBe((await told(ref)).length);
  });

  test('a task is passed on once', async () => {
    at.at = moment('2027-05-04', '10:00');
    const { ref } = await at.open('Nobody came.', { team: 'huntingdon' });
    done(await at.desk.confirmRoute(at.officer('sam'), ref, { procedure: 'statutory' }));
    done(await another({ seconds: 30 }).assign(at.officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
    at.at = moment('2027-05-04', '14:00');
    const both = await Promise.all([another({ seconds: -30 }).sweep(), another({ seconds: 30 }).sweep()]);
    expect(both.flatMap((it) => it.passed).filter((it) => it.ref === ref)).toHaveLength(1);
  });
});
