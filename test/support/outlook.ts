import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Places } from '../../bot/outlook/graph.ts';

/** One answer of Microsoft's, in the shape in which it comes. */
export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  body?: object;
}

export const APP = '5f0c4d1e-0000-4000-8000-000000000001';
export const APP_SECRET = 'a client secret of these tests';
export const TENANT = 'a1b2c3d4-0000-4000-8000-000000000001';

/** What an automatic reply says is nobody's business here. */
const PRIVATE = '<html><body>I am in hospital until the 14th. Ring Kim on 07700 900123.</body></html>';

export const off = (): Answer => ({ body: setting({ status: 'disabled' }) });
export const always = (): Answer => ({ body: setting({ status: 'alwaysEnabled' }) });
export const scheduled = (from: string, until: string, timeZone = 'UTC'): Answer => ({
  body: setting({
    status: 'scheduled',
    scheduledStartDateTime: { dateTime: `${from}:00.0000000`, timeZone },
    scheduledEndDateTime: { dateTime: `${until}:00.0000000`, timeZone },
  }),
});

/** Microsoft always sends the replies and both moments along, whatever the status. */
function setting(more: object): object {
  const moment = { dateTime: '2026-03-19T02:00:00.0000000', timeZone: 'UTC' };
  return {
    '@odata.context': "https://graph.microsoft.com/v1.0/$metadata#users('x')/mailboxSettings/automaticRepliesSetting",
    externalAudience: 'all',
    internalReplyMessage: PRIVATE,
    externalReplyMessage: PRIVATE,
    scheduledStartDateTime: moment,
    scheduledEndDateTime: moment,
    ...more,
  };
}

export const failed = (status: number, code: string, headers?: Record<string, string>): Answer => ({
  status,
  headers,
  body: {
    error: { code, message: `About R. Patel: ${code}`, innerError: { date: '2026-04-01T09:00:00', 'request-id': 'x' } },
  },
});

export interface MicrosoftGraph {
  places: Places;
  /** How the mailbox of somebody answers from now on; several answers are given one after the other, and the last one stays. */
  mailbox(user: string, ...answers: Answer[]): void;
  /** The same for signing in. */
  signIn(...answers: Answer[]): void;
  /** Everything it was asked since the last time somebody looked: "sign in", or whose mailbox. */
  asked(): string[];
  close(): Promise<void>;
}

/** Microsoft's end, on this machine: signs an app in, and answers about mailboxes to whoever has its newest token. */
export async function openGraph(): Promise<MicrosoftGraph> {
  let asked: string[] = [];
  let tokens = 0;
  const mailboxes = new Map<string, Answer[]>();
  let signing: Answer[] = [];
  const take = (answers: Answer[] | undefined) => (answers && answers.length > 1 ? answers.shift()! : answers?.[0]);
  const unknown = failed(404, 'ErrorInvalidUser');

  function answer(path: string, bearer: string | undefined, form: URLSearchParams): Answer {
    if (path === `/${TENANT}/oauth2/v2.0/token`) {
      asked.push('sign in');
      const refused = signing.length > 0 ? take(signing)! : undefined;
      if (refused) return refused;
      const right = form.get('client_id') === APP && form.get('client_secret') === APP_SECRET;
      return right && form.get('grant_type') === 'client_credentials' && form.get('scope')?.endsWith('/.default')
        ? { body: { token_type: 'Bearer', expires_in: 3599, ext_expires_in: 3599, access_token: `token-${++tokens}` } }
        : {
            status: 401,
            body: { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret.' },
          };
    }
    const [, user] = /^\/v1\.0\/users\/([^/]+)\/mailboxSettings\/automaticRepliesSetting$/.exec(path) ?? [];
    if (!user) return failed(400, 'BadRequest');
    asked.push(decodeURIComponent(user));
    return bearer === `Bearer token-${tokens}`
      ? (take(mailboxes.get(decodeURIComponent(user))) ?? unknown)
      : failed(401, 'InvalidAuthenticationToken');
  }

  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (part) => {
      text += part;
    });
    request.on('end', () => {
      const {
        status = 200,
        headers = {},
        body,
      } = answer(request.url!, request.headers.authorization, new URLSearchParams(text));
      response.writeHead(status, { 'content-type': 'application/json', ...headers });
      response.end(JSON.stringify(body));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return {
    places: { login: url, graph: `${url}/v1.0` },
    mailbox: (user, ...answers) => void mailboxes.set(user, answers),
    signIn(...answers) {
      signing = answers;
    },
    asked() {
      const all = asked;
      asked = [];
      return all;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((done) => server.close(done));
    },
  };
}
