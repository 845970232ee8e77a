import type { IncomingMessage, ServerResponse } from 'node:http';
import type { InstallProvider } from '@slack/oauth';
import { type Html, html } from '../../web/html.ts';
import type { Invitations } from './invitation.ts';

/** What Heard asks of a workspace. Each scope's reason is in docs/slack.md; the manifest lists the same. */
export const SCOPES = ['app_mentions:read', 'chat:write', 'commands', 'im:history', 'users:read'] as const;

export interface Install {
  begin(request: IncomingMessage, response: ServerResponse, invitation: string): Promise<void>;
  finish(request: IncomingMessage, response: ServerResponse): Promise<void>;
}

export function createInstall(installer: InstallProvider, invitations: Pick<Invitations, 'read'>): Install {
  return {
    async begin(request, response, invitation) {
      const council = await invitations.read(invitation);
      if (!council) return page(response, 403, NOT_INVITED);
      await installer.handleInstallPath(request, response, undefined, { scopes: [...SCOPES], metadata: council });
    },
    async finish(request, response) {
      await installer.handleCallback(request, response, {
        afterInstallation: async (installation) => {
          if (!installation.isEnterpriseInstall && installation.team && installation.metadata) return true;
          page(response, 400, ONE_WORKSPACE);
          return false;
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

const NOT_INVITED =
  'This link is not an invitation, or it has run out. Ask the person who runs Heard for a new one: heard slack-invite makes it.';
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
