/**
 * The moves of a complaint's life beside the everyday ones: the decisions before it is heard, what happens on the way, and Stages 2 and 3.
 * Each with what to type to the same effect, and its line in "help stages".
 */
export const STAGE_VERBS = {
  'decide-interest': { typed: 'decide interest', does: 'whether they have sufficient interest; a no needs reasons' },
  'decide-time-limit': { typed: 'decide time limit', does: 'whether something of more than a year ago is heard' },
  'decide-proceedings': {
    typed: 'decide proceedings',
    does: 'whether some of it waits for a court or another procedure',
  },
  'review-proceedings': { typed: 'look again', does: 'the proceedings go on; the next day to look' },
  'end-proceedings': { typed: 'proceedings ended', does: 'they have ended; the person is invited back' },
  'decide-consent': { typed: 'decide consent', does: 'whether somebody may speak for another' },
  'decide-again': { typed: 'decide again', does: 'whether the same matter is looked into once more' },
  'decide-concern': {
    typed: 'complained about',
    does: 'whether it is about somebody who works here: they see nothing of it',
  },
  'restrict-contact': {
    typed: 'limit contact',
    does: 'how somebody is in touch, for a time; never the complaint itself',
  },
  'set-points': { typed: 'points', does: 'set its points, each with its procedure' },
  'ask-freeze': { typed: 'ask to wait', does: 'ask today whether a disputed decision waits' },
  'decide-freeze': { typed: 'decide waiting', does: 'whether the disputed decision waits' },
  'ask-advocate': { typed: 'wants advocate', does: 'the person would like an advocate' },
  'appoint-advocate': { typed: 'advocate', does: 'an advocate is there; what waited for one starts' },
  'agree-joint': { typed: 'joint', does: 'several bodies, one lead and one plan, with consent' },
  withdraw: { typed: 'withdraw', does: 'the person takes it back' },
  'check-withdrawal': { typed: 'check withdrawal', does: 'you have spoken to them about taking it back' },
  'look-anyway': { typed: 'look anyway', does: 'look into a withdrawn matter all the same, with the reason' },
  reopen: { typed: 'reopen', does: 'take it up again' },
  resubmit: { typed: 'hand in again', does: 'handed in again after proceedings' },
  close: { typed: 'close', does: 'nobody has taken it further' },
  resolve: { typed: 'resolved', does: 'put right to their satisfaction; the terms go out in writing' },
  'go-elsewhere': { typed: 'send elsewhere', does: 'another body or procedure answers it, or one point of it' },
  'end-elsewhere': { typed: 'ended elsewhere', does: 'how it ended there' },
  'enquire-ombudsman': { typed: 'ombudsman', does: 'the Ombudsman has asked about it, or sent it back' },
  link: { typed: 'link', does: 'the same matter as another complaint, or one that touches it' },
  'tell-apart': { typed: 'not the same', does: 'another matter than a complaint that looks like it, with the reason' },
  'ask-stage-2': { typed: 'stage 2', does: 'the person asks for Stage 2, in any words' },
  statement: { typed: 'statement', does: 'what Stage 2 looks into, in our own chat only' },
  'draft-statement': { typed: 'write statement', does: 'write the statement of complaint and send it for approval' },
  'approve-statement': {
    typed: 'statement agreed',
    does: 'the person agreed to the statement, by telephone or letter',
  },
  'settle-record': { typed: 'record agreed', does: 'a spoken request is written up and everything was tried' },
  'consent-records': { typed: 'records consent', does: 'whether the investigators may read records' },
  appoint: { typed: 'appoint', does: 'appoint investigators, who decides, or the panel' },
  'offer-meeting': { typed: 'offer meeting', does: 'offer a meeting beside the stage' },
  'hold-meeting': { typed: 'meeting held', does: 'there was a meeting' },
  'confirm-meeting': { typed: 'meeting letter', does: 'what was said and agreed at it' },
  'extend-stage-2': { typed: 'stage 2 delay', does: 'more time for Stage 2, with written reasons' },
  'receive-report': { typed: 'report in', does: 'an investigator’s report has come in' },
  adjudicate: { typed: 'adjudicate', does: 'the decision on each point at Stage 2' },
  'propose-early': { typed: 'early referral', does: 'propose going to the Ombudsman without a panel' },
  'agree-early': { typed: 'early agreed', does: 'what the person said to that' },
  'ask-stage-3': { typed: 'stage 3', does: 'the person asks for Stage 3, in any words' },
  'decide-stage-3': { typed: 'decide stage 3', does: 'whether a late request for Stage 3 goes on' },
  'arrange-panel': { typed: 'panel', does: 'the day and the place of the panel' },
  'send-papers': { typed: 'papers sent', does: 'the papers went to everybody' },
  'panel-met': { typed: 'panel met', does: 'the panel has met' },
  'panel-reported': { typed: 'panel report', does: 'the panel’s report has come in' },
  'final-reply': { typed: 'final reply', does: 'the council’s decision after the panel' },
  letter: { typed: 'letter', does: 'a letter as text and as a document, in our own chat only' },
} as const satisfies Record<string, { typed: string; does: string }>;

export type StageVerb = keyof typeof STAGE_VERBS;

export const stageVerbs = Object.keys(STAGE_VERBS) as StageVerb[];

/** One column of the table. */
export function columnOf(column: 'typed' | 'does'): Record<StageVerb, string> {
  return Object.fromEntries(stageVerbs.map((it) => [it, STAGE_VERBS[it][column]])) as Record<StageVerb, string>;
}
