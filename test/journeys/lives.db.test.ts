import { afterAll, beforeAll, expect, test } from 'vitest';
import { inWords, timeline } from '../../scripts/commands/timeline.ts';
import { localDate } from '../../src/calendar/local-date.ts';
import { type AtDesk, atDesk, done, dueOf, problemOf } from '../support/desk.ts';

/** Whole lives beside the three statutory stages, each drawn as `explain` draws it. */

let at: AtDesk;
beforeAll(async () => {
  at = await atDesk();
});
afterAll(() => at.close());

const LATE = 'The council tax team lost my form twice and nobody rang me back.';
const sam = () => at.officer('sam');

function on(day: string): void {
  at.at = new Date(`${day}T11:20:00Z`);
}

/** A picture of a life, as it stands in a test. */
function lines(picture: string): string[] {
  const indent = '      ';
  return picture
    .split('\n')
    .filter((it) => it.trim())
    .map((it) => it.slice(indent.length));
}

/** The timeline without who was told what. */
async function drawn(ref: string): Promise<string[]> {
  const account = done(await at.desk.explain(sam(), ref));
  return timeline({ ...account, said: [] }, localDate(at.at));
}

test('a corporate complaint in two stages: the second is asked for in the person’s own words, and then there is the Ombudsman', async () => {
  on('2026-03-24');
  const { ref, mine } = await at.open(LATE);
  done(await at.desk.confirmRoute(sam(), ref, { procedure: 'corporate', reason: 'It is about council tax.' }));
  on('2026-03-26');
  expect(dueOf(await at.desk.acknowledge(sam(), ref), 'stage 1 reply')).toBe('2026-04-13');
  on('2026-04-10');
  done(await at.desk.reply(sam(), ref, { findings: ['partially upheld'], words: 'One form was lost. We are sorry.' }));
  on('2026-04-20');
  done(
    await at.desk.askStage2(mine, ref, { how: 'written', words: 'You have not said why. Somebody else should look.' }),
  );
  on('2026-04-23');
  done(await at.desk.acknowledge(sam(), ref));
  on('2026-05-08');
  const answer = {
    findings: ['upheld' as const],
    words: 'Both forms were lost here. We are sorry.',
    kinds: ['apology' as const],
    outcomes: 'all' as const,
    actions: [],
  };
  expect(problemOf(await at.desk.appoint(sam(), ref, { role: 'reviewer', person: 'sam' }))).toBe('cannot-be-chosen');
  expect(problemOf(await at.desk.adjudicate(sam(), ref, answer))).toBe('incomplete');
  done(await at.desk.appoint(sam(), ref, { role: 'reviewer', person: 'lindqvist' }));
  done(await at.desk.adjudicate(sam(), ref, answer));
  expect(await at.desk.askStage3(mine, ref, {})).toMatchObject({ says: expect.stringContaining('There is no') });
  expect(await drawn(ref)).toEqual(
    lines(`
      Tue 24 Mar 2026  opened (complainant)
                       procedure.changed (sam)
                       route.confirmed (sam)
      Thu 26 Mar 2026  acknowledged (sam)
      Tue 31 Mar 2026  > acknowledge is due: met
      Fri 10 Apr 2026  findings.recorded (sam)
                       stage1.replied (sam)
                       + may ask for stage-2: Stage 1 was answered on Friday 10 April 2026 (Code 2024)
      Mon 13 Apr 2026  > stage 1 reply is due: met
      Mon 20 Apr 2026  stage2.asked (complainant)
      Thu 23 Apr 2026  stage2.acknowledged (sam)
      Mon 27 Apr 2026  > stage 2 acknowledge is due: met
      Fri 8 May 2026   appointed (sam)
                       findings.recorded (sam)
                       remedies.agreed (sam)
                       stage2.replied (sam)
                       + may ask for ombudsman: Stage 2 was answered on Friday 8 May 2026 (Code 2024; Local Government Act 1974)
                       --- today ---
      Fri 22 May 2026  > stage 2 reply is due: met
    `),
  );
});

test('one complaint split into points: the stronger procedure leads, and one letter answers both', async () => {
  on('2026-03-24');
  const { ref } = await at.open('My social worker never came, and my council tax form was lost.');
  const points = [
    { text: 'The social worker never came.', procedure: 'statutory' as const },
    { text: 'The council tax form was lost.', procedure: 'corporate' as const },
  ];
  done(await at.desk.setPoints(sam(), ref, { points }));
  on('2026-03-26');
  done(await at.desk.acknowledge(sam(), ref));
  on('2026-04-09');
  expect(problemOf(await at.desk.reply(sam(), ref, { findings: ['upheld'], words: 'Only one of them.' }))).toBe(
    'incomplete',
  );
  done(await at.desk.reply(sam(), ref, { findings: ['upheld', 'not upheld'], words: 'Both, in one letter.' }));
  expect(await drawn(ref)).toEqual(
    lines(`
      Tue 24 Mar 2026  opened (complainant)
                       points.set (sam)
      Thu 26 Mar 2026  acknowledged (sam)
      Fri 27 Mar 2026  > acknowledge is due: met
      Thu 9 Apr 2026   findings.recorded (sam)
                       stage1.replied (sam)
                       + may ask for stage-2: Stage 1 was answered on Thursday 9 April 2026 (Regs r.17)
                       > stage 1 reply is due: met
                       --- today ---
    `),
  );
});

test('a child takes it back: with pressure nothing ends before a person has spoken to them', async () => {
  on('2026-03-24');
  const { ref, mine } = await at.open('My foster carer shouts at me and my social worker does not listen.', {
    complainant: 'child',
  });
  on('2026-03-27');
  done(await at.desk.withdraw(mine, ref, { words: 'My carer says I have to stop this.', pressed: 'yes' }));
  expect(done(await at.desk.stand(sam(), ref)).state).not.toBe('withdrawn');
  on('2026-03-30');
  done(await at.desk.checkWithdrawal(sam(), ref, { stands: true, spoke: 'Seen alone at school; wants it to end.' }));
  expect(done(await at.desk.stand(sam(), ref)).state).toBe('withdrawn');
  expect(await drawn(ref)).toEqual(
    lines(`
      Tue 24 Mar 2026  opened (complainant)
      Fri 27 Mar 2026  withdrawal.pressed (complainant)
                       > acknowledge is due: void
      Mon 30 Mar 2026  withdrawal.checked (sam)
                       withdrawn (sam)
                       --- today ---
      Thu 9 Apr 2026   > stage 1 reply is due: void
    `),
  );
});

test('put aside for a court, looked at again, ended, handed in again: Stage 1 begins anew', async () => {
  on('2026-03-24');
  const { ref, mine } = await at.open('What the social worker wrote about me for the hearing is not true.');
  done(await at.desk.confirmRoute(sam(), ref, { procedure: 'statutory', reason: 'It is about the social worker.' }));
  done(
    await at.desk.decideProceedings(sam(), ref, {
      consider: 'none',
      kind: 'court',
      named: 'Care proceedings in the Family Court, hearing listed',
      prejudice: 'The same statement is before the judge.',
      review: '2026-05-26',
    }),
  );
  on('2026-05-26');
  done(await at.desk.reviewProceedings(sam(), ref, { review: '2026-07-27' }));
  on('2026-06-15');
  done(await at.desk.endProceedings(sam(), ref, {}));
  on('2026-07-01');
  const back = await at.desk.resubmit(mine, ref, { words: 'Please look at it now.' });
  expect(dueOf(back, 'stage 1 reply')).toBe('2026-07-15');
  expect(await drawn(ref)).toEqual(
    lines(`
      Tue 24 Mar 2026  opened (complainant)
                       route.confirmed (sam)
                       proceedings.decided (sam)
      Tue 26 May 2026  proceedings.reviewed (sam)
      Mon 15 Jun 2026  proceedings.ended (sam)
      Wed 1 Jul 2026   resubmitted (complainant)
                       --- today ---
      Mon 6 Jul 2026   > acknowledge is due: running
      Wed 15 Jul 2026  > stage 1 reply is due: running
      Tue 15 Jun 2027  > resubmit is due: met
    `),
  );
});

test('newer rules never move an open complaint; what they would change is said when asked', async () => {
  on('2026-01-16');
  const { ref } = await at.open(LATE);
  done(await at.desk.confirmRoute(sam(), ref, { procedure: 'corporate', reason: 'It is about council tax.' }));
  const { pack, newRules } = done(await at.desk.explain(sam(), ref));
  expect(pack.from).toBe('2010-07-01');
  expect(inWords(newRules!)).toEqual([
    'It keeps its own rules. Under those from 2026-01-16T17:00 it would be otherwise:',
    'acknowledge: Friday 23 January 2026 instead of Wednesday 21 January 2026 (5 working days after it was received, Friday 16 January 2026 (Code 2024 6.2))',
    'stage 1 reply: Friday 6 February 2026 instead of Friday 30 January 2026 (10 working days after the last day for "acknowledge", which is still to be done, Friday 23 January 2026 (Code 2024 6.3 to 6.5))',
  ]);
  const { ref: later } = await at.open(LATE, { receivedAt: new Date('2026-01-16T17:00:00Z') });
  expect(done(await at.desk.explain(sam(), later)).newRules).toBeUndefined();
});
