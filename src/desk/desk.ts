import type { Instant, LocalDate } from '../calendar/local-date.ts';
import { localDate } from '../calendar/local-date.ts';
import { acknowledge } from '../complaints/acknowledge.ts';
import type { Complaint } from '../complaints/complaint.ts';
import { decideConcern } from '../complaints/concerned.ts';
import { confirmRoute } from '../complaints/confirm-route.ts';
import { agree, askToAgree, extend, type MoreTime } from '../complaints/extend.ts';
import type { ProcedureName } from '../complaints/happened.ts';
import type { Refusal } from '../complaints/problems.ts';
import { type Answer, reply } from '../complaints/reply.ts';
import { type State, stateOf } from '../complaints/state.ts';
import type { Telling } from '../complaints/telling.ts';
import type { Council } from '../councils/index.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import { rulesFor } from '../deadlines/deadlines.ts';
import { type NewRules, underNewRules } from '../deadlines/new-rules.ts';
import { type Right, rightsOf } from '../deadlines/rights.ts';
import type { Person, Who } from '../people/person.ts';
import type { Pack } from '../procedures/pack.ts';
import type { Doing } from '../rights/rights.ts';
import type { DueRow } from '../store/deadlines.ts';
import { type Said, saidAbout } from '../store/outbox.ts';
import { type Known, peopleOf, savePeople } from '../store/people.ts';
import { type AlarmDesk, alarmDesk } from './alarm.ts';
import { type AlikeDesk, alikeDesk } from './alike.ts';
import { type AskingDesk, askingDesk } from './asking.ts';
import { type BoardDesk, boardDesk } from './board.ts';
import { type BundlingDesk, bundlingDesk } from './bundling.ts';
import { type CalendarsDesk, calendarsDesk } from './calendars.ts';
import { type CareDesk, careDesk } from './care.ts';
import { changing, seen } from './change.ts';
import { type CodesDesk, codesDesk } from './codes.ts';
import { type Context, councilIn } from './context.ts';
import { type DeliveryDesk, deliveryDesk } from './delivery.ts';
import { type FilesDesk, filesDesk } from './files.ts';
import { askingForGaps, type GapsDesk, gapsDesk } from './gaps.ts';
import { type HearingDesk, hearingDesk } from './hearing.ts';
import { type HoldingDesk, holdingDesk } from './holding.ts';
import { type ImportingDesk, importingDesk } from './importing.ts';
import { type KeysDesk, keysDesk } from './keys.ts';
import { type MorningDesk, morningDesk } from './morning.ts';
import { type Opened, open } from './open.ts';
import { clocksOf, type Performed, packOf } from './perform.ts';
import { type PlacesDesk, placesDesk } from './places.ts';
import { type PresenceDesk, presenceDesk } from './presence.ts';
import { type PromisesDesk, promisesDesk } from './promises.ts';
import { due, type Window } from './queue.ts';
import { type RecordDesk, recordDesk } from './record.ts';
import { type ReportingDesk, reportingDesk } from './reporting.ts';
import { type RetentionDesk, retentionDesk } from './retention.ts';
import { type StagesDesk, stagesDesk } from './stages.ts';
import { readStory, type Story, type SuggestedPoint, suggestedPoints } from './story.ts';
import { type Swept, sweep } from './sweep.ts';
import { type TakingBackDesk, takingBackDesk } from './taking-back.ts';
import { type TeachingDesk, teachingDesk } from './teaching.ts';
import { transact } from './transact.ts';
import { type UnreadDesk, unreadDesk } from './unread.ts';
import { type WatchingDesk, watchingDesk } from './watching.ts';
import { type WritingDesk, writingDesk } from './writing.ts';

/** A complaint as it stands today, for somebody who may see it. */
export interface Standing {
  complaint: Complaint;
  state: State;
  deadlines: Deadline[];
  rights: Right[];
}

/** The whole account of a complaint. */
export interface Account extends Standing {
  pack: Pack;
  said: Said[];
  /** Undefined while its own rules are the newest. */
  newRules?: NewRules;
}

export type { Story } from './story.ts';

/**
 * Everything the bot, a page, the sweep or a script may ask of the domain. Each answer is a value or a refusal with a sentence;
 * anything thrown is a fault of ours. Who may do what is checked here and nowhere else.
 */
export interface Desk
  extends AlarmDesk,
    AlikeDesk,
    AskingDesk,
    CodesDesk,
    BundlingDesk,
    BoardDesk,
    CalendarsDesk,
    CareDesk,
    DeliveryDesk,
    FilesDesk,
    GapsDesk,
    RetentionDesk,
    HearingDesk,
    HoldingDesk,
    MorningDesk,
    KeysDesk,
    ImportingDesk,
    PlacesDesk,
    PresenceDesk,
    PromisesDesk,
    ReportingDesk,
    RecordDesk,
    StagesDesk,
    TeachingDesk,
    TakingBackDesk,
    UnreadDesk,
    WatchingDesk,
    WritingDesk {
  council(key: string): Council;
  now(): Instant;

  open(by: Who, telling: Telling): Promise<Opened>;
  stand(who: Who, ref: string): Promise<Standing | Refusal>;
  /** The reading is on record, with the reason where one was given. */
  readStory(who: Who, ref: string, why?: string): Promise<Story | Refusal>;
  suggestedPoints(who: Who, ref: string): Promise<SuggestedPoint[] | Refusal>;
  /** More of the story. The same message sent again adds nothing again. */
  addWords(who: Who, ref: string, added: { words: string; message: string }): Promise<Performed>;

  confirmRoute(who: Who, ref: string, choice: { procedure: ProcedureName; reason?: string }): Promise<Performed>;
  acknowledge(who: Who, ref: string): Promise<Performed>;
  /** Who at the desk it is about, put right by a person: they see nothing of it. */
  decideConcern(who: Who, ref: string, concern: { person: string; yes: boolean; reason?: string }): Promise<Performed>;
  extend(who: Who, ref: string, more: MoreTime): Promise<Performed>;
  askToAgree(who: Who, ref: string, asked: { until: LocalDate }): Promise<Performed>;
  agree(who: Who, ref: string, answer: { yes: boolean }): Promise<Performed>;
  reply(who: Who, ref: string, answer: Answer): Promise<Performed>;

  /** The whole account of a complaint: what happened, each clock with its working, what was said to whom, and what newer rules would change. */
  explain(who: Who, ref: string): Promise<Account | Refusal>;
  due(who: Who, window: Window): Promise<DueRow[]>;
  sweep(): Promise<Swept>;

  people(council: string): Promise<Person[]>;
  savePeople(people: readonly Known[]): Promise<void>;
}

export function createDesk(context: Context): Desk {
  const { store } = context;

  const change = changing(context);

  async function standingOf(who: Who, doing: Doing, ref: string): Promise<Standing | Refusal> {
    const complaint = await seen(context, who, doing, ref);
    if ('problem' in complaint) return complaint;
    const deadlines = clocksOf(context, complaint);
    const rights = rightsOf(
      complaint.facts,
      rulesFor(packOf(context, complaint), complaint.facts),
      deadlines,
      localDate(context.now()),
    );
    return { complaint, deadlines, rights, state: stateOf(complaint.facts, deadlines) };
  }

  const desk: Desk = {
    ...alarmDesk(context),
    ...alikeDesk(context),
    ...askingDesk(context, () => desk),
    ...codesDesk(context),
    ...bundlingDesk(context, () => desk),
    ...boardDesk(context),
    ...calendarsDesk(context),
    ...deliveryDesk(context),
    ...filesDesk(context),
    ...gapsDesk(context),
    ...retentionDesk(context, () => desk),
    ...hearingDesk(context),
    ...keysDesk(context),
    ...reportingDesk(context),
    ...importingDesk(context),
    ...holdingDesk(context),
    ...morningDesk(context),
    ...placesDesk(context, () => desk),
    ...presenceDesk(context),
    ...promisesDesk(context),
    ...recordDesk(context),
    ...stagesDesk(context),
    ...careDesk(context),
    ...takingBackDesk(context),
    ...teachingDesk(context),
    ...unreadDesk(context),
    ...watchingDesk(context),
    ...writingDesk(context),

    council: (key) => councilIn(context, key),
    now: () => context.now(),

    open: (by, telling) => open(context, by, telling),
    stand: (who, ref) => standingOf(who, 'stand', ref),
    readStory: (who, ref, why) => readStory(context, who, ref, why),
    suggestedPoints: (who, ref) => suggestedPoints(context, who, ref),

    addWords: (who, ref, { words, message }) =>
      change(who, 'addWords', ref, ({ entries }, { today }) =>
        entries.some((it) => it.act === 'words.added' && it.details.message === message)
          ? { entries: [] }
          : {
              entries: [{ act: 'words.added', on: today, details: { message } }],
              words: [{ kind: 'added', words }],
              messages: [{ to: 'complaints', kind: 'words-added' }],
            },
      ),

    confirmRoute: (who, ref, choice) =>
      change(who, 'confirmRoute', ref, (complaint, now) => confirmRoute(complaint, choice, now)),
    acknowledge: (who, ref) => change(who, 'acknowledge', ref, acknowledge),

    decideConcern: (who, ref, concern) =>
      change(who, 'decideConcern', ref, (complaint, now, people) => decideConcern(complaint, concern, now, people)),
    extend: (who, ref, more) => change(who, 'extend', ref, (complaint, now) => extend(complaint, more, now)),
    askToAgree: (who, ref, asked) =>
      change(who, 'askToAgree', ref, (complaint, now) => askToAgree(complaint, asked, now)),
    agree: (who, ref, answer) => change(who, 'agree', ref, (complaint, now) => agree(complaint, answer, now)),
    reply: (who, ref, answer) =>
      change(who, 'reply', ref, (complaint, now, _, tx) =>
        askingForGaps(tx, who, complaint, reply(complaint, answer, now)),
      ),

    async explain(who, ref) {
      const standing = await standingOf(who, 'explain', ref);
      if ('problem' in standing) return standing;
      const { facts } = standing.complaint;
      const pack = packOf(context, standing.complaint);
      const [newest] = councilIn(context, who.council).packs;
      return {
        ...standing,
        pack,
        newRules: underNewRules(facts, pack, newest!, context.calendar, localDate(context.now())),
        said: await saidAbout(store.of(who.council), who.council, ref),
      };
    },

    due: (who, window) => due(context, who, window),
    sweep: () => sweep(context, (council) => desk.tidy(council)),

    people: (council) => peopleOf(store.of(council), council),
    async savePeople(people) {
      for (const council of new Set(people.map((it) => it.council))) {
        const theirs = people.filter((it) => it.council === council);
        await transact(context, { kind: 'heard', council }, async (tx, note) => {
          await savePeople(tx, theirs);
          note({
            did: 'savePeople',
            details: { people: theirs.map(({ id, roles, teams }) => ({ id, roles, teams })) },
          });
        });
      }
    },
  };
  return desk;
}
