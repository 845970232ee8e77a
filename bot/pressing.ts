import type { Button, Reply, Shown } from '../cards/card.ts';
import type { Verb } from '../cards/verbs.ts';
import type { Complaint } from '../src/complaints/complaint.ts';
import { holdersOf } from '../src/complaints/complaint.ts';
import { isOnTheDesk, type Person } from '../src/people/person.ts';
import { type Doing, may, mayAbout } from '../src/rights/rights.ts';

/** What a button asks of the desk, and so whom the table of rights lets press it. What only opens a form or a chat's own page has none. */
export const DOES = {
  'confirm-route': 'confirmRoute',
  'choose-procedure': 'confirmRoute',
  acknowledge: 'acknowledge',
  assign: 'assign',
  accept: 'accept',
  decline: 'decline',
  'hand-over': 'handOver',
  'name-second': 'nameSecond',
  'more-time': 'extend',
  'ask-to-agree': 'askToAgree',
  answer: 'reply',
  outcome: 'recordOutcome',
  'agree-action': 'agreeAction',
  'action-done': 'doAction',
  'move-action': 'moveAction',
  actions: 'actions',
  'record-data': 'recordData',
  'read-message': 'undeliveredLine',
  'told-otherwise': 'toldOtherwise',
  'try-again': 'tryAgain',
  'read-story': 'readStory',
  'read-unsent': 'readUnsent',
  status: 'stand',
  why: 'stand',
  'see-alert': 'seeAlert',
  'write-back': 'writeBack',
  tell: 'open',
  ask: 'ask',
  'decide-interest': 'decideInterest',
  'decide-time-limit': 'decideTimeLimit',
  'decide-proceedings': 'decideProceedings',
  'review-proceedings': 'reviewProceedings',
  'end-proceedings': 'endProceedings',
  'decide-consent': 'decideConsent',
  'decide-again': 'decideAgain',
  'decide-concern': 'decideConcern',
  'restrict-contact': 'restrictContact',
  'set-points': 'setPoints',
  'ask-freeze': 'askFreeze',
  'decide-freeze': 'decideFreeze',
  'ask-advocate': 'askForAdvocate',
  'appoint-advocate': 'appointAdvocate',
  'agree-joint': 'agreeJoint',
  withdraw: 'withdraw',
  'check-withdrawal': 'checkWithdrawal',
  'look-anyway': 'lookAnyway',
  reopen: 'reopen',
  resubmit: 'resubmit',
  close: 'close',
  resolve: 'resolve',
  'go-elsewhere': 'goElsewhere',
  'end-elsewhere': 'endElsewhere',
  'enquire-ombudsman': 'enquireOmbudsman',
  link: 'link',
  'tell-apart': 'tellApart',
  'ask-stage-2': 'askStage2',
  statement: 'statement',
  'draft-statement': 'draftStatement',
  'approve-statement': 'approveStatement',
  'settle-record': 'settleRecord',
  'consent-records': 'consentToRecords',
  appoint: 'appoint',
  'offer-meeting': 'offerMeeting',
  'hold-meeting': 'holdMeeting',
  'confirm-meeting': 'confirmMeeting',
  'extend-stage-2': 'extendStage2',
  'receive-report': 'receiveReport',
  adjudicate: 'adjudicate',
  'propose-early': 'proposeEarly',
  'agree-early': 'agreeEarly',
  'ask-stage-3': 'askStage3',
  'decide-stage-3': 'decideStage3',
  'arrange-panel': 'arrangePanel',
  'send-papers': 'sendPapers',
  'panel-met': 'panelMet',
  'panel-reported': 'panelReported',
  'final-reply': 'finalReply',
  letter: 'letter',
} as const satisfies Record<Verb, Doing>;

type Known = (ref: string) => Complaint | undefined;

/** Whether this person would be let through with it. What is about no complaint is asked of their roles alone. */
export function mayPress(person: Person, { verb, ref }: Pick<Button, 'verb' | 'ref'>, known: Known): boolean {
  const who = { kind: 'officer', council: person.council, person } as const;
  const complaint = known(ref);
  const permit = complaint ? mayAbout(who, DOES[verb], ref, complaint) : may(who, DOES[verb]);
  return !('problem' in permit);
}

/** Everybody who reads along at an address: somebody's own chat, or those for whom a channel is. */
export function readersAt(address: string, people: readonly Person[], complaint: Complaint | undefined): Person[] {
  const id = address.replace(/^person:/, '');
  if (id !== address) return people.filter((it) => it.id === id);
  if (address === 'complaints') return people.filter(isOnTheDesk);
  if (address === 'duty') return people.filter((it) => it.roles.includes('duty') || isOnTheDesk(it));
  const team = address.replace(/^team:/, '');
  const { respondent, second } = complaint ? holdersOf(complaint) : {};
  return people.filter((it) => it.teams.includes(team) || it.id === respondent || it.id === second);
}

/** A card without the buttons that none of its readers may press: nobody is offered what they would then be refused. */
export function withoutRefused<R extends Reply | Shown>(reply: R, readers: readonly Person[], known: Known): R {
  if (!('card' in reply) || !reply.card.buttons || readers.length === 0) return reply;
  const buttons = reply.card.buttons.filter((it) => readers.some((reader) => mayPress(reader, it, known)));
  return { ...reply, card: { ...reply.card, buttons } };
}
