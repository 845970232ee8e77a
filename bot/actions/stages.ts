import type { Verb } from '../../cards/verbs.ts';
import { APPOINTMENTS, type Appointment, CALLED } from '../../src/complaints/appoint.ts';
import { FINDINGS, type Finding, lastEntry, pointsOf } from '../../src/complaints/complaint.ts';
import { REPORTERS } from '../../src/complaints/investigate.ts';
import { RECOMMENDATION_ENDS, type RecommendationEnd } from '../../src/complaints/panel.ts';
import { REMEDIES, type Remedy } from '../../src/complaints/remedies.ts';
import type { Sight } from '../views.ts';
import type { Action, Deed } from './action.ts';
import {
  carried,
  count,
  day,
  type Field,
  type Fields,
  fill,
  line,
  oneOf,
  option,
  optional,
  somebody,
  words,
  yesNo,
} from './fields.ts';
import { promisesIn } from './promised.ts';

const HOW = { 'in writing': 'written', 'by word of mouth': 'oral' } as const;
const SAID = words('What did they say, in their words?');
const WHAT_WILL_BE_DONE = optional(promisesIn('What will be done? A line each: what; who; by when.'));
const READ_BY_THEM = words('The decision, in words that the person will read?');

const role = carried({
  ...oneOf('What are they to be?', APPOINTMENTS),
  options: () => APPOINTMENTS.map((it) => option(it, CALLED[it].replace(/^(the|a) /, ''))),
  read: (text: string) =>
    APPOINTMENTS.find((it) => [it, CALLED[it].replace(/^(the|a) /, '')].includes(text.trim().toLowerCase())),
} satisfies Field<Appointment>);

/** Stages 2 and 3, as the complaints team runs them and the adjudicating officer decides. */
export const stages = {
  'ask-stage-2': fill(
    'ask-stage-2',
    'They ask for Stage 2',
    {
      how: oneOf('How did they ask?', Object.keys(HOW) as (keyof typeof HOW)[]),
      words: SAID,
      on: optional(day('On which day, if not today?')),
      direct: optional(words('Without Stage 1? Why you have both agreed to skip it.')),
    },
    (sight, { who, ref }, { how, ...read }) => sight.desk.askStage2(who, ref, { ...read, how: HOW[how] }),
    'Stage 2 is open. The person has the statement to approve.',
  ),
  'draft-statement': fill(
    'draft-statement',
    'Send the statement',
    {
      points: {
        ...words('Each point on a line of its own, in the words of the person who complained?'),
        read: (text: string) =>
          text
            .split('\n')
            .map((it) => it.replace(/^\s*\d+[.)]\s*/, '').trim())
            .filter(Boolean),
      } satisfies Field<string[]>,
      wanted: words('What would they like to happen?'),
    },
    (sight, { who, ref }, read) => sight.desk.draftStatement(who, ref, read),
    'sent to them to approve. The investigation does not wait for it.',
  ),
  'approve-statement': fill(
    'approve-statement',
    'What they say to the statement',
    {
      yes: yesNo('Do they agree to the statement?'),
      change: optional(words('If not: what do they want changed, in their words?')),
    },
    (sight, { who, ref }, read) => sight.desk.approveStatement(who, ref, read),
    'recorded.',
  ),
  'settle-record': fill(
    'settle-record',
    'The record stands',
    { effort: words('What was done to reach them, and when?') },
    (sight, { who, ref }, read) => sight.desk.settleRecord(who, ref, read),
    'the record stands, and the clock runs from today.',
  ),
  'consent-records': fill(
    'consent-records',
    'Consent to read records',
    { yes: yesNo('May the investigators read the records and talk to staff?') },
    (sight, { who, ref }, read) => sight.desk.consentToRecords(who, ref, read),
    'recorded. A no narrows what they can find, and ends nothing.',
  ),
  appoint: fill(
    'appoint',
    'Appoint',
    { role, person: somebody('Who?', appointable) },
    (sight, { who, ref }, read) => sight.desk.appoint(who, ref, read),
    'appointed, and told.',
  ),
  'offer-meeting': fill(
    'offer-meeting',
    'Offer a meeting',
    { withWhom: line('Whom would they meet?') },
    (sight, { who, ref }, read) => sight.desk.offerMeeting(who, ref, read),
    'offered. The dates stay as they are.',
  ),
  'hold-meeting': fill(
    'hold-meeting',
    'There was a meeting',
    { on: optional(day('On which day, if not today?')) },
    (sight, { who, ref }, read) => sight.desk.holdMeeting(who, ref, read),
    'recorded. Please confirm in writing what was agreed.',
  ),
  'confirm-meeting': fill(
    'confirm-meeting',
    'Confirm the meeting',
    { words: words('What was said and agreed, in words that the person will read?') },
    (sight, { who, ref }, read) => sight.desk.confirmMeeting(who, ref, read),
    'confirmed. The person has it in writing.',
  ),
  'extend-stage-2': fill(
    'extend-stage-2',
    'Need more time',
    {
      reasons: words('The reasons, in words that the person will read?'),
      until: optional(day('Until when? Without a day it is the furthest that the law allows.')),
    },
    (sight, { who, ref }, read) => sight.desk.extendStage2(who, ref, read),
    'the person has been told, with the reasons and the new date.',
  ),
  'receive-report': fill(
    'receive-report',
    'A report is in',
    {
      from: carried({
        ...oneOf('Whose report?', REPORTERS),
        options: () => REPORTERS.map((it) => option(it, CALLED[it].replace('the ', ''))),
        read: (text: string) =>
          REPORTERS.find((it) => [it, CALLED[it].replace('the ', '')].includes(text.trim().toLowerCase())),
      }),
    },
    (sight, { who, ref }, read) => sight.desk.receiveReport(who, ref, read),
    'recorded.',
  ),
  adjudicate: fill(
    'adjudicate',
    'Decide and send',
    {
      outcomes: oneOf('How much of what they asked for is agreed?', ['all', 'most', 'some', 'none']),
      kinds: optional(remedies('What puts it right?')),
      payment: optional(count('Is anything paid? How many pounds?')),
      words: READ_BY_THEM,
      actions: WHAT_WILL_BE_DONE,
    },
    (sight, { who, ref }, { kinds = [], actions = [], ...read }) =>
      sight.desk.adjudicate(who, ref, { ...read, kinds, actions, findings: numbered<Finding>(read, 'finding') }),
    'decided. The person has it, with how to go on.',
    async (sight, deed) => each('finding', await pointCount(sight, deed), 'Point', FINDINGS, 'what did you find?'),
  ),
  'propose-early': fill(
    'propose-early',
    'Propose an early referral',
    {
      significantUpheld: optional(
        yesNo('Not all points are upheld: are all the significant ones about the service to the child?'),
      ),
      reason: words('Why do you agree to it?'),
    },
    (sight, { who, ref }, read) => sight.desk.proposeEarly(who, ref, read),
    'proposed. Stage 3 is theirs until they agree.',
  ),
  'agree-early': fill(
    'agree-early',
    'What they say to it',
    { yes: yesNo('Do they agree to go to the Ombudsman without a panel?') },
    (sight, { who, ref }, read) => sight.desk.agreeEarly(who, ref, read),
    'recorded.',
  ),
  'ask-stage-3': fill(
    'ask-stage-3',
    'They ask for Stage 3',
    { words: SAID, on: optional(day('On which day, if not today?')) },
    (sight, { who, ref }, read) => sight.desk.askStage3(who, ref, read),
    'taken. The person has been told what comes next.',
  ),
  'decide-stage-3': fill(
    'decide-stage-3',
    'Decide about Stage 3',
    {
      accept: yesNo('It was asked for late. Does it go on?'),
      reason: optional(words('If not: the reason, in words that the person will read?')),
    },
    (sight, { who, ref }, read) => sight.desk.decideStage3(who, ref, read),
    'decided. The person has been told.',
  ),
  'arrange-panel': fill(
    'arrange-panel',
    'Set the day',
    {
      for: day('On which day does the panel meet?'),
      place: line('Where, or how to join it?'),
      late: optional(words('If it is later than the law allows: why?')),
    },
    (sight, { who, ref }, read) => sight.desk.arrangePanel(who, ref, read),
    'the day is set, and the person is invited.',
  ),
  'send-papers': fill(
    'send-papers',
    'The papers are out',
    {},
    (sight, { who, ref }) => sight.desk.sendPapers(who, ref, {}),
    'recorded. Everybody has the same papers.',
  ),
  'panel-met': fill(
    'panel-met',
    'The panel has met',
    { on: optional(day('On which day, if not today?')) },
    (sight, { who, ref }, read) => sight.desk.panelMet(who, ref, read),
    'recorded. Its report is due in five working days.',
  ),
  'panel-reported': fill(
    'panel-reported',
    'The report is in',
    {
      recommendations: count('How many recommendations does it make?'),
      words: words('What does the panel find and recommend, as its report says it?'),
      on: optional(day('On which day did it come, if not today?')),
    },
    (sight, { who, ref }, read) => sight.desk.panelReported(who, ref, read),
    'recorded. The person has it too.',
  ),
  'final-reply': fill(
    'final-reply',
    'Send the final reply',
    {
      withIndependentPerson: yesNo('Was it decided together with the independent person of Stage 2?'),
      reasons: optional(words('Where you depart from a recommendation: why?')),
      words: READ_BY_THEM,
      actions: WHAT_WILL_BE_DONE,
    },
    (sight, { who, ref }, { actions = [], ...read }) =>
      sight.desk.finalReply(who, ref, { ...read, actions, decisions: numbered<RecommendationEnd>(read, 'decision') }),
    'sent, with the Ombudsman in it. The council’s procedure is complete.',
    async (sight, deed) =>
      each('decision', await recommended(sight, deed), 'Recommendation', RECOMMENDATION_ENDS, 'what becomes of it?'),
  ),
} satisfies Partial<Record<Verb, Action>>;

/** Everybody in the directory for that role, those who may not be chosen with the reason. */
async function appointable(sight: Sight, deed: Deed) {
  const wanted = await role.read(deed.values.role ?? '');
  const found = wanted ? await sight.desk.appointable(deed.who, deed.ref, wanted) : [];
  return 'problem' in found ? [] : found.map(({ person, not }) => option(person.id, person.name, not));
}

/** One choice for each point, or for each recommendation. */
function each(key: string, many: number, called: string, values: readonly string[], ask: string): Fields {
  return Object.fromEntries(
    Array.from({ length: many }, (_, at) => [`${key}${at + 1}`, oneOf(`${called} ${at + 1}: ${ask}`, values)]),
  );
}

function numbered<T>(read: Record<string, unknown>, key: string): T[] {
  return Object.keys(read)
    .filter((it) => it.startsWith(key) && /^\d+$/.test(it.slice(key.length)))
    .sort((a, b) => Number(a.slice(key.length)) - Number(b.slice(key.length)))
    .map((it) => read[it] as T);
}

async function pointCount(sight: Sight, { who, ref }: Deed): Promise<number> {
  const standing = await sight.desk.stand(who, ref);
  return 'problem' in standing ? 0 : pointsOf(standing.complaint).length;
}

async function recommended(sight: Sight, { who, ref }: Deed): Promise<number> {
  const standing = await sight.desk.stand(who, ref);
  if ('problem' in standing) return 0;
  return Number(lastEntry(standing.complaint, 'panel.reported')?.details.recommendations ?? 0);
}

/** "apology, training": in the order in which remedies are thought of. */
function remedies(ask: string): Field<Remedy[]> {
  return {
    ...line(`${ask} Any of: ${REMEDIES.join(', ')}.`),
    wrong: `any of these: ${REMEDIES.join(', ')}`,
    read(text) {
      const wanted = text
        .toLowerCase()
        .split(/,|;| and /)
        .map((it) => it.trim())
        .filter(Boolean);
      const found = REMEDIES.filter((it) => wanted.includes(it));
      return found.length === wanted.length ? found : undefined;
    },
  };
}
