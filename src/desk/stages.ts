import { localDate } from '../calendar/local-date.ts';
import { APPOINTMENTS, type Appointment, appoint, whyNotAppoint } from '../complaints/appoint.ts';
import { askStage2, confirmMeeting, holdMeeting, type NextStage, offerMeeting } from '../complaints/ask-stage-2.ts';
import { askStage3, decideStage3 } from '../complaints/ask-stage-3.ts';
import { type Adjudication, adjudicate, extendStage2, receiveReport } from '../complaints/investigate.ts';
import {
  arrangePanel,
  type FinalReply,
  finalReply,
  type PanelDay,
  panelMet,
  panelReported,
  sendPapers,
} from '../complaints/panel.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { agreeEarly, proposeEarly } from '../complaints/refer-early.ts';
import {
  approveStatement,
  consentToRecords,
  draftStatement,
  type Statement,
  settleRecord,
} from '../complaints/statement.ts';
import type { Who } from '../people/person.ts';
import { wordsOf } from '../store/complaints.ts';
import { peopleOf } from '../store/people.ts';
import { changing, type Move, moving, reading, seen } from './change.ts';
import { type Context, workingHoursOf } from './context.ts';
import type { Choice } from './holding.ts';
import { latestStatement, statementFrom } from './statement.ts';

type Input<C extends (complaint: never, input: never, ...more: never[]) => unknown> = Parameters<C>[1];

/** Stages 2 and 3, from the request in any words to the final reply. */
export interface StagesDesk {
  askStage2: Move<NextStage>;
  draftStatement: Move<Statement>;
  /** The statement as it stands, for whoever approves or changes it. */
  statement(who: Who, ref: string): Promise<string | Refusal>;
  approveStatement: Move<{ yes: boolean; change?: string }>;
  settleRecord: Move<Input<typeof settleRecord>>;
  consentToRecords: Move<Input<typeof consentToRecords>>;

  /** Everybody who could be appointed to something, with why not. */
  appointable(who: Who, ref: string, role: Appointment): Promise<Choice[] | Refusal>;
  appoint: Move<{ role: Appointment; person: string }>;
  offerMeeting: Move<Input<typeof offerMeeting>>;
  holdMeeting: Move<Input<typeof holdMeeting>>;
  confirmMeeting: Move<Input<typeof confirmMeeting>>;
  extendStage2: Move<Input<typeof extendStage2>>;
  receiveReport: Move<Input<typeof receiveReport>>;
  adjudicate: Move<Adjudication>;
  proposeEarly: Move<Input<typeof proposeEarly>>;
  agreeEarly: Move<Input<typeof agreeEarly>>;

  askStage3: Move<Pick<NextStage, 'words' | 'on'>>;
  decideStage3: Move<Input<typeof decideStage3>>;
  arrangePanel: Move<PanelDay>;
  sendPapers: Move<Input<typeof sendPapers>>;
  panelMet: Move<Input<typeof panelMet>>;
  panelReported: Move<Input<typeof panelReported>>;
  finalReply: Move<FinalReply>;
}

export function stagesDesk(context: Context): StagesDesk {
  const change = changing(context);
  const move = moving(context);

  return {
    askStage2: (who, ref, asked) =>
      asked.direct && who.kind === 'complainant'
        ? Promise.resolve(refuse.notAllowed('the complaints team, once you have both agreed to it'))
        : change(who, 'askStage2', ref, async (complaint, now, _, tx) =>
            askStage2(complaint, asked, now, statementFrom(await wordsOf(tx, who.council, ref))),
          ),
    draftStatement: move('draftStatement', draftStatement),
    statement: (who, ref) =>
      reading(
        context,
        who,
        'statement',
        ref,
        async (tx) =>
          (await latestStatement(tx, who.council, ref)) ?? refuse.missing('a statement: nobody has written one yet'),
      ),
    approveStatement: (who, ref, answer) =>
      change(who, 'approveStatement', ref, async (complaint, now, _, tx) =>
        approveStatement(complaint, { ...answer, text: (await latestStatement(tx, who.council, ref)) ?? '' }, now),
      ),
    settleRecord: move('settleRecord', settleRecord),
    consentToRecords: move('consentToRecords', consentToRecords),

    async appointable(who, ref, role) {
      const complaint = await seen(context, who, 'appointable', ref);
      if ('problem' in complaint) return complaint;
      const at = context.now();
      const now = { at, today: localDate(at), working: workingHoursOf(context, who.council) };
      return (await peopleOf(context.store.of(who.council), who.council)).map((person) => ({
        person,
        not: whyNotAppoint(complaint, person, role, now),
      }));
    },
    appoint: (who, ref, { role, person }) =>
      change(who, 'appoint', ref, (complaint, now, people) => {
        const chosen = people.find((it) => it.id === person);
        if (!APPOINTMENTS.includes(role) || !chosen)
          return refuse.missing('a person of the directory and what they are appointed to');
        return appoint(complaint, { role, person: chosen }, now);
      }),
    offerMeeting: move('offerMeeting', offerMeeting),
    holdMeeting: move('holdMeeting', holdMeeting),
    confirmMeeting: move('confirmMeeting', confirmMeeting),
    extendStage2: move('extendStage2', extendStage2),
    receiveReport: move('receiveReport', receiveReport),
    adjudicate: move('adjudicate', adjudicate),
    proposeEarly: move('proposeEarly', proposeEarly),
    agreeEarly: move('agreeEarly', agreeEarly),

    askStage3: move('askStage3', askStage3),
    decideStage3: move('decideStage3', decideStage3),
    arrangePanel: move('arrangePanel', arrangePanel),
    sendPapers: move('sendPapers', sendPapers),
    panelMet: move('panelMet', panelMet),
    panelReported: move('panelReported', panelReported),
    finalReply: move('finalReply', finalReply),
  };
}
