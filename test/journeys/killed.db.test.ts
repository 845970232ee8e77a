import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { cutOff, everywhere } from '../killed/table.ts';
import { newDatabase } from '../support/db.ts';
import { type Fatal, noMoreVictims, reach, startVictim, type Victim } from '../support/victim.ts';

interface Place {
  where: string;
  fatal: Fatal;
  when: 'before' | 'after';
}

const REAL = inject('postgres') !== undefined;
const first: Place = { where: 'the first statement', fatal: { count: 1 }, when: 'before' };
const second: Place = { where: 'the second statement', fatal: { count: 2 }, when: 'after' };
/** By then the complaint is opened, and the turn that says so is not kept yet. */
const opened: Place = {
  where: 'the commit that opens the complaint',
  fatal: { does: 'commit', since: 'insert into "complaints"' },
  when: 'after',
};
const kept: Place = { where: 'what keeps the turn', fatal: { does: 'insert into transcript' }, when: 'before' };

/** Real kills of real processes, fewer on the embedded database, which starts slowly. Every statement has its turn at night (test/killed). */
const IN_A_TURN = REAL ? [first, second, opened, kept] : [first, kept];
const IN_A_SWEEP = REAL ? [first, second] : [second];
const FRIDAY = '2026-03-20T16:50:00Z';
const DAY_EIGHT = '2026-04-01T08:30:00Z';
/** Each of them starts the program several times over, on a machine that may be busy. */
const SLOW = { timeout: 240_000 };

let folder: string;
let url: string | undefined;
let victim: Victim | undefined;

/** The program, at this moment: the one that runs, or where it was killed, one started anew. */
async function running(at = FRIDAY): Promise<Victim> {
  if (victim?.alive) await victim.moveTo(at);
  else victim = await startVictim({ url, folder, at });
  return victim;
}

/** The power goes, whether or not it went by itself at the statement it was told. */
const stopped = async () => {
  await victim?.stop();
};

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'heard-killed-'));
  url = await newDatabase();
});

afterAll(async () => {
  await stopped();
  await noMoreVictims();
  rmSync(folder, { recursive: true, force: true });
});

interface Page {
  token: string;
  conversation: string;
}

const PATH = '/api/directline/v3/directline';

async function open(victim: Victim): Promise<Page> {
  const made = await fetch(`${reach(victim).url}${PATH}/tokens/generate`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: '{}',
  });
  const { token, conversationId } = (await made.json()) as { token: string; conversationId: string };
  await fetch(`${victim.url}${PATH}/conversations`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  return { token, conversation: conversationId };
}

/** Sends like a web page: the same message keeps its id when it is sent again. True when Heard said it has it. */
async function send(victim: Victim, { token, conversation }: Page, text: string, id: string): Promise<boolean> {
  const sent = await fetch(`${victim.url}${PATH}/conversations/${conversation}/activities`, {
    method: 'POST',
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: JSON.stringify({ type: 'message', text, channelData: { clientActivityID: id } }),
  }).catch(() => undefined);
  return sent?.ok ?? false;
}

async function transcript(victim: Victim, { token, conversation }: Page): Promise<{ who: string; text: string }[]> {
  const got = await fetch(`${victim.url}${PATH}/conversations/${conversation}/activities`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { activities } = (await got.json()) as { activities: { from?: { role: string }; text?: string }[] };
  return activities.map((it) => ({ who: it.from?.role ?? '', text: it.text ?? '' }));
}

const STORY = [
  'no',
  'My son waits for a social worker since January and nobody tells me why.',
  'yes',
  'last month',
  'Huntingdon, I rang',
  'a social worker',
  'no',
  'nothing',
  'Jo Field, about Ben',
  'here in chat',
  'send it',
] as const;

/** Everything but the last message of a new complaint. */
async function tell(victim: Victim): Promise<Page> {
  const page = await open(victim);
  for (const [at, text] of STORY.slice(0, -1).entries()) expect(await send(victim, page, text, `m${at}`)).toBe(true);
  return page;
}

const said = (spoken: { who: string; text: string }[]) =>
  spoken.filter((it) => it.who === 'user' && it.text).map((it) => it.text);

describe('killed in a turn', SLOW, () => {
  test.each(IN_A_TURN)(
    '$when $where of the last turn: no acknowledged word is lost, and one complaint is opened',
    async ({ fatal, when }) => {
      const first = await running();
      const page = await tell(first);
      await first.arm(fatal, when);
      expect(await send(first, page, 'send it', 'last')).toBe(false);
      expect(await first.gone).toBe('SIGKILL');

      const second = await running();
      const before = said(await transcript(second, page));
      expect(before.slice(0, STORY.length - 1)).toEqual(STORY.slice(0, -1));

      expect(await send(second, page, 'send it', 'last')).toBe(true);
      const after = await transcript(second, page);
      expect(said(after)).toEqual(STORY);
      expect(after.filter((it) => /Your number is .*code to come back is [2-9A-Z]{4}-/s.test(it.text))).toHaveLength(1);
    },
  );
});

describe('killed in the sweep and in the delivery', SLOW, () => {
  /** What was told above has its nudges first: several at once come as one post, and here each is looked for by its reference. */
  beforeAll(async () => {
    const before = await running(DAY_EIGHT);
    await pane(before, 'team');
    await before.sweep();
    await before.deliver();
  });

  test.each(IN_A_SWEEP)(
    '$when $where: every nudge is sent once, none twice and none missing',
    async ({ fatal, when }) => {
      const told = await running();
      const page = await tell(told);
      expect(await send(told, page, 'send it', 'last')).toBe(true);
      const receipt = (await transcript(told, page)).find((it) => it.text.includes('Your number is'));
      const ref = /CAM-26-\d{4}/.exec(receipt!.text)![0];
      const team = await pane(told, 'team');
      await told.deliver();

      expect(await (await running(DAY_EIGHT)).sweep(fatal, when)).toBe(false);
      const delivering = await running(DAY_EIGHT);
      await delivering.sweep();
      expect(await delivering.deliver(fatal, when)).toBe(false);

      const last = await running(DAY_EIGHT);
      await last.sweep();
      await last.deliver();
      const nudges = (await cards(last, team)).filter((it) => it.startsWith(`${ref}: `));
      expect(nudges.sort()).toEqual([
        `${ref}: acknowledge, 5 working days late`,
        `${ref}: answer Stage 1, 2 working days left`,
        `${ref}: read what they wrote, waiting since Friday 20 March 2026`,
      ]);
    },
  );
});

/** One of the table that runs at night, at the places where what is kept changes: before and after each commit. */
const COMMANDS = REAL ? ['erase CAM-26-0042 for good'] : [];
const aroundCommits = (statements: readonly string[]) =>
  everywhere(statements).filter(({ statement }) => statements[statement - 1] === 'commit');

test.each(COMMANDS)('%s, killed around each commit: as if nothing had happened', SLOW, async (only) => {
  const server = inject('postgres')!;
  const { commands } = await cutOff({ server, only: [only], beside: 8, lanes: 1, places: aroundCommits });
  expect(commands.map((it) => it.name)).toEqual([only]);
  for (const { cuts, wrong } of commands) expect({ wrong, isCut: cuts > 1 }).toEqual({ wrong: [], isCut: true });
});

async function pane(victim: Victim, name: string): Promise<Page> {
  const made = await fetch(`${victim.url}/demo/token`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pane: name }),
  });
  const { token, conversationId } = (await made.json()) as { token: string; conversationId: string };
  await fetch(`${victim.url}${PATH}/conversations`, { method: 'POST', headers: { authorization: `Bearer ${token}` } });
  return { token, conversation: conversationId };
}

async function cards(victim: Victim, { token, conversation }: Page): Promise<string[]> {
  const got = await fetch(`${victim.url}${PATH}/conversations/${conversation}/activities`, {
    headers: { authorization: `Bearer ${token}` },
  });
  const { activities } = (await got.json()) as { activities: { summary?: string }[] };
  return activities.flatMap((it) => it.summary ?? []);
}
