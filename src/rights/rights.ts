import type { Complaint } from '../complaints/complaint.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import type { Desk } from '../desk/desk.ts';
import type { Who } from '../people/person.ts';
import { FIELDS, type Field } from './fields.ts';
import { PARTIES, type Party, parties, partiesOf, partiesTo, type Reach, reachOf } from './parties.ts';

/** Who may ask for something, and which groups of fields the answer shows them. Whoever is not in a row is refused. */
export type Row = { readonly [P in Party]?: readonly Field[] };

type AskedBySomebody<F extends keyof Desk> = Parameters<Desk[F]> extends [Who, ...unknown[]] ? true : false;

/** The desk's functions that somebody asks for. The others are asked by the program alone: no request of a person reaches them. */
export type Doing = { [F in keyof Desk]: AskedBySomebody<F> extends true ? F : never }[keyof Desk];

type Rights = { readonly [F in keyof Desk]: AskedBySomebody<F> extends true ? Row : 'the program' };

const REFERENCE = ['reference'] as const;
/** Done, with nothing of a complaint in the answer. */
const NOTHING = [] as const;
const ALL = FIELDS;

const desk = <F extends readonly Field[]>(shows: F) => ({ 'complaints-team': shows, 'complaints-manager': shows });

/** Theirs to do, and the complaints team's for them: somebody who rings or writes. */
const theirs = <F extends readonly Field[]>(shows: F) => ({ complainant: shows, ...desk(shows) });

const manager = <F extends readonly Field[]>(shows: F) => ({ 'complaints-manager': shows });

const STORY = ['story'] as const;

/** Whoever reads the story reads what was sent with it. */
const readers = {
  ...desk(STORY),
  holder: STORY,
  'adjudicating-officer': STORY,
  'investigating-officer': STORY,
  'independent-person': STORY,
  'panel-member': STORY,
  adjudicator: STORY,
  duty: STORY,
  heard: STORY,
};

/**
 * Who may what: every function of the desk, each party, and the groups of fields it gets. What is not written here is refused.
 * Enforced at the desk and nowhere else; a function without its row does not compile. `heard rights` prints it.
 */
export const rights = {
  council: 'the program',
  now: 'the program',
  people: 'the program',
  savePeople: 'the program',
  sweep: 'the program',
  keys: 'the program',
  rotateKeys: 'the program',
  arrive: 'the program',
  depart: 'the program',
  moved: 'the program',
  meet: 'the program',
  reached: 'the program',
  leaveToPerson: 'the program',
  bounced: 'the program',
  loseAddress: 'the program',
  reachOf: 'the program',
  announce: 'the program',
  importExample: 'the program',
  renewRegisters: 'the program',
  anchorPosted: 'the program',
  lookAtFiles: 'the program',
  watch: 'the program',
  vitals: 'the program',
  tidy: 'the program',
  calendarSays: 'the program',
  calendarsRead: 'the program',
  copyGone: 'the program',

  open: { complainant: REFERENCE, frontline: REFERENCE, heard: REFERENCE },
  newCode: { complainant: NOTHING },
  comeBack: { complainant: REFERENCE },
  revokeCodes: { complainant: NOTHING, ...desk(NOTHING) },
  addWords: { complainant: REFERENCE, ...desk(REFERENCE) },
  agree: { complainant: REFERENCE },
  keepFile: { complainant: NOTHING, frontline: NOTHING },
  addFiles: { ...theirs(REFERENCE), frontline: REFERENCE, holder: REFERENCE },
  files: { complainant: STORY, ...readers },
  readFile: readers,

  stand: {
    complainant: REFERENCE,
    ...desk(['reference', 'safeguarding']),
    'responding-manager': REFERENCE,
    'area-manager': REFERENCE,
    'adjudicating-officer': REFERENCE,
    duty: ['reference', 'safeguarding'],
    frontline: REFERENCE,
    auditor: REFERENCE,
    'investigating-officer': REFERENCE,
    'independent-person': REFERENCE,
    'panel-member': REFERENCE,
    adjudicator: REFERENCE,
    holder: REFERENCE,
    heard: ['reference', 'safeguarding'],
  },
  board: {
    ...desk(REFERENCE),
    'responding-manager': REFERENCE,
    'area-manager': REFERENCE,
    'adjudicating-officer': REFERENCE,
    auditor: REFERENCE,
    holder: REFERENCE,
  },
  due: { ...desk(REFERENCE), 'area-manager': REFERENCE, holder: REFERENCE },
  unread: { ...desk(REFERENCE), heard: REFERENCE },
  readUnsent: desk(['story']),
  gaps: { ...desk(REFERENCE), holder: REFERENCE, heard: REFERENCE },
  recordData: { ...desk(REFERENCE), holder: REFERENCE },
  morning: { ...desk(REFERENCE), 'area-manager': REFERENCE, heard: REFERENCE },
  explain: {
    ...desk(['reference', 'safeguarding']),
    'area-manager': REFERENCE,
    'adjudicating-officer': REFERENCE,
    auditor: REFERENCE,
    'investigating-officer': REFERENCE,
    'independent-person': REFERENCE,
    'panel-member': REFERENCE,
    adjudicator: REFERENCE,
    holder: REFERENCE,
    heard: ['reference', 'safeguarding'],
  },
  readStory: {
    complainant: ['names', 'story', 'equality', 'letters'],
    ...desk(ALL),
    holder: ['names', 'story', 'equality', 'letters'],
    'adjudicating-officer': ['names', 'story', 'equality', 'letters'],
    'investigating-officer': ['names', 'story', 'equality', 'letters'],
    'independent-person': ['names', 'story', 'equality', 'letters'],
    'panel-member': ['names', 'story', 'letters'],
    adjudicator: ['names', 'story', 'equality', 'letters'],
    duty: ['names', 'story', 'safeguarding'],
    heard: ['letters'],
  },

  confirmRoute: desk(REFERENCE),
  acknowledge: desk(REFERENCE),
  decideConcern: desk(REFERENCE),
  decideInterest: manager(REFERENCE),
  decideTimeLimit: manager(REFERENCE),
  decideProceedings: manager(REFERENCE),
  reviewProceedings: manager(REFERENCE),
  endProceedings: manager(REFERENCE),
  decideConsent: manager(REFERENCE),
  decideAgain: manager(REFERENCE),
  restrictContact: manager(REFERENCE),

  suggestedPoints: desk(STORY),
  setPoints: desk(REFERENCE),
  askFreeze: { ...desk(REFERENCE), 'area-manager': REFERENCE, holder: REFERENCE },
  decideFreeze: { ...desk(REFERENCE), 'area-manager': REFERENCE, holder: REFERENCE },
  askForAdvocate: theirs(REFERENCE),
  appointAdvocate: desk(REFERENCE),
  agreeJoint: desk(REFERENCE),
  withdraw: theirs(REFERENCE),
  checkWithdrawal: manager(REFERENCE),
  lookAnyway: manager(REFERENCE),
  reopen: theirs(REFERENCE),
  resubmit: theirs(REFERENCE),
  close: desk(REFERENCE),
  resolve: { ...desk(REFERENCE), holder: REFERENCE },
  goElsewhere: desk(REFERENCE),
  endElsewhere: desk(REFERENCE),
  enquireOmbudsman: desk(REFERENCE),
  link: desk(REFERENCE),
  alike: { ...desk(REFERENCE), heard: REFERENCE },
  tellApart: desk(REFERENCE),
  passedBefore: { frontline: NOTHING },

  askStage2: theirs(REFERENCE),
  draftStatement: desk(REFERENCE),
  statement: {
    ...theirs(['story']),
    'investigating-officer': ['story'],
    'independent-person': ['story'],
    heard: ['story'],
  },
  approveStatement: theirs(REFERENCE),
  settleRecord: desk(REFERENCE),
  consentToRecords: theirs(REFERENCE),
  appointable: desk(NOTHING),
  appoint: desk(REFERENCE),
  offerMeeting: desk(REFERENCE),
  holdMeeting: { ...desk(REFERENCE), holder: REFERENCE },
  confirmMeeting: { ...desk(REFERENCE), holder: REFERENCE },
  extendStage2: desk(REFERENCE),
  receiveReport: desk(REFERENCE),
  adjudicate: { ...manager(REFERENCE), adjudicator: REFERENCE },
  proposeEarly: manager(REFERENCE),
  agreeEarly: theirs(REFERENCE),
  askStage3: theirs(REFERENCE),
  decideStage3: manager(REFERENCE),
  arrangePanel: desk(REFERENCE),
  sendPapers: desk(REFERENCE),
  panelMet: desk(REFERENCE),
  panelReported: desk(REFERENCE),
  finalReply: { ...manager(REFERENCE), adjudicator: REFERENCE },
  letter: {
    complainant: ['names', 'letters'],
    ...desk(['names', 'letters']),
    adjudicator: ['names', 'letters'],
    holder: ['names', 'letters'],
    heard: ['names', 'letters'],
  },

  actions: {
    complainant: ['letters'],
    ...desk(['letters']),
    holder: ['letters'],
    'area-manager': ['letters'],
    heard: ['letters'],
  },
  agreeAction: { ...desk(REFERENCE), 'area-manager': REFERENCE, holder: REFERENCE },
  moveAction: { ...desk(REFERENCE), 'area-manager': REFERENCE, holder: REFERENCE },
  doAction: {
    ...desk(REFERENCE),
    'responding-manager': REFERENCE,
    'area-manager': REFERENCE,
    holder: REFERENCE,
  },
  recordOutcome: { ...desk(REFERENCE), holder: REFERENCE },

  undeliveredLine: desk(REFERENCE),
  toldOtherwise: desk(REFERENCE),
  tryAgain: { ...desk(NOTHING), administrator: NOTHING },
  takeBack: { ...desk(REFERENCE), heard: REFERENCE },
  findings: { ...desk(REFERENCE), administrator: REFERENCE, auditor: REFERENCE, heard: REFERENCE },

  retention: { ...manager(REFERENCE), auditor: REFERENCE, administrator: REFERENCE, heard: REFERENCE },
  holdErasure: manager(REFERENCE),
  releaseHold: manager(REFERENCE),
  keepLonger: manager(REFERENCE),
  erase: manager(REFERENCE),
  settleCopies: manager(NOTHING),
  correct: { ...theirs(REFERENCE), holder: REFERENCE },
  subjectAccess: { ...manager(ALL), heard: ALL },

  letTeach: theirs(REFERENCE),
  retrain: { ...manager(REFERENCE), administrator: REFERENCE, heard: REFERENCE },

  beAway: { frontline: NOTHING, heard: NOTHING },
  beBack: { frontline: NOTHING, heard: NOTHING },
  leave: {
    ...desk(NOTHING),
    'responding-manager': NOTHING,
    'area-manager': NOTHING,
    administrator: NOTHING,
    heard: NOTHING,
  },

  ask: {
    complainant: REFERENCE,
    duty: REFERENCE,
    ...desk(['reference', 'names']),
    'responding-manager': REFERENCE,
    'area-manager': REFERENCE,
    'adjudicating-officer': REFERENCE,
    frontline: REFERENCE,
    auditor: REFERENCE,
    'investigating-officer': REFERENCE,
    'independent-person': REFERENCE,
    'panel-member': REFERENCE,
    adjudicator: REFERENCE,
    holder: REFERENCE,
    heard: REFERENCE,
  },

  report: { ...desk(REFERENCE), auditor: REFERENCE, heard: REFERENCE },
  learn: { ...desk(NOTHING), 'responding-manager': NOTHING, 'area-manager': NOTHING },
  finishLesson: { ...desk(NOTHING), 'responding-manager': NOTHING, 'area-manager': NOTHING },
  bundle: { ...manager(ALL), heard: ALL },
  exportRegister: { ...desk(REFERENCE), auditor: REFERENCE, heard: REFERENCE },
  importRegister: { ...manager(REFERENCE), administrator: REFERENCE, heard: REFERENCE },

  candidates: { ...desk(NOTHING), 'area-manager': NOTHING, heard: NOTHING },
  assign: { ...desk(REFERENCE), 'area-manager': REFERENCE },
  nameSecond: { ...desk(REFERENCE), 'area-manager': REFERENCE },
  handOver: { ...desk(REFERENCE), 'area-manager': REFERENCE, holder: REFERENCE },
  accept: { holder: REFERENCE },
  decline: { holder: REFERENCE },
  extend: { ...desk(REFERENCE), holder: REFERENCE },
  askToAgree: { ...desk(REFERENCE), holder: REFERENCE },
  reply: { ...desk(REFERENCE), holder: REFERENCE },

  verifyRecord: { 'complaints-manager': NOTHING, auditor: NOTHING, heard: NOTHING },
  exportRecord: { auditor: REFERENCE, heard: REFERENCE },
  anchors: { 'complaints-manager': NOTHING, auditor: NOTHING, heard: NOTHING },

  alsoSaid: { complainant: NOTHING },
  raiseAlert: { complainant: NOTHING, frontline: NOTHING, heard: NOTHING },
  findAlert: { duty: ['safeguarding'], ...desk(['safeguarding']), heard: ['safeguarding'] },
  seeAlert: { duty: ['safeguarding'], ...desk(['safeguarding']) },
  writeBack: { duty: NOTHING, ...desk(NOTHING) },
} as const satisfies Rights;

export const DOINGS = (Object.keys(rights) as (keyof Desk)[]).filter((it): it is Doing => rights[it] !== 'the program');

/** A yes: as what somebody may, and what the answer may show them. */
export interface Permit {
  as: Party;
  shows: ReadonlySet<Field>;
}

/** A yes or a no to something that is about no single complaint. */
export function may(who: Who, doing: Doing): Permit | Refusal {
  const row = rowOf(doing);
  return permitOf(row, partiesOf(who)) ?? refuse.notAllowed(whoCan(row));
}

/**
 * A yes or a no about one complaint. Somebody who may not see it hears the same words whether it exists or not; somebody who may
 * see it hears who can do what they asked.
 */
export function mayAbout(who: Who, doing: keyof Desk, ref: string, complaint: Complaint | undefined): Permit | Refusal {
  const row = rowOf(doing);
  const are = complaint ? partiesTo(who, complaint) : [];
  const permit = permitOf(row, are);
  if (permit) return permit;
  const mayAsk = permitOf(row, partiesOf(who)) !== undefined;
  if (!mayAsk || permitOf(rights.stand, are)) return refuse.notAllowed(whoCan(row));
  return refuse.notFound(ref, who.kind === 'officer' ? whoCan(row) : undefined);
}

/** How far somebody's lists reach: the same rights as a query, so that a list never shows what a reference would not. */
export function reach(who: Who, doing: Doing): Reach {
  const row = rowOf(doing);
  return reachOf(
    who,
    partiesOf(who).filter((it) => row[it]),
    row['complaints-team'] !== undefined,
  );
}

function rowOf(doing: keyof Desk): Row {
  const row: Row | 'the program' = rights[doing];
  return row === 'the program' ? { heard: ALL } : row;
}

function permitOf(row: Row, are: readonly Party[]): Permit | undefined {
  const entitled = PARTIES.filter((it) => row[it] && are.includes(it));
  const [as] = entitled;
  return as && { as, shows: new Set(entitled.flatMap((it) => row[it] ?? [])) };
}

/** "the complaints team or the manager who holds it": whom to ask, not everybody who could. */
export function whoCan(row: Row): string {
  const able = PARTIES.filter((it) => row[it] && it !== 'heard');
  const first = able.filter((it) => it === 'complaints-team' || it === 'holder');
  const others = able.filter((it) => it !== 'complainant');
  return (
    [first, others, able]
      .find((it) => it.length > 0)
      ?.map((it) => parties[it].called)
      .join(' or ') ?? 'nobody but Heard itself'
  );
}
