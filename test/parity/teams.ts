import { linesOf } from '../support/lines.ts';
import type { Microsoft, Sent, TeamsCard } from '../support/microsoft.ts';
import { recorded, startTeams, teamsPerson } from '../support/teams.ts';
import { hasFields, linesOfCard } from './adaptive.ts';
import { linesOfPage } from './page.ts';
import { type Seat, TUESDAY, type World } from './seat.ts';
import { publicSeat } from './webchat.ts';

type Person = ReturnType<typeof teamsPerson>;
type App = Awaited<ReturnType<typeof startTeams>>['app'];

const COMPLAINTS = '19:complaints@thread.tacv2';

export async function teamsWorld(): Promise<World> {
  const { app, microsoft, stop } = await startTeams({ at: TUESDAY });
  const own = (id: string, name: string) =>
    seatOf(app, microsoft, { id: `entra-${id}`, name, conversation: `a:${id}` });
  const inChannel = (conversation: string) =>
    seatOf(app, microsoft, { id: 'entra-sam', name: 'Sam Whitlock', conversation, channel: true });
  const seats = {
    public: await publicSeat(app),
    team: inChannel(COMPLAINTS),
    patel: own('patel', 'R. Patel'),
    okafor: own('okafor', 'J. Okafor'),
    lindqvist: own('lindqvist', 'A. Lindqvist'),
    sam: own('sam', 'Sam Whitlock'),
    duty: own('duty', 'Dee Marsh'),
  };
  return { app, seats, close: stop };
}

interface Task {
  task: { value: string | { card: { content: TeamsCard } } };
}

let tellings = 0;

function seatOf(app: App, microsoft: Microsoft, who: Parameters<typeof teamsPerson>[2]): Seat {
  const person: Person = teamsPerson(app, microsoft, who);
  const mine = ({ path }: Sent) => path.includes(encodeURIComponent(who.conversation));
  let seen = 0;

  async function read(): Promise<string[]> {
    const fresh = microsoft.sent.slice(seen).filter(mine);
    seen = microsoft.sent.length;
    const lines: string[] = [];
    for (const it of fresh) lines.push(...linesOf(it.activity.text ?? ''), ...(await cardOf(it)));
    return lines;
  }

  async function cardOf({ activity, path, id, method }: Sent): Promise<string[]> {
    const card = activity.attachments?.[0]?.content;
    if (!card) return [];
    return linesOfCard(await person.viewOf(method === 'PUT' ? path.split('/').at(-1)! : id, card));
  }

  const dialog = async (kind: 'tellFetch' | 'tellSubmit', words: string, data: object) => {
    const value = recorded(kind).value as { messagePayload: object };
    const message = {
      id: `t${tellings}`,
      createdDateTime: app.clock.now().toISOString(),
      body: { contentType: 'text', content: words },
    };
    const { body } = await person.post(kind, {
      value: { ...value, data, messagePayload: { ...value.messagePayload, ...message } },
    });
    const shown = (body as Task).task.value;
    return typeof shown === 'string' ? linesOf(shown) : linesOfCard(shown.card.content);
  };

  const heard = async (answer: TeamsCard | string) => [
    ...(typeof answer === 'string' ? linesOf(answer) : linesOfCard(answer)),
    ...(await read()),
  ];

  async function onPage(data: Record<string, unknown>, filled: Record<string, string>): Promise<string[]> {
    const { shown, send } = await person.openPage(data);
    const sent = send ? await send(filled) : '';
    return [...linesOfPage(shown.html ?? shown.alert ?? ''), ...linesOfPage(sent), ...(await read())];
  }

  return {
    read,
    async say(text) {
      await person.say(text);
      return read();
    },
    async press(label, { about, filled = {} } = {}) {
      const { message, card, action } = await person.seen(label, about);
      if (action.type === 'Action.Submit') return onPage(action.data, filled);
      if (hasFields(card, filled)) return heard(await person.execute(message, action, filled));
      const opened = await heard(await person.execute(message, action));
      const form = await person.seen(({ verb }) => verb === action.verb, action.data.ref);
      return [...opened, ...(await heard(await person.execute(form.message, form.action, filled)))];
    },
    async tell(words, filled) {
      tellings++;
      const form = await dialog('tellFetch', words, {});
      const done = await dialog('tellSubmit', words, { verb: 'tell', ...filled });
      return [...form, ...done, ...(await read())];
    },
  };
}
