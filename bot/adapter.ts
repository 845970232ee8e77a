import {
  type Activity,
  BotAdapter,
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type ConversationParameters,
  type ConversationReference,
  type ResourceResponse,
  TurnContext,
} from 'botbuilder';
import {
  type AuthenticateRequestResult,
  AuthenticationError,
  BotFrameworkAuthentication,
  type BotFrameworkClient,
  type ClaimsIdentity,
  type ConnectorClient,
  ConnectorFactory,
  type ServiceClientCredentialsFactory,
  type UserTokenClient,
} from 'botframework-connector';
import type { Config } from '../src/config.ts';
import type { Knows } from './service-hosts.ts';
import { shaped } from './teams/shape.ts';

export type OnFault = (context: TurnContext, error: unknown) => Promise<void>;

/** What is answered to whoever posted an activity. */
export interface Handled {
  status: number;
  body?: unknown;
}

/** Bot Framework's own adapter, handed a body instead of a request: no HTTP in it, and nothing of a message in the log. */
export class HeardAdapter extends CloudAdapter {
  /** Checks who sent it and runs the turn. What is not an activity is refused with a sentence; so is who is not let in. */
  async handle(header: string, body: unknown, logic: (context: TurnContext) => Promise<void>): Promise<Handled> {
    if (!isActivity(body))
      return {
        status: 400,
        body: { error: 'This is not a Bot Framework activity: it needs a type, a conversation and a sender.' },
      };
    try {
      const answered = await this.processActivity(header, withDates(shaped(body)), logic);
      return { status: answered?.status ?? 200, body: answered?.body };
    } catch (error) {
      const status = statusOf(error);
      if (status) return { status };
      throw error;
    }
  }
}

/** 401 for a token that is not good, 503 where the keys could not be had and the channel should try again. Undefined for anything else. */
function statusOf(error: unknown): number | undefined {
  if (error instanceof AuthenticationError) return error.statusCode >= 500 ? 503 : 401;
  return error instanceof Error && error.name === 'JsonWebTokenError' ? 401 : undefined;
}

function isActivity(body: unknown): body is Activity {
  const { type, conversation, from, recipient } = (body ?? {}) as Partial<Activity>;
  return [type, conversation?.id, from?.id, recipient?.id].every((it) => typeof it === 'string');
}

/** Bot Framework's types promise dates where the wire has text. */
function withDates(activity: Activity): Activity {
  for (const name of ['timestamp', 'localTimestamp', 'expiration'] as const) {
    if (typeof activity[name] === 'string') activity[name] = new Date(activity[name]);
  }
  return activity;
}

/** Another place than Microsoft's own for keys and tokens: a test's, with the same checks. */
export interface Elsewhere {
  /** Bot Framework's names for where its keys are: all of them, or none. */
  settings?: Readonly<Record<string, string>>;
  credentials?: ServiceClientCredentialsFactory;
  /** Where the keys are that tokens of people are signed with. */
  userKeys?: string;
  /** A service on this machine that stands in for Microsoft's: its address. */
  service?: string;
}

/** The adapter with what the stock one builds anew on every turn built once, and deaf to services that are not on the list. */
export function createCloudAdapter(
  microsoft: Config['microsoft'],
  onFault: OnFault,
  knows: Knows,
  { settings = {}, credentials }: Elsewhere = {},
): HeardAdapter {
  const own = microsoft && {
    MicrosoftAppType: microsoft.type,
    MicrosoftAppId: microsoft.appId,
    MicrosoftAppPassword: microsoft.password,
    MicrosoftAppTenantId: microsoft.tenantId,
  };
  const adapter = new HeardAdapter(
    new RememberingAuthentication(
      new ConfigurationBotFrameworkAuthentication({ ...own, ...settings }, credentials),
      knows,
    ),
  );
  adapter.onTurnError = onFault;
  return adapter;
}

/**
 * Checks every request exactly as the stock authentication does, and keeps what does not depend on the request: the client that
 * talks back to a service is one per (identity, service, audience), and the client for sign-in tokens, which a turn hardly ever
 * needs, is made when it is first asked for. Building both anew is half of what a stock turn costs.
 */
class RememberingAuthentication extends BotFrameworkAuthentication {
  readonly #inner: BotFrameworkAuthentication;
  readonly #knows: Knows;
  readonly #clients = new Map<string, Promise<ConnectorClient>>();

  constructor(inner: BotFrameworkAuthentication, knows: Knows) {
    super();
    this.#inner = inner;
    this.#knows = knows;
  }

  override async authenticateRequest(activity: Activity, header: string): Promise<AuthenticateRequestResult> {
    const result = await this.#inner.authenticateRequest(activity, header);
    this.#knows(activity.serviceUrl);
    return { ...result, connectorFactory: this.#remembering(result.claimsIdentity, result.connectorFactory!) };
  }

  /** For what Heard says of its own accord. Deliveries have retries of their own, which do not keep anybody waiting. */
  override createConnectorFactory(identity: ClaimsIdentity): ConnectorFactory {
    const factory = this.#inner.createConnectorFactory(identity);
    const once = new RememberingFactory(async (url, audience) => withoutRetries(await factory.create(url, audience)));
    return this.#remembering(identity, once, 'once');
  }

  override async createUserTokenClient(identity: ClaimsIdentity): Promise<UserTokenClient> {
    return onDemand(() => this.#inner.createUserTokenClient(identity));
  }

  override authenticateChannelRequest(header: string): Promise<ClaimsIdentity> {
    return this.#inner.authenticateChannelRequest(header);
  }

  override authenticateStreamingRequest(header: string, channel: string): Promise<AuthenticateRequestResult> {
    return this.#inner.authenticateStreamingRequest(header, channel);
  }

  override createBotFrameworkClient(): BotFrameworkClient {
    return this.#inner.createBotFrameworkClient();
  }

  override getOriginatingAudience(): string {
    return this.#inner.getOriginatingAudience();
  }

  #remembering(identity: ClaimsIdentity, factory: ConnectorFactory, how = ''): ConnectorFactory {
    const who = identity.getClaimValue('aud') ?? identity.getClaimValue('appid') ?? '';
    return new RememberingFactory(async (serviceUrl, audience) => {
      // Asked again here, because what Heard says of its own accord goes to an address that was kept, perhaps under another list.
      this.#knows(serviceUrl);
      const key = `${how}\n${who}\n${serviceUrl}\n${audience}`;
      const known = this.#clients.get(key) ?? factory.create(serviceUrl, audience);
      this.#clients.set(key, known);
      return known;
    });
  }
}

/** The client tries everything four times, with waits between, inside one call. Here is where that is switched off. */
function withoutRetries(client: ConnectorClient): ConnectorClient {
  const { pipeline } = (
    client as unknown as { client: { pipeline: { removePolicy(named: { name: string }): unknown } } }
  ).client;
  pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  return client;
}

class RememberingFactory extends ConnectorFactory {
  readonly #create: ConnectorFactory['create'];

  constructor(create: ConnectorFactory['create']) {
    super();
    this.#create = create;
  }

  override create(serviceUrl: string, audience: string): Promise<ConnectorClient> {
    return this.#create(serviceUrl, audience);
  }
}

/** Stands in for a client until one of its functions is called. */
function onDemand(make: () => Promise<UserTokenClient>): UserTokenClient {
  let made: Promise<UserTokenClient> | undefined;
  return new Proxy({} as UserTokenClient, {
    get: (_, name) => {
      if (name === 'then') return undefined;
      return async (...given: unknown[]) => {
        made ??= make();
        const client = (await made) as unknown as Record<PropertyKey, (...all: unknown[]) => unknown>;
        return client[name]!(...given);
      };
    },
  });
}

/** The web chat's way into the same bot: in process, with nothing to send, because what a turn keeps is what the page reads. */
export class WebChatAdapter extends BotAdapter {
  async receive(activity: Activity, logic: (context: TurnContext) => Promise<void>): Promise<void> {
    await this.runMiddleware(new TurnContext(this, activity), logic);
  }

  override async sendActivities(_: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    return activities.map(({ id = '' }) => ({ id }));
  }

  override async updateActivity(): Promise<undefined> {}

  override async deleteActivity(): Promise<void> {}

  override async continueConversation(): Promise<void> {
    throw new Error('what Heard says of its own accord in the web chat is kept, not sent');
  }

  override async continueConversationAsync(): Promise<void> {
    throw new Error('what Heard says of its own accord in the web chat is kept, not sent');
  }
}

/** The client's own way to put a token on a request; it is the same for whatever is asked there. */
interface Signs {
  credentials: { signRequest(request: { headers: Headers }): Promise<unknown> };
}

/** What Bot Framework carries long after the turn that began a conversation. */
export function cloudOutlet(adapter: CloudAdapter, appId: string) {
  const inside = <T>(reference: Partial<ConversationReference>, work: (context: TurnContext) => Promise<T>) =>
    new Promise<T>((done, failed) => {
      adapter
        .continueConversationAsync(appId, reference, async (context) => {
          await work(context).then(done, failed);
        })
        .catch(failed);
    });
  return {
    send: (reference: Partial<ConversationReference>, activity: object) =>
      inside(reference, async (context) => (await context.sendActivity(activity as Partial<Activity>))?.id ?? ''),
    update: (reference: Partial<ConversationReference>, activity: object) =>
      inside(reference, async (context) => {
        await context.updateActivity(activity as Partial<Activity>);
      }),
    remove: (reference: Partial<ConversationReference>, id: string) =>
      inside(reference, (context) => context.deleteActivity(id)),
    /** What opens a file that is with the service of a chat: our own token for it. */
    authorization: (serviceUrl: string): Promise<string | undefined> =>
      inside({ serviceUrl, channelId: 'msteams', conversation: { id: 'a file' } as never }, async (context) => {
        const client = context.turnState.get<ConnectorClient>(context.adapter.ConnectorClientKey);
        const headers = new Headers();
        await (client as unknown as Signs).credentials.signRequest({ headers });
        return headers.get('authorization') ?? undefined;
      }),
    /** Begins a conversation with somebody by their account; answers how it is reached. */
    open: (
      { serviceUrl, channelId }: Partial<ConversationReference>,
      parameters: Partial<ConversationParameters>,
    ): Promise<Partial<ConversationReference>> =>
      new Promise((done, failed) => {
        adapter
          .createConversationAsync(
            appId,
            channelId!,
            serviceUrl!,
            '',
            parameters as ConversationParameters,
            async (context) => done(TurnContext.getConversationReference(context.activity)),
          )
          .catch(failed);
      }),
  };
}
