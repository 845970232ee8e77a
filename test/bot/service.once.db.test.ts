import { createServer, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { serviceHosts, UnknownService } from '../../bot/service-hosts.ts';
import { demoConfig, type Running } from '../support/app.ts';
import { APP, councilConfig, type Microsoft, TENANT } from '../support/microsoft.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';

const knows = (config: Parameters<typeof serviceHosts>[0], url: unknown) => {
  try {
    serviceHosts(config)(url);
    return true;
  } catch (error) {
    expect(error).toBeInstanceOf(UnknownService);
    return false;
  }
};

describe('which services are known', () => {
  const council = councilConfig({ HEARD_SERVICE_HOSTS: 'bots.council.example, WebChat.botframework.com' });
  const demo = demoConfig();

  test.each<[url: unknown, council: boolean, demo: boolean]>([
    ['https://smba.trafficmanager.net/emea/a1b2c3d4/', true, false],
    ['https://SMBA.trafficmanager.net/uk/', true, false],
    ['https://smba.trafficmanager.net:443/uk/', true, false],
    ['https://smba.onyx.prod.teams.trafficmanager.net/', true, false],
    ['https://smba.infra.gcc.teams.microsoft.com/teams', true, false],
    ['https://smba.infra.gov.teams.microsoft.us/teams', true, false],
    ['https://smba.infra.dod.teams.microsoft.us/teams', true, false],
    ['https://bots.council.example/', true, false],
    ['https://webchat.botframework.com/', true, false],
    ['http://127.0.0.1:3979/', false, true],
    ['http://localhost:3979/', false, true],
    ['http://[::1]:3979/', false, true],
    ['http://127.0.0.1.elsewhere.example/', false, false],
    ['http://127.elsewhere.example/', false, false],
    ['https://elsewhere.example/', false, false],
    ['https://anybody.trafficmanager.net/', false, false],
    ['https://smba.trafficmanager.net.elsewhere.example/', false, false],
    ['https://notsmba.trafficmanager.net/', false, false],
    ['https://smba.trafficmanager.net./', false, false],
    ['https://smba.trafficmanager.net@elsewhere.example/', false, false],
    ['https://somebody@smba.trafficmanager.net/', false, false],
    ['https://smba.trafficmanager.net:8443/', false, false],
    ['https://smba.trafficmanager.net\\@elsewhere.example/', true, false], // a browser's reading, and the client's: the host is Microsoft's
    ['https://elsewhere.example\\@smba.trafficmanager.net/', false, false],
    ['http://smba.trafficmanager.net/', false, false],
    ['https://ѕmba.trafficmanager.net/', false, false], // a Cyrillic letter
    ['file:///etc/passwd', false, false],
    ['urn:heard:webchat', false, false],
    ['', false, false],
    [undefined, false, false],
    [7, false, false],
    [{ href: 'https://smba.trafficmanager.net/' }, false, false],
  ])('%j: with credentials %s, without %s', (url, withCredentials, without) => {
    expect([knows(council, url), knows(demo, url)]).toEqual([withCredentials, without]);
  });
});

describe('at the door', () => {
  let app: Running;
  let microsoft: Microsoft;
  let stop: () => Promise<void>;
  /** Somebody else's server, that would like to have our token. */
  let other: Server;
  let url: string;
  const heard: string[] = [];

  beforeAll(async () => {
    ({ app, microsoft, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z') }));
    other = createServer((request, response) => {
      heard.push(`${request.url} ${request.headers.authorization}`);
      response.end('{"id":"1"}');
    });
    await new Promise<void>((done) => other.listen(0, '127.0.0.1', done));
    url = `http://127.0.0.1:${(other.address() as { port: number }).port}/`;
  });
  afterAll(async () => {
    await stop();
    await new Promise((done) => other.close(done));
  });
  beforeEach(() => {
    microsoft.sent.length = 0;
  });

  const ask = (conversation: string, serviceUrl: string | undefined, claims: object = {}) =>
    microsoft
      .sign({ serviceurl: serviceUrl, ...claims })
      .then((token) =>
        teamsPerson(app, microsoft, { id: 'entra-sam', name: 'Sam', conversation }).post(
          'message',
          { text: 'help', serviceUrl },
          `Bearer ${token}`,
        ),
      );
  const kept = (conversation: string) =>
    app.store.prepared<{ n: number }>(
      'cambridgeshire',
      'count_kept_elsewhere',
      'select count(*)::int as n from transcript where conversation = $1',
      [conversation],
    );

  /** As the bot's own app signs, for tools of its developers: the address is not in such a token. */
  const own = {
    iss: `https://sts.windows.net/${'d6d49420-f39b-4df7-a1dc-d59a935871db'}/`,
    appid: APP,
    ver: '1.0',
    tid: TENANT,
  };

  test.each<[string, () => string | undefined, object]>([
    ['a server of somebody else, signed as Teams signs', () => url, {}],
    ['the same, signed with the bot’s own app', () => url, own],
    ['no service at all', () => undefined, { serviceurl: undefined }],
    ['Microsoft’s name with more behind it', () => 'https://smba.trafficmanager.net.elsewhere.example/', {}],
  ])('%s: refused with a reference, nothing kept, nothing sent', async (name, service, claims) => {
    const { status, body } = await ask(`a:${name}`, service(), claims);
    expect(status).toBe(403);
    expect((body as { error: string }).error).toMatch(/does not know this service address.*E-[0-9A-F]{10}/);
    expect((await kept(`a:${name}`))[0]!.n).toBe(0);
    expect([heard, microsoft.sent]).toEqual([[], []]);
  });

  test('the service that is known: answered', async () => {
    expect((await ask('a:known', microsoft.url)).status).toBe(200);
    expect(microsoft.sent).not.toEqual([]);
  });

  test('an address that was kept long ago is asked about again before Heard speaks of its own accord', async () => {
    const { teams } = app.delivering.outlets;
    const reference = { serviceUrl: url, channelId: 'msteams', conversation: { id: 'a:old' } } as Parameters<
      NonNullable<typeof teams>['send']
    >[0];
    const failed = await teams!.send(reference, { type: 'message', text: 'due today' }).catch((error) => error);
    expect(failed).toBeInstanceOf(UnknownService);
    expect(teams!.failureOf!(failed, app.clock.now())).toEqual({
      kind: 'later',
      because: 'not in HEARD_SERVICE_HOSTS: 127.0.0.1',
    });
    expect(heard).toEqual([]);
  });
});
