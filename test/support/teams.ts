import { readFileSync } from 'node:fs';
import { samplePeople } from '../../src/people/sample.ts';
import { type Running, startApp } from './app.ts';
import { APP, councilConfig, type Microsoft, openMicrosoft, type Sent, TENANT, type TeamsCard } from './microsoft.ts';

const all = JSON.parse(readFileSync(new URL('../fixtures/teams.json', import.meta.url), 'utf8')) as Record<
  string,
  Record<string, unknown>
>;

/** A payload as Teams sends it, to be changed by whoever sends it. */
export function recorded(kind: string): Record<string, unknown> {
  const found = all[kind];
  if (!found) throw new Error(`no payload "${kind}" was recorded`);
  return structuredClone(found);
}

const MENTION = {
  type: 'mention',
  text: '<at>Heard</at>',
  mentioned: { id: `28:${APP}`, name: 'Heard' },
};

/** The whole program as a council runs it, with Microsoft's end on this machine and made-up people in the directory. */
export async function startTeams(
  more: Omit<Parameters<typeof startApp>[0] & object, 'config' | 'elsewhere'> & {
    settings?: Record<string, string>;
  } = {},
) {
  const microsoft = await openMicrosoft();
  const config = councilConfig(more.settings);
  const app = await startApp({ ...more, config, elsewhere: microsoft.elsewhere });
  await app.desk.savePeople(samplePeople('cambridgeshire'));
  return {
    app,
    microsoft,
    async stop() {
      await app.close();
      await microsoft.close();
    },
  };
}

/** Every activity has an id of its own, whoever sends it. */
let count = 0;

export interface TeamsPerson {
  /** Their Entra object id. */
  id: string;
  name: string;
  conversation: string;
  channel?: boolean;
  group?: boolean;
}

/** One person in Teams: payloads as Teams sends them, with this person, conversation and words put in. */
export function teamsPerson(app: Running, microsoft: Microsoft, who: TeamsPerson) {
  const base = () => ({
    serviceUrl: microsoft.url,
    id: `${who.conversation}-${who.id}-${++count}`,
    from: { id: `29:${who.id}`, name: who.name, aadObjectId: who.id },
    conversation: {
      conversationType: who.channel ? 'channel' : who.group ? 'groupChat' : 'personal',
      tenantId: TENANT,
      id: who.conversation,
      ...((who.channel || who.group) && { isGroup: true }),
    },
  });

  /** `authorization` is a token of its own, where it is not the right one. */
  async function post(kind: string, more: object, authorization?: string): Promise<{ status: number; body: unknown }> {
    const response = await fetch(`${app.url}/api/messages`, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        authorization: authorization ?? `Bearer ${await microsoft.sign()}`,
      },
      body: JSON.stringify({ ...recorded(kind), ...base(), ...more }),
    });
    const text = await response.text();
    return { status: response.status, body: text ? JSON.parse(text) : undefined };
  }

  return {
    post,
    async say(text: string): Promise<string> {
      const before = microsoft.sent.length;
      const mention = who.channel ? '<at>Heard</at> ' : '';
      await post('message', { text: `${mention}${text}`, ...(who.channel && { entities: [MENTION] }) });
      return microsoft.sent.slice(before).map(asText).join('\n');
    },
    /** What this person sees of the newest card that has this button: their own view, where Teams asks for one. */
    sees: (title: string) => seen(title).then((it) => it.card.fallbackText),
    /** Presses a button of the newest card that has it. Answers the text of what takes the card's place. */
    async press(title: string, values: Record<string, string> = {}): Promise<string> {
      const { message, action } = await seen(title);
      if (action.type === 'Action.Submit' && action.data.msteams) return onPage(action.data, values);
      const answer = await execute(message, action, values);
      return typeof answer === 'string' ? answer : answer.fallbackText;
    },
    seen,
    viewOf,
    execute,
    openPage,
  };

  /** Opens the page that a button opens, and sends it filled in. */
  async function onPage(data: Record<string, unknown>, values: Record<string, string>): Promise<string> {
    const page = await openPage(data);
    return page.send ? page.send(values) : JSON.stringify(page.shown);
  }

  /** The page that a button opens, and what comes of it filled in, where it asks for something. */
  async function openPage(data: Record<string, unknown>) {
    const { body } = await post('taskFetch', { value: { data, context: { theme: 'default' } } });
    const { url } = (body as { task: { value: { url: string } } }).task.value;
    const { searchParams, pathname, search } = new URL(url);
    const authorization = `Bearer ${await microsoft.signFor({ oid: who.id, name: who.name })}`;
    const page = await fetch(`${app.url}/content${pathname}${search}`, { headers: { authorization } });
    const shown = (await page.json()) as Served;
    if (!page.ok || pathname !== '/dialog/act') return { shown };
    const send = async (values: Record<string, string>) => {
      const sent = await fetch(`${app.url}/content/act`, {
        method: 'POST',
        headers: { authorization, 'content-type': 'application/json' },
        body: JSON.stringify({ ...Object.fromEntries(searchParams), ...values }),
      });
      const { done, alert, html, instead } = (await sent.json()) as Served;
      return [alert, done, html, instead].filter(Boolean).join('\n');
    };
    return { shown, send };
  }

  /** Presses a button of a message. Answers the card that takes its place, or what is said instead. */
  async function execute(
    message: string,
    { title, verb, data }: Action,
    values: Record<string, string> = {},
  ): Promise<TeamsCard | string> {
    const { body } = await post('invoke', {
      replyToId: message,
      value: { action: { type: 'Action.Execute', title, verb, data: { ...data, ...values } }, trigger: 'manual' },
    });
    const { type, value } = body as { type: string; value: TeamsCard | string };
    return type.endsWith('card.adaptive') ? (value as TeamsCard) : String(value);
  }

  /** The newest card with this button, as this person sees it; about one complaint, where one is named. */
  async function seen(wanted: string | ((it: Action) => boolean), about?: unknown) {
    const isIt = typeof wanted === 'string' ? ({ title }: Action) => title === wanted : wanted;
    for (const [message, posted] of [...standing(microsoft, who.conversation)].reverse()) {
      const card = await viewOf(message, posted);
      const action = card.actions?.find((it) => isIt(it) && (!about || it.data.ref === about));
      if (action) return { message, card, action };
    }
    throw new Error(`no card in ${who.conversation} has the button "${wanted}" for ${who.name}`);
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

type Served = { html?: string; done?: string; alert?: string; instead?: string };

type Action = NonNullable<TeamsCard['actions']>[number];

/** The cards that stand in a conversation, by message id, each as it was last brought up to date. */
function standing({ sent }: Microsoft, conversation: string): Map<string, TeamsCard> {
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
