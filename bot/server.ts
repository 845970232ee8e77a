import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { TurnContext } from 'botbuilder';
import helmet from 'helmet';
import restify, { type Request, type RequestHandler, type Response, type Server } from 'restify';
import type { Council } from '../src/councils/index.ts';
import type { HeardAdapter } from './adapter.ts';
import { type Allowance, allowanceFor, methodAndPath, ROUTES, type Route, SIZES } from './allowances.ts';
import type { Challenges } from './challenge.ts';
import type { Slack } from './channels/slack/index.ts';
import type { Install } from './channels/slack/install.ts';
import type { Answer, createDirectLine } from './directline.ts';
import { createGuard, type GuardParts, tooOften } from './guard.ts';
import { UnknownService } from './service-hosts.ts';
import { type Download, uploadIn } from './uploads.ts';
import { chatPage } from './web/chat.ts';
import { demoPage } from './web/demo.ts';
import type { Html } from './web/html.ts';
import { shell, TEAMS_HOSTS } from './web/teams/shell.ts';
import type { Site } from './web/teams/site.ts';

export interface ServerParts {
  /** Undefined where Heard is not in Teams. */
  adapter: HeardAdapter | undefined;
  onTurn(context: TurnContext): Promise<void>;
  directLine: ReturnType<typeof createDirectLine>;
  /** Teams' tab and dialogs. */
  site: Site;
  /** A file behind a link that was given to one person. */
  download(pass: string): Promise<Download>;
  /** Undefined in the demonstration, where no machine comes. */
  challenges: Challenges | undefined;
  councils: ReadonlyMap<string, Council>;
  /** The council of the public page, where the address does not say. */
  first: Council;
  demo: Demo | undefined;
  /** Where Slack is set up. */
  slack: Pick<Slack, 'handle' | 'install'> | undefined;
  newId(): string;
  guard: GuardParts;
  ready(): Promise<{ ok: boolean; because: string[] }>;
  metrics(): Promise<string>;
  fault(error: unknown): { reference: string; says: string };
}

export interface Demo {
  token(pane: string): Promise<Answer>;
  nextWorkingDay(): Promise<{ today: string }>;
  today(): string;
}

const DIRECT_LINE = '/api/directline/v3/directline';

/** Every address Heard answers at. */
export function createServer(parts: ServerParts): Server {
  const server = restify.createServer({
    name: 'Heard',
    handleUncaughtExceptions: false,
    maxParamLength: 300,
  } as restify.ServerOptions);
  const { adapter, directLine, challenges } = parts;
  const guard = createGuard(parts.guard, server);
  server.use(restify.plugins.queryParser({ mapParams: false }));
  server.use(readerOf(SIZES.small, SIZES.json));
  server.use(restify.plugins.jsonBodyParser({ mapParams: false }));

  const answer = (work: (request: Request) => Promise<Answer>) => async (request: Request, response: Response) => {
    const { status, body } = await work(request).catch((error) => ({
      status: 503,
      body: { error: { code: 'ServiceError', message: parts.fault(error).says } },
    }));
    response.set('cache-control', 'no-store');
    response.send(status, body);
  };
  const refused = answer(async () => tooOften);
  type Work = (request: Request, response: Response) => Promise<unknown>;
  /** The only way an address gets in here: with what it bears. */
  function at(route: Route, work: Work): void {
    const [method, path] = methodAndPath(route);
    const allowed: Allowance = ROUTES[route];
    server[method === 'GET' ? 'get' : 'post'](path, async (request: Request, response: Response) => {
      await (guard.mayEach(request, allowed) ? work : refused)(request, response);
    });
  }
  const shown =
    (make: (request: Request, nonce: string) => Html | undefined, frames: readonly string[] = ["'none'"]) =>
    async (request: Request, response: Response) => {
      const nonce = parts.newId();
      const page = make(request, nonce);
      await new Promise<void>((done, failed) =>
        security(nonce, frames)(request, response, (error?: unknown) => (error ? failed(error) : done())),
      );
      response.set({ 'content-type': 'text/html; charset=utf-8', 'cache-control': 'no-store' });
      response.sendRaw(page ? 200 : 404, page?.html ?? 'There is no such page.');
    };

  at('POST /api/messages', async (request: Request, response: Response) => {
    if (!adapter) return response.send(404, { error: 'Heard is not in Teams here: MicrosoftAppId is not set.' });
    const { status, body } = await adapter
      .handle(request.headers.authorization ?? '', request.body, parts.onTurn)
      .catch((error) => {
        const { reference, says } = parts.fault(error);
        return error instanceof UnknownService
          ? {
              status: 403,
              body: { error: `${error.message} Whoever runs Heard finds it in the log under ${reference}.` },
            }
          : { status: 500, body: { error: says } };
      });
    if (status === 401) guard.knocked(request);
    response.send(status, body);
  });

  at(
    `POST ${DIRECT_LINE}/tokens/generate`,
    answer(async (it) =>
      !challenges || (await challenges.isSolved(it.body?.solution)) ? directLine.generate(councilIn(it)) : UNSOLVED,
    ),
  );
  at(
    'GET /api/challenge',
    answer(async () => ({ status: 200, body: challenges ? await challenges.make() : {} })),
  );
  at(
    `POST ${DIRECT_LINE}/tokens/refresh`,
    answer((it) => directLine.refresh(it.header('authorization'))),
  );
  at(
    `POST ${DIRECT_LINE}/conversations`,
    answer((it) => directLine.start(it.header('authorization'), guard.network(it))),
  );
  at(
    `GET ${DIRECT_LINE}/conversations/:id`,
    answer((it) => directLine.reconnect(it.header('authorization'), it.params.id)),
  );
  at(
    `GET ${DIRECT_LINE}/conversations/:id/activities`,
    answer((it) => directLine.activities(it.header('authorization'), it.params.id, it.query.watermark)),
  );
  at(
    `POST ${DIRECT_LINE}/conversations/:id/activities`,
    answer((it) => directLine.post(it.header('authorization'), it.params.id, it.body, guard.network(it))),
  );
  at(
    `POST ${DIRECT_LINE}/conversations/:id/upload`,
    answer(async (it) =>
      directLine.upload(
        it.header('authorization'),
        it.params.id,
        await uploadIn(it, it.header('content-type'), SIZES.file),
        guard.network(it),
      ),
    ),
  );

  at(
    'GET /',
    shown((it, nonce) => chatPage(parts.councils.get(String(it.query.council ?? '')) ?? parts.first, nonce)),
  );
  for (const route of ['GET /tab', 'GET /tab/*', 'GET /dialog/*'] as const)
    at(
      route,
      shown(() => shell(), TEAMS_HOSTS),
    );
  at(
    'GET /content/*',
    answer((it) => parts.site.show(it.header('authorization'), it.path().slice('/content'.length), it.query)),
  );
  at(
    'POST /content/act',
    answer((it) => parts.site.act(it.header('authorization'), it.body)),
  );
  at('GET /files', async (request: Request, response: Response) => {
    const file = await parts.download(String(request.query.pass ?? '')).catch((error) => ({
      status: 503,
      says: parts.fault(error).says,
    }));
    response.set('cache-control', 'no-store');
    if ('says' in file) {
      response.set('content-type', 'text/plain; charset=utf-8');
      response.sendRaw(file.status, file.says);
      return;
    }
    response.set({ 'content-type': 'application/octet-stream', 'content-disposition': asDownload(file.name) });
    response.sendRaw(200, file.bytes);
  });
  if (parts.demo) {
    const { demo } = parts;
    at(
      'GET /demo',
      shown((_, nonce) => demoPage(parts.first, demo.today(), nonce)),
    );
    at(
      'POST /demo/token',
      answer((it) => demo.token(String(it.body?.pane ?? ''))),
    );
    at(
      'POST /demo/clock',
      answer(async () => ({ status: 200, body: await demo.nextWorkingDay() })),
    );
  }

  if (parts.slack) {
    const { slack } = parts;
    at('POST /slack/events', async (request: Request, response: Response) => {
      const body = String((request as { rawBody?: unknown }).rawBody ?? '');
      const answered = await slack.handle({ headers: request.headers, body });
      if (answered.status === 401) guard.knocked(request);
      response.sendRaw(answered.status, ...raw(answered.body));
    });
    const { install } = slack;
    const installing =
      (step: (request: Request, response: Response, install: Install) => Promise<void>) =>
      async (request: Request, response: Response) => {
        if (!install) return response.sendRaw(404, 'There is no such page.');
        await step(request, response, install).catch((error) => response.sendRaw(503, parts.fault(error).says));
      };
    at(
      'GET /slack/install',
      installing((it, response, { begin }) => begin(it, response, String(it.query.invitation ?? ''))),
    );
    at(
      'GET /slack/oauth_redirect',
      installing((it, response, { finish }) => finish(it, response)),
    );
  }

  const files = assets();
  at('GET /assets/:file', async (request, response) => {
    const file = files.get(request.params.file);
    if (!file) return response.sendRaw(404, 'There is no such file.');
    response.set({ 'content-type': file.type, 'content-encoding': 'gzip', 'cache-control': 'public, max-age=3600' });
    response.sendRaw(200, await file.packed());
  });

  at(
    'GET /health',
    answer(async () => ({ status: 200, body: { ok: true } })),
  );
  at(
    'GET /ready',
    answer(async () => {
      const ready = await parts.ready();
      return { status: ready.ok ? 200 : 503, body: ready };
    }),
  );
  at('GET /metrics', async (_: Request, response: Response) => {
    response.set('content-type', 'text/plain; version=0.0.4');
    response.sendRaw(200, await parts.metrics());
  });
  return server;

  function councilIn(request: Request): string {
    const asked = String(request.body?.council ?? '');
    return parts.councils.has(asked) ? asked : parts.first.key;
  }
}

/** Reads a body of whatever length it says, up to what its address takes. Files are read where they are sent to. */
function readerOf(small: number, most: number): RequestHandler {
  const [short, long] = [small, most].map((maxBodySize) => restify.plugins.bodyReader({ maxBodySize }));
  return (request, response, next) =>
    (allowanceFor(request.method, request.path()).size > small ? long! : short!)(request, response, next);
}

/** To be saved under its name and never shown in a page; the name is written so that nothing in it can end the header. */
function asDownload(name: string): string {
  return `attachment; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (it) => `%${it.charCodeAt(0).toString(16)}`)}`;
}

const UNSOLVED = {
  status: 403,
  body: { error: { code: 'ChallengeNeeded', message: 'Please reload the page: it has to do a small sum first.' } },
};

/** What Slack reads as an answer: nothing, words, or JSON. */
function raw(body: object | string | undefined): [text: string, headers: Record<string, string>] {
  if (typeof body === 'object') return [JSON.stringify(body), { 'content-type': 'application/json' }];
  return [body ?? '', { 'content-type': 'text/plain; charset=utf-8' }];
}

/** Nothing from elsewhere: one script and one style of our own, and what carries this page's nonce. */
function security(nonce: string, frames: readonly string[]) {
  return helmet({
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'", `'nonce-${nonce}'`],
        styleSrc: ["'self'", `'nonce-${nonce}'`],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        // Web Chat reads a chosen file back from the page's own memory before it sends it.
        connectSrc: ["'self'", 'blob:'],
        workerSrc: ['blob:'],
        baseUri: ["'none'"],
        formAction: ["'none'"],
        frameAncestors: [...frames],
      },
    },
    referrerPolicy: { policy: 'no-referrer' },
    // What may be shown in a frame, and where, is said above; this older header knows only yes and no.
    frameguard: frames.includes("'none'") && { action: 'deny' },
    strictTransportSecurity: false,
  });
}

interface Asset {
  type: string;
  packed(): Promise<Buffer>;
}

function assets(): ReadonlyMap<string, Asset> {
  const own = (name: string) => new URL(`./web/public/${name}`, import.meta.url);
  const { resolve } = createRequire(import.meta.url);
  const webchat = new URL('../dist/webchat.js', pathToFileURL(resolve('botframework-webchat')));
  const SCRIPT = 'text/javascript; charset=utf-8';
  const STYLE = 'text/css; charset=utf-8';
  return new Map([
    ['heard.css', asset(own('heard.css'), STYLE)],
    ['chat.js', asset(own('chat.js'), SCRIPT)],
    ['webchat.js', asset(webchat, SCRIPT)],
    ['teams.css', asset(own('teams.css'), STYLE)],
    ['teams.js', asset(own('teams.js'), SCRIPT)],
    ['microsoft-teams.js', asset(pathToFileURL(resolve('@microsoft/teams-js')), SCRIPT)],
  ]);
}

/** A file, compressed once and kept. */
function asset(file: URL, type: string): Asset {
  let packed: Promise<Buffer> | undefined;
  return {
    type,
    packed: () => {
      packed ??= promisify(gzip)(readFileSync(file));
      return packed;
    },
  };
}
