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
  /** The id that Teams gave it. */
  id: string;
  method: string;
  path: string;
  activity: { id?: string; text?: string; summary?: string; attachments?: { content: TeamsCard }[] };
}

interface TeamsCard {
  fallbackText: string;
  actions?: { title: string; verb: string; data: Record<string, string> }[];
  refresh?: { action: object; userIds: string[] };
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
      const id = `teams-${sent.length + 1}`;
      sent.push({ id, method: request.method!, path: request.url!, activity: body ? JSON.parse(body) : {} });
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ id }));
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
    id: `${who.conversation}-${who.id}-${++count}`,
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
    /** What this person sees of the newest card that has this button: their own view, where Teams asks for one. */
    sees: (title: string) => seen(title).then((it) => it.card.fallbackText),
    /** Presses a button of the newest card that has it. Answers the text of what takes the card's place. */
    async press(title: string, values: Record<string, string> = {}): Promise<string> {
      const { message, action } = await seen(title);
      const { verb, data } = action;
      const { body } = await post('invoke', {
        replyToId: message,
        value: { action: { type: 'Action.Execute', title, verb, data: { ...data, ...values } }, trigger: 'manual' },
      });
      const { type, value } = body as { type: string; value: TeamsCard | string };
      return type.endsWith('card.adaptive') ? (value as TeamsCard).fallbackText : String(value);
    },
  };

  async function seen(title: string) {
    for (const [message, posted] of [...standing(service, who.conversation)].reverse()) {
      const card = await viewOf(message, posted);
      const action = card.actions?.find((it) => it.title === title);
      if (action) return { message, card, action };
    }
    throw new Error(`no card in ${who.conversation} has a button "${title}" for ${who.name}`);
  }

  /** Teams asks for somebody's own view of a card when they look at it and are named in it. */
  async function viewOf(message: string, card: TeamsCard): Promise<TeamsCard> {
    if (!card.refresh?.userIds.includes(`29:${who.id}`)) return card;
    const { body } = await post('invoke', {
      replyToId: message,
      value: { action: card.refresh.action, trigger: 'automatic' },
    });
    const { type, value } = body as { type: string; value: TeamsCard };
    return type.endsWith('card.adaptive') ? value : card;
  }
}

/** The cards that stand in a conversation, by message id, each as it was last brought up to date. */
function standing({ sent }: Service, conversation: string): Map<string, TeamsCard> {
  const cards = new Map<string, TeamsCard>();
  for (const { path, activity, id, method } of sent) {
    const card = activity.attachments?.[0]?.content;
    if (!card || !path.includes(encodeURIComponent(conversation))) continue;
    cards.set(method === 'PUT' ? path.split('/').at(-1)! : id, card);
  }
  return cards;
}

function asText({ activity }: Sent): string {
  return [activity.text, activity.attachments?.[0]?.content.fallbackText].filter(Boolean).join('\n');
}
