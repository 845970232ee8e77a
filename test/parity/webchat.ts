import { createDoor } from '../../bot/door.ts';
import { localDate } from '../../src/calendar/local-date.ts';
import { wallClock } from '../../src/clock.ts';
import { type Running, SECRET, startApp } from '../support/app.ts';
import { linesOf } from '../support/lines.ts';
import { type CardLike, hasFields, linesOfCard } from './adaptive.ts';
import { type Part, type Seat, TUESDAY, type World } from './seat.ts';

const PATH = '/api/directline/v3/directline';

type Button = NonNullable<CardLike['actions']>[number];

interface Heard {
  id: string;
  text?: string;
  from?: { role?: string };
  attachments?: { content: CardLike }[];
  suggestedActions?: { actions: { title: string }[] };
}

export async function webchatWorld(): Promise<World> {
  const app = await startApp({ at: TUESDAY });
  await fetch(`${app.url}/demo/token`, { method: 'POST', body: '{}' });
  const seats: Record<Part, Seat> = {
    public: await publicSeat(app),
    team: await seatOf(app, { person: 'sam', channel: true }, 'team'),
    patel: await seatOf(app, { person: 'patel' }),
    okafor: await seatOf(app, { person: 'okafor' }),
    lindqvist: await seatOf(app, { person: 'lindqvist' }),
    sam: await seatOf(app, { person: 'sam' }, 'own-sam'),
    duty: await seatOf(app, { person: 'duty' }),
  };
  return { app, seats, close: () => app.close() };
}

/** Anybody from outside, on the council's public page. */
export function publicSeat(app: Running): Promise<Seat> {
  return seatOf(app, {});
}

async function seatOf(app: Running, who: { person?: string; channel?: boolean }, at = who.person): Promise<Seat> {
  const conversation = `page-${at ?? 'public'}`;
  const token = await createDoor(SECRET, wallClock.now).admit({ council: 'cambridgeshire', conversation, ...who });
  const headers = { authorization: `Bearer ${token}`, 'content-type': 'application/json' };
  const address = `${app.url}${PATH}/conversations`;
  await fetch(address, { method: 'POST', headers });
  let watermark = '0';
  let sent = 0;

  async function since(after: string): Promise<{ activities: Heard[]; watermark: string }> {
    const got = await fetch(`${address}/${conversation}/activities?watermark=${after}`, { headers });
    const { activities, watermark: last } = (await got.json()) as { activities: Heard[]; watermark: string };
    return { activities: activities.filter((it) => it.from?.role === 'bot'), watermark: last };
  }

  async function read(): Promise<string[]> {
    const { activities, watermark: last } = await since(watermark);
    watermark = last;
    return activities.flatMap(heard);
  }

  async function post(body: object): Promise<string[]> {
    const answered = await fetch(`${address}/${conversation}/activities`, {
      method: 'POST',
      headers,
      body: JSON.stringify({ type: 'message', channelData: { clientActivityID: `c${++sent}` }, ...body }),
    });
    if (!answered.ok) throw new Error(`${answered.status}: ${await answered.text()}`);
    return read();
  }

  /** The newest card with this button, or with any that does the same. */
  async function cardWith(isIt: (it: Button) => boolean): Promise<{ card: CardLike; button: Button }> {
    const { activities } = await since('0');
    const cards = [...new Map(activities.map((it) => [it.id, it])).values()].flatMap(
      (it) => it.attachments?.[0]?.content ?? [],
    );
    const card = cards.findLast((it) => it.actions?.some(isIt));
    if (!card) throw new Error(`${conversation} sees no such button`);
    return { card, button: card.actions!.find(isIt)! };
  }

  /** What the card has no fields for is filled in on the one that the press brings. */
  async function press(label: string, { about, filled = {} }: Parameters<Seat['press']>[1] = {}): Promise<string[]> {
    const { card, button } = await cardWith((it) => it.title === label && (!about || it.data.ref === about));
    if (hasFields(card, filled)) return post({ value: { ...button.data, ...filled } });
    const opened = await post({ value: button.data });
    const form = await cardWith((it) => it.data.verb === button.data.verb && it.data.ref === button.data.ref);
    return [...opened, ...(await post({ value: { ...form.button.data, ...filled } }))];
  }

  return {
    read,
    press,
    say: (text) => post({ text }),
    async tell(words, filled) {
      const source = { writtenBy: 'J. Okafor', writtenOn: localDate(app.clock.now()) };
      const shown = await post({ value: { verb: 'tell', ref: `m${sent}`, words, ...source } });
      return [...shown, ...(await press('Open a complaint', { filled }))];
    },
  };
}

function heard({ text = '', attachments = [], suggestedActions }: Heard): string[] {
  return [
    ...linesOf(text),
    ...attachments.flatMap(({ content }) => linesOfCard(content)),
    ...(suggestedActions?.actions ?? []).map(({ title }) => `[${title}]`),
  ];
}
