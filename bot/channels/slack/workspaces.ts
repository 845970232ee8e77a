import { type Logger, webApi } from '@slack/bolt';
import { type Installation, InstallProvider } from '@slack/oauth';
import { findWorkspace, removeWorkspace, saveWorkspace } from '../../../src/store/slack.ts';
import type { Db } from '../../../src/store/store.ts';
import { invitedIn } from './install.ts';

/** One workspace Heard is in: whose it is, and how to speak there. */
export interface Joined {
  council: string;
  token: string;
  botId: string;
  botUser: string;
}

export interface Workspaces {
  /** Undefined where Heard is not installed, or no longer. */
  find(team: string): Promise<Joined | undefined>;
  remove(team: string): Promise<void>;
  /** Installs for several workspaces; undefined where the settings hold the token of one. */
  installer: InstallProvider | undefined;
}

export interface WorkspaceParts {
  db: Db;
  logger: Logger;
  url?: string | undefined;
  now(): Date;
  settings: {
    botToken?: string | undefined;
    client?: { id: string; secret: string } | undefined;
  };
  /** Signs the state that travels through Slack and back while somebody installs. */
  stateSecret: string;
  /** The council of a workspace whose token stands in the settings. */
  first: string;
}

/** A token that was refreshed or taken away elsewhere is noticed within a minute. */
const KNOWN_FOR = 60_000;

export function createWorkspaces(parts: WorkspaceParts): Workspaces {
  return parts.settings.botToken ? oneWorkspace(parts, parts.settings.botToken) : severalWorkspaces(parts);
}

/** The token stands in the settings. Which workspace it is for, Slack says when it is first asked. */
function oneWorkspace({ logger, url, first }: WorkspaceParts, token: string): Workspaces {
  let learnt: Promise<{ team: string; joined: Joined }> | undefined;
  let removed = false;
  const learn = async () => {
    const client = new webApi.WebClient(token, {
      logger,
      retryConfig: { retries: 0 },
      timeout: 10_000,
      ...(url && { slackApiUrl: url }),
    });
    const { team_id = '', user_id = '', bot_id = '' } = await client.auth.test();
    return { team: team_id, joined: { council: first, token, botId: bot_id, botUser: user_id } };
  };
  return {
    installer: undefined,
    async find(team) {
      if (removed) return undefined;
      learnt ??= learn();
      const known = await learnt.catch((error) => {
        learnt = undefined;
        throw error;
      });
      return known.team === team ? known.joined : undefined;
    },
    async remove() {
      removed = true;
    },
  };
}

/** Each workspace installs Heard for itself; what Slack hands over is kept sealed. */
function severalWorkspaces({ db, logger, url, now, settings, stateSecret }: WorkspaceParts): Workspaces {
  const known = new Map<string, { joined: Promise<Joined | undefined>; until: number }>();
  const installer = new InstallProvider({
    clientId: settings.client?.id ?? '',
    clientSecret: settings.client?.secret ?? '',
    stateSecret,
    directInstall: true,
    logger,
    clientOptions: { retryConfig: { retries: 0 }, ...(url && { slackApiUrl: url }) },
    installationStore: {
      async storeInstallation(installation) {
        const { team, metadata } = installation;
        const invited = invitedIn(metadata);
        if (!team || !invited) throw new Error('an installation belongs to one workspace and one council');
        const workspace = { team: team.id, name: team.name ?? '', ...invited };
        await saveWorkspace(db, { ...workspace, installation: JSON.stringify(installation) }, now());
        known.delete(team.id);
      },
      async fetchInstallation({ teamId }) {
        const row = teamId ? await findWorkspace(db, teamId) : undefined;
        if (!row) throw new Error('not installed there');
        return JSON.parse(row.installation) as Installation;
      },
    },
  });

  async function look(team: string): Promise<Joined | undefined> {
    const row = await findWorkspace(db, team);
    if (!row) return undefined;
    const {
      botToken = '',
      botId = '',
      botUserId = '',
    } = await installer.authorize({
      teamId: team,
      enterpriseId: undefined,
      isEnterpriseInstall: false,
    });
    return { council: row.council, token: botToken, botId, botUser: botUserId };
  }

  return {
    installer,
    find(team) {
      const found = known.get(team);
      if (found && found.until > now().getTime()) return found.joined;
      const joined = look(team);
      known.set(team, { joined, until: now().getTime() + KNOWN_FOR });
      joined.catch(() => known.delete(team));
      return joined;
    },
    async remove(team) {
      await removeWorkspace(db, team, now());
      known.delete(team);
    },
  };
}
