import { randomUUID } from 'node:crypto';
import { solveChallenge } from 'altcha-lib/v1';
import type { Challenge } from '../../bot/challenge.ts';
import { createDoor } from '../../bot/door.ts';
import { type Running, SECRET } from './app.ts';

interface Heard {
  id?: string;
  text?: string;
  summary?: string;
  from?: { role?: string };
  attachments?: {
    name?: string;
    contentUrl?: string;
    content?: { body: unknown[]; actions?: { title: string; data: Record<string, string> }[]; fallbackText: string };
  }[];
  suggestedActions?: { actions: { title: string }[] };
}

/** One person in the web chat, over real HTTP: what they say, and everything Heard has said since they last looked. */
export interface Chat {
  id: string;
  token: string;
  say(text: string): Promise<string>;
  /** Presses a button of the newest card that has it, with what was filled in. */
  press(title: string, values?: Record<string, string>): Promise<string>;
  /** What came since the last look, as text. */
  read(): Promise<string>;
  /** The newest cards and documents, by id, as they stand now. */
  cards(): Promise<Heard[]>;
  post(body: object): Promise<Response>;
}

const PATH = '/api/directline/v3/directline';

interface Opened {
  token: string;
  conversationId: string;
}

export async function openChat(app: Running, pane?: string): Promise<Chat> {
  const made = await fetch(`${app.url}${pane ? '/demo/token' : `${PATH}/tokens/generate`}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ pane, solution: pane ? undefined : await solved(app.url) }),
  });
  return chatIn(app, (await made.json()) as Opened);
}

/** Somebody of the directory, one to one. */
export async function openOwnChat(app: Running, council: string, person: string): Promise<Chat> {
  const conversationId = `own-${randomUUID()}`;
  const token = await createDoor(SECRET, () => new Date()).admit({ council, conversation: conversationId, person });
  return chatIn(app, { token, conversationId });
}

/** `network` is whose it is behind a proxy, where the program stands behind one. */
export async function chatIn(app: Running, { token, conversationId: id }: Opened, network?: string): Promise<Chat> {
  const headers = {
    authorization: `Bearer ${token}`,
    'content-type': 'application/json',
    ...(network && { 'x-forwarded-for': network }),
  };
  await fetch(`${app.url}${PATH}/conversations`, { method: 'POST', headers });
  let watermark = '0';

  async function all(since: string): Promise<{ activities: Heard[]; watermark: string }> {
    const got = await fetch(`${app.url}${PATH}/conversations/${id}/activities?watermark=${since}`, { headers });
    return (await got.json()) as { activities: Heard[]; watermark: string };
  }

  const post = (body: object) =>
    fetch(`${app.url}${PATH}/conversations/${id}/activities`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ type: 'message', ...body }),
    });

  const chat: Chat = {
    id,
    token,
    post,
    async read() {
      const got = await all(watermark);
      watermark = got.watermark;
      return got.activities
        .filter((it) => it.from?.role === 'bot')
        .map(asText)
        .join('\n\n');
    },
    async say(text) {
      await chat.read();
      await expectOk(await post({ text }));
      return chat.read();
    },
    async press(title, values = {}) {
      const card = (await chat.cards()).findLast((it) => buttonOf(it, title));
      if (!card) throw new Error(`no card has a button "${title}"`);
      await chat.read();
      await expectOk(await post({ value: { ...buttonOf(card, title)!.data, ...values } }));
      return chat.read();
    },
    async cards() {
      const latest = new Map((await all('0')).activities.filter((it) => it.attachments).map((it) => [it.id, it]));
      return [...latest.values()];
    },
  };
  await chat.read();
  return chat;
}

/** Does the sum that a page does before its first chat, where one is asked for. */
export async function solved(url: string): Promise<string | undefined> {
  const { challenge, salt, algorithm, signature, maxnumber } = (await (
    await fetch(`${url}/api/challenge`)
  ).json()) as Challenge;
  if (!challenge) return undefined;
  const solution = await solveChallenge(challenge, salt, algorithm, maxnumber).promise;
  return btoa(JSON.stringify({ algorithm, challenge, number: solution!.number, salt, signature }));
}

function buttonOf(card: Heard, title: string) {
  return card.attachments?.[0]?.content?.actions?.find((it) => it.title === title);
}

function asText({ text, attachments, suggestedActions }: Heard): string {
  const options = suggestedActions?.actions.map((it) => `[${it.title}]`).join(' ');
  return [text, attachments?.[0]?.content?.fallbackText, options].filter(Boolean).join('\n');
}

async function expectOk(response: Response): Promise<void> {
  if (!response.ok) throw new Error(`${response.status}: ${await response.text()}`);
}
