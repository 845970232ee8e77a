import { expect } from 'vitest';
import { createDoor } from '../../bot/door.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { type Running, SECRET } from '../support/app.ts';
import { type Chat, chatIn } from '../support/chat.ts';
import { KEEPING, keepingFile } from '../support/keeping.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { readBlocks } from '../support/slack/read.ts';
import { BOT_TOKEN, ONE_WORKSPACE, TEAM } from '../support/slack/settings.ts';
import { SIGNING_SECRET, signed } from '../support/slack/sign.ts';
import { openStandIn, type StandIn } from '../support/slack/stand-in.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';
import { cast } from './lives.ts';

export const COUNCIL = KEEPING;
const AT = new Date('2026-03-24T11:20:00Z');

/** Something that is pressed or typed, as its channel sends it. */
export interface Sent {
  /** The channel's own id of it: the same again is the same thing sent again. */
  id: string;
  by: string;
  /** A chat of its own for each life, so that one does not wait for another. */
  chat: string;
  /** What is done. On our own page each has a chat and a network of its own: one chat takes so many messages a minute. */
  step: string;
  pressed?: { verb: string; ref: string; values: Readonly<Record<string, string>> };
  typed?: string;
}

/** Where people come in, over HTTP, signed as it really is. Answers what they then saw of it. */
export const ENTRANCES = ['Teams', 'Slack', 'web chat', 'page'] as const;
export type Entrance = (typeof ENTRANCES)[number];
export type Entrances = Readonly<Record<Entrance, (sent: Sent) => Promise<string>>>;

export interface Stage {
  app: Running;
  through: Entrances;
  stop(): Promise<void>;
}

const slackId = (person: string) => `U0${person.toUpperCase()}`;
const entra = (person: string) => `entra-${person}`;

/** The whole program in a council that has Teams, Slack and the web chat, where what has had its time comes up for erasure. */
export async function openStage(): Promise<Stage> {
  let now = () => AT;
  const people = samplePeople(COUNCIL);
  const slack = await openStandIn(
    people.map(({ id, name }) => ({ id: slackId(id), name })),
    () => now(),
  );
  const settings = {
    SLACK_SIGNING_SECRET: SIGNING_SECRET,
    SLACK_BOT_TOKEN: BOT_TOKEN,
    HEARD_PROXIES: '1',
    HEARD_COUNCIL: keepingFile({ statutory: '6 years', corporate: '2 years' }),
  };
  const { app, microsoft, stop } = await startTeams({
    at: AT,
    settings,
    slack: { settings: ONE_WORKSPACE, url: slack.url },
  });
  now = () => app.clock.now();
  await app.desk.savePeople([
    ...people.map((it) => ({
      ...it,
      accounts: { teams: entra(it.id), mri: `29:${entra(it.id)}`, slack: `${TEAM}:${slackId(it.id)}` },
    })),
    ...cast(COUNCIL),
  ]);
  // Whoever signs on is called what their token says from then on.
  const names = new Map((await app.desk.people(COUNCIL)).map((it) => [it.id, it.name]));
  const nameOf = (person: string) => names.get(person)!;
  const through: Entrances = {
    Teams: await teams(app, microsoft, nameOf),
    Slack: slackEntrance(app, slack),
    'web chat': webChat(app),
    page: page(app, microsoft, nameOf),
  };
  return {
    app,
    through,
    async stop() {
      await stop();
      await slack.close();
    },
  };
}

type NameOf = (person: string) => string;

async function teams(app: Running, microsoft: Microsoft, nameOf: NameOf): Promise<Entrances['Teams']> {
  const token = `Bearer ${await microsoft.sign()}`;
  return async ({ id, by, chat, pressed, typed }) => {
    const conversation = `a:${by} ${chat}`;
    const from = microsoft.sent.length;
    const who = teamsPerson(app, microsoft, { id: entra(by), name: nameOf(by), conversation });
    const data = pressed && { ...pressed.values, verb: pressed.verb, ref: pressed.ref };
    const more = pressed
      ? {
          replyToId: 'a card',
          value: { action: { type: 'Action.Execute', verb: pressed.verb, data }, trigger: 'manual' },
        }
      : { text: typed };
    const { status, body } = await who.post(pressed ? 'invoke' : 'message', { id, ...more }, token);
    expect(status).toBe(200);
    const { value } = (body ?? {}) as { value?: { fallbackText?: string } | string };
    const own = microsoft.sent.slice(from).filter((it) => it.path.includes(encodeURIComponent(conversation)));
    const said = own.flatMap(({ activity }) => [activity.text, activity.attachments?.[0]?.content.fallbackText]);
    return [typeof value === 'string' ? value : value?.fallbackText, ...said].filter(Boolean).join('\n');
  };
}

/** A network as a proxy before Heard would write it. */
const networkAt = (at: number) => `10.0.${at >> 8}.${at & 255}`;

/** Slack takes a message a second in a chat, so a moment passes before each. */
function slackEntrance(app: Running, slack: StandIn): Entrances['Slack'] {
  return async ({ id, by, pressed, typed }) => {
    app.clock.moveTo(new Date(app.clock.now().getTime() + 3000));
    const user = slackId(by);
    const channel = `D${user.slice(1)}`;
    const from = slack.history.length;
    const body = pressed
      ? new URLSearchParams({
          payload: JSON.stringify({
            type: 'block_actions',
            team: { id: TEAM },
            user: { id: user, team_id: TEAM },
            channel: { id: channel },
            actions: [
              {
                action_id: `${pressed.verb}:0`,
                action_ts: id,
                value: JSON.stringify({ ...pressed.values, verb: pressed.verb, ref: pressed.ref }),
              },
            ],
          }),
        }).toString()
      : JSON.stringify({
          type: 'event_callback',
          team_id: TEAM,
          event_id: `Ev${id}`,
          event: { type: 'message', channel, channel_type: 'im', user, text: typed, ts: id },
        });
    const type = pressed ? 'application/x-www-form-urlencoded' : 'application/json';
    const headers = signed(body, app.clock.now(), { type });
    const { status } = await fetch(`${app.url}/slack/events`, { method: 'POST', headers, body });
    expect(status).toBe(200);
    await app.workSlack();
    const fresh = slack.history.slice(from);
    return fresh
      .filter((it) => it.channel === channel || it.channel === `view ${user}`)
      .map((it) => readBlocks(it.blocks) || it.text)
      .join('\n');
  };
}

/** Somebody's own chat on our own page. */
function webChat(app: Running): Entrances['web chat'] {
  const chats = new Map<string, Promise<Chat>>();
  const door = createDoor(SECRET, () => new Date());
  const open = async (by: string, conversationId: string, network: string) =>
    chatIn(
      app,
      { token: await door.admit({ council: COUNCIL, conversation: conversationId, person: by }), conversationId },
      network,
    );
  return async ({ id, by, chat, step, pressed, typed }) => {
    const name = `own-${by}-${`${chat} ${step}`.replace(/\W+/g, '-')}`;
    const opening = chats.get(name) ?? open(by, name, networkAt(chats.size));
    chats.set(name, opening);
    const own = await opening;
    const value = pressed && { ...pressed.values, verb: pressed.verb, ref: pressed.ref };
    const { status } = await own.post({ text: typed, value, channelData: { clientActivityID: id } });
    expect(status).toBe(200);
    return own.read();
  };
}

/** The pages of Teams. A form has no id: what is sent twice is simply sent twice. */
function page(app: Running, microsoft: Microsoft, nameOf: NameOf): Entrances['page'] {
  const tokens = new Map<string, Promise<string>>();
  const networks: string[] = [];
  return async ({ by, chat, pressed }) => {
    if (!pressed) return '';
    const signedOn = `${by} ${chat}`;
    const token = tokens.get(signedOn) ?? microsoft.signFor({ oid: entra(by), name: nameOf(by), uti: chat });
    tokens.set(signedOn, token);
    if (!networks.includes(chat)) networks.push(chat);
    const answer = await fetch(`${app.url}/content/act`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${await token}`,
        'content-type': 'application/json',
        'x-forwarded-for': networkAt(networks.indexOf(chat)),
      },
      body: JSON.stringify({ ...pressed.values, verb: pressed.verb, ref: pressed.ref }),
    });
    expect([200, 409]).toContain(answer.status);
    const { alert, done, html, instead } = (await answer.json()) as Record<string, string>;
    return [alert, done, instead, html].filter(Boolean).join('\n');
  };
}
