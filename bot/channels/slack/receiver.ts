import {
  type App,
  AuthorizationError,
  type Logger,
  type Receiver,
  type ReceiverEvent,
  verifySlackRequest,
} from '@slack/bolt';
import { SocketModeClient } from '@slack/socket-mode';

/** A request as it came over HTTP, before anybody looked at it. */
export interface Raw {
  headers: Readonly<Record<string, string | string[] | undefined>>;
  body: string;
}

export interface Answered {
  status: number;
  body?: object | string | undefined;
}

export interface ReceiverParts {
  signingSecret: string | undefined;
  /** Listens to Slack through a socket of our own making, where no address of ours can be reached from outside. */
  socket: { appToken: string; url?: string | undefined } | undefined;
  logger: Logger;
  now(): Date;
  /** Whether there is anything in it for us. The rest is acknowledged and forgotten, whatever shape it has. */
  isForUs(body: unknown): boolean;
  /** Keeps what came. Only what is kept is acknowledged. */
  keep(body: unknown): Promise<void>;
  /** What is answered to somebody in a workspace that we are not installed in. */
  unknown(body: unknown): object | string | undefined;
  fault(error: unknown): void;
}

/** Slack's own clock and ours may differ by so much; an older request is a replay. */
const FIVE_MINUTES = 5 * 60;

/**
 * Bolt's way in: what Slack sends, over HTTP inside our own server or over its socket. Bolt checks the signature, asks whose
 * workspace it is, and says when to acknowledge. It acknowledges events before anybody has seen them, so acknowledging is where
 * they are kept: a process that dies a moment later has lost nothing.
 */
export class HeardReceiver implements Receiver {
  readonly #parts: ReceiverParts;
  #app: App | undefined;
  #socket: SocketModeClient | undefined;

  constructor(parts: ReceiverParts) {
    this.#parts = parts;
  }

  init(app: App): void {
    this.#app = app;
  }

  async start(): Promise<void> {
    const { socket, logger } = this.#parts;
    if (!socket) return;
    const client = new SocketModeClient({
      appToken: socket.appToken,
      logger,
      ...(socket.url && { clientOptions: { slackApiUrl: socket.url } }),
    });
    client.on('slack_event', async ({ body, ack, retry_num }: SocketEvent) => {
      const { status, body: answer } = await this.#take(body, retry_num);
      // What is not acknowledged, Slack sends again.
      if (status < 500) await ack(typeof answer === 'string' ? { text: answer } : answer).catch(this.#parts.fault);
    });
    this.#socket = client;
    await client.start();
  }

  async stop(): Promise<void> {
    await this.#socket?.disconnect();
    this.#socket = undefined;
  }

  /** One request, checked and acknowledged. */
  async handle({ headers, body: text }: Raw): Promise<Answered> {
    if (isCheck(headers, text)) return { status: 200 };
    if (!this.#isFromSlack(headers, text)) return { status: 401, body: { error: NOT_SLACK } };
    const body = parsed(headers, text);
    if (!body) return { status: 400, body: { error: 'This cannot be read: it is neither JSON nor a form.' } };
    if (body.type === 'url_verification') return { status: 200, body: { challenge: String(body.challenge ?? '') } };
    return this.#take(body, Number(headers['x-slack-retry-num'] ?? 0));
  }

  #isFromSlack(headers: Raw['headers'], body: string): boolean {
    const { signingSecret, now } = this.#parts;
    const signature = headers['x-slack-signature'];
    const timestamp = Number(headers['x-slack-request-timestamp']);
    if (!signingSecret || typeof signature !== 'string') return false;
    const nowMilliseconds = now().getTime();
    if (!(timestamp <= nowMilliseconds / 1000 + FIVE_MINUTES)) return false;
    try {
      verifySlackRequest({
        signingSecret,
        body,
        nowMilliseconds,
        headers: { 'x-slack-signature': signature, 'x-slack-request-timestamp': timestamp },
      });
      return true;
    } catch {
      return false;
    }
  }

  async #take(body: Record<string, unknown>, retryNum = 0): Promise<Answered> {
    const { isForUs, keep, unknown, fault } = this.#parts;
    if (!isForUs(body)) return { status: 200 };
    let answered: Answered = { status: 200 };
    const ack: ReceiverEvent['ack'] = async (answer) => {
      await keep(body);
      answered = { status: 200, body: answer };
    };
    try {
      await this.#app!.processEvent({ body, ack, retryNum });
      return answered;
    } catch (error) {
      // Acknowledged all the same, and not kept: Slack would send it again for an hour.
      if (error instanceof AuthorizationError && isUnknown(error)) return { status: 200, body: unknown(body) };
      fault(error);
      return { status: 503 };
    }
  }
}

interface SocketEvent {
  body: Record<string, unknown>;
  retry_num?: number;
  ack(answer?: object): Promise<void>;
}

/** Heard is not installed in the workspace that this came from. */
export class UnknownWorkspace extends Error {}

function isUnknown(error: AuthorizationError): boolean {
  return error.original instanceof UnknownWorkspace;
}

const NOT_SLACK =
  'This did not come from Slack, or it is more than five minutes old. Check the signing secret and the clock of this machine.';

const FORM = 'application/x-www-form-urlencoded';

/** Slack looks now and then whether our certificate is good, with nothing in it and no signature. */
function isCheck(headers: Raw['headers'], text: string): boolean {
  return headers['content-type'] === FORM && new URLSearchParams(text).get('ssl_check') === '1';
}

/** Events are JSON; what people press is JSON inside a form; commands are a form. */
function parsed(headers: Raw['headers'], text: string): Record<string, unknown> | undefined {
  try {
    const form = headers['content-type'] === FORM ? new URLSearchParams(text) : undefined;
    const read: unknown =
      form && !form.has('payload') ? Object.fromEntries(form) : JSON.parse(form?.get('payload') ?? text);
    return typeof read === 'object' && read !== null && !Array.isArray(read) ? { ...read } : undefined;
  } catch {
    return undefined;
  }
}
