import { type SlackApp, startSlackApp } from '../support/slack/app.ts';
import { linesIn } from '../support/slack/read.ts';
import type { Posted } from '../support/slack/stand-in.ts';
import { type Seat, TUESDAY, type World } from './seat.ts';

const CHANNEL = 'C0COMPLAINTS';
const LOOK = 'What can I do?';

export async function slackWorld(): Promise<World> {
  const app = await startSlackApp({ at: TUESDAY });
  const seats = {
    public: await guestSeat(app),
    team: seatOf(app, 'U0SAM', CHANNEL),
    patel: seatOf(app, 'U0PATEL'),
    okafor: seatOf(app, 'U0OKAFOR'),
    lindqvist: seatOf(app, 'U0LINDQ'),
    sam: seatOf(app, 'U0SAM'),
    duty: seatOf(app, 'U0DUTY'),
  };
  return { app, seats, close: () => app.close() };
}

/** Anybody who is no colleague: a guest of the workspace, in their own chat with Heard. */
async function guestSeat(app: SlackApp): Promise<Seat> {
  const seat = seatOf(app, 'U0GUEST');
  await app.person('U0GUEST').openHome('messages');
  return seat;
}

/** Modals that somebody has read: whoever sits in two places reads each once. */
const looked = new WeakSet<object>();

/** A person in their own chat, or where they mention Heard in a channel. Both see the modals that open for them. */
export function seatOf(app: SlackApp, id: string, channel?: string): Seat {
  const person = app.person(id, channel ? [channel] : []);
  const place = channel ?? `D${id.slice(1)}`;
  let seen = app.slack.history.length;

  function fresh() {
    const shown = app.slack.history.slice(seen).filter((it) => {
      if (it.channel === place) return !it.only || it.only === id;
      return it.channel === `view ${id}` && !looked.has(it) && looked.add(it);
    });
    seen = app.slack.history.length;
    return shown;
  }

  const read = () => fresh().flatMap(linesOfShown);

  /** In a channel everybody sees where it stands; whoever has a part in it opens their own. */
  async function look(): Promise<string[]> {
    const shown = fresh();
    const lines = shown.flatMap(linesOfShown);
    const refs = new Set(shown.flatMap(({ blocks }) => refsIn(blocks)));
    for (const about of refs) {
      await person.press(LOOK, undefined, about);
      lines.push(...read());
      person.closeModal();
    }
    return lines;
  }

  return {
    read: look,
    async say(text) {
      await (channel ? person.mention(channel, text) : person.say(text));
      return look();
    },
    async press(label, { about, filled } = {}) {
      if (channel && !person.sees(label, about)) await person.press(LOOK, undefined, about);
      await person.press(label, filled, about);
      const heard = read();
      person.closeModal();
      return heard;
    },
    async tell(words, filled) {
      await person.tellAbout(words);
      await person.submit(filled);
      const heard = read();
      person.closeModal();
      return heard;
    },
  };
}

/** A modal's text is its main button. */
function linesOfShown({ channel, blocks, text }: Posted): string[] {
  const isView = channel.startsWith('view ');
  return [...linesIn(blocks), ...(isView && text ? [`[${text}]`] : [])];
}

function refsIn(blocks: unknown[]): string[] {
  return [...JSON.stringify(blocks).matchAll(/What can I do\?.*?\\"ref\\":\\"([A-Z]{3}-\d\d-\d{4})/g)].map(
    ([, ref]) => ref!,
  );
}
