import type { ColumnType, Generated, JSONColumnType } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Appointment } from '../complaints/appoint.ts';
import type { ProcedureName } from '../complaints/happened.ts';
import type { State } from '../complaints/state.ts';
import type { TaskKind } from '../complaints/tasks.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { AbsenceSource } from '../people/absence.ts';
import type { Ties } from '../people/person.ts';
import type { ClockName, Complainant } from '../procedures/procedure.ts';
import type { Triage } from '../triage/vocabulary.ts';
import type { RegisterTables } from './register-tables.ts';

type Json<T extends object | null> = ColumnType<T, string, string>;
type Details = Json<Record<string, unknown>>;

/** The tables, as the migrations make them. */
export interface Tables extends RegisterTables {
  counters: { council: string; year: number; last: number };
  complaints: {
    council: string;
    ref: string;
    version: Generated<number>;
    received_at: Date;
    received: LocalDate;
    arose: LocalDate | null;
    pack: string;
    procedure: ProcedureName;
    complainant: Complainant;
    initials: string;
    about: string;
    team: string | null;
    state: State;
    open: Generated<boolean>;
    respondent: string | null;
    second: string | null;
    accepted: Generated<boolean>;
    telling: string;
    conversation: string | null;
    channel: string;
    erased_on: Generated<LocalDate | null>;
    triage: JSONColumnType<Triage>;
    concerned: ColumnType<string[], string | undefined, string>;
    /** Who is appointed to what now. */
    appointed: ColumnType<{ role: Appointment; person: string }[], string | undefined, string>;
  };
  record: { council: string; seq: number; at: Date; ref: string | null; entry: string; hash: string };
  anchors: {
    council: string;
    day: LocalDate;
    seq: number;
    hash: string;
    at: Date;
    posted_at: Generated<Date | null>;
  };
  record_heads: { council: string; seq: number; hash: string };
  entries: {
    council: string;
    ref: string;
    seq: number;
    act: string;
    on_day: LocalDate;
    at: Date;
    by_whom: string;
    details: Details;
  };
  deadlines: {
    council: string;
    ref: string;
    clock: ClockName;
    due: LocalDate | null;
    drives: LocalDate | null;
    status: string;
    deadline: Json<Deadline>;
    next_on: LocalDate | null;
  };
  /** `clock` is the name of a clock or of a task. */
  rungs: { council: string; ref: string; clock: string; due: LocalDate; rung: string; at: Date };
  complaint_keys: { council: string; ref: string; key: string };
  master_keys: { name: string; proof: string; at: Generated<Date>; retired_at: Generated<Date | null> };
  traces: {
    council: string;
    ref: string;
    seq: number;
    pairs: string[];
    children: string[];
    name: string | null;
    reach: string | null;
    message: string | null;
  };
  marks: { council: string; mark: string; ref: string };
  /** `words` is sealed under the complaint's key. */
  words: { council: string; ref: string; seq: number; kind: string; words: string; by_whom: string; at: Date };
  complainants: { council: string; ref: string; sealed: string };
  codes: {
    council: string;
    hash: string;
    conversation: string;
    ref: string | null;
    at: Date;
    revoked_at: Generated<Date | null>;
  };
  copies: {
    council: string;
    ref: string;
    about: string;
    conversation: string;
    activity_id: string;
    address: string;
    because: string;
    since: Date;
  };
  limits: { name: string; key: string; points: number; until: Date };
  attachments: {
    council: string;
    id: string;
    conversation: string;
    ref: string | null;
    name: string;
    kind: string;
    size: number;
    key: string;
    sealed: Buffer;
    state: string;
    by_whom: string;
    at: Date;
    looked_at: Generated<Date | null>;
  };
  people: {
    council: string;
    id: string;
    name: string;
    roles: Json<string[]>;
    teams: Json<string[]>;
    accounts: Json<Record<string, string>>;
    ties: ColumnType<Ties | null, string | null, string | null>;
    left_on: LocalDate | null;
  };
  absences: {
    council: string;
    id: string;
    person: string;
    from_at: Date;
    until_at: Date;
    cover: string | null;
    source: AbsenceSource;
    by_whom: string;
    at: Date;
    ended_at: Date | null;
  };
  tasks: {
    council: string;
    ref: string;
    task: string;
    kind: TaskKind;
    owner: string | null;
    due: LocalDate | null;
    look_at: Date | null;
    details: Details;
  };
  pings: { council: string; day: LocalDate; address: string; thing: string };
  turns: { name: string; free_at: Date };
  findings: {
    council: string;
    name: string;
    says: string;
    since: Date;
    gone_at: Generated<Date | null>;
    told_at: Generated<Date | null>;
    ref: string | null;
  };
  conversations: {
    council: string;
    id: string;
    version: number;
    seq: number;
    channel: string;
    key: string;
    state: string | null;
    reference: string | null;
    at: Date;
    unread_since: Generated<Date | null>;
  };
  transcript: {
    council: string;
    conversation: string;
    seq: number;
    many: number;
    activity_id: string;
    sealed: string;
    at: Date;
  };
  addresses: { council: string; address: string; conversation: string; at: Date; gone_at: Date | null };
  outbox: {
    council: string;
    id: Generated<number>;
    key: string;
    address: string;
    kind: string;
    ref: string | null;
    details: Details;
    words: string | null;
    at: Date;
    claimed_at: Date | null;
    sent_at: Date | null;
    outcome: string | null;
    tries: Generated<number>;
    failed_at: Date | null;
    because: string | null;
    given_up_at: Date | null;
    message_id: string | null;
  };
  posts: {
    council: string;
    conversation: string;
    activity_id: string;
    address: string;
    kind: string;
    ref: string;
    details: Details;
    at: Date;
  };
  alerts: {
    council: string;
    id: string;
    conversation: string;
    ref: string | null;
    level: string;
    flags: Json<string[]>;
    words: string;
    at: Date;
    raised_by: Generated<string>;
    chain: Json<string[]>;
    asked: number;
    look_at: Date | null;
    follows: string | null;
    seen_by: string | null;
    seen_at: Date | null;
  };
  places: {
    council: string;
    conversation: string;
    kind: string;
    tenant: string;
    team: string | null;
    channel: string | null;
    person: string | null;
    at: Date;
    gone_at: Date | null;
  };
  leavers: { council: string; team: string; account: string; at: Date };
  settings: { council: string; name: string; value: Json<Record<string, unknown>> };
  slack_inbox: {
    team: string;
    id: string;
    conversation: string;
    payload: string | null;
    at: Date;
    claimed_at: Date;
    failed: Generated<number>;
    done_at: Generated<Date | null>;
    outcome: Generated<string | null>;
  };
  slack_sent: { council: string; activity_id: string; message: string; at: Date };
  slack_workspaces: {
    team: string;
    council: string;
    name: string;
    installation: string | null;
    invitation: string | null;
    at: Date;
    removed_at: Date | null;
  };
}
