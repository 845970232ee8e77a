import { localDate } from '../calendar/local-date.ts';
import { concernedIn } from '../complaints/concerned.ts';
import type { Address } from '../complaints/decision.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { dutyChain } from '../people/chain.ts';
import { idOf, namedIn, type Person, type Who } from '../people/person.ts';
import { type Doing, may, type Permit } from '../rights/rights.ts';
import { type Alert, findAlert, followers, insertAlert, latestAlert, seeAlert } from '../store/alerts.ts';
import { findComplaint } from '../store/complaints.ts';
import { promiseMessages, writtenTo } from '../store/outbox.ts';
import { peopleOf } from '../store/people.ts';
import type { Tx } from '../store/store.ts';
import { type Context, workingHoursOf } from './context.ts';
import { performIn } from './perform.ts';
import { ask, firstRound, nextRound } from './rounds.ts';
import { readWithAlert } from './seen-words.ts';
import { type Noting, transact } from './transact.ts';

/** What somebody said that may mean harm, as it was said. */
export type Raised = Pick<Alert, 'id' | 'conversation' | 'ref' | 'level' | 'flags' | 'words'>;

/** One alert with everything that was said after it. */
export type Alarm = Alert & { more: readonly Pick<Alert, 'id' | 'words' | 'at'>[] };

type Complainant = Who & { kind: 'complainant' };

/** Somebody may not be safe: the exact words go to a named person, who has ten minutes; then to the next, until somebody answers. */
export interface AlarmDesk {
  /**
   * Raising the same alert again changes nothing. Said soon after another in the same conversation, it belongs to that one: the
   * answer is the alert that people on duty have.
   */
  raiseAlert(who: Who, alert: Raised): Promise<string>;
  /** What a person goes on to say while somebody on duty is with them, or on the way. False where that is over. */
  alsoSaid(who: Complainant, alert: string, said: { id: string; words: string }): Promise<boolean>;
  seeAlert(who: Who, id: string): Promise<{ alert: Alarm; first: boolean } | Refusal>;
  /** Writes to the person an alert is about. Undefined when it is on its way. */
  writeBack(who: Who, id: string, words: string): Promise<Refusal | undefined>;
  findAlert(who: Who, id: string): Promise<Alarm | Refusal>;
}

export function alarmDesk(context: Context): AlarmDesk {
  return {
    raiseAlert: (who, alert) => transact(context, who, (tx, note) => raise(context, tx, note, who, alert)),
    alsoSaid: (who, alert, said) => transact(context, who, (tx, note) => alsoSaid(context, tx, note, who, alert, said)),
    seeAlert: (who, id) => see(context, who, id),
    writeBack: (who, id, words) => writeBack(context, who, id, words),
    findAlert: (who, id) => find(context, who, id),
  };
}

/** Said so soon after somebody took up an alert, it is for them and no new one. */
const SAME_TALK = 60 * 60_000;

/** Keeps the exact words and tells the first of the people on duty. */
async function raise(context: Context, tx: Tx, note: Noting, who: Who, raised: Raised): Promise<string> {
  const at = context.now();
  const { council } = who;
  const before = who.kind === 'complainant' ? await latestAlert(tx, council, raised.conversation) : undefined;
  if (before && belongsTo(before, raised, at)) return follow(context, tx, note, who, before, raised);
  const people = await peopleOf(tx, council);
  const chain = dutyChain(people, at, await concerned(tx, council, raised, people)).map((it) => it.id);
  const first = await firstRound(tx, council, { chain });
  const alert = { ...raised, at, raisedBy: idOf(who), chain, asked: first.length };
  const lookAt = nextRound(alert, alert.asked, workingHoursOf(context, council), at);
  const { id, level, flags, ref } = alert;
  if (!(await insertAlert(tx, council, { ...alert, lookAt }))) return id;
  note({ did: 'raiseAlert', ref, details: { alert: id, level, flags } });
  if (ref) await onComplaint(context, tx, note, who, 'raiseAlert', ref, 'alert.raised', id);
  await ask(context, tx, council, alert, first, 0, at);
  return id;
}

/** Whether it goes on where an earlier one is open, or was taken up a moment ago. Something worse than before is an alert of its own. */
function belongsTo(before: Alert, { level, id }: Raised, at: Date): boolean {
  if (before.id === id) return false;
  if (level === 'now' && before.level === 'today') return false;
  return !before.seenAt || at.getTime() - before.seenAt.getTime() < SAME_TALK;
}

/** Whoever it is about hears nothing of it, whatever their role. */
async function concerned(
  tx: Tx,
  council: string,
  { ref, words }: Raised,
  people: readonly Person[],
): Promise<string[]> {
  const complaint = ref && (await findComplaint(tx, council, ref));
  return [...namedIn(words, people).map((it) => it.id), ...(complaint ? concernedIn(complaint) : [])];
}

async function alsoSaid(
  context: Context,
  tx: Tx,
  note: Noting,
  who: Complainant,
  alert: string,
  { id, words }: { id: string; words: string },
): Promise<boolean> {
  const { conversation } = who;
  const before = await latestAlert(tx, who.council, conversation);
  const said: Raised = { id, conversation, level: 'today', flags: [], words };
  if (!before || before.id !== alert || !belongsTo(before, said, context.now())) return false;
  await follow(context, tx, note, who, before, said);
  return true;
}

/** Kept with the one before, and brought to whoever has it; where nobody has it yet, it stands on the card that they open. */
async function follow(context: Context, tx: Tx, note: Noting, who: Who, before: Alert, said: Raised): Promise<string> {
  const at = context.now();
  const { seenBy, seenAt } = before;
  const seen = seenBy && seenAt ? { seenBy, seenAt } : {};
  const alert: Alert = { ...said, at, raisedBy: idOf(who), chain: [], asked: 0, follows: before.id, ...seen };
  if (!(await insertAlert(tx, who.council, alert))) return before.id;
  note({
    did: 'alsoSaid',
    ref: before.ref,
    details: { alert: said.id, after: before.id, level: said.level, flags: said.flags },
  });
  await promiseMessages(
    tx,
    context.store.boss,
    who.council,
    seenBy
      ? [
          {
            to: `person:${seenBy}`,
            kind: 'danger',
            details: { alert: before.id, said: said.id },
            key: `danger ${said.id}`,
          },
        ]
      : [{ to: 'posts', kind: 'refresh', ref: before.id, key: `refresh ${before.id} ${said.id}` }],
    at,
  );
  return before.id;
}

/** A complaint's own history says that there was an alert about it, and that somebody answered. */
async function onComplaint(
  context: Context,
  tx: Tx,
  note: Noting,
  who: Who,
  doing: Doing,
  ref: string,
  act: 'alert.raised' | 'alert.seen',
  alert: string,
): Promise<void> {
  const on = localDate(context.now());
  await performIn(context, tx, note, who, doing, ref, () => ({ entries: [{ act, on, details: { alert } }] }));
}

/** The alert, for somebody who may have its words; its reading is on record. Whoever it is about finds nothing. */
async function reading(
  tx: Tx,
  who: Who,
  doing: Doing,
  id: string,
): Promise<{ alert: Alert; as: Permit['as'] } | Refusal> {
  const permit = may(who, doing);
  if ('problem' in permit) return permit;
  const alert = await findAlert(tx, who.council, id);
  const people = await peopleOf(tx, who.council);
  const about = alert ? await concerned(tx, who.council, alert, people) : [];
  return alert && !about.includes(idOf(who)) ? { alert, as: permit.as } : refuse.notFound('that alert');
}

async function whole(tx: Tx, council: string, alert: Alert): Promise<Alarm> {
  return { ...alert, more: (await followers(tx, council, alert.id)).map(({ id, words, at }) => ({ id, words, at })) };
}

function find(context: Context, who: Who, id: string): Promise<Alarm | Refusal> {
  return transact(context, who, async (tx, note) => {
    const found = await reading(tx, who, 'findAlert', id);
    if ('problem' in found) return found;
    note({ did: 'findAlert', as: found.as, ref: found.alert.ref, shown: ['safeguarding'], details: { alert: id } });
    return whole(tx, who.council, found.alert);
  });
}

/** Somebody on duty answers: the first has it, the others are told who. */
function see(context: Context, who: Who, id: string): Promise<{ alert: Alarm; first: boolean } | Refusal> {
  const at = context.now();
  return transact(context, who, async (tx, note) => {
    const found = await reading(tx, who, 'seeAlert', id);
    if ('problem' in found) return found;
    const mine = await seeAlert(tx, who.council, id, idOf(who), at);
    const alert = mine ?? (await findAlert(tx, who.council, id))!;
    note({ did: 'seeAlert', as: found.as, ref: alert.ref, shown: ['safeguarding'], details: { alert: id } });
    if (mine) {
      if (mine.ref) await onComplaint(context, tx, note, who, 'seeAlert', mine.ref, 'alert.seen', id);
      const seen = { to: 'posts', kind: 'refresh', ref: id, key: `refresh ${id} seen` } as const;
      await promiseMessages(tx, context.store.boss, who.council, [seen], at);
    }
    const alarm = await whole(tx, who.council, alert);
    if (mine) await readWithAlert(context, tx, note, who, alarm);
    return { alert: alarm, first: mine !== undefined };
  });
}

/** What somebody on duty writes to the person, sent to the very conversation in which it was said. */
function writeBack(context: Context, who: Who, id: string, words: string): Promise<Refusal | undefined> {
  const at = context.now();
  return transact(context, who, async (tx, note) => {
    const found = await reading(tx, who, 'writeBack', id);
    if ('problem' in found) return found;
    if (!words.trim()) return refuse.missing('some words to send');
    const to = `conversation:${found.alert.conversation}` as const;
    // Two that are sent at one moment come one after the other.
    await latestAlert(tx, who.council, found.alert.conversation);
    if (await justWritten(tx, who, to, words, at)) return refuse.sentAlready();
    note({ did: 'writeBack', as: found.as, ref: found.alert.ref, details: { alert: id } });
    await promiseMessages(
      tx,
      context.store.boss,
      who.council,
      [
        {
          to,
          kind: 'from-duty',
          details: { by: idOf(who) },
          words: { words },
          key: `from-duty ${id} ${at.getTime()}`,
        },
      ],
      at,
    );
    return undefined;
  });
}

/** So soon after, the same words are one message that was sent twice. */
const A_MOMENT = 2 * 60_000;

async function justWritten(tx: Tx, who: Who, to: Address, words: string, at: Date): Promise<boolean> {
  const since = new Date(at.getTime() - A_MOMENT);
  const written = await writtenTo(tx, who.council, { to, kind: 'from-duty' }, since);
  return written.some((it) => it.details.by === idOf(who) && it.words.words === words);
}
