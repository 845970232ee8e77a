import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createDoor } from '../../bot/door.ts';
import { refuse } from '../../src/complaints/problems.ts';
import { PARTIES, type Party } from '../../src/rights/parties.ts';
import { DOINGS, type Doing, type Row, rights, whoCan } from '../../src/rights/rights.ts';
import { recordFrom } from '../../src/store/record.ts';
import { type Running, SECRET } from '../support/app.ts';
import { chatIn } from '../support/chat.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { idOfParty, OFFICERS, openedToAll, personOfParty } from '../support/parties.ts';
import { readBlocks } from '../support/slack/read.ts';
import { BOT_TOKEN, ONE_WORKSPACE, TEAM } from '../support/slack/settings.ts';
import { SIGNING_SECRET, signed } from '../support/slack/sign.ts';
import { openStandIn, type StandIn } from '../support/slack/stand-in.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';
import { type Deed, deeds, elsewhere, pages, typed, verbs } from './tries.ts';

const COUNCIL = 'cambridgeshire';
const AT = new Date('2026-03-24T11:20:00Z');

let app: Running;
let microsoft: Microsoft;
let slack: StandIn;
let stop: () => Promise<void>;
let ref: string;

type Officer = Party;
const slackId = (party: Officer) => `U0${party.toUpperCase().replaceAll('-', '')}`;
const entra = (party: Officer) => `entra-${idOfParty(party)}`;
const tokens = new Map<Officer, string>();
let fromTeams: string;

async function start(): Promise<void> {
  slack = await openStandIn(
    OFFICERS.map((it) => ({ id: slackId(it), name: it })),
    () => app.clock.now(),
  );
  const settings = { SLACK_SIGNING_SECRET: SIGNING_SECRET, SLACK_BOT_TOKEN: BOT_TOKEN, HEARD_PROXIES: '1' };
  const started = await startTeams({ at: AT, settings, slack: { settings: ONE_WORKSPACE, url: slack.url } });
  ({ app, microsoft, stop } = started);
  const { desk, store } = app;
  const appointed = OFFICERS.map((it) => personOfParty(COUNCIL, it)).filter((it) => it.id.startsWith('a-'));
  await desk.savePeople(appointed);
  ref = await openedToAll({ desk, store, council: COUNCIL, at: AT });
  await desk.savePeople(OFFICERS.flatMap((it) => [known(it), { ...personOfParty(COUNCIL, 'frontline'), ...gone(it) }]));
  fromTeams = `Bearer ${await microsoft.sign()}`;
  for (const it of OFFICERS) tokens.set(it, `Bearer ${await microsoft.signFor({ oid: entra(it), name: it })}`);
}

const known = (party: Officer) => ({
  ...personOfParty(COUNCIL, party),
  accounts: { teams: entra(party), mri: `29:${entra(party)}`, slack: `${TEAM}:${slackId(party)}` },
});
const gone = (party: Officer) => ({ id: `gone-${party}`, name: `Gone ${party}` });

/** About no single complaint: there everybody at the council is frontline staff, and may hold one. */
const GENERAL: readonly Doing[] = [
  'seeAlert',
  'writeBack',
  'retention',
  'settleCopies',
  'tryAgain',
  'leave',
  'beBack',
  'beAway',
  'learn',
  'finishLesson',
  'board',
  'unread',
  'readUnsent',
  'ask',
  'open',
  'raiseAlert',
  'keepFile',
];

function may(party: Party, doing: Doing): boolean {
  const row: Row = rights[doing];
  const general = OFFICERS.includes(party) && GENERAL.includes(doing);
  return Boolean(row[party] || (general && (row.frontline || row.holder || row.adjudicator)));
}

const notAllowed = DOINGS.map((it) => refuse.notAllowed(whoCan(rights[it])).says);

interface Answered {
  party: Party;
  asks: readonly Doing[];
  /** What it was about, as a sentence would repeat it. */
  about: string;
  heard: string;
  form?: boolean;
}

/** A yes of the table is no no of ours, whatever else comes of it; a no is one of the two sentences that say it. */
function check({ party, asks, about, heard, form }: Answered): void {
  const first = asks.find((it) => !may(party, it));
  const says = `${party}, ${asks.join(', ')}: ${heard}`;
  const notFound = `I cannot find ${about} among what you may see`;
  if (!first)
    expect(
      [...notAllowed, notFound].filter((it) => heard.includes(it)),
      says,
    ).toEqual([]);
  else if (!form)
    expect(
      [refuse.notAllowed(whoCan(rights[first])).says, notFound].some((it) => heard.includes(it)),
      says,
    ).toBe(true);
  cell(asks.at(-1)!, party, first === undefined);
}

/** What came of it, by function and party, for the page that shows it. */
const found = new Map<Doing, Map<Party, string>>();
const ways = new Map<Doing, Set<Entrance>>();

function cell(doing: Doing, party: Party, yes: boolean): void {
  found.set(doing, (found.get(doing) ?? new Map()).set(party, yes ? '✓' : '·'));
}

async function pressInTeams(party: Officer, verb: string, about: string, values: Deed['values']): Promise<string> {
  const data = { ...values, verb, ref: about };
  const value = { action: { type: 'Action.Execute', title: verb, verb, data }, trigger: 'manual' };
  return inTeams(party, 'invoke', { replyToId: 'a card', value });
}

/** What is answered, and what is said beside it in their own chat. */
async function inTeams(party: Officer, kind: string, more: object): Promise<string> {
  const conversation = `a:${party}`;
  const from = microsoft.sent.length;
  const who = teamsPerson(app, microsoft, { id: entra(party), name: party, conversation });
  const { body } = await who.post(kind, more, fromTeams);
  const { value } = (body ?? {}) as { value?: { fallbackText?: string } | string };
  const own = microsoft.sent.slice(from).filter((it) => it.path.includes(encodeURIComponent(conversation)));
  const said = own.flatMap(({ activity }) => [activity.text, activity.attachments?.[0]?.content.fallbackText]);
  return [typeof value === 'string' ? value : value?.fallbackText, ...said].filter(Boolean).join('\n');
}

let events = 0;
const direct = (party: Officer) => `D${slackId(party).slice(1)}`;

/** Signed as Slack signs; the data of the button is whatever somebody made of it. */
async function pressInSlack(party: Officer, verb: string, about: string, values: Deed['values']): Promise<void> {
  const value = JSON.stringify({ ...values, verb, ref: about });
  const payload = {
    type: 'block_actions',
    team: { id: TEAM },
    user: { id: slackId(party), team_id: TEAM },
    channel: { id: direct(party) },
    actions: [{ action_id: `${verb}:0`, action_ts: `1.${++events}`, value }],
  };
  await toSlack(
    new URLSearchParams({ payload: JSON.stringify(payload) }).toString(),
    'application/x-www-form-urlencoded',
  );
}

async function sayInSlack(party: Officer, text: string): Promise<void> {
  const ts = `1.${++events}`;
  const event = { type: 'message', channel: direct(party), channel_type: 'im', user: slackId(party), text, ts };
  await toSlack(
    JSON.stringify({ type: 'event_callback', team_id: TEAM, event_id: `Ev${events}`, event }),
    'application/json',
  );
}

async function toSlack(body: string, type: string): Promise<void> {
  const headers = signed(body, app.clock.now(), { type });
  const { status } = await fetch(`${app.url}/slack/events`, { method: 'POST', headers, body });
  expect(status).toBe(200);
}

/** What each of them saw of what they all asked for. Slack takes a message a second in a chat, so a moment passes first. */
async function seenInSlack(
  parties: readonly Officer[],
  ask: (party: Officer) => Promise<void>,
): Promise<(party: Officer) => string> {
  app.clock.moveTo(new Date(app.clock.now().getTime() + 3000));
  const from = slack.history.length;
  await Promise.all(parties.map(ask));
  await app.workSlack();
  const fresh = slack.history.slice(from);
  return (party) =>
    fresh
      .filter((it) => it.channel === direct(party) || it.channel === `view ${slackId(party)}`)
      .map((it) => readBlocks(it.blocks) || it.text)
      .join('\n');
}

/** Each of them from a network of their own: together they ask more often than one may. */
async function onPage(party: Officer, path: string, body?: object): Promise<string> {
  const network = `203.0.113.${OFFICERS.indexOf(party)}`;
  const answer = await fetch(`${app.url}/content${path}`, {
    headers: { authorization: tokens.get(party)!, 'content-type': 'application/json', 'x-forwarded-for': network },
    ...(body && { method: 'POST', body: JSON.stringify(body) }),
  });
  expect(answer.status).not.toBe(429);
  const { alert, done, html } = (await answer.json()) as Record<string, string>;
  return [alert, done, html].filter(Boolean).join('\n');
}

const ENTRANCES = ['Teams', 'page', 'Slack', 'web chat'] as const;
type Entrance = (typeof ENTRANCES)[number];

/** Where one party tries one deed: in the suite by one entrance in turn, at night by each. */
export type Where = (deed: number, party: number) => readonly Entrance[];

/** The whole table of rights, tried by everybody through the doors that people come in by. */
export function triedByEverybody(where: Where): void {
  beforeAll(start);
  afterAll(async () => {
    await stop();
    await slack.close();
  });

  const through = (entrance: Entrance, at: number) =>
    OFFICERS.filter((_, party) => where(at, party).includes(entrance));
  const note = (asks: readonly Doing[], entrance: Entrance) =>
    ways.set(asks.at(-1)!, (ways.get(asks.at(-1)!) ?? new Set()).add(entrance));

  describe('every button, by every party', () => {
    test.each(verbs.map((verb, at) => [verb, deeds[verb] as Deed, at] as const))('%s', async (verb, deed, at) => {
      const { asks, values, form = false } = deed;
      const about = deed.about ?? ref;
      const answered = (party: Officer, heard: string) => check({ party, asks, about, heard, form });
      await Promise.all(
        through('Teams', at).map(async (it) => answered(it, await pressInTeams(it, verb, about, values))),
      );
      await Promise.all(
        through('page', at).map(async (it) => answered(it, await onPage(it, '/act', { ...values, verb, ref: about }))),
      );
      const parties = through('Slack', at);
      const seen = await seenInSlack(parties, (it) => pressInSlack(it, verb, about, values));
      for (const it of parties) answered(it, seen(it));
      for (const it of ['Teams', 'page', 'Slack'] as const) note(asks, it);
    });
  });

  describe('everything that is typed, by every party', () => {
    test.each(typed.map(([words, asks], at) => [words('CAM-26-0001', 'x'), words, asks, at] as const))(
      '%s',
      async (_, words, asks, at) => {
        const answered = (party: Officer, heard: string) => check({ party, asks, about: ref, heard });
        const type = (it: Officer) => inTeams(it, 'message', { text: words(ref, it) });
        await Promise.all(through('Teams', at * 2).map(async (it) => answered(it, await type(it))));
        const parties = OFFICERS.filter((it) => !through('Teams', at * 2).includes(it));
        const seen = await seenInSlack(parties, (it) => sayInSlack(it, words(ref, it)));
        for (const it of parties) answered(it, seen(it));
        for (const it of ['Teams', 'Slack'] as const) note(asks, it);
      },
    );
  });

  describe('every page, by every party', () => {
    test.each(pages.map(([address, asks]) => [address('CAM-26-0001'), address, asks] as const))(
      '%s',
      async (_, address, asks) => {
        await Promise.all(
          OFFICERS.map(async (party) => check({ party, asks, about: ref, heard: await onPage(party, address(ref)) })),
        );
        note(asks, 'page');
      },
    );
  });

  describe('whoever complained, with their return code in the web chat', () => {
    const mine = { kind: 'complainant', council: COUNCIL, conversation: 'told' } as const;
    let codes = 0;

    /** Somebody who comes back with a code, in a conversation that was just opened. */
    async function back() {
      const conversationId = `back-${++codes}`;
      const token = await createDoor(SECRET, () => new Date()).admit({
        council: COUNCIL,
        conversation: conversationId,
      });
      const chat = await chatIn(app, { token, conversationId });
      const code = await app.desk.newCode({ ...mine, ref });
      expect(await chat.say(code)).toContain('Welcome back');
      return chat;
    }

    test('what is theirs to ask for, in their own words', async () => {
      const chat = await back();
      for (const said of [
        'status',
        'I want an advocate',
        'new code',
        'My son is at a new school since Monday, please add that.',
      ])
        await chat.say(said);
      const asked = await didOf('complainant');
      for (const doing of ['comeBack', 'askForAdvocate', 'newCode', 'addWords'] as const) {
        expect(asked).toContain(doing);
        cell(doing, 'complainant', true);
        note([doing], 'web chat');
      }
    });

    test('no button of the desk does anything for them, and nothing of it is shown', async () => {
      const before = await didOf('complainant');
      const third = Math.ceil(verbs.length / 3);
      for (let from = 0; from < verbs.length; from += third) {
        const chat = await back();
        for (const verb of verbs.slice(from, from + third)) {
          const { values, about } = deeds[verb] as Deed;
          await chat.post({ value: { ...values, verb, ref: about ?? ref } });
        }
        expect(await chat.read()).not.toMatch(/exact words|Okafor|social worker left|large print|Kayla/);
      }
      const after = (await didOf('complainant')).slice(before.length);
      expect(new Set(after)).toEqual(new Set(['newCode', 'comeBack']));
    });

    test('what staff type is words of theirs, and no command', async () => {
      const before = await didOf('complainant');
      const chat = await back();
      for (const [words] of typed) await chat.post({ text: words(ref, 'duty') });
      expect(await chat.read()).not.toMatch(/exact words|Okafor|social worker left|large print|Kayla/);
      const after = (await didOf('complainant')).slice(before.length);
      for (const doing of after) expect(may('complainant', doing), doing).toBe(true);
    });
  });

  async function didOf(who: string): Promise<Doing[]> {
    const all = await recordFrom(app.store.db, COUNCIL, 0, 100_000);
    return all.map((it) => JSON.parse(it.entry)).flatMap((it) => (it.who === who ? [it.did] : []));
  }

  test('the record has nothing that somebody did without the right to it', async () => {
    const all = (await recordFrom(app.store.db, COUNCIL, 0, 100_000)).map((it) => JSON.parse(it.entry));
    const parties = new Map(OFFICERS.map((it) => [idOfParty(it), it]));
    const theirs = all.filter((it) => parties.has(it.who) && DOINGS.includes(it.did));
    expect(theirs.length).toBeGreaterThan(50);
    for (const it of theirs) expect(may(parties.get(it.who)!, it.did), `${it.who} ${it.did}`).toBe(true);
  });

  test('every function of the desk is tried, or it is said where it is asked for', () => {
    const tried = new Set([
      ...verbs.flatMap((it) => deeds[it].asks),
      ...[...typed, ...pages].flatMap(([, asks]) => asks),
    ]);
    expect(DOINGS.filter((it) => !tried.has(it) && !elsewhere[it])).toEqual([]);
    const named = (Object.keys(elsewhere) as Doing[]).filter((it) => elsewhere[it]!.includes('command line'));
    for (const doing of named) expect(may('heard', doing), doing).toBe(true);
  });
}

/** The page that is printed: what each of them got, and by which doors. */
export function triedPage(): string {
  const parties = PARTIES.filter((it) => it !== 'heard');
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  const rows = DOINGS.filter((it) => found.has(it)).map((doing) => {
    const by = ENTRANCES.filter((it) => ways.get(doing)?.has(it));
    return line([`\`${doing}\``, ...parties.map((it) => found.get(doing)?.get(it) ?? ''), by.join(', ')]);
  });
  const left = DOINGS.filter((it) => !found.has(it)).map((it) => line([`\`${it}\``, elsewhere[it]!]));
  return [
    '# Rights, tried',
    '',
    'What came of it when each party tried each row of [the table](rights.md) through a channel’s real entrance: Teams (signed), Teams’ pages',
    '(with a person’s token), Slack (signed), the web chat (with a return code). `npx vitest run test/rights -u` writes this page.',
    '',
    '✓ was not refused for want of a right · a dot was refused, in words that say who can · empty: not tried by that party',
    '',
    line(['', ...parties, 'by']),
    line(['', ...parties, 'by'].map(() => '---')),
    ...rows,
    '',
    'Rows that no press, word or page asks for by itself:',
    '',
    line(['', 'who asks']),
    line(['---', '---']),
    ...left,
    '',
  ].join('\n');
}
