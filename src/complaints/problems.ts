import { type LocalDate, long } from '../calendar/local-date.ts';

/** Every no of the rules of time, by its stable name: councils script against these. */
export type TimingProblem =
  | 'before-receipt'
  | 'in-the-future'
  | 'already'
  | 'out-of-order'
  | 'closed'
  | 'too-late'
  | 'past-the-limit'
  | 'not-a-ground'
  | 'incomplete-notice'
  | 'not-told';

/** Every no of the desk besides: who may, who has it, what is missing. */
export type DeskProblem =
  | 'not-found'
  | 'not-allowed'
  | 'taken'
  | 'not-yours'
  | 'cannot-be-chosen'
  | 'incomplete'
  | 'unchanged'
  | 'not-lawful'
  | 'not-kept';

export type Problem = TimingProblem | DeskProblem;

/** A no as a value: a stable name for programs, and a sentence for the person that says what to do next. */
export interface Refusal<P extends Problem = Problem> {
  problem: P;
  says: string;
}

/** Every refusal, in words. */
const says = {
  beforeReceipt: (on: LocalDate, received: LocalDate) =>
    no('before-receipt', `${long(on)} is before the complaint was received on ${long(received)}. Check the date.`),
  inTheFuture: (on: LocalDate) => no('in-the-future', `${long(on)} has not come yet. Record it on the day it happens.`),
  receivedOnce: () => no('already', 'A complaint is received once. A second message is added to it or linked to it.'),
  alreadyRecorded: (on: LocalDate) =>
    no('already', `This is already recorded on ${long(on)}. If that date is wrong, correct it there.`),
  ended: (how: string, on: LocalDate) =>
    no('closed', `The complaint was ${how} on ${long(on)}. Reopen it first, then record this.`),
  noSuchStep: (moment: string, procedure: string) =>
    no('out-of-order', `There is no "${moment}" in the ${procedure}. Check the procedure.`),
  comesAfter: (moment: string, needed: string) =>
    no(
      'out-of-order',
      `"${moment}" comes after "${needed}", which is not recorded on or before that day. Record that first.`,
    ),
  tooLateFor: (moment: string, done: string, on: LocalDate) =>
    no('out-of-order', `"${moment}" comes before "${done}", which is recorded on ${long(on)}. Check the two dates.`),
  ownRight: () =>
    no(
      'out-of-order',
      'They complain in their own right, so no decision about interest can turn them away. Answer the complaint.',
    ),
  cameInTime: (how: string, due: LocalDate) =>
    no('out-of-order', `It came ${how}, by ${long(due)}, so it cannot be refused as late. Go on with it.`),
  receivedBeforeSent: (received: LocalDate, sent: LocalDate) =>
    no('out-of-order', `It cannot be received on ${long(received)} and sent on ${long(sent)}. Check the two dates.`),
  wentAnotherWay: () =>
    no(
      'out-of-order',
      'This complaint went another way, which has no such step. Change the procedure first if that is wrong.',
    ),
  nothingToExtend: (stage: string) =>
    no('out-of-order', `${stage} is not waiting for an answer, so there is nothing to extend.`),
  notAgreed: () =>
    no(
      'incomplete-notice',
      'Say that the complainant agreed, and keep their words. Without agreement choose a lawful reason.',
    ),
  notAGround: (ground: string) =>
    no(
      'not-a-ground',
      `The rules do not allow more time for ${ground}. You can ask the complainant to agree to a date, or hand it to the second respondent.`,
    ),
  noReasons: () =>
    no(
      'incomplete-notice',
      'A delay at Stage 2 needs written reasons. Write them, tell the complainant, then record it.',
    ),
  notTold: () =>
    no(
      'not-told',
      'The complainant has to be told of the delay, with the reason and the new date. Tell them, then record it.',
    ),
  datePassed: (due: LocalDate) =>
    no(
      'too-late',
      `The date was ${long(due)} and it has passed, so it can no longer be moved. Answer now, and tell the complainant what they can ask for.`,
    ),
  beyondTheLimit: (until: LocalDate, limit: LocalDate) =>
    no(
      'past-the-limit',
      until > limit
        ? `${long(until)} is beyond the furthest date allowed, ${long(limit)}. Choose a date up to then.`
        : `The date is already the furthest allowed, ${long(limit)}. Answer by then.`,
    ),
  noNewDate: () => no('incomplete-notice', 'The rules set no furthest date here, so say which date you promise.'),
  notLater: (due?: LocalDate) =>
    no(
      'incomplete-notice',
      `An extension names a date after the present one${due ? `, ${long(due)}` : ''}. Choose a later date.`,
    ),
  stage1StillRuns: (due?: LocalDate) =>
    no(
      'out-of-order',
      `Stage 1 is still to be answered${due ? ` by ${long(due)}` : ''}. Stage 2 opens then, or at once if council and complainant agree to skip Stage 1: record it with "direct".`,
    ),
  panelInThePast: () => no('out-of-order', 'A panel is arranged before it meets. Check the day of the panel.'),
  noPanelReport: () =>
    no(
      'out-of-order',
      'The final reply answers the panel’s report, which is not recorded. Record "panel.reported" first.',
    ),
  notPutAside: (on: LocalDate) =>
    no(
      'out-of-order',
      `Only a complaint put aside because of proceedings is handed in again. On ${long(on)} this one was not.`,
    ),
  nothingToReopen: () => no('out-of-order', 'The complaint is open, so there is nothing to reopen.'),

  /** The same words whether it exists or not, so that a guess teaches nothing. */
  notFound: (ref: string, whoCan?: string) =>
    no(
      'not-found',
      `I cannot find ${ref} among what you may see. Check the reference, like CAM-26-0042${whoCan ? `, or ask ${whoCan}` : ''}.`,
    ),
  concernStands: (name: string, yes: boolean) =>
    no(
      'unchanged',
      `It is already on record that ${name} is ${yes ? '' : 'not '}complained about. Nothing was changed.`,
    ),
  notAllowed: (who: string) => no('not-allowed', `That is for ${who}. Please ask them.`),
  taken: (by: string | undefined, on: LocalDate) =>
    no('taken', `${by ? `${by} has` : 'You have'} already taken this, on ${long(on)}. There is nothing more to do.`),
  onlyTheirs: () =>
    no(
      'not-yours',
      'Only whoever told it can say that their words may be used. They say so in their chat: "you can use my words".',
    ),
  notYours: (holder: string) =>
    no('not-yours', `This is with ${holder}. Only they or the complaints team can do that.`),
  notAssigned: () => no('not-yours', 'Nobody has been asked to answer this yet. The complaints team chooses who.'),
  cannotBeChosen: (name: string, because: string) =>
    no('cannot-be-chosen', `${name} cannot be chosen: ${because}. Please choose somebody else.`),
  twoPeople: () =>
    no(
      'cannot-be-chosen',
      'The second respondent stands in for the first, so they have to be two people. Please choose another.',
    ),
  repeated: () =>
    no(
      'unchanged',
      'You have recorded exactly this today. Nothing was changed; if it is another one, say what is different.',
    ),
  unchanged: (sentence: string) => no('unchanged', sentence),
  notAnApology: () =>
    no(
      'not-lawful',
      '"Sorry you felt" is not an apology: it says sorry for their feelings. Say what went wrong and that you are sorry for that.',
    ),
  noEarlyReferral: (missing: string) =>
    no('not-lawful', `An early referral is not possible here: ${missing}. Stage 3 is theirs as before.`),
  panelTooLate: (day: LocalDate, due: LocalDate) =>
    no(
      'past-the-limit',
      `${long(day)} is later than the regulations allow, ${long(due)}. Choose a day up to then, or say on record why it has to be later; it is late all the same.`,
    ),
  withoutIndependentPerson: () =>
    no(
      'not-lawful',
      'The council decides this together with the independent person of Stage 2 (regulation 20). Do that first, then send the reply.',
    ),
  answerOwed: (clock: string) =>
    no(
      'out-of-order',
      `The ${clock} is still owed, so this cannot be closed. Answer it, or record what the person agreed to.`,
    ),
  goesAhead: (reasons: readonly string[]) =>
    no(
      'not-lawful',
      `A disputed decision waits until the complaint is answered. It goes ahead only because of: ${reasons.join('; ')}. Choose one, or let it wait.`,
    ),
  answeredAlready: () =>
    no('out-of-order', 'Stage 1 is answered, so its points stand. What is new is a complaint of its own.'),
  noConsentToSend: () =>
    no(
      'incomplete',
      'Nothing is sent to another body without the consent of the person who complained. Ask them first, or tell them where to go.',
    ),
  warnFirst: () =>
    no('incomplete', 'Warn them first, in writing, and say what would happen. Then this can be recorded.'),
  keptHasEnded: (ref: string) =>
    no('closed', `${ref} has ended. Reopen it first, or link the two the other way round.`),
  bothLimbsHold: () =>
    no(
      'not-lawful',
      'By your own answers nobody could expect them to come sooner, and it can still be looked into. Then it has to be heard (regulation 9). Check the two answers.',
    ),
  notThrough: (ref: string) =>
    no(
      'not-lawful',
      `${ref} has not been through every stage, so this cannot be refused as considered before. Link the two, or go on with this one.`,
    ),
  noReview: (furthest: LocalDate) =>
    no(
      'incomplete',
      `Say on which day somebody looks again, after today and by ${long(furthest)}: nothing is put aside and forgotten.`,
    ),
  nothingPutAside: () => no('out-of-order', 'Nothing of this complaint is put aside. Check the reference.'),
  emptyFile: () => no('not-kept', 'That file is empty. Please send it again, or tell me in words what it says.'),
  bigFile: (most: number) =>
    no(
      'not-kept',
      `That file is larger than ${most / 1_000_000} MB. Please send it in parts, or as a photograph of each page.`,
    ),
  unknownFile: (kinds: readonly string[]) =>
    no(
      'not-kept',
      `I cannot keep a file of that kind. I can keep: ${kinds.join(', ')}. Please send it as one of these, or tell me in words what it says.`,
    ),
  badFile: () =>
    no(
      'not-kept',
      'Our check found something harmful in that file, so I did not keep it. That can happen without your knowing. Please tell me in words what it says.',
    ),
  /** It is in a place that only its owner can open, or in one from which nothing is fetched. */
  fileOutOfReach: (name: string) =>
    no(
      'not-kept',
      `I cannot open ${name} where it is. Please save it and send it to me here as a file, or send it to the complaints team.`,
    ),
  fileGone: (name: string) =>
    no(
      'not-kept',
      `I could not fetch ${name}: the link to it has run out, or I may not open it. Please send it again, or tell me in words what it says.`,
    ),
  fileNotLookedAt: () =>
    no('not-kept', 'That file has not been checked for harm yet. It will be there as soon as that is done.'),
  noSuchFile: () => no('not-found', 'I cannot find that file among what you may see. Ask for the story again.'),
  unchangedHold: (held: boolean) =>
    no('unchanged', held ? 'It is held already.' : 'It is not held, so there is nothing to lift.'),
  alreadyErased: () => no('out-of-order', 'Everything personal was erased from this complaint already.'),
  onHold: () => no('not-lawful', 'It is held: somebody needs it kept. Lift the hold first, with the reason.'),
  stillOpen: () => no('out-of-order', 'It has not ended, so its time has not begun. Nothing is erased from it.'),
  noPeriod: () =>
    no('incomplete', 'The council’s file gives no period for complaints of this kind. Write it under retention first.'),
  notYetDue: (day: LocalDate) =>
    no('out-of-order', `It is kept until ${long(day)}. Nothing is erased before somebody has looked at it then.`),
  missing: (what: string) => no('incomplete', `Please give ${what}.`),
  nobodyOfThatName: () =>
    no('not-found', 'I know nobody of that name who works here. Write the name as it stands in the directory.'),
  awayIsOver: () => no('incomplete', 'That time is over already. Write from when until when, like "3 to 14 August".'),
  coversThemselves: () => no('cannot-be-chosen', 'Nobody can stand in for themselves. Name somebody else, or nobody.'),
  theirsAlready: (name: string) => no('unchanged', `${name} has it already. There is nothing to hand over.`),
  nobodyStandsIn: () =>
    no(
      'cannot-be-chosen',
      'Nobody who is there could stand in, and a task has always two people. Ask the complaints team to choose them.',
    ),
  noSuchAction: (many: number) =>
    no(
      'not-found',
      many === 0
        ? 'Nothing was promised on this complaint.'
        : `There is no promise of that number; write 1 to ${many}.`,
    ),
  actionDone: (by: string, on: LocalDate) =>
    no('unchanged', `${by} recorded on ${long(on)} that this is done. There is nothing more to do.`),
  actionsOpen: (many: number) =>
    no(
      'incomplete',
      `${many === 1 ? 'One thing that was promised is' : `${many} things that were promised are`} not done yet. Record what shows that it is done, then close.`,
    ),
  dayHasPassed: (day: LocalDate) => no('incomplete', `${long(day)} has passed. Choose a day from today on.`),
  lessonNoted: (number: number) =>
    no(
      'unchanged',
      `That stands as lesson ${number} already. When it is done, type: lesson done ${number}: what changed`,
    ),
  sentAlready: () => no('unchanged', 'You sent them exactly this a moment ago. It was not sent again.'),
  nothingPosted: (ref: string) =>
    no('unchanged', `No card about ${ref} stands in a chat. There is nothing to take back.`),
  notWaiting: () =>
    no(
      'unchanged',
      'That message is not waiting: it was sent, or somebody has told them. There is nothing more to do.',
    ),
  toldAlready: (by: string, on: LocalDate) =>
    no('unchanged', `${by} recorded on ${long(on)} that the person has been told. There is nothing more to do.`),
  outcomeKnown: (by: string, on: LocalDate) =>
    no('unchanged', `${by} recorded the outcome on ${long(on)}. Nothing was changed.`),
  notAnsweredYet: () =>
    no('out-of-order', 'It has not been answered, so there is no outcome yet. Record the answer first.'),
  routeFirst: () => no('incomplete', 'A person confirms the procedure first. Then it can be given to a manager.'),
  sameProcedure: (procedure: string) =>
    no('unchanged', `It is already under the ${procedure} procedure. Nothing was changed.`),
  alreadyConfirmed: (by: string, procedure: string) =>
    no(
      'unchanged',
      `${by} has already confirmed the ${procedure} procedure. Choose another procedure if that is wrong.`,
    ),
} as const;

function no<P extends Problem>(problem: P, sentence: string): Refusal<P> {
  return { problem, says: sentence };
}

export const refuse = says;
