import type { Verb } from '../../cards/verbs.ts';
import type { Begun, LifeName } from './lives.ts';

/** One thing that somebody does in a life, as often and in whatever order it arrives. */
export interface Row {
  /** In which life, after whatever stands above it there. */
  life: LifeName;
  /** Who does it; the complaints manager where nobody is named. */
  by?: string;
  values?: Readonly<Record<string, string>> | ((begun: Begun) => Readonly<Record<string, string>>);
  /** What it is about, where that is not the complaint. */
  about?(begun: Begun): string;
  /** It shows something and changes nothing. */
  looks?: true;
  /** Where it may lawfully come before the one above it: both count, whichever was first. Otherwise it is refused until its turn. */
  early?: 'counts' | 'is another story';
  /** It belongs to the chat that it stands in: the same in another chat is another one. */
  inOneChat?: true;
}

/** Every button, in the order of a life in which each has its turn. A button without its row does not compile. */
export const rows = {
  status: { life: 'stage 1', looks: true },
  why: { life: 'stage 1', looks: true },
  'read-story': { life: 'stage 1', early: 'counts' },
  actions: { life: 'stage 1', looks: true },
  letter: { life: 'stage 1', looks: true, values: { letter: 'acknowledgement' } },
  'confirm-route': { life: 'stage 1', early: 'counts' },
  acknowledge: { life: 'stage 1', early: 'counts' },
  'set-points': { life: 'stage 1', values: { points: 'Nobody rings us back.\nOur worker left.' }, early: 'counts' },
  assign: { life: 'stage 1', values: { respondent: 'patel', second: 'okafor' }, early: 'counts' },
  accept: { life: 'stage 1', by: 'patel' },
  'hand-over': {
    life: 'stage 1',
    by: 'patel',
    values: { person: 'okafor', reason: 'They know the team.' },
    early: 'is another story',
  },
  'name-second': { life: 'stage 1', values: { second: 'brennan' }, early: 'is another story' },
  decline: { life: 'stage 1', by: 'okafor', values: { reason: 'I know the family.' }, early: 'is another story' },
  'ask-freeze': { life: 'stage 1', early: 'counts' },
  'decide-freeze': { life: 'stage 1', values: { waits: 'yes', reason: 'Nothing is lost by waiting.' } },
  'ask-advocate': { life: 'stage 1', early: 'counts' },
  'appoint-advocate': { life: 'stage 1', values: { called: 'An advocacy service' } },
  'agree-joint': {
    life: 'stage 1',
    values: { consent: 'yes', lead: 'us', partners: 'The health trust', plan: 'One letter by 9 April.' },
    early: 'counts',
  },
  'restrict-contact': {
    life: 'stage 1',
    values: { warned: 'yes', how: 'By letter.', reason: 'Forty calls in a day.', review: '2026-06-01' },
    early: 'counts',
  },
  'more-time': {
    life: 'stage 1',
    values: { ground: 'complex', until: '2026-04-14', reason: 'Two services have to be asked.' },
    early: 'counts',
  },
  'ask-to-agree': { life: 'stage 1', values: { until: '2026-04-20' }, early: 'counts' },
  'agree-action': {
    life: 'stage 1',
    values: { what: 'Ring every Friday.', owner: 'patel', until: '2026-04-20' },
    early: 'counts',
  },
  'move-action': { life: 'stage 1', values: { action: '1', until: '2026-04-27', reason: 'They are away.' } },
  'action-done': { life: 'stage 1', values: { action: '1', proof: 'The log of calls.' }, early: 'is another story' },
  'record-data': { life: 'stage 1', values: { age: 'not known', ethnicity: 'White' }, early: 'counts' },
  answer: {
    life: 'stage 1',
    values: { finding1: 'upheld', finding2: 'not upheld', words: 'We should have rung. From Monday we do.' },
    early: 'counts',
  },

  'ask-stage-2': { life: 'stage 2', values: { how: 'by word of mouth', words: 'Please look again.' } },
  'settle-record': { life: 'stage 2', values: { effort: 'Rang three times.' } },
  statement: { life: 'stage 2', looks: true },
  'draft-statement': {
    life: 'stage 2',
    values: { points: 'Nobody rang us back.', wanted: 'One worker who stays.' },
    early: 'counts',
  },
  'approve-statement': { life: 'stage 2', values: { yes: 'yes' }, early: 'counts' },
  'consent-records': { life: 'stage 2', values: { yes: 'yes' }, early: 'counts' },
  appoint: { life: 'stage 2', values: { role: 'investigating-officer', person: 'io' }, early: 'counts' },
  'offer-meeting': { life: 'stage 2', values: { withWhom: 'The area manager' }, early: 'counts' },
  'hold-meeting': { life: 'stage 2', early: 'counts' },
  'confirm-meeting': { life: 'stage 2', values: { words: 'We went through it.' } },
  'extend-stage-2': {
    life: 'stage 2',
    values: { reasons: 'A worker is still to be heard.', until: '2026-05-20' },
    early: 'counts',
  },
  'receive-report': { life: 'stage 2', values: { from: 'investigating-officer' }, early: 'counts' },
  adjudicate: {
    life: 'stage 2',
    values: {
      finding1: 'upheld',
      outcomes: 'all',
      kinds: 'apology',
      words: 'It should not have happened.',
      actions: 'A new plan; R. Patel; 2026-06-01',
    },
  },
  'propose-early': { life: 'stage 2', values: { reason: 'Everything is agreed.' } },
  'agree-early': { life: 'stage 2', values: { yes: 'yes' } },

  'ask-stage-3': { life: 'stage 3', values: { words: 'I am not content.' } },
  'decide-stage-3': { life: 'stage 3', values: { accept: 'yes' } },
  'arrange-panel': { life: 'stage 3', values: { for: '2026-04-20', place: 'Shire Hall' }, early: 'counts' },
  'send-papers': { life: 'stage 3' },
  'panel-met': { life: 'stage 3', early: 'counts' },
  'panel-reported': { life: 'stage 3', values: { recommendations: '0', words: 'We recommend nothing more.' } },
  'final-reply': { life: 'stage 3', values: { withIndependentPerson: 'yes', words: 'We agree.' } },
  'enquire-ombudsman': { life: 'stage 3', values: { premature: 'no', reference: '26 000 001' }, early: 'counts' },
  close: { life: 'stage 3', early: 'counts' },

  'decide-interest': { life: 'hearing', values: { yes: 'yes' } },
  'decide-time-limit': {
    life: 'hearing',
    values: { couldHaveCome: 'no', canBeConsidered: 'yes', yes: 'yes' },
    early: 'counts',
  },
  'decide-consent': {
    life: 'hearing',
    values: { given: 'not needed', reason: 'The child is two.' },
    early: 'counts',
  },
  'decide-again': { life: 'hearing', values: { yes: 'yes', reason: 'There is something new.' }, early: 'counts' },
  'decide-concern': {
    life: 'hearing',
    values: { person: 'lindqvist', yes: 'yes', reason: 'The words mean her, and do not name her.' },
    early: 'counts',
  },
  'decide-proceedings': {
    life: 'hearing',
    values: {
      consider: 'all of it waits',
      kind: 'court',
      named: 'The Family Court, a hearing is listed',
      prejudice: 'The same statement is before the judge.',
      review: '2026-05-26',
    },
    early: 'counts',
  },
  'review-proceedings': { life: 'hearing', values: { review: '2026-06-20' } },
  'end-proceedings': { life: 'hearing', early: 'counts' },
  resubmit: { life: 'hearing', values: { words: 'Please look now.' }, early: 'is another story' },

  withdraw: { life: 'withdrawn', values: { words: 'I have to stop this.', pressed: 'yes' } },
  'check-withdrawal': { life: 'withdrawn', values: { stands: 'yes', spoke: 'Seen alone; wants it to end.' } },
  'look-anyway': { life: 'withdrawn', values: { reason: 'It is serious.' } },
  reopen: { life: 'withdrawn', values: { reason: 'They came back.' }, early: 'is another story' },

  'go-elsewhere': {
    life: 'elsewhere',
    values: {
      to: 'school',
      called: 'The school, chair of governors',
      how: 'they were told where to go',
      reason: 'It is about the school.',
    },
  },
  'end-elsewhere': { life: 'elsewhere', values: { outcome: 'answered there' } },

  'choose-procedure': { life: 'resolved', values: { procedure: 'corporate', reason: 'It is about a form.' } },
  resolve: {
    life: 'resolved',
    values: { agreed: 'They said so on the telephone.', terms: 'The form is sent again.' },
    early: 'counts',
  },
  outcome: { life: 'resolved', values: { finding: 'upheld' } },

  link: { life: 'linked', values: ({ other }) => ({ to: other, how: 'duplicate' }) },
  'tell-apart': { life: 'told apart', values: ({ other }) => ({ from: other, reason: 'Two children.' }) },

  'see-alert': { life: 'alarm', about: ({ alert }) => alert },
  'write-back': {
    life: 'alarm',
    about: ({ alert }) => alert,
    values: { words: 'I am here.' },
    early: 'is another story',
  },
  'read-unsent': { life: 'alarm', about: ({ unsent }) => `chat:${unsent}`, looks: true },

  'read-message': { life: 'undelivered', looks: true, values: ({ lines }) => ({ line: String(lines[0]) }) },
  'told-otherwise': {
    life: 'undelivered',
    values: ({ lines }) => ({ line: String(lines[0]), how: 'by post' }),
    early: 'counts',
  },
  'try-again': { life: 'undelivered', values: ({ lines }) => ({ line: String(lines[1]) }), early: 'counts' },

  tell: {
    life: 'passed on',
    inOneChat: true,
    about: ({ ref }) => `a form beside ${ref}`,
    values: { words: 'The bus has not come since May.', who: 'A parent', first: 'today' },
  },
  ask: { life: 'passed on', looks: true, values: { said: 'how many complaints are open?' }, about: () => '-' },
} satisfies Record<Verb, Row>;

/** What is typed and has no button; `typed` is the line of the help that it belongs to. */
export interface TypedRow extends Omit<Row, 'values' | 'about'> {
  typed: string;
  says(begun: Begun): string;
}

const AWAY = "I'm away 3 to 14 August, J. Okafor covers";

export const typedRows: readonly TypedRow[] = [
  { typed: 'unread', life: 'typed', looks: true, says: () => 'unread' },
  { typed: 'help', life: 'typed', looks: true, says: () => 'help' },
  { typed: 'help stages', life: 'typed', looks: true, says: () => 'help stages' },
  { typed: 'who is away?', life: 'typed', looks: true, says: () => 'who is away?' },
  { typed: 'retention', life: 'typed', looks: true, says: () => 'retention' },
  { typed: 'add files CAM-26-0042', life: 'typed', says: ({ ref }) => `add files ${ref}`, early: 'counts' },
  { typed: 'take back CAM-26-0042', life: 'typed', says: ({ ref }) => `take back ${ref}`, early: 'counts' },
  { typed: 'revoke codes CAM-26-0042', life: 'typed', says: ({ ref }) => `revoke codes ${ref}`, early: 'counts' },
  {
    typed: 'correct CAM-26-0042: what is wrong, and what is right',
    life: 'typed',
    says: ({ ref }) => `correct ${ref}: the worker left in May, not in June`,
    early: 'counts',
  },
  {
    typed: 'hold CAM-26-0042: who needs it kept, and why',
    life: 'typed',
    says: ({ ref }) => `hold ${ref}: the Ombudsman has asked`,
    early: 'counts',
  },
  { typed: 'lift hold CAM-26-0042: why', life: 'typed', says: ({ ref }) => `lift hold ${ref}: they have answered` },
  {
    typed: "don't use the words of CAM-26-0042",
    life: 'typed',
    says: ({ ref }) => `don't use the words of ${ref}`,
    early: 'counts',
  },
  {
    typed: 'lesson: what was found; what will be done; by 30 June',
    life: 'typed',
    says: ({ ref }) => `lesson: nobody rang back about ${ref}; a rota; by 30 June`,
    early: 'counts',
  },
  {
    typed: 'lesson done 3: what changed',
    life: 'typed',
    says: ({ lesson }) => `lesson done ${lesson}: there is a rota`,
    early: 'counts',
  },
  { typed: AWAY, life: 'typed', says: ({ away }) => `${away} is away 3 to 14 August`, early: 'counts' },
  { typed: AWAY, life: 'typed', says: ({ ill }) => `${ill} is back`, early: 'counts' },
  { typed: AWAY, life: 'typed', says: ({ gone }) => `${gone} has left`, early: 'counts' },
  {
    typed: 'keep CAM-26-0042 until 1 June 2027: why',
    life: 'long over',
    says: ({ ref }) => `keep ${ref} until 25 March 2026: it is still asked for`,
  },
  { typed: 'erase CAM-26-0042 for good', life: 'long kept', says: ({ ref }) => `erase ${ref} for good` },
  { typed: 'copies gone CAM-26-0042: how', life: 'long kept', says: ({ ref }) => `copies gone ${ref}: by hand` },
];
