import { randomBytes, randomUUID } from 'node:crypto';
import type { Server } from 'restify';
import { england } from '../src/calendar/calendar.ts';
import { addDays, instantOf, localDate, long } from '../src/calendar/local-date.ts';
import { type Clock, type MovableClock, wallClock } from '../src/clock.ts';
import type { Config, SlackConfig } from '../src/config.ts';
import { type Council, councilOf } from '../src/councils/index.ts';
import { createDesk, type Desk } from '../src/desk/desk.ts';
import type { Log } from '../src/log.ts';
import type { Who } from '../src/people/person.ts';
import { samplePeople } from '../src/people/sample.ts';
import { addressOf, saveAddress } from '../src/store/addresses.ts';
import { createTurns } from '../src/store/conversations.ts';
import { storeProblems } from '../src/store/health.ts';
import { secretOf, writeSetting } from '../src/store/settings.ts';
import type { Store } from '../src/store/store.ts';
import { cloudOutlet, createCloudAdapter, type Elsewhere, type OnFault, WebChatAdapter } from './adapter.ts';
import { anchorsTo, postAnchors } from './anchors.ts';
import { createBot } from './bot.ts';
import { createChallenges } from './challenge.ts';
import { createTeams } from './channels/teams.ts';
import { webchat } from './channels/webchat.ts';
import { deliverAll } from './delivery/attempt.ts';
import type { Deliveries } from './delivery/parts.ts';
import { createDirectLine } from './directline.ts';
import { createDoor, type Pass } from './door.ts';
import { createMailer } from './email/mailer.ts';
import { report } from './fault.ts';
import { createFetching } from './fetching/fetch.ts';
import { createGetFile, type Getting } from './fetching/get.ts';
import { fileHosts } from './fetching/hosts.ts';
import { createFileLinks } from './file-links.ts';
import { createLimits, LIMITS } from './limits.ts';
import { createOutlook } from './outlook/look.ts';
import { createReader } from './reading/reader.ts';
import { createScanner } from './scan.ts';
import { type Jobs, startJobs } from './schedule.ts';
import { createServer, type Demo } from './server.ts';
import { serviceHosts } from './service-hosts.ts';
import { createDialogs } from './teams/dialogs.ts';
import { createFind } from './teams/find.ts';
import { createForward } from './teams/forward.ts';
import { createInTime, patience, type Wait } from './teams/in-time.ts';
import { createOpening } from './teams/opening.ts';
import { teamsOutlet } from './teams/outlet.ts';
import { createPlaces } from './teams/places.ts';
import { createPress } from './teams/press.ts';
import { entraRoles } from './teams/sign-on.ts';
import { createStandings } from './teams/standing.ts';
import { createTeamsTurn } from './teams/turn.ts';
import { createTokens } from './tokens.ts';
import { keepFiles } from './uploads.ts';
import type { Sight } from './views.ts';
import { createWatchdog, EVERY, heartbeatTo, metricsText } from './watchdog.ts';
import { PANES } from './web/demo.ts';
import { createSite } from './web/teams/site.ts';

export interface AppParts {
  store: Store;
  clock: Clock;
  config: Config;
  log: Log;
  /** The demonstration's clock, where it may be moved. */
  movable?: MovableClock;
  /** Unguessable bytes; a test hands in its own. */
  random?: (bytes: number) => Uint8Array;
  newId?: () => string;
  /** Another address than Slack's own, for a stand-in. */
  slackUrl?: string;
  /** False in tests, which deliver and sweep when they say so. */
  jobs?: boolean;
  /** How long somebody in Teams waits for an answer; a test decides when that is over. */
  patience?: Wait;
  /** Called while all is well, in place of an address outside. */
  heartbeat?: () => Promise<void>;
  /** Where keys and tokens are, where that is not with Microsoft. */
  elsewhere?: Elsewhere;
}

export interface App {
  server: Server;
  desk: Desk;
  /** The councils that are served here. */
  councils: readonly string[];
  /** What delivering needs, for whoever tries one line at a time. */
  delivering: Deliveries;
  /** Delivers everything promised so far; answers how many lines reached nobody. */
  deliver(): Promise<number>;
  /** One look of the watchdog at everything. */
  watch(): Promise<void>;
  /** Tells other instances what was tried here, and learns what was tried there. */
  share(): Promise<void>;
  /** Does what Slack sent and was acknowledged; answers how much there was. */
  workSlack(): Promise<number>;
  /** Resolves when nothing goes on any more behind an answer that was given. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** How often instances tell each other what was tried. */
const SHARED_EVERY = 1000;

/** Wires everything. The program and the tests call the same function; only what is handed in differs. */
export async function createApp(parts: AppParts): Promise<App> {
  const { store, clock, config, log, random = randomBytes, newId = randomUUID } = parts;
  const councils = new Map<string, Council>(
    config.councils.map((it) => [it, councilOf(it)] as const).map(([, it]) => [it.key, it]),
  );
  const first = [...councils.values()][0]!;
  const lookForHarm = config.scanner ? createScanner(config.scanner) : undefined;
  const desk = createDesk({ store, councils, calendar: england, now: () => clock.now(), random, lookForHarm });

  const councilOfTenant = tenants(config, first.key);
  const teams = createTeams(councilOfTenant, config.address !== undefined);
  const fault = (error: unknown) => report(log, error, random);
  const onFault: OnFault = async (context, error) => {
    await context.sendActivity(fault(error).says);
  };
  const knows = serviceHosts(config, parts.elsewhere?.service);
  const cloud = createCloudAdapter(config.microsoft, onFault, knows, parts.elsewhere);
  const carried = cloudOutlet(cloud, config.microsoft?.appId ?? '');
  const outlet = teamsOutlet(carried, Math.random);
  const secret = config.secret ?? (await ownSecret(store, first.key, random));
  const files = createFileLinks({ desk, secret, now: wallClock.now, address: addressHere });
  const sight: Sight = { desk, calendar: england, fileLink: files.link, letterLink: files.letterLink };
  const readText = createReader();
  const limits = createLimits(store.db, secret, wallClock.now);
  const bot = createBot({
    store,
    turns: createTurns(store),
    ...sight,
    newId,
    readText,
    mayTryCode: async (conversation, network) =>
      (await limits.takeExactly(LIMITS.code, conversation)) &&
      (!network ||
        ((await limits.takeExactly(LIMITS.codes, network)) && (await limits.takeExactly(LIMITS.codesToday, network)))),
    kept: () => jobs?.wake(),
  });

  const slack = config.slack && (await joinSlack(config.slack));
  const mail = config.email && createMailer(config.email);
  const channels = { webchat, teams, ...(slack && { slack: slack.channel }) };
  const outlets = { teams: outlet, ...(slack && { slack: slack.outlet }) };
  const delivering: Deliveries = {
    of: (council) => store.of(council),
    sight,
    channels,
    open: createOpening({ desk, random: Math.random, open: carried.open }),
    outlets,
    fetchFile: createFetching({ bot, channels, outlets, get: createGetFile(getting()), now: () => clock.now() }),
    mail,
    newId,
    paced: parts.jobs !== false,
  };
  const toOutside = config.anchorUrl ? anchorsTo(config.anchorUrl) : undefined;
  const anchoring = toOutside && (() => postAnchors(desk, [...councils.keys()], toOutside, log));
  const outlook =
    config.outlook &&
    createOutlook({
      ...config.outlook,
      desk,
      tenants: config.tenants.map(([tenant, council]) => [tenant, councilOf(council).key]),
      log,
      now: wallClock.now,
    });
  const jobs: Jobs | undefined =
    parts.jobs === false
      ? undefined
      : await startJobs(store.boss, desk, delivering, log, [...councils.keys()], { afterSweep: anchoring, outlook });

  const heartbeat = parts.heartbeat ?? (config.heartbeatUrl ? heartbeatTo(config.heartbeatUrl) : undefined);
  const watchdog = createWatchdog({ desk, delivering, log, now: () => clock.now(), heartbeat });
  const watching = parts.jobs === false ? undefined : setInterval(() => void watchdog.look().catch(fault), EVERY);

  const sharing = parts.jobs === false ? undefined : setInterval(() => void limits.share().catch(fault), SHARED_EVERY);
  const teamsTurn = createTeamsTurn({
    bot,
    channel: teams,
    desk,
    outlet,
    places: createPlaces(desk),
    standings: createStandings(),
    invokes: {
      'adaptiveCard/action': createPress({ of: (council) => store.of(council), sight, bot, channel: teams }),
      ...createForward({ bot, channel: teams, outlet, fault }),
      ...createDialogs(config.address),
      ...createFind({ sight, channel: teams, address: config.address }),
    },
    inTime: createInTime(parts.patience ?? patience),
    councilOf: councilOfTenant,
    pace(conversation, person) {
      const key = `${conversation} ${person}`;
      if (limits.take(LIMITS.activity, key)) return 'go';
      return limits.take(LIMITS.toldToWait, key) ? 'say wait' : 'wait';
    },
    fault,
  });

  const door = createDoor(secret, wallClock.now);
  const page = new WebChatAdapter();
  const directLine = createDirectLine({
    of: (council) => store.of(council),
    door,
    newId,
    now: () => clock.now(),
    keep: async (pass, message, sent) => keepFiles(desk, await whoIs(pass), message, sent, readText),
    receive: (activity) => page.receive(activity, (context) => bot.turn(context, webchat)),
  });

  const tokens =
    config.microsoft &&
    createTokens({
      appId: config.microsoft.appId,
      address: config.address,
      serves: (tenant) => councilOfTenant(tenant) !== undefined,
      now: wallClock.now,
      keys: parts.elsewhere?.userKeys,
    });
  const site = createSite({
    sight,
    tokens,
    entra: entraRoles(config.entraRoles),
    councilOf: (tenant) => councilOfTenant(tenant),
    chatOf: (council, person) => addressOf(store.of(council), council, [`person:${person}`]),
    newId,
  });

  const server = createServer({
    site,
    challenges: config.demo ? undefined : createChallenges(secret, limits, wallClock.now),
    // Without credentials nobody's identity is checked, so that is for the demonstration alone.
    adapter: config.microsoft || config.demo ? cloud : undefined,
    onTurn: teamsTurn.turn,
    directLine,
    download: files.open,
    councils,
    first,
    demo: config.demo ? await prepareDemo() : undefined,
    slack,
    newId,
    guard: { limits, proxies: config.proxies, limitNetworks: !config.demo, https: config.address !== undefined },
    ready: async () => {
      const problems = await storeProblems(store.db);
      const vitals = problems.length === 0 ? await desk.vitals(watchdog.upSince()) : [];
      const because = [...problems, ...vitals.flatMap((it) => it.stalled ?? [])];
      return { ok: because.length === 0, because };
    },
    metrics: async () => {
      const usable = (await storeProblems(store.db)).length === 0;
      return metricsText(usable, usable ? await desk.vitals(watchdog.upSince()) : [], clock.now());
    },
    fault,
  });

  await slack?.start();
  return {
    server,
    desk,
    councils: [...councils.keys()],
    workSlack: async () => (await slack?.work()) ?? 0,
    delivering,
    watch: watchdog.look,
    share: limits.share,
    deliver: () => deliverAll(delivering, [...councils.keys()]),
    settled: teamsTurn.idle,
    async close() {
      await teamsTurn.idle();
      await jobs?.stop();
      clearInterval(sharing);
      clearInterval(watching);
      mail?.close();
      await slack?.close();
      if (server.listening) await new Promise<void>((done) => server.close(() => done()));
      await store.close();
    },
  };

  /** From where files are fetched, and what opens them there. */
  function getting(): Getting {
    const standIn = parts.elsewhere?.service ?? parts.slackUrl;
    return {
      mayFetch: fileHosts({ knows, standIn }),
      async authorization({ from, at = '' }) {
        if (from === 'Slack') return slack?.authorization(at);
        return from === 'a picture in Teams' ? carried.authorization(at) : undefined;
      },
    };
  }

  /** Loaded only where it is wanted: Slack's libraries take longer to load than the rest of Heard. */
  async function joinSlack(settings: SlackConfig) {
    const { createSlack, slack: channel } = await import('./channels/slack/index.ts');
    const joined = createSlack({
      settings,
      store,
      sight,
      log,
      now: () => clock.now(),
      secret,
      first: first.key,
      turn: (context, it) => bot.turn(context, it),
      fault,
      jobs: parts.jobs !== false,
      url: parts.slackUrl,
    });
    return { ...joined, channel };
  }

  /** Where links lead: the public address, or this very machine. */
  function addressHere(): string {
    const { port } = (server.address() ?? { port: config.port }) as { port: number };
    return config.address ?? `http://127.0.0.1:${port}`;
  }

  /** Whom a token of the web chat speaks for. */
  async function whoIs({ council, conversation, person: id }: Pass): Promise<Who> {
    const person = id ? (await desk.people(council)).find((it) => it.id === id) : undefined;
    return person
      ? { kind: 'officer', council, person, from: 'webchat' }
      : { kind: 'complainant', council, conversation, from: 'webchat, one to one' };
  }

  async function prepareDemo(): Promise<Demo> {
    await desk.savePeople(samplePeople(first.key));
    const conversations = new Map(PANES.filter((it) => it.person).map((it) => [it.at, `demo-${it.at}`]));
    return {
      today: () => long(localDate(clock.now())),
      async token(at) {
        const pane = PANES.find((it) => it.at === at && it.person);
        const conversation = conversations.get(at);
        if (!pane || !conversation)
          return { status: 404, body: { error: { code: 'NotFound', message: 'There is no such pane.' } } };
        const address = pane.channel ? 'complaints' : `person:${pane.person}`;
        await saveAddress(store.of(first.key), first.key, address, conversation, clock.now());
        const token = await door.admit({
          council: first.key,
          conversation,
          person: pane.person,
          channel: pane.channel,
        });
        return { status: 200, body: { token, conversationId: conversation } };
      },
      async nextWorkingDay() {
        const next = england.onOrAfter(addDays(localDate(clock.now()), 1));
        const at = instantOf(next, '09:30');
        parts.movable?.moveTo(at);
        await writeSetting(store.of(first.key), first.key, 'clock', { ahead: parts.movable?.ahead() ?? 0 });
        await desk.sweep();
        await jobs?.wake();
        return { today: long(next) };
      },
    };
  }
}

/** Undefined for a tenant that none of our councils belongs to. Without credentials nobody's tenant can be checked: that is the demonstration. */
function tenants(config: Config, first: string): (tenant: string | undefined) => string | undefined {
  if (!config.microsoft) return () => first;
  const served = new Map(config.tenants.map(([tenant, council]) => [tenant, councilOf(council).key]));
  return (tenant) => (tenant ? served.get(tenant) : undefined);
}

/** The demonstration makes its own secret once, so that its chats survive a restart. */
function ownSecret(store: Store, council: string, random: (bytes: number) => Uint8Array): Promise<string> {
  return secretOf(store.of(council), council, 'door', () => Buffer.from(random(32)).toString('hex'));
}
