import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Draft, type IntakeContext, intake, isChild, voiceOf } from '../../dialogs/intake.ts';
import { WHO_LABELS } from '../../dialogs/who.ts';
import { councilOf } from '../../src/councils/index.ts';
import { type Told, told } from '../../src/triage/told.ts';

const NOW = new Date('2026-03-20T16:50:00Z');
const council = councilOf('cambridgeshire');

/** Everything somebody may answer where it changes what is asked next. */
interface Person {
  who: string;
  when: string;
  court: string;
  told: Told | undefined;
}

const nothingFound: Told = { asks: [], matters: [] };
const something: Told = { asks: [], matters: ['a bill'] };
const foreign: Told = { asks: [], matters: [], language: 'Polish' };

const ANSWERS: Partial<Record<keyof Draft, string>> = {
  safe: 'no',
  what: 'nobody came to see my boy',
  right: 'yes',
  interpreter: 'yes',
  tie: 'no',
  service: 'not sure',
  late: 'I was ill',
  hoped: 'an apology',
  courtMore: 'the family court',
  advocate: 'decide later',
  name: 'Al',
  reply: 'here in chat',
};

/** The keys in the order in which this person is asked, the check at the end not counted. */
function askedOf({ who, when, court, told }: Person): { keys: (keyof Draft)[]; draft: Partial<Draft> } {
  const answers = { ...ANSWERS, who, when, court };
  const keys: (keyof Draft)[] = [];
  let draft: Partial<Draft> = {};
  for (;;) {
    const context: IntakeContext = {
      council,
      now: NOW,
      told: draft.what === undefined ? undefined : told,
      voice: voiceOf(draft, told),
    };
    const question = intake.next(draft, context);
    if (!question) return { keys, draft };
    keys.push(question.key);
    const answered = intake.answer(draft, answers[question.key] ?? 'yes', context);
    if (!('taken' in answered)) throw new Error(`${question.key} is asked again: ${JSON.stringify(answered)}`);
    draft = answered.draft;
  }
}

const anybody = fc.record<Person>({
  who: fc.constantFrom(...WHO_LABELS),
  when: fc.constantFrom('last month, Huntingdon', 'March 2023', 'not sure'),
  court: fc.constantFrom('no', 'yes', 'not sure', 'yes, the family court, the same thing'),
  told: fc.constantFrom(undefined, nothingFound, something, foreign),
});

/** The check and "send it" are an answer too. */
const CHECK = 1;

test('whoever speaks and whatever they say: nobody is asked twice, a child answers nine times at most, an adult twelve', () => {
  fc.assert(
    fc.property(anybody, (person) => {
      const { keys, draft } = askedOf(person);
      expect(new Set(keys).size).toBe(keys.length);
      expect(keys.length + CHECK).toBeLessThanOrEqual(isChild(draft) ? 9 : 12);
    }),
    { numRuns: 2000 },
  );
});

describe('what is asked of whom', () => {
  const of = (who: string, more: Partial<Person> = {}) =>
    askedOf({ who, when: 'last month, Huntingdon', court: 'no', told: something, ...more }).keys;

  test('a child is asked about nothing but what only they can say', () => {
    expect(of('I am under 18')).toEqual(['safe', 'what', 'right', 'who', 'hoped', 'advocate', 'name', 'reply']);
  });
  test('a parent', () => {
    expect(of("I'm the parent")).toEqual(['safe', 'what', 'right', 'who', 'when', 'hoped', 'court', 'name', 'reply']);
  });
  test('a care leaver is offered an advocate', () => {
    expect(of('I was in care')).toContain('advocate');
  });
  test('a grandparent is asked for the tie to the child, and who fosters them is no longer only a grandparent', () => {
    expect(of("I'm a grandparent")).toContain('tie');
    const { draft } = askedOf({ who: "I'm a grandparent", when: 'last month', court: 'no', told: something });
    expect(draft.who).toBe('grandparent');
  });
  test('whoever comes late is asked what made it hard, and what would still help', () => {
    expect(of("I'm the parent", { when: 'March 2023' })).toContain('late');
  });
  test('a bare yes to court is followed up; a whole answer is not', () => {
    expect(of("I'm the parent", { court: 'yes' })).toContain('courtMore');
    expect(of("I'm the parent", { court: 'yes, the family court, the same thing' })).not.toContain('courtMore');
  });
  test('what is in another language is not guessed at: an interpreter is offered instead', () => {
    const keys = of("I'm the parent", { told: foreign });
    expect(keys).toContain('interpreter');
    expect(keys).not.toContain('right');
  });
});

describe('what was said is not asked again', () => {
  const context = (found: Partial<Told>): IntakeContext => {
    return { council, now: NOW, told: { ...something, ...found }, voice: 'child' };
  };
  const ask = (draft: object, found: Partial<Told>) =>
    intake.next(draft as Partial<Draft>, context(found))!.ask(draft as Partial<Draft>, 'child', context(found)).text;
  const child = { safe: 'no', what: 'x', right: true, who: 'child', hoped: 'x', advocate: 'later' };

  test('a child who told their age is asked for a name alone', () => {
    expect(ask(child, { age: 13 })).toBe('What should we call you? A first name is fine.');
    expect(ask(child, {})).toContain('how old are you?');
  });
  test('an advocate they have is shown back', () => {
    expect(ask({ safe: 'no', what: 'x' }, { hasAdvocate: true })).toContain('you have an advocate');
  });
  test('whoever is not content with an answer hears how to go on where they were', () => {
    expect(ask({ safe: 'no', what: 'x' }, { asks: ['stage-2'] })).toContain('If you have a code from before');
    expect(ask({ safe: 'no', what: 'x' }, {})).not.toContain('code');
  });
});

describe('facts found in the text are asked about, never taken as settled', () => {
  const ask = (stage: 'issued' | 'threatened' | 'finished') => {
    const told: Told = { ...something, proceedings: { stage, from: '' } };
    const draft: Partial<Draft> = {
      ...{ safe: 'no', what: 'x', right: true, who: 'parent', when: { words: 'May' }, service: 'x', hoped: 'x' },
    } as Partial<Draft>;
    const context: IntakeContext = { council, now: NOW, told, voice: 'adult' };
    return intake.next(draft, context)!.ask(draft, 'adult', context).text;
  };
  test.each([
    ['issued', /about the same things, and is it still going on\?/],
    ['threatened', /Has a case been started, and is it about the same things\?/],
    ['finished', /You said that a court case has ended/],
  ] as const)('proceedings %s', (stage, question) => expect(ask(stage)).toMatch(question));
});

describe('is any of this in court or with the police?', () => {
  const said = (answer: string) => {
    const draft = { safe: 'no', what: 'x', right: true, who: 'parent', when: { words: 'May' }, service: 'x' } as const;
    const context: IntakeContext = { council, now: NOW, told: nothingFound, voice: 'adult' };
    return intake.answer({ ...draft, hoped: 'x' } as Partial<Draft>, answer, context);
  };
  test.each([
    'no',
    'Yes',
    'not sure',
    'the police have it',
    'hearing on the 14th',
    'not yet',
    'it ended',
    'he was let off last May',
  ])('is answered by "%s"', (answer) => expect(said(answer)).toHaveProperty('taken'));
  test.each(['February', 'Kayla', 'last week'])('is not answered by "%s": it is asked again', (answer) =>
    expect(said(answer)).toMatchObject({ again: expect.stringContaining('Is any of this in court') }),
  );
});

describe('what is shown back of a story', () => {
  const of = (story: string) => told(story, '2026-03-20');
  test.each([
    'my sw never rings me back',
    'He has not had a support worker since last spring.',
    'The social worker was rude.',
  ])('a job title is no service: %s', (story) => expect(of(story).service).toBeUndefined());
  test('a service is', () =>
    expect(of('The school transport stopped in May and nobody says why.').service).toEqual(['school transport']));
  test('"jan 3 yrs" is no day of January; "Jan 3" is', () => {
    expect(of('ive lived with jan 3 yrs and now you move me').when).toBeUndefined();
    expect(of('They moved her on Jan 3 with no warning.').when).toMatchObject({ day: '2026-01-03' });
  });
  test('an advocate they have is heard, and is not one they ask for', () => {
    const found = of('u cant move me friday!! nobody asked me. my advocate is claire from nyas tell her');
    expect(found).toMatchObject({ hasAdvocate: true });
    expect(found.advocate).toBeUndefined();
  });
  test.each([
    'i want to complain about my foster dad. when hes been drinking he grabs me round the neck. dont tell him i said',
    'not giving name. kids at 14 Rowan ct been on there own since thurs. youngest is about 3',
  ])('what somebody tells of danger is not summed up to them: %s', (story) => expect(of(story).matters).toEqual([]));
});
