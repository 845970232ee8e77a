import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { asText } from '../../src/letters/text.ts';
import { type AtDesk, atDesk, done, dueOf, problemOf } from '../support/desk.ts';

let at: AtDesk;
beforeAll(async () => {
  at = await atDesk();
});
afterAll(() => at.close());

const NEIGHBOUR = 'The family next door asked for help with their disabled son and nobody from social services came.';
const manager = () => at.officer('sam');
const letterOf = async (ref: string, name: Parameters<AtDesk['desk']['letter']>[2]) =>
  asText(done(await at.desk.letter(manager(), ref, name)));
const stateOf = async (ref: string) => done(await at.desk.stand(manager(), ref)).state;

describe('sufficient interest (regulation 12)', () => {
  test('a neighbour waits for a person; a yes starts Stage 1 on that day and tells them', async () => {
    const { ref } = await at.open(NEIGHBOUR, { complainant: 'other' });
    expect(await stateOf(ref)).toBe('sufficient-interest-decision');
    const decided = await at.desk.decideInterest(manager(), ref, { yes: true });
    expect(dueOf(decided, 'stage 1 reply')).toBe('2026-04-09');
    expect(await at.told(ref)).toEqual(['will-be-heard']);
    expect(await letterOf(ref, 'will-be-heard')).toContain('by Thursday 9 April');
  });

  test('a no needs a reason and the child’s views, ends the complaint, and the letter has the Ombudsman in it', async () => {
    const { ref } = await at.open('I do not like how they bring up my friend’s boy.', { complainant: 'other' });
    expect(problemOf(await at.desk.decideInterest(manager(), ref, { yes: false }))).toBe('incomplete');
    const reason = 'You have not met the child and do not know the family.';
    expect(problemOf(await at.desk.decideInterest(manager(), ref, { yes: false, reason }))).toBe('incomplete');
    done(await at.desk.decideInterest(manager(), ref, { yes: false, reason, childsViews: 'not sought' }));
    expect(await stateOf(ref)).toBe('not-eligible');
    const letter = await letterOf(ref, 'no-interest');
    expect(letter).toContain(reason);
    expect(letter).toContain('Sam Whitlock decided this on Tuesday 24 March');
    expect(letter).toContain('0300 061 0614');
  });

  test('a parent cannot be turned away for want of interest', async () => {
    const { ref } = await at.open('My son has no social worker.');
    const refused = await at.desk.decideInterest(manager(), ref, { yes: false, reason: 'no', childsViews: 'heard' });
    expect(problemOf(refused)).toBe('out-of-order');
  });

  test('only the complaints manager decides, and nobody learns of the complaint by trying', async () => {
    const { ref } = await at.open(NEIGHBOUR, { complainant: 'other' });
    expect(problemOf(await at.desk.decideInterest(at.officer('patel'), ref, { yes: true }))).toBe('not-allowed');
    expect(problemOf(await at.desk.decideInterest(at.officer('lindqvist'), ref, { yes: true }))).toBe('not-allowed');
  });
});

describe('the time limit (regulation 9)', () => {
  const old = { arose: '2024-11-02' } as const;

  test('where they could not have come sooner and it can be looked into, there is no lawful no', async () => {
    const { ref } = await at.open(
      'I want to complain. They took my grandson’s things in 2024. I was in hospital all last year.',
      old,
    );
    expect(await stateOf(ref)).toBe('time-limit-decision');
    const no = { yes: false, couldHaveCome: false, canBeConsidered: true, reason: 'too old' };
    expect(problemOf(await at.desk.decideTimeLimit(manager(), ref, no))).toBe('not-lawful');
    done(await at.desk.decideTimeLimit(manager(), ref, { ...no, yes: true }));
    expect(await stateOf(ref)).toBe('stage-1-open');
  });

  test('a no on one of the limbs has its reason in the letter', async () => {
    const { ref } = await at.open('In 2024 a worker was rude to me.', old);
    const no = { yes: false, couldHaveCome: true, canBeConsidered: false };
    expect(problemOf(await at.desk.decideTimeLimit(manager(), ref, no))).toBe('incomplete');
    const reason = 'The worker has left and there are no notes of the meeting.';
    done(await at.desk.decideTimeLimit(manager(), ref, { ...no, reason }));
    expect(await stateOf(ref)).toBe('out-of-time');
    expect(await letterOf(ref, 'too-long-ago')).toContain(reason);
  });

  test('what came within the year cannot be refused as late', async () => {
    const { ref } = await at.open('In January a worker was rude to me.', { arose: '2026-01-12' });
    const no = { yes: false, couldHaveCome: true, canBeConsidered: false, reason: 'late' };
    expect(problemOf(await at.desk.decideTimeLimit(manager(), ref, no))).toBe('out-of-order');
  });
});

describe('proceedings (regulation 8)', () => {
  const aside = {
    consider: 'none',
    kind: 'court',
    named: 'the care proceedings about your son in Peterborough',
    prejudice: 'The judge will decide in May on the very assessment you complain about.',
    review: '2026-05-29',
  } as const;

  test('that there is a court case is no reason: the prejudice, the proceedings and a review date are needed', async () => {
    const { ref } = await at.open('The assessment for court is wrong.');
    expect(problemOf(await at.desk.decideProceedings(manager(), ref, { consider: 'none' }))).toBe('incomplete');
    for (const missing of ['named', 'prejudice', 'review'] as const) {
      const { [missing]: _, ...rest } = aside;
      expect(problemOf(await at.desk.decideProceedings(manager(), ref, rest))).toBe('incomplete');
    }
    const forgotten = { ...aside, review: '2026-12-01' } as const;
    expect(problemOf(await at.desk.decideProceedings(manager(), ref, forgotten))).toBe('incomplete');
  });

  test('put aside, reviewed, ended and invited back with the last day for it', async () => {
    const { ref } = await at.open('The assessment for court is wrong.');
    done(await at.desk.decideProceedings(manager(), ref, aside));
    expect(await stateOf(ref)).toBe('not-considered');
    const letter = await letterOf(ref, 'put-aside');
    expect(letter).toContain('care proceedings about your son');
    expect(letter).toContain('by Friday 29 May');
    expect(letter).toContain('0300 061 0614');
    done(await at.desk.reviewProceedings(manager(), ref, { review: '2026-06-12' }));
    expect(await letterOf(ref, 'still-put-aside')).toContain('by Friday 12 June');
    done(await at.desk.endProceedings(manager(), ref, {}));
    expect(await letterOf(ref, 'invitation-back')).toContain('The last day for this is Wednesday 24 March 2027');
    expect(await at.told(ref)).toEqual(['put-aside', 'still-put-aside', 'invitation-back']);
  });

  test('a review where nothing is put aside is refused', async () => {
    const { ref } = await at.open('Nobody rings me back.');
    expect(problemOf(await at.desk.reviewProceedings(manager(), ref, { review: '2026-05-01' }))).toBe('out-of-order');
  });

  test('going on is a decision too, and the person is told', async () => {
    const { ref } = await at.open('The assessment for court is wrong.');
    done(await at.desk.decideProceedings(manager(), ref, { consider: 'all' }));
    expect(await stateOf(ref)).toBe('stage-1-open');
    expect(await at.told(ref)).toEqual(['will-be-heard']);
  });
});

describe('consent', () => {
  test('a representative without consent is refused with reasons; a parent needs none', async () => {
    const friend = await at.open('I am a friend of Jo, who is 16.', { complainant: 'representative' });
    expect(problemOf(await at.desk.decideConsent(manager(), friend.ref, { given: 'no' }))).toBe('incomplete');
    const reason = 'We asked Jo, who does not want this looked into.';
    done(await at.desk.decideConsent(manager(), friend.ref, { given: 'no', reason }));
    expect(await stateOf(friend.ref)).toBe('refused');
    expect(await letterOf(friend.ref, 'no-consent')).toContain(reason);
    const parent = await at.open('My son has no social worker.');
    expect(problemOf(await at.desk.decideConsent(manager(), parent.ref, { given: 'no', reason }))).toBe('out-of-order');
  });

  test('too young to be asked goes on, with the reason on record', async () => {
    const { ref } = await at.open('I help a family in our church. They want to complain about their social worker.', {
      complainant: 'representative',
    });
    expect(problemOf(await at.desk.decideConsent(manager(), ref, { given: 'not needed' }))).toBe('incomplete');
    done(await at.desk.decideConsent(manager(), ref, { given: 'not needed', reason: 'The child is two years old.' }));
    expect(await stateOf(ref)).toBe('stage-1-open');
  });
});

describe('considered before', () => {
  test('an earlier complaint that stopped at Stage 1 is no ground', async () => {
    const first = await at.open('The respite never came.');
    const again = await at.open('The respite never came, I told you.');
    const no = { yes: false, reason: 'We answered this.' };
    expect(problemOf(await at.desk.decideAgain(manager(), again.ref, no))).toBe('incomplete');
    const refused = await at.desk.decideAgain(manager(), again.ref, { ...no, earlier: first.ref });
    expect(problemOf(refused)).toBe('not-lawful');
    done(await at.desk.decideAgain(manager(), again.ref, { yes: true, earlier: first.ref }));
    expect(await stateOf(again.ref)).toBe('stage-1-open');
  });
});
