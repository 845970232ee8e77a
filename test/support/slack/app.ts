import { expect } from 'vitest';
import type { SlackConfig } from '../../../src/config.ts';
import { FRIDAY, type Running, startApp } from '../app.ts';
import { type SlackPerson, slackPerson } from './person.ts';
import { ONE_WORKSPACE, TEAM } from './settings.ts';
import { openStandIn, type SlackUser, type StandIn } from './stand-in.ts';

/** The people of the sample council, as its workspace has them, and two who are no staff. */
export const USERS: readonly SlackUser[] = [
  { id: 'U0SAM', name: 'Sam Whitlock' },
  { id: 'U0PATEL', name: 'R. Patel' },
  { id: 'U0OKAFOR', name: 'J. Okafor' },
  { id: 'U0LINDQ', name: 'A. Lindqvist' },
  { id: 'U0DUTY', name: 'Dee Marsh' },
  { id: 'U0GUEST', name: 'Kayla Smith', guest: true },
  { id: 'U0STRANGER', name: 'Somebody Else', team: 'T0OTHER' },
];

const DESK: Record<string, string> = {
  sam: 'U0SAM',
  patel: 'U0PATEL',
  okafor: 'U0OKAFOR',
  lindqvist: 'U0LINDQ',
  duty: 'U0DUTY',
};

/** Any number of workspaces, each of which installs Heard for itself. */
export const SEVERAL: SlackConfig = {
  ...ONE_WORKSPACE,
  botToken: undefined,
  client: { id: '1.2', secret: 'of the app' },
};

export interface SlackApp extends Running {
  slack: StandIn;
  person(id: string, channels?: readonly string[], team?: string): SlackPerson;
}

/** The whole program with Slack's end standing in for Slack, and the desk's people known by their Slack accounts. */
export async function startSlackApp(
  more: { at?: Date; council?: string; settings?: SlackConfig; jobs?: boolean; store?: Running['store'] } = {},
): Promise<SlackApp> {
  let now = () => more.at ?? FRIDAY;
  const slack = await openStandIn(USERS, () => now());
  const { settings = ONE_WORKSPACE, ...rest } = more;
  const app = await startApp({ ...rest, slack: { settings, url: slack.url } });
  now = () => app.clock.now();
  await knowPeople(app);
  return {
    ...app,
    slack,
    person: (id, channels, team) => slackPerson(app, slack, id, channels, team),
    /** Ends it, and asks whether everything that went to Slack was as Slack takes it. */
    async close() {
      await app.close();
      await slack.close();
      expect(slack.broken).toEqual([]);
    },
  };
}

async function knowPeople(app: Running): Promise<void> {
  const council = [...new Set((await app.desk.people('cambridgeshire')).map((it) => it.council))][0]!;
  const people = await app.desk.people(council);
  await app.desk.savePeople(
    people.map((it) => (DESK[it.id] ? { ...it, accounts: { ...it.accounts, slack: `${TEAM}:${DESK[it.id]}` } } : it)),
  );
}
