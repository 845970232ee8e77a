import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Installation, InstallProvider } from '@slack/oauth';
import { type Html, html } from '../../web/html.ts';
import type { Invitations, Invited } from './invitation.ts';

/** What Heard asks of a workspace. Each scope's reason is in docs/slack.md; the manifest lists the same. */
export const SCOPES = [
  'app_mentions:read',
  'chat:write',
  'commands',
  'files:read',
  'im:history',
  'users:read',
] as const;

export interface Install {
  begin(request: IncomingMessage, response: ServerResponse, invitation: string): Promise<void>;
  finish(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export interface InstallParts {
  installer: InstallProvider;
  invitations: Pick<Invitations, 'read'>;
  isUsedUp(invitation: string, team: string): Promise<boolean>;
}

export function createInstall({ installer, invitations, isUsedUp }: InstallParts): Install {
  /** The reason why this may not be kept, as a page would say it. */
  async function refusalOf({ team, isEnterpriseInstall, metadata }: Installation): Promise<string | undefined> {
    if (isEnterpriseInstall || !team) return ONE_WORKSPACE;
    const invited = invitedIn(metadata);
    if (!invited) return NOT_INVITED;
    return (await isUsedUp(invited.invitation, team.id)) ? USED_UP : undefined;
  }

  return {
    async begin(request, response, token) {
      const invited = await invitations.read(token);
      if (!invited) return page(response, 403, NOT_INVITED);
      const options = { scopes: [...SCOPES], metadata: JSON.stringify(invited) };
      await installer.handleInstallPath(request, response, undefined, options);
    },
    async finish(request, response) {
      await installer.handleCallback(request, response, {
        afterInstallation: async (installation) => {
          const refusal = await refusalOf(installation);
          if (refusal) page(response, 403, refusal);
          return !refusal;
        },
        success: (installation) =>
          page(
            response,
            200,
            `Heard is installed in ${installation.team?.name ?? 'your workspace'}. Open Slack, and say hello to Heard under Apps.`,
          ),
        failure: () => page(response, 400, FAILED),
      });
    },
  };
}

/** Who was invited travels through Slack and back inside the state, signed. */
export function invitedIn(metadata: string | undefined): Invited | undefined {
  return metadata ? (JSON.parse(metadata) as Invited) : undefined;
}

const NOT_INVITED =
  'This link is not an invitation, or it has run out. Ask the person who runs Heard for a new one: heard slack-invite makes it.';
const USED_UP =
  'This invitation has brought another workspace here. Ask the person who runs Heard for one of your own.';
const ONE_WORKSPACE =
  'Heard is installed for one workspace at a time. Please choose a workspace, not the whole organisation.';
const FAILED = 'That did not work, or it was cancelled. Nothing was installed. Please open your invitation once more.';

function page(response: ServerResponse, status: number, says: string): void {
  const { html: text }: Html =
    html`<!doctype html><html lang="en-GB"><meta charset="utf-8"><title>Heard in Slack</title><p>${says}</p></html>`;
  response.writeHead(status, {
    'content-type': 'text/html; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; frame-ancestors 'none'",
  });
  response.end(text);
}
