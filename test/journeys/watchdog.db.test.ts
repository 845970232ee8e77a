import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import type { Running } from '../support/app.ts';
import { openChat } from '../support/chat.ts';
import { done } from '../support/desk.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';
import { officerOf, parentTells } from '../support/telling.ts';

const COUNCIL = 'cambridgeshire';
let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;
let beats = 0;
/** Of whoever complained last. */
let conversation: string;

beforeAll(async () => {
  ({ app, microsoft, stop } = await startTeams({
    at: instantOf('2026-03-24', '11:20'),
    heartbeat: async () => void beats++,
  }));
  const sam = { id: 'entra-sam', name: 'Sam Whitlock' };
  await teamsPerson(app, microsoft, { ...sam, conversation: 'sam-chat' }).say('hello');
  const channel = teamsPerson(app, microsoft, { ...sam, conversation: 'complaints-channel', channel: true });
  await channel.say('use this channel for complaints');
});
afterAll(() => stop());
beforeEach(() => {
  beats = 0;
});

const moment = (day: LocalDate, time: string) => app.clock.moveTo(instantOf(day, time));

const officer = (id: string) => officerOf(app.desk, id);

async function opened(): Promise<string> {
  ({ id: conversation } = await openChat(app));
  return parentTells(app, conversation);
}

/** What the watchdog says at one look, to the channel and to Sam alone; nothing else is delivered meanwhile. */
async function look(): Promise<{ channel: string; sam: string }> {
  const before = microsoft.sent.length;
  await app.watch();
  const to = (conversation: string) =>
    microsoft.sent
      .slice(before)
      .filter((it) => it.path.includes(conversation))
      .map((it) => it.activity.attachments?.[0]?.content.fallbackText ?? '')
      .join('\n');
  return { channel: to('complaints-channel'), sam: to('sam-chat') };
}

const ready = async () => {
  const answer = await fetch(`${app.url}/ready`);
  return { status: answer.status, ...((await answer.json()) as { because: string[] }) };
};
const metrics = async () => (await fetch(`${app.url}/metrics`)).text();

async function tab(id: string): Promise<string> {
  const claims = { oid: `entra-${id}`, name: id };
  const response = await fetch(`${app.url}/content/tab`, {
    headers: { authorization: `Bearer ${await microsoft.signFor(claims)}` },
  });
  return ((await response.json()) as { html: string }).html;
}

test('all is well: nothing is said, the heartbeat is called, and it is ready', async () => {
  await app.desk.sweep();
  await app.deliver();
  expect(await look()).toEqual({ channel: '', sam: '' });
  expect(beats).toBe(1);
  expect(await ready()).toMatchObject({ status: 200, because: [] });
});

describe('the sweep stops', () => {
  test('one look later the channel and a named person know, without the queue; the heartbeat stays away', async () => {
    for (let minutes = 22; minutes <= 28; minutes += 2) {
      moment('2026-03-24', `11:${minutes}`);
      const said = await look();
      expect(said.sam !== '', `11:${minutes}`).toBe(minutes === 26);
      if (minutes === 26) expect(said.channel).toBe(said.sam);
      if (minutes === 26) expect(said.sam).toContain('since Tuesday 24 March 2026 at 11:20: nobody is nudged');
    }
    expect(beats).toBe(2);
  });

  test('it is not ready, the metrics count it, and the tab shows it to the complaints team alone', async () => {
    expect(await ready()).toMatchObject({ status: 503, because: [expect.stringContaining('nobody is nudged')] });
    expect(await metrics()).toContain(`heard_sweep_stalled{council="${COUNCIL}"} 1\n`);
    expect(await metrics()).toContain(`heard_findings{council="${COUNCIL}"} 1\n`);
    expect(await tab('sam')).toContain('nobody is nudged and nothing passes on');
    expect(await tab('patel')).not.toContain('nobody is nudged');
  });

  test('it runs again: nothing is left of it', async () => {
    await app.desk.sweep();
    await app.watch();
    expect(beats).toBe(1);
    expect(await ready()).toMatchObject({ status: 200 });
    expect(await tab('sam')).not.toContain('nobody is nudged');
    expect(await metrics()).toContain(`heard_sweep_stalled{council="${COUNCIL}"} 0\n`);
  });

  test('a machine that was asleep itself blames nobody', async () => {
    moment('2026-03-25', '10:00');
    expect(await look()).toEqual({ channel: '', sam: '' });
    await app.desk.sweep();
    await app.deliver();
  });
});

test('messages that do not leave are said after a quarter of an hour, past the queue', async () => {
  const ref = await opened();
  const words: string[] = [];
  for (let minutes = 2; minutes <= 18; minutes += 2) {
    moment('2026-03-25', `10:${String(minutes).padStart(2, '0')}`);
    await app.desk.sweep();
    words.push((await look()).sam);
  }
  expect(words.filter(Boolean)).toEqual([expect.stringMatching(/messages? waits? to be sent, the oldest since/)]);
  expect(words.at(-2)).not.toBe('');
  expect(await metrics()).toMatch(/heard_messages_oldest_seconds\{council="cambridgeshire"\} 1080\n/);
  await app.deliver();
  await app.watch();
  expect(beats).toBeGreaterThan(0);
  done(await app.desk.confirmRoute(await officer('sam'), ref, { procedure: 'statutory' }));
  done(await app.desk.acknowledge(await officer('sam'), ref));
  done(await app.desk.assign(await officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
  done(await app.desk.accept(await officer('patel'), ref));
});

describe('each thing that an open complaint has to have, taken away', () => {
  let ref: string;
  beforeAll(async () => {
    await app.deliver();
    moment('2026-03-30', '10:00');
    await app.desk.sweep();
    await app.deliver();
    ref = await opened();
    await app.deliver();
  });

  const rows: [what: string, breaks: () => Promise<unknown>, says: RegExp][] = [
    [
      'its dates, and whatever else is owed',
      async () => {
        await app.store.db.deleteFrom('deadlines').where('ref', '=', ref).execute();
        await app.store.db.deleteFrom('tasks').where('ref', '=', ref).execute();
      },
      /open and has no next date/,
    ],
    [
      'the sweep’s look at it',
      () => owe({ due: '2026-03-30', look_at: app.clock.now() }),
      /a nudge was due and was not decided/,
    ],
    [
      'the reminder of its pause',
      () =>
        app.store.db
          .updateTable('deadlines')
          .set({ status: 'paused', next_on: null })
          .where('ref', '=', ref)
          .where('clock', '=', 'stage 1 reply')
          .execute(),
      /it waits, and nothing will remind anybody/,
    ],
    [
      'what the person is told when it is late',
      () =>
        app.store.db
          .updateTable('deadlines')
          .set({ status: 'overdue', drives: '2026-03-20', due: '2026-03-20', next_on: '2026-04-20' })
          .where('ref', '=', ref)
          .where('clock', '=', 'stage 1 reply')
          .execute(),
      /it is late and the person was not told/,
    ],
    [
      'whoever decides',
      () => owe({ due: '2026-03-02', look_at: null }),
      /decision has been owed for more than 10 working days/,
    ],
    [
      'a holder who is there',
      async () => {
        await app.store.db.updateTable('complaints').set({ respondent: 'okafor' }).where('ref', '=', ref).execute();
        const [from, until] = [app.clock.now(), instantOf('2026-05-01')];
        done(await app.desk.beAway(await officer('okafor'), { from, until }));
      },
      /whoever holds it is not there/,
    ],
  ];

  test.each(rows)(
    '%s: said once it has stood for ten minutes, with its reference and nothing of the story',
    async (_, breaks, says) => {
      await breaks();
      const words: string[] = [];
      const from = app.clock.now().getTime();
      for (const minutes of [0, 4, 8, 11, 14]) {
        app.clock.moveTo(new Date(from + minutes * 60_000));
        await sweptNow();
        const { channel, sam } = await look();
        expect(sam).toBe('');
        words.push(channel);
      }
      expect(words.map((it) => it !== '')).toEqual([false, false, false, true, false]);
      expect(words[3]).toMatch(says);
      expect(words[3]).toContain(ref);
      expect(words[3]).not.toContain('Nobody came');
      await mend();
      await app.watch();
      expect(beats).toBeGreaterThan(0);
    },
  );

  /** The machinery runs, and this one complaint is passed over. */
  async function sweptNow() {
    const value = JSON.stringify({ at: app.clock.now() });
    await app.store.db.updateTable('settings').set({ value }).where('name', '=', 'swept').execute();
  }

  /** A decision that is not in its history. */
  async function owe(it: { due: LocalDate; look_at: Date | null }) {
    const task = {
      council: COUNCIL,
      ref,
      task: 'decide about interest',
      kind: 'decide',
      owner: null,
      details: '{}',
    } as const;
    await app.store.db
      .insertInto('tasks')
      .values({ ...task, ...it })
      .execute();
  }

  /** Everything that is derived is worked out anew by the next change. */
  async function mend() {
    await app.store.db.updateTable('complaints').set({ respondent: null }).where('ref', '=', ref).execute();
    await app.desk.beBack(await officer('okafor'));
    const who = { kind: 'complainant', council: COUNCIL, conversation, ref } as const;
    done(await app.desk.addWords(who, ref, { words: 'more', message: `${app.clock.now().getTime()}` }));
    await app.deliver();
  }
});

test('after an outage of three weeks the person is told what they are entitled to, and the manager hears the highest rung', async () => {
  moment('2026-04-13', '09:30');
  const ref = await opened();
  const sam = await officer('sam');
  done(await app.desk.confirmRoute(sam, ref, { procedure: 'statutory' }));
  done(await app.desk.acknowledge(sam, ref));
  done(await app.desk.assign(sam, ref, { respondent: 'patel', second: 'okafor' }));
  done(await app.desk.accept(await officer('patel'), ref));
  moment('2026-05-05', '09:30');
  const mine = (await app.desk.sweep()).nudges.filter((it) => it.ref === ref && it.clock === 'stage 1 reply');
  expect(mine.map((it) => it.rung)).toEqual([expect.stringMatching(/^still late/)]);
  expect(mine[0]!.to).toContain(`complainant:${ref}`);
  moment('2026-05-06', '09:30');
  const next = (await app.desk.sweep()).nudges.filter((it) => it.ref === ref && it.clock === 'stage 1 reply');
  expect(next).toHaveLength(1);
  expect(next[0]!.to).not.toContain(`complainant:${ref}`);
});
