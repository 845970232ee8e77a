import { TYPED } from '../../cards/card.ts';
import type { Verb } from '../../cards/verbs.ts';
import type { Doing } from '../../src/rights/rights.ts';

/** One thing that somebody asks of the desk, and the desk's functions that it goes through, in their order. */
export interface Deed {
  asks: readonly Doing[];
  /** What is filled in: enough for the desk to be asked, and mostly too little for it to be done. */
  values?: Readonly<Record<string, string>>;
  /** What it is about, where that is not the complaint. */
  about?: string;
  /** Who may not choose is offered nobody to choose, and so gets the form again instead of a no. */
  form?: true;
}

const deed = (asks: Doing | readonly Doing[], values?: Deed['values']): Deed => ({
  asks: typeof asks === 'string' ? [asks] : asks,
  ...(values && { values }),
});

/** Passing something on and asking are for everybody, and have tests of their own. */
type Tried = Exclude<Verb, 'tell' | 'ask'>;

/** Every button, as it is pressed: what ends a complaint comes last. */
export const deeds = {
  status: deed('stand'),
  why: deed('stand'),
  'read-story': deed('readStory'),
  'read-unsent': { asks: ['readUnsent'], about: 'chat:unsent' },
  'read-message': deed('undeliveredLine', { line: '0' }),
  statement: deed('statement'),
  letter: deed('letter', { letter: 'will be heard' }),
  actions: deed('actions'),
  'see-alert': { asks: ['seeAlert'], about: 'alert' },
  'write-back': { asks: ['writeBack'], about: 'alert', values: { words: 'hello' } },
  'told-otherwise': deed('toldOtherwise', { line: '0', how: 'by post' }),
  'try-again': deed('tryAgain', { line: '0' }),
  'confirm-route': deed(['stand', 'confirmRoute']),
  'choose-procedure': deed('confirmRoute', { procedure: 'statutory', reason: 'x' }),
  acknowledge: deed('acknowledge'),
  assign: deed('assign', { respondent: 'nobody', second: 'nobody' }),
  accept: deed('accept'),
  decline: deed('decline'),
  'hand-over': deed('handOver', { person: 'nobody' }),
  'name-second': deed('nameSecond', { second: 'nobody' }),
  'more-time': deed('extend', { ground: 'workload' }),
  'ask-to-agree': deed('askToAgree', { until: '2026-03-20' }),
  answer: deed('reply'),
  outcome: deed('recordOutcome', { finding: 'upheld' }),
  'record-data': deed(['gaps', 'recordData'], { theme: 'delay' }),
  'agree-action': deed('agreeAction', { what: 'x', owner: 'nobody', until: '2026-04-01' }),
  'action-done': deed('doAction', { action: '7', proof: 'x' }),
  'move-action': deed('moveAction', { action: '7', until: '2026-04-20', reason: 'x' }),
  'decide-interest': deed('decideInterest', { yes: 'yes' }),
  'decide-time-limit': deed('decideTimeLimit', { couldHaveCome: 'yes', canBeConsidered: 'yes', yes: 'yes' }),
  'decide-proceedings': deed('decideProceedings', { consider: 'go on with all of it' }),
  'review-proceedings': deed('reviewProceedings', { review: '2026-03-25' }),
  'end-proceedings': deed('endProceedings'),
  'decide-consent': deed('decideConsent', { given: 'not needed' }),
  'decide-again': deed('decideAgain', { yes: 'yes' }),
  'decide-concern': deed('decideConcern', { person: 'patel', yes: 'no', reason: 'x' }),
  'restrict-contact': deed('restrictContact', { warned: 'no', how: 'x', reason: 'x' }),
  'set-points': deed(['stand', 'suggestedPoints', 'setPoints'], { points: 'x' }),
  'ask-freeze': deed('askFreeze'),
  'decide-freeze': deed('decideFreeze', { waits: 'no', reason: 'x' }),
  'ask-advocate': deed('askForAdvocate'),
  'appoint-advocate': deed('appointAdvocate', { called: 'x' }),
  'agree-joint': deed('agreeJoint', { consent: 'no', lead: 'us', partners: 'x', plan: 'x' }),
  'ask-stage-2': deed('askStage2', { how: 'in writing', words: 'x' }),
  'draft-statement': deed('draftStatement', { points: 'x', wanted: 'x' }),
  'approve-statement': deed('approveStatement', { yes: 'no', change: 'x' }),
  'settle-record': deed('settleRecord', { effort: 'x' }),
  'consent-records': deed('consentToRecords', { yes: 'yes' }),
  appoint: { asks: ['appoint'], values: { role: 'panel-chair', person: 'nobody' }, form: true },
  'offer-meeting': deed('offerMeeting', { withWhom: 'x' }),
  'hold-meeting': deed('holdMeeting'),
  'confirm-meeting': deed('confirmMeeting', { words: 'x' }),
  'extend-stage-2': deed('extendStage2', { reasons: 'x' }),
  'receive-report': deed('receiveReport', { from: 'independent-person' }),
  adjudicate: deed('adjudicate', { outcomes: 'none', words: 'x', finding1: 'upheld', finding2: 'upheld' }),
  'propose-early': deed('proposeEarly', { reason: 'x' }),
  'agree-early': deed('agreeEarly', { yes: 'yes' }),
  'ask-stage-3': deed('askStage3', { words: 'x' }),
  'decide-stage-3': deed('decideStage3', { accept: 'yes' }),
  'arrange-panel': deed('arrangePanel', { for: '2026-05-01', place: 'x' }),
  'send-papers': deed('sendPapers'),
  'panel-met': deed('panelMet'),
  'panel-reported': deed('panelReported', { recommendations: '0', words: 'x' }),
  'final-reply': deed('finalReply', { withIndependentPerson: 'yes', words: 'x' }),
  'enquire-ombudsman': deed('enquireOmbudsman', { premature: 'yes', reference: 'x' }),
  link: deed('link', { to: 'CAM-26-9999', how: 'related' }),
  'tell-apart': deed('tellApart', { from: 'CAM-26-9999', reason: 'x' }),
  'end-elsewhere': deed('endElsewhere', { outcome: 'not known' }),
  'look-anyway': deed('lookAnyway', { reason: 'x' }),
  reopen: deed('reopen', { reason: 'x' }),
  resubmit: deed('resubmit'),
  'check-withdrawal': deed('checkWithdrawal', { stands: 'no', spoke: 'x' }),
  withdraw: deed('withdraw', { words: 'x', pressed: 'not sure' }),
  'go-elsewhere': deed('goElsewhere', {
    to: 'school',
    called: 'x',
    how: 'they were told where to go',
    point: '7',
    reason: 'x',
  }),
  close: deed('close'),
  resolve: deed('resolve', { agreed: 'x', terms: 'x' }),
} as const satisfies Record<Tried, Deed>;

export const verbs = Object.keys(deeds) as Tried[];

/** What is typed: the words of a button that asks for nothing more, and everything that has no button. */
export const typed: readonly (readonly [words: (ref: string, party: string) => string, asks: readonly Doing[]])[] = [
  ...(['status', 'why', 'read-story', 'statement', 'actions', 'confirm-route', 'acknowledge'] as const).map(
    (verb) => [(ref: string) => `${TYPED[verb]} ${ref}`, deeds[verb].asks] as const,
  ),
  [() => 'how many complaints are open?', ['ask']],
  [() => 'unread', ['unread']],
  [() => 'retention', ['retention']],
  [(ref) => `hold ${ref}: x`, ['holdErasure']],
  [(ref) => `lift hold ${ref}: x`, ['releaseHold']],
  [(ref) => `keep ${ref} until 1 June 2027: x`, ['keepLonger']],
  [(ref) => `erase ${ref} for good`, ['erase']],
  [(ref) => `copies gone ${ref}: x`, ['settleCopies']],
  [(ref) => `correct ${ref}: x`, ['correct']],
  [(ref) => `revoke codes ${ref}`, ['revokeCodes']],
  [(ref) => `take back ${ref}`, ['takeBack']],
  [(ref) => `don't use the words of ${ref}`, ['letTeach']],
  [(ref) => `add files ${ref}`, ['addFiles']],
  [() => 'lesson: x; x; by 30 June', ['learn']],
  [() => 'lesson done 99: x', ['finishLesson']],
  [() => "I'm back", ['beBack']],
  [(_, party) => `Gone ${party} has left`, ['leave']],
];

/** Pages of the tab and dialogs, by what they show. */
export const pages: readonly (readonly [address: (ref: string) => string, asks: readonly Doing[]])[] = [
  [() => '/tab?view=open', ['board']],
  [(ref) => `/tab/complaint/${ref}`, ['stand']],
  [(ref) => `/dialog/story?ref=${ref}`, ['readStory']],
  [(ref) => `/dialog/letter?ref=${ref}&letter=will-be-heard`, ['letter']],
  [(ref) => `/dialog/act?verb=status&ref=${ref}`, ['stand']],
];

/** What no press, word or page of somebody at the desk asks for, and who does. */
export const elsewhere: Partial<Record<Doing, string>> = {
  open: 'everybody who tells us something or passes it on',
  newCode: 'whoever complained, in the web chat',
  comeBack: 'whoever complained, in the web chat',
  addWords: 'whoever complained, in the web chat',
  agree: 'whoever complained, in the web chat',
  alsoSaid: 'whoever is in danger, in the web chat',
  raiseAlert: 'whatever words tell of danger',
  keepFile: 'whoever sends a file',
  files: 'beside the story, for whoever reads that',
  readFile: 'a link that was made for one person',
  due: 'the Home tab in Slack',
  morning: 'the morning’s card',
  explain: 'beside a complaint’s page, and the command line',
  findings: 'beside the board',
  candidates: 'beside a choice of people',
  appointable: 'beside a choice of people',
  findAlert: 'after answering an alert',
  report: 'the reports that are due, and the command line',
  bundle: 'the command line',
  subjectAccess: 'the command line',
  retrain: 'the command line',
  exportRegister: 'the command line',
  importRegister: 'the command line',
  verifyRecord: 'the command line',
  exportRecord: 'the command line',
  anchors: 'the command line',
  beAway: 'everybody for themselves',
  alike: 'beside a complaint’s card, for the complaints team',
  passedBefore: 'beside what a colleague is passing on',
};
