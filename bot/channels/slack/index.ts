import { setTimeout } from 'node:timers/promises';
import { App, type AuthorizeResult } from '@slack/bolt';
import type { TurnContext } from 'botbuilder';
import { slackSaid } from '../../../cards/render/slack/message.ts';
import { slackWaiting } from '../../../cards/render/slack/modal.ts';
import type { SlackConfig } from '../../../src/config.ts';
import type { Log } from '../../../src/log.ts';
import { SLACK_LEFT } from '../../../src/store/queues.ts';
import { isUsedUp } from '../../../src/store/slack.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Outlet } from '../../delivery/outlet.ts';
import type { Sight } from '../../views.ts';
import type { Channel } from '../channel.ts';
import { createApi } from './api.ts';
import { createInbox } from './inbox.ts';
import { createInstall, type Install } from './install.ts';
import { createInvitations } from './invitation.ts';
import { slackLogger } from './log.ts';
import { slackOutlet } from './outlet.ts';
import { type Arrival, arrivalIn } from './payload.ts';
import { type Answered, HeardReceiver, type Raw, UnknownWorkspace } from './receiver.ts';
import { createWork } from './work.ts';
import { createWorkspaces } from './workspaces.ts';

export { slack } from './channel.ts';

export interface SlackParts {
  settings: SlackConfig;
  store: Store;
  sight: Sight;
  log: Log;
  now(): Date;
  secret: string;
  /** The council of a workspace whose token stands in the settings. */
  first: string;
  turn(context: TurnContext, channel: Channel): Promise<void>;
  fault(error: unknown): { reference: string };
  /** False in tests, which say when work is done. */
  jobs: boolean;
  /** Another address than Slack's own, for a stand-in. */
  url?: string | undefined;
}

export interface Slack {
  /** A request to `/slack/events`, checked, kept and acknowledged. */
  handle(raw: Raw): Promise<Answered>;
  install: Install | undefined;
  outlet: Outlet;
  /** What opens the files of a workspace. */
  authorization(team: string): Promise<string | undefined>;
  /** Does what was acknowledged and is still to be done; answers how much there was. */
  work(): Promise<number>;
  start(): Promise<void>;
  close(): Promise<void>;
}

/** Everything of Slack, wired. Loaded only where Slack is set up: its libraries take longer to load than the rest of Heard. */
export function createSlack(parts: SlackParts): Slack {
  const { settings, store, sight, log, now, secret, url, fault } = parts;
  const logger = slackLogger(log);
  const { first } = parts;
  const workspaces = createWorkspaces({ db: store.db, logger, url, now, settings, stateSecret: secret, first });
  const api = createApi({ workspaces, logger, url, now });
  const work = createWork({ of: (council) => store.of(council), api, workspaces, sight, now, turn: parts.turn });
  const stopped = new AbortController();
  const inbox = createInbox({ db: store.db, now, work, failed, atOnce: parts.jobs, wait });

  /** The person hears of it once, with the number that stands in the log; it is tried again without them. */
  async function failed(error: unknown, arrival: Arrival | undefined): Promise<void> {
    const { reference } = fault(error);
    if (!arrival) return;
    const { team, user } = arrival.origin;
    await api.post({ team, channel: user }, slackSaid({ text: tryingAgain(reference) })[0]!).catch(fault);
  }

  function wait(milliseconds: number): Promise<boolean> {
    return setTimeout(milliseconds, true, { signal: stopped.signal, ref: false }).catch(() => false);
  }

  const receiver = new HeardReceiver({
    signingSecret: settings.signingSecret,
    socket: settings.appToken ? { appToken: settings.appToken, url } : undefined,
    logger,
    now,
    isForUs: (body) => arrivalIn(body) !== undefined,
    keep: inbox.keep,
    unknown: notInstalled,
    fault: (error) => void fault(error),
  });
  listen(
    new App({
      receiver,
      logger,
      convoStore: false,
      authorize: async ({ teamId = '' }): Promise<AuthorizeResult> => {
        const joined = await workspaces.find(teamId);
        if (!joined) throw new UnknownWorkspace(teamId);
        return { botToken: joined.token, botId: joined.botId, botUserId: joined.botUser, teamId };
      },
    }),
  );

  return {
    handle: (raw) => receiver.handle(raw),
    install:
      workspaces.installer &&
      createInstall({
        installer: workspaces.installer,
        invitations: createInvitations(secret, now),
        isUsedUp: (invitation, team) => isUsedUp(store.db, invitation, team),
      }),
    outlet: slackOutlet(api),
    async authorization(team) {
      const joined = await workspaces.find(team);
      return joined && `Bearer ${joined.token}`;
    },
    work: () => inbox.finish(),
    async start() {
      if (!parts.jobs) return;
      await store.boss.work(SLACK_LEFT, { pollingIntervalSeconds: 10 }, async () => {
        await inbox.finish();
      });
      await store.boss.schedule(SLACK_LEFT, '* * * * *', {}, { tz: 'Europe/London' });
      await receiver.start();
    },
    async close() {
      await receiver.stop();
      stopped.abort();
      if (parts.jobs) await store.boss.offWork(SLACK_LEFT);
      await inbox.idle();
    },
  };
}

/** Bolt acknowledges events itself; the rest is acknowledged here, at once, and a filled-in form says that it is being worked on. */
function listen(app: App): void {
  app.action(/./, async ({ ack }) => ack());
  app.shortcut(/./, async ({ ack }) => ack());
  app.command(/./, async ({ ack }) => ack());
  app.view(/./, async ({ ack, body }) =>
    ack(
      body.type === 'view_submission'
        ? { response_action: 'update', view: slackWaiting(body.view.title?.text ?? 'Heard') }
        : undefined,
    ),
  );
  app.error(async (error) => {
    throw error;
  });
}

function tryingAgain(reference: string): string {
  return `Something went wrong on our side. What you sent is kept, and I try it again by myself for an hour. If you hear nothing by then, tell us this number: ${reference}.`;
}

/** Commands can be answered in words where we are not installed; to everything else there is nobody to speak to. */
function notInstalled(body: unknown): object | undefined {
  const isCommand = typeof (body as { command?: unknown }).command === 'string';
  return isCommand
    ? {
        response_type: 'ephemeral',
        text: 'Heard is not installed in this workspace. Ask your administrator for an invitation.',
      }
    : undefined;
}
