import { england } from '../../../src/calendar/calendar.ts';
import { localDate } from '../../../src/calendar/local-date.ts';
import { councilOf } from '../../../src/councils/index.ts';
import { standing } from '../../../src/deadlines/ladder.ts';
import { clocksOf } from '../../../src/desk/perform.ts';
import { findComplaint } from '../../../src/store/complaints.ts';
import type { Store } from '../../../src/store/store.ts';
import { counted as unguessable } from '../app.ts';
import type { Mail } from '../mail-server.ts';
import type { Sent } from '../microsoft.ts';
import type { Household } from './household.ts';

const COUNCIL = 'cambridgeshire';

/** What came of it, and where a thing is to be none, which. */
export interface Came {
  kills: number;
  complaints: number;
  /** Complaints that were told and are not there, and words that were taken and are not there, or there twice. */
  lost: string[];
  wordsWrong: string[];
  words: number;
  pressed: Record<string, number>;
  rungs: number;
  rungsMissing: string[];
  lines: number;
  unsent: string[];
  inTeams: Arrived;
  byEmail: Arrived;
  inWebChat: Arrived;
}

/** Messages of Heard's own accord, at the end that receives them. */
export interface Arrived {
  messages: number;
  /** Ours says that it was sent, and nothing came. */
  never: string[];
  /** It came, we were killed before we knew, and it came again. */
  again: string[];
}

export interface Counting {
  store: Store;
  at: Date;
  sent: readonly Sent[];
  mail: readonly Mail[];
  told: readonly Household[];
  pressed: Record<string, number>;
  kills: number;
}

export async function counted(counting: Counting): Promise<Came> {
  const { store, kills, pressed, told } = counting;
  const { db } = store;
  const complaints = await db.selectFrom('complaints').select('ref').execute();
  const refs = new Set(complaints.map((it) => it.ref));
  const chats = await Promise.all(told.map(async (it) => ({ typed: it.typed, chat: await it.read() })));
  const opened = chats.map(({ chat }) => refIn(chat.map((it) => it.text).join('\n')));
  const lines = await db
    .selectFrom('outbox')
    .select(['id', 'key', 'sent_at', 'given_up_at', 'outcome', 'message_id'])
    .execute();
  return {
    kills,
    complaints: complaints.length,
    lost: opened.flatMap((ref, at) => (ref && refs.delete(ref) ? [] : [`household ${at + 1}: ${ref ?? 'no number'}`])),
    words: chats.flatMap((it) => it.typed).length,
    wordsWrong: chats.flatMap(({ typed, chat }, at) => {
      const there = chat.filter((it) => it.who === 'user' && it.text).map((it) => it.text);
      return there.join('\n') === typed.join('\n') ? [] : [`household ${at + 1}: ${there.length} of ${typed.length}`];
    }),
    pressed,
    ...(await rungs(counting)),
    lines: lines.length,
    unsent: lines.filter((it) => !it.sent_at || it.given_up_at).map((it) => it.key),
    inTeams: await inTeams(counting),
    byEmail: byEmail(
      counting,
      lines.flatMap((it) => it.message_id ?? []),
    ),
    inWebChat: inWebChat(chats.map(({ chat }) => chat.filter((it) => it.who === 'bot').map((it) => it.text))),
  };
}

function refIn(text: string): string | undefined {
  const all = text.match(/Your number is ([A-Z]{3}-\d\d-\d{4})/gi) ?? [];
  return all.length === 1 ? /[A-Z]{3}-\d\d-\d{4}/.exec(all[0]!)![0] : undefined;
}

/** Every rung that has come by now is in the ledger, whose key lets each be there once. */
async function rungs({ store, at }: Counting): Promise<Pick<Came, 'rungs' | 'rungsMissing'>> {
  const council = councilOf(COUNCIL);
  const context = {
    store,
    councils: new Map([[COUNCIL, council]]),
    calendar: england,
    now: () => at,
    random: unguessable(),
  };
  const ledger = await store.db.selectFrom('rungs').select(['ref', 'clock', 'due', 'rung']).execute();
  const there = new Set(ledger.map((it) => `${it.ref} ${it.clock} ${it.due} ${it.rung}`));
  const missing: string[] = [];
  const open = await store.db.selectFrom('complaints').select('ref').where('open', '=', true).execute();
  for (const { ref } of open) {
    const complaint = (await findComplaint(store.of(COUNCIL), COUNCIL, ref))!;
    for (const clock of clocksOf(context, complaint)) {
      const { date, reached } = standing(clock, council, england, localDate(at));
      const rung = `${ref} ${clock.clock} ${date} ${reached?.name}`;
      if (reached && !there.has(rung)) missing.push(rung);
    }
  }
  return { rungs: ledger.length, rungsMissing: missing };
}

/** Teams gives each message an id of its own, which is kept with what we said as soon as we hear it. Answers to what somebody said are no news. */
async function inTeams({ store, sent }: Counting): Promise<Arrived> {
  const posts = sent.filter((it) => it.method === 'POST' && /\/activities\/(?!staff-)/.test(it.path));
  const rows = await store.db
    .selectFrom('transcript')
    .select('activity_id')
    .where('activity_id', 'like', 'teams-%')
    .execute();
  const known = new Set(rows.map((it) => it.activity_id));
  const arrived = new Set(posts.map((it) => it.id));
  return {
    messages: posts.length,
    never: [...known].filter((it) => !arrived.has(it)),
    again: posts.filter((it) => !known.has(it.id)).map(({ activity }) => activity.summary ?? activity.text ?? ''),
  };
}

/** A letter's own id is its line's: the same letter again is known by it. */
function byEmail({ mail }: Counting, sent: readonly string[]): Arrived {
  const ids = mail.map(({ raw }) => /^message-id: *<(heard-[a-z]+-\d+)@/im.exec(raw)?.[1] ?? 'none');
  return {
    messages: ids.length,
    never: sent.filter((it) => !ids.includes(it)),
    again: ids.filter((it, at) => ids.indexOf(it) !== at),
  };
}

/** Keeping is sending: what stands in a chat twice was said twice. */
function inWebChat(chats: readonly string[][]): Arrived {
  return {
    messages: chats.flat().length,
    never: [],
    again: chats.flatMap((said) => said.filter((it, at) => said.indexOf(it) !== at)),
  };
}

/** What came of it, for whoever ran it. */
export function inWords(came: Came): string {
  const { kills, complaints, words, rungs, lines, inTeams, byEmail, inWebChat, pressed } = came;
  const arrived = (name: string, { messages, never, again }: Arrived) =>
    `${name}: ${messages} arrived, ${never.length} never, ${again.length} once more because a process died before it knew`;
  const did = Object.entries(pressed).map(([verb, n]) => `${n} ${verb}`);
  return [
    `${kills} killed; ${complaints} complaints told, ${came.lost.length} lost; ${words} things typed, ${came.wordsWrong.length} chats with one missing or twice`,
    `pressed: ${did.join(', ')}`,
    `${rungs} rungs in the ledger, ${came.rungsMissing.length} missing; ${lines} lines promised, ${came.unsent.length} not sent`,
    arrived('Teams', inTeams),
    arrived('email', byEmail),
    arrived('web chat', inWebChat),
    ...[...came.lost, ...came.wordsWrong, ...came.rungsMissing, ...came.unsent].slice(0, 40),
    ...[...inTeams.again, ...byEmail.again, ...inWebChat.again].slice(0, 40),
  ].join('\n');
}
