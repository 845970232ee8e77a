import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { Running } from './app.ts';

const recorded = JSON.parse(readFileSync(new URL('../fixtures/teams.json', import.meta.url), 'utf8')) as Record<
  string,
  object
>;

const MENTION = {
  type: 'mention',
  text: '<at>Heard</at>',
  mentioned: { id: '28:00000000-0000-4000-8000-0000000000b0', name: 'Heard' },
};

interface Sent {
  method: string;
  path: string;
  activity: { id?: string; text?: string; summary?: string; attachments?: { content: TeamsCard }[] };
}

interface TeamsCard {
  fallbackText: string;
  actions?: { title: string; verb: string; data: Record<string, string> }[];
}

/** The service end of Teams: it receives what Heard posts, gives each message an id, and keeps it. */
export interface Service {
  url: string;
  sent: Sent[];
  close(): Promise<void>;
}

export async function openService(): Promise<Service> {
  const sent: Sent[] = [];
  const server: Server = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => {
      body += part;
    });
    request.on('end', () => {
      sent.push({ method: request.method!, path: request.url!, activity: body ? JSON.parse(body) : {} });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id: `teams-${sent.length}` }));
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const { port } = server.address() as { port: number };
  return { url: `http://127.0.0.1:${port}/`, sent, close: () => new Promise((done) => server.close(() => done())) };
}

/** One person in Teams: payloads as Teams sends them, with this person, conversation and words put in. */
export function teamsPerson(
  app: Running,
  service: Service,
  who: { id: string; name: string; conversation: string; channel?: boolean },
) {
  let count = 0;
  const base = () => ({
    serviceUrl: service.url,
    id: `${who.conversation}-${++count}`,
    from: { id: `29:${who.id}`, name: who.name, aadObjectId: who.id },
    conversation: {
      conversationType: who.channel ? 'channel' : 'personal',
      tenantId: 'a1b2c3d4-0000-4000-8000-000000000001',
      id: who.conversation,
      ...(who.channel && { isGroup: true }),
    },
  });

  async function post(kind: string, more: object): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ ...recorded[kind], ...base(), ...more }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  }

  return {
    post,
    async say(text: string): Promise<string> {
      const before = service.sent.length;
      const mention = who.channel ? '<at>Heard</at> ' : '';
      await post('message', { text: `${mention}${text}`, ...(who.channel && { entities: [MENTION] }) });
      return service.sent.slice(before).map(asText).join('\n');
    },
    /** Presses a button of the newest card that has it. Answers the text of what takes the card's place. */
    async press(title: string, values: Record<string, string> = {}): Promise<string> {
      const card = service.sent.findLast(
        (it) => it.path.includes(encodeURIComponent(who.conversation)) && actionOf(it, title),
      );
      if (!card) throw new Error(`no card in ${who.conversation} has a button "${title}"`);
      const { verb, data } = actionOf(card, title)!;
      const { body } = await post('invoke', {
        replyToId: card.activity.id,
        value: { action: { type: 'Action.Execute', title, verb, data: { ...data, ...values } }, trigger: 'manual' },
      });
      const { type, value } = body as { type: string; value: TeamsCard | string };
      return type.endsWith('card.adaptive') ? (value as TeamsCard).fallbackText : String(value);
    },
  };
}

function actionOf({ activity }: Sent, title: string) {
  return activity.attachments?.[0]?.content.actions?.find((it) => it.title === title);
}

function asText({ activity }: Sent): string {
  return [activity.text, activity.attachments?.[0]?.content.fallbackText].filter(Boolean).join('\n');
}
