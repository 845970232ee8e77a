import { instantOf, type LocalDate, localDate } from '../calendar/local-date.ts';
import { lastEntry } from '../complaints/complaint.ts';
import type { ProcedureName } from '../complaints/happened.ts';
import type { Refusal } from '../complaints/problems.ts';
import {
  before,
  correct,
  erase,
  hold,
  type Keeping,
  keepLonger,
  keptFor,
  type Periods,
  periodFor,
  release,
} from '../complaints/retention.ts';
import { mayTeach } from '../complaints/teaching.ts';
import type { Who } from '../people/person.ts';
import type { Bundle } from '../register/bundle.ts';
import { may } from '../rights/rights.ts';
import { findComplaint } from '../store/complaints.ts';
import { filesOf } from '../store/files.ts';
import { promiseMessages } from '../store/outbox.ts';
import { recordAbout } from '../store/record.ts';
import { refsOfPerson } from '../store/register.ts';
import {
  type Copy,
  copiesLeft,
  endedBy,
  endedOn,
  eraseAll,
  explainCopy,
  forgetCopy,
  noteCopies,
  ON_ITS_WAY,
  settleCopies,
  tidyChats,
} from '../store/retention.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Tx } from '../store/store.ts';
import { changing, type Move, moving, reading } from './change.ts';
import { type Context, councilIn } from './context.ts';
import type { Desk } from './desk.ts';
import { type Performed, performIn } from './perform.ts';
import { transact } from './transact.ts';

export interface Retention {
  /** For how long, as the council's file says; what has no period comes up for nobody. */
  periods: Periods;
  /** Their time is over: a named person looks at each. */
  due: { ref: string; ended: LocalDate; since: LocalDate }[];
  /** Their time would be over, and somebody needs them kept. */
  held: { ref: string; ended: LocalDate }[];
  /** What was posted in chats about erased complaints and is not gone, with why. */
  copies: Copy[];
}

/** How long things are kept, who looks before they go, and what people may ask about what is kept of them. */
export interface RetentionDesk {
  retention(who: Who): Promise<Retention | Refusal>;
  holdErasure: Move<{ reason: string }>;
  releaseHold: Move<{ reason: string }>;
  keepLonger: Move<{ until: LocalDate; reason: string }>;
  /** For good: names, words, files, chats and the key they were sealed under. The history and the numbers stay. */
  erase(who: Who, ref: string): Promise<Performed>;
  /** Copies that Heard cannot take back were seen to by a person, who says how. */
  settleCopies(who: Who, ref: string, how: string): Promise<{ settled: number } | Refusal>;
  correct: Move<{ words: string }>;
  /** Everything kept of whoever made this complaint, in one: all of their complaints, without anybody else's data. */
  subjectAccess(who: Who, ref: string): Promise<SubjectAccess | Refusal>;
  /** Takes out of chats what belongs to no complaint and has had its time, and tries again what is still to be taken back. */
  tidy(council: string): Promise<{ messages: number; tried: number }>;
  /** A copy is gone, or why it is not. */
  copyGone(council: string, copy: Pick<Copy, 'conversation' | 'activityId'>, because?: string): Promise<void>;
}

export interface SubjectAccess {
  complaints: Bundle[];
  files: { ref: string; name: string; size: number; at: Date }[];
  /** How often who read what is personal, by what they were. */
  readings: Record<string, number>;
  /** Whether what they told may be used to teach triage, since when, and the days on which it was. */
  teaching: { ref: string; agreed: boolean; since?: LocalDate; taught: string[] }[];
}

export function retentionDesk(context: Context, desk: () => Desk): RetentionDesk {
  const { store } = context;
  const change = changing(context);
  const move = moving(context);
  const periodsOf = (council: string): Periods => councilIn(context, council).retention;
  const keepingOf = async (tx: Tx, council: string, ref: string): Promise<Keeping> => ({
    ended: await endedOn(tx, council, ref),
    periods: periodsOf(council),
  });

  return {
    async retention(who) {
      const permit = may(who, 'retention');
      if ('problem' in permit) return permit;
      return transact(context, who, async (tx, note) => {
        const found = await listed(tx, who.council);
        const { due, held, copies } = found;
        const details = { due: due.length, held: held.length, copies: copies.length };
        note({ did: 'retention', as: permit.as, details });
        return found;
      });
    },

    holdErasure: move('holdErasure', hold),
    releaseHold: move('releaseHold', release),
    keepLonger: (who, ref, input) =>
      change(who, 'keepLonger', ref, async (complaint, now, _, tx) =>
        keepLonger(complaint, { ...input, ...(await keepingOf(tx, who.council, ref)) }, now),
      ),
    correct: move('correct', correct),

    erase: (who, ref) =>
      transact(context, who, async (tx, note) => {
        const done = await performIn(context, tx, note, who, 'erase', ref, async (complaint, now, _, its) =>
          erase(complaint, await keepingOf(its, who.council, ref), now),
        );
        if ('problem' in done) return done;
        const at = context.now();
        await noteShown(tx, who.council, ref);
        const gone = await eraseAll(tx, who.council, ref, at, localDate(at));
        await takeAllBack(tx, who.council, gone.about, at);
        note({ did: 'erase', ref, details: { erased: true, gone: { ...gone, about: gone.about.length } } });
        return done;
      }),

    async settleCopies(who, ref, how) {
      const permit = may(who, 'settleCopies');
      if ('problem' in permit) return permit;
      return transact(context, who, async (tx, note) => {
        const settled = await settleCopies(tx, who.council, ref);
        if (settled > 0) note({ did: 'settleCopies', as: permit.as, ref, why: how, details: { settled } });
        return { settled };
      });
    },

    async subjectAccess(who, ref) {
      const found = await reading(context, who, 'subjectAccess', ref, (tx) => gathered(tx, who.council, ref));
      if ('problem' in found) return found;
      const { refs, ...rest } = found;
      const complaints: Bundle[] = [];
      for (const it of refs) {
        const bundle = await desk().bundle(
          { kind: 'heard', council: who.council, from: 'subject access' },
          it,
          'data-request',
        );
        if (!('problem' in bundle)) complaints.push(bundle);
      }
      return { complaints, ...rest };
    },

    tidy: (council) => tidy(council),

    copyGone: (council, copy, because) =>
      because ? explainCopy(store.of(council), council, copy, because) : forgetCopy(store.of(council), council, copy),
  };

  async function listed(tx: Tx, council: string): Promise<Retention> {
    const periods = periodsOf(council);
    const today = localDate(context.now());
    const all: Retention = { periods, due: [], held: [], copies: await copiesLeft(tx, council) };
    for (const { ref, ended } of await endedBy(tx, council, withPeriod(periods), today)) {
      const complaint = (await findComplaint(tx, council, ref))!;
      const { reviewOn, held } = keptFor(complaint, ended, periods);
      if (!reviewOn || reviewOn > today) continue;
      if (held) all.held.push({ ref, ended });
      else all.due.push({ ref, ended, since: reviewOn });
    }
    return all;
  }

  /** A story that somebody was shown one to one in another company's chat cannot be taken back by us: it is listed, for a person. */
  async function noteShown(tx: Tx, council: string, ref: string): Promise<void> {
    const read = (await recordAbout(tx, council, ref)).map((it) => JSON.parse(it.entry) as Reading);
    const shown = new Map(
      read.flatMap((it) => (it.did === 'readStory' && ELSEWHERE.test(it.from) ? [[`${it.who} ${it.from}`, it]] : [])),
    );
    await noteCopies(
      tx,
      council,
      [...shown.values()].map(({ who, from, at }) => ({
        ref,
        about: ref,
        conversation: `person:${who}`,
        activityId: `story ${ref} ${from}`,
        address: `person:${who}`,
        because: `the story was shown to them (${from}, ${at.slice(0, 10)}) and has to be deleted there by hand`,
        since: context.now(),
      })),
    );
  }

  async function takeAllBack(tx: Tx, council: string, about: readonly string[], at: Date): Promise<void> {
    const lines = about.map((ref) => ({
      to: 'posts' as const,
      kind: 'take-back' as const,
      ref,
      key: `${ref} take-back ${at.toISOString()}`,
    }));
    await promiseMessages(tx, store.boss, council, lines, at);
  }

  async function gathered(tx: Tx, council: string, ref: string) {
    const refs = await refsOfPerson(tx, council, ref);
    const files: SubjectAccess['files'] = [];
    const readings: Record<string, number> = {};
    const teaching: SubjectAccess['teaching'] = [];
    for (const it of refs) {
      const complaint = await findComplaint(tx, council, it);
      const since = complaint && lastEntry(complaint, 'teaching.agreed')?.on;
      const taught: string[] = [];
      for (const { name, size, at } of await filesOf(tx, council, it)) files.push({ ref: it, name, size, at });
      for (const { entry } of await recordAbout(tx, council, it)) {
        const { did, at, shown, as } = JSON.parse(entry) as Reading;
        if (shown?.length && as) readings[as] = (readings[as] ?? 0) + 1;
        if (did === 'retrain') taught.push(at.slice(0, 10));
      }
      if (complaint) teaching.push({ ref: it, agreed: mayTeach(complaint), ...(since && { since }), taught });
    }
    return { refs, files, readings, teaching };
  }

  /** Once a day. */
  async function tidy(council: string) {
    const at = context.now();
    const today = localDate(at);
    const db = store.of(council);
    if ((await readSetting<{ day: string }>(db, council, 'tidied'))?.day === today) return { messages: 0, tried: 0 };
    const { chats } = periodsOf(council);
    return transact(context, { kind: 'heard', council }, async (tx, note) => {
      const until = chats && instantOf(before(today, chats));
      const messages = until ? await tidyChats(tx, council, until) : 0;
      const left = (await copiesLeft(tx, council)).filter((it) => it.because === ON_ITS_WAY);
      const about = [...new Set(left.map((it) => it.about))];
      await takeAllBack(tx, council, about, at);
      await writeSetting(tx, council, 'tidied', { day: today });
      if (messages > 0) note({ did: 'tidy', details: { messages } });
      return { messages, tried: about.length };
    });
  }
}

/** Channels whose servers are not ours. */
const ELSEWHERE = /^(teams|slack),/i;

interface Reading {
  did: string;
  who: string;
  from: string;
  at: string;
  as?: string;
  shown?: string[];
}

const PROCEDURES: readonly ProcedureName[] = ['statutory', 'corporate', 'schools', 'none'];

function withPeriod(periods: Periods): ProcedureName[] {
  return PROCEDURES.filter((it) => periodFor(periods, it));
}
