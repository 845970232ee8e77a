import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { createGraph } from '../../bot/outlook/graph.ts';
import { createOutlook, type Outlook } from '../../bot/outlook/look.ts';
import { momentOf } from '../../bot/outlook/times.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { holdersOf } from '../../src/complaints/complaint.ts';
import type { Config } from '../../src/config.ts';
import { createLog } from '../../src/log.ts';
import { demoConfig, startApp } from '../support/app.ts';
import { type AtDesk, atDesk, done } from '../support/desk.ts';
import {
  APP,
  APP_SECRET,
  always,
  failed,
  type MicrosoftGraph,
  off,
  openGraph,
  scheduled,
  TENANT,
} from '../support/outlook.ts';
import { createGatherer } from '../support/scanner.ts';

const moment = (day: LocalDate, time = '09:30') => instantOf(day, time);

let at: AtDesk;
let microsoft: MicrosoftGraph;
const gathered = createGatherer();

beforeAll(async () => {
  at = await atDesk({ at: moment('2026-07-27', '11:20') });
  microsoft = await openGraph();
});
afterAll(async () => {
  await microsoft.close();
  await at.close();
});
beforeEach(() => {
  microsoft.signIn();
  for (const it of ['patel', 'okafor', 'brennan']) microsoft.mailbox(`entra-${it}`, off());
});

const app = (secret = APP_SECRET) => ({
  appId: APP,
  secret,
  places: microsoft.places,
  now: () => at.at,
});

function outlook(secret?: string): Outlook {
  const tenants = [[TENANT, at.council]] as const;
  return createOutlook({ ...app(secret), desk: at.desk, tenants, log: createLog('debug', gathered.log) });
}

const absencesOf = async (id: string) => (await at.desk.people(at.council)).find((it) => it.id === id)!.absences;

async function taken(): Promise<string> {
  const { ref } = await at.open('Nobody came and nobody rings back.', { team: 'huntingdon' });
  done(await at.desk.confirmRoute(at.officer('sam'), ref, { procedure: 'statutory' }));
  done(await at.desk.assign(at.officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
  done(await at.desk.accept(at.officer('patel'), ref));
  return ref;
}

const holderOf = async (ref: string) =>
  holdersOf(done(await at.desk.stand({ kind: 'heard', council: at.council }, ref)).complaint).respondent;

describe('automatic replies count like "I\'m away 3 to 14 August"', () => {
  let ref: string;

  test('nothing moves before they begin', async () => {
    ref = await taken();
    microsoft.mailbox('entra-patel', scheduled('2026-08-02T23:00', '2026-08-14T23:00'));
    await outlook().look();
    expect(await absencesOf('patel')).toMatchObject([
      { from: moment('2026-08-03', '00:00'), until: moment('2026-08-15', '00:00'), source: 'outlook' },
    ]);
    at.at = moment('2026-07-31', '16:00');
    expect((await at.desk.sweep()).passed).toEqual([]);
  });

  test('on the first morning the second respondent has it', async () => {
    at.at = moment('2026-08-03', '09:00');
    expect((await at.desk.sweep()).passed).toMatchObject([{ ref, because: 'away', from: 'patel', to: 'okafor' }]);
    expect(await holderOf(ref)).toBe('okafor');
  });

  test('looked at again, nothing is put on record again', async () => {
    microsoft.mailbox('entra-patel', scheduled('2026-08-02T23:00', '2026-08-14T23:00'));
    const { seq } = (await at.store.db.selectFrom('record_heads').select('seq').executeTakeFirst())!;
    await outlook().look();
    expect((await at.store.db.selectFrom('record_heads').select('seq').executeTakeFirst())!.seq).toBe(seq);
  });

  test('an end that moves is moved', async () => {
    microsoft.mailbox('entra-patel', scheduled('2026-08-02T23:00', '2026-08-07T23:00'));
    await outlook().look();
    expect(await absencesOf('patel')).toMatchObject([{ until: moment('2026-08-08', '00:00') }]);
  });

  test('"I am back" is stronger than replies that somebody forgot to switch off', async () => {
    done(await at.desk.beBack(at.officer('patel')));
    microsoft.mailbox('entra-patel', scheduled('2026-08-02T23:00', '2026-08-07T23:00'));
    await outlook().look();
    expect(await absencesOf('patel')).toEqual([]);
  });

  test('and the next leave counts again', async () => {
    microsoft.mailbox('entra-patel', scheduled('2026-08-16T23:00', '2026-08-21T23:00'));
    await outlook().look();
    expect(await absencesOf('patel')).toHaveLength(1);
    await outlook().look();
  });

  test('switched off, they are there', async () => {
    at.at = moment('2026-08-18', '10:00');
    microsoft.mailbox('entra-patel', scheduled('2026-08-16T23:00', '2026-08-21T23:00'), off());
    const its = outlook();
    await its.look();
    expect(await absencesOf('patel')).toHaveLength(1);
    await its.look();
    expect(await absencesOf('patel')).toEqual([]);
  });

  test('part of a day is part of a day, and too short to hand anything over', async () => {
    at.at = moment('2026-08-24', '09:00');
    const mine = await taken();
    microsoft.mailbox('entra-patel', scheduled('2026-08-24T12:00', '2026-08-24T16:00'));
    await outlook().look();
    at.at = moment('2026-08-24', '14:00');
    expect((await at.desk.sweep()).passed.filter((it) => it.ref === mine)).toEqual([]);
    expect(await absencesOf('patel')).toMatchObject([
      { from: moment('2026-08-24', '13:00'), until: moment('2026-08-24', '17:00') },
    ]);
  });
});

describe('replies without an end', () => {
  test('count for two working days, and on for as long as they are switched on', async () => {
    at.at = moment('2026-09-03', '10:00');
    microsoft.mailbox('entra-patel', always());
    await outlook().look();
    expect(await absencesOf('patel')).toMatchObject([{ from: at.at, until: moment('2026-09-07', '17:00') }]);
    at.at = moment('2026-09-07', '08:00');
    await outlook().look();
    expect(await absencesOf('patel')).toMatchObject([
      { from: moment('2026-09-03', '10:00'), until: moment('2026-09-09', '17:00') },
    ]);
  });

  test('"I am back" holds until they are switched off and on again', async () => {
    done(await at.desk.beBack(at.officer('patel')));
    microsoft.mailbox('entra-patel', always(), off(), always());
    const its = outlook();
    await its.look();
    expect(await absencesOf('patel')).toEqual([]);
    await its.look();
    await its.look();
    expect(await absencesOf('patel')).toHaveLength(1);
    microsoft.mailbox('entra-patel', off());
    await its.look();
  });
});

describe('what Microsoft says no with', () => {
  const graph = (secret?: string) => createGraph({ ...app(secret), tenant: TENANT });
  const once = (...answers: Parameters<MicrosoftGraph['mailbox']>[1][]) => {
    microsoft.mailbox('entra-patel', ...answers);
    return graph().outOfOffice('entra-patel');
  };

  test.each<[string, Parameters<typeof failed>, object]>([
    ['404, no such user or no mailbox', [404, 'ErrorInvalidUser'], { skip: 'no mailbox' }],
    ['403, a mailbox outside what the app may see', [403, 'ErrorAccessDenied'], { skip: 'not allowed' }],
    ['401 twice', [401, 'InvalidAuthenticationToken'], { refused: 'the app was not let in (401)' }],
    ['429 with seconds', [429, 'TooManyRequests', { 'retry-after': '17' }], { later: 'status 429', after: 17 }],
    ['429 without', [429, 'TooManyRequests'], { later: 'status 429' }],
    ['503', [503, 'ServiceUnavailable', { 'retry-after': '120' }], { later: 'status 503', after: 120 }],
  ])('%s', async (_, answer, expected) => {
    expect(await once(failed(...answer))).toEqual(expected);
  });

  test('429 with a date', async () => {
    const later = new Date(Math.floor(at.at.getTime() / 1000) * 1000 + 90_000).toUTCString();
    expect(await once(failed(429, 'TooManyRequests', { 'retry-after': later }))).toEqual({
      later: 'status 429',
      after: 90,
    });
  });

  test('a token that was withdrawn: a new one is asked for, once', async () => {
    microsoft.asked();
    expect(await once(failed(401, 'InvalidAuthenticationToken'), off())).toEqual({ says: undefined });
    expect(microsoft.asked()).toEqual(['sign in', 'entra-patel', 'sign in', 'entra-patel']);
  });

  test('one token does for all who are asked', async () => {
    microsoft.asked();
    await outlook().look();
    expect(microsoft.asked().filter((it) => it === 'sign in')).toHaveLength(1);
  });

  test('a secret that is wrong or has run out', async () => {
    expect(await graph('another').outOfOffice('entra-patel')).toEqual({ refused: 'the app could not sign in (401)' });
  });

  test('nobody answers', async () => {
    const nowhere = { login: 'http://127.0.0.1:1', graph: 'http://127.0.0.1:1/v1.0' };
    const asked = createGraph({ ...app(), tenant: TENANT, places: nowhere }).outOfOffice('entra-patel');
    expect(await asked).toEqual({ later: 'Microsoft cannot be reached' });
  });

  test.each<[string, object]>([
    ['a word that Heard does not know', { status: 'sometimes' }],
    ['no moments', { status: 'scheduled' }],
    ['not an answer at all', { value: [] }],
  ])('%s is nobody’s absence', async (_, body) => {
    expect(await once({ body })).toEqual({ skip: 'an answer that Heard cannot read' });
  });
});

describe('a round', () => {
  test('that is asked to wait stops, says for how long, and goes on with the next', async () => {
    microsoft.mailbox('entra-okafor', failed(429, 'TooManyRequests', { 'retry-after': '30' }), off());
    const its = outlook();
    microsoft.asked();
    expect(await its.look()).toEqual({ pause: 30 });
    const first = microsoft.asked();
    expect(first.at(-1)).toBe('entra-okafor');
    expect(await its.look()).toEqual({});
    expect(microsoft.asked().at(-1)).toBe('entra-okafor');
  });

  test('is not held up by a mailbox that always fails', async () => {
    microsoft.mailbox('entra-okafor', failed(500, 'InternalServerError'));
    const its = outlook();
    await its.look();
    microsoft.asked();
    await its.look();
    expect(microsoft.asked().toSorted()).toEqual(['entra-brennan', 'entra-okafor', 'entra-patel']);
  });

  test('skips a mailbox that cannot be read, and reads the others', async () => {
    microsoft.mailbox('entra-brennan', failed(403, 'ErrorAccessDenied'));
    microsoft.mailbox('entra-okafor', failed(404, 'ErrorInvalidUser'));
    microsoft.mailbox('entra-patel', scheduled('2026-10-05T08:00', '2026-10-09T16:00'));
    at.at = moment('2026-10-01', '10:00');
    await outlook().look();
    expect(await absencesOf('patel')).toHaveLength(1);
  });

  test('asks about nobody who answers no complaints', async () => {
    microsoft.asked();
    await outlook().look();
    expect(microsoft.asked().toSorted()).toEqual(['entra-brennan', 'entra-okafor', 'entra-patel', 'sign in']);
  });

  test('that has failed since the morning is told by the watchdog, with what to do meanwhile, and no longer once it works', async () => {
    const findings = async () => (await at.desk.watch(at.at))[0]!.open.filter((it) => it.name === 'calendars');
    at.at = moment('2026-10-06', '09:00');
    await outlook('another').look();
    expect(await findings()).toEqual([]);
    at.at = moment('2026-10-06', '14:00');
    await outlook('another').look();
    expect((await findings())[0]?.says).toMatch(
      /since Tuesday 6 October 2026 at 09:00 \(the app could not sign in \(401\)\)/,
    );
    await outlook().look();
    expect(await findings()).toEqual([]);
  });

  test('keeps and logs nothing of what somebody wrote in their replies, and no name from an error', async () => {
    const kept = JSON.stringify([
      gathered.left,
      await at.store.db.selectFrom('absences').selectAll().execute(),
      await at.store.db.selectFrom('settings').selectAll().execute(),
    ]);
    expect(kept).not.toMatch(/hospital|07700|Patel/);
    expect(kept).toContain('Outlook was not read');
  });
});

describe('the times', () => {
  test.each<[string, string, string | undefined]>([
    ['2026-08-03T08:00:00.0000000', 'UTC', '2026-08-03T08:00:00.000Z'],
    ['2026-08-03T09:00:00.0000000', 'GMT Standard Time', '2026-08-03T08:00:00.000Z'],
    ['2026-12-03T09:00:00.0000000', 'Europe/London', '2026-12-03T09:00:00.000Z'],
    ['2026-08-03T10:00:00', 'W. Europe Standard Time', '2026-08-03T08:00:00.000Z'],
    ['2026-10-25T03:00:00', 'GMT Standard Time', '2026-10-25T03:00:00.000Z'],
    ['2027-03-28T03:00:00', 'GMT Standard Time', '2027-03-28T02:00:00.000Z'],
    ['2026-08-03T09:00:00', 'Customized Time Zone', undefined],
  ])('%s, %s', (dateTime, timeZone, expected) => {
    expect(momentOf({ dateTime, timeZone })?.toISOString()).toBe(expected);
  });
});

test('every half hour of a working day where an app is named, and not where none is', async () => {
  const outlook = { appId: APP, secret: APP_SECRET };
  const tenants: Config['tenants'] = [[TENANT, at.council]];
  const named = await startApp({ jobs: true, config: { ...demoConfig(), outlook, tenants } });
  expect((await named.store.boss.getSchedules('calendars')).map((it) => it.cron)).toEqual(['*/30 7-18 * * 1-5']);
  await named.close();
  const none = await startApp({ jobs: true });
  expect(await none.store.boss.getSchedules('calendars')).toEqual([]);
  await none.close();
});
