import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, inject, test } from 'vitest';
import type { Running } from '../support/app.ts';
import { newDatabase } from '../support/db.ts';
import { USERS } from '../support/slack/app.ts';
import { type SlackPerson, slackPerson } from '../support/slack/person.ts';
import { openStandIn, type StandIn } from '../support/slack/stand-in.ts';
import { type Fatal, noMoreVictims, startVictim, type Victim } from '../support/victim.ts';

const NOW = new Date('2026-03-24T11:20:00Z');
const STORY =
  'She says: my son Theo was meant to have six hours a week from January and nobody has come once. I want the hours and somebody to say sorry.';

interface Place {
  where: string;
  /** Dies at this statement of taking what Slack sends, or of the work that follows. */
  taking?: [Fatal, 'before' | 'after'];
  working?: [Fatal, 'before' | 'after'];
  /** Dies while Slack is being told: Slack has it, and nobody here knows. */
  telling?: true;
  /** How often the answer may stand in their chat. Slack gives no way to send one message under an id of ours. */
  answers: number;
}

/** One start of the program each. On the embedded database, which starts slowly, the one that says most. */
const ALL: Place[] = [
  { where: 'before it is kept', taking: [{ count: 1 }, 'before'], answers: 1 },
  { where: 'kept, and not yet acknowledged', taking: [{ count: 1 }, 'after'], answers: 1 },
  { where: 'acknowledged, before the work', working: [{ count: 1 }, 'before'], answers: 1 },
  { where: 'taken by a process that is gone', working: [{ count: 1 }, 'after'], answers: 1 },
  { where: 'before the turn is kept', working: [{ does: 'insert into transcript' }, 'before'], answers: 1 },
  { where: 'told Slack, and not noted it', telling: true, answers: 2 },
];
const places = inject('postgres') ? ALL : ALL.filter((it) => it.telling);

let folder: string;
let url: string | undefined;
let slack: StandIn;
let victim: Victim | undefined;
let worker: SlackPerson;
let complaints = 0;

/** The program as somebody in Slack meets it: whichever process runs at the moment. */
const running = {
  get url() {
    return victim!.url;
  },
  clock: { now: () => NOW },
  workSlack: async () => (await victim!.workSlack()) ?? 0,
} as unknown as Running;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heard-slack-killed-'));
  url = await newDatabase();
  slack = await openStandIn(USERS, () => NOW);
  worker = slackPerson(running, slack, 'U0LINDQ');
});

afterAll(async () => {
  await victim?.stop();
  await noMoreVictims();
  await slack.close();
  rmSync(folder, { recursive: true, force: true });
  expect(slack.broken).toEqual([]);
});

beforeEach(async () => {
  if (!victim?.alive) victim = await startVictim({ url, folder, at: NOW.toISOString(), slackUrl: slack.url });
});

test.each(places)('killed $where: one complaint, and its number is told', { timeout: 120_000 }, async (place) => {
  for (const said of [STORY, 'a parent', 'today', 'I do not know']) await worker.say(said);
  const before = slack.messages.length;
  const last = worker.messageOf('I do not know');

  if (place.taking) await victim!.arm(...place.taking);
  const acknowledged = await worker.post(last).then(
    (it) => it.status === 200,
    () => false,
  );
  expect(acknowledged).toBe(!place.taking);
  if (place.working) expect(await victim!.workSlack(...place.working)).toBeUndefined();
  if (place.telling) {
    slack.before = async ({ method }) => {
      if (method !== 'chat.postMessage') return;
      slack.before = undefined;
      await victim!.stop();
    };
    expect(await victim!.workSlack()).toBeUndefined();
  }
  await victim!.stop();

  victim = await startVictim({ url, folder, at: NOW.toISOString(), slackUrl: slack.url });
  // What was not acknowledged, Slack sends again; so it does with what it is not sure about.
  expect((await worker.post(last, { retry: 1 })).status).toBe(200);
  while ((await running.workSlack()) > 0);
  const answers = slack.messages.slice(before).map((it) => it.text);
  expect(answers.length).toBeGreaterThan(0);
  expect(answers.length).toBeLessThanOrEqual(place.answers);
  const numbers = new Set(answers.map((it) => /CAM-26-\d{4}/.exec(it)?.[0]));
  expect([...numbers]).toEqual([`CAM-26-${String(++complaints).padStart(4, '0')}`]);
});
