import { describe, expect, test } from 'vitest';
import type { Talk } from '../../dialogs/talk.ts';
import { isWord } from '../../dialogs/typed.ts';
import { isThanks, wonderIn } from '../../dialogs/wonders.ts';

const telling: Talk = { greeted: true, intake: { id: 1, draft: { safe: 'no' } } };
const sent: Talk = { greeted: true, ref: 'CAM-26-0042' };

describe('what people ask Heard itself is no part of what they tell', () => {
  test.each([
    'are you a robot?',
    'Am I talking to a real person',
    'who is this',
    'hello is anybody reading this',
    'who will see this?',
    'is this confidential',
    'will my mum find out',
    'please dont tell my carer',
    'can you delete what i wrote',
    'forget it',
    'never mind',
    "I don't want to complain any more",
    'i want to withdraw my complaint',
    'can I speak to a real person please',
    'can someone call me',
    'how long does it take?',
    'what happens next',
    'can you help me',
    'do I have to give my name',
    'why do you want to know',
    'will i get in trouble',
    "I don't speak English",
    'go back',
    'wait',
    'status',
    'my reference is CAM-26-0042',
  ])('%s', (said) => {
    expect(wonderIn(telling, said)).toBeDefined();
    expect(isWord(telling, said)).toBe(true);
  });
});

describe('a story is never taken for one of them', () => {
  test.each([
    'who can see my son is decided by the carer now',
    'can you delete the lies about me from the court report',
    'nobody there ever answers',
    'will he be told why he was moved, that is all we ask',
    'I want to speak to my daughter on the phone every week',
    'my social worker said forget it when I asked',
    'they tell my mum everything I say',
    'we waited and nobody came back',
    'the manager says go back to school',
    'they went away',
    'unacceptable',
    'What happened',
  ])('%s', (said) => {
    expect(wonderIn(telling, said)).toBeUndefined();
    expect(isWord(telling, said)).toBe(false);
  });
});

describe('a code, and what only looks like one', () => {
  test.each([
    ['K7QF-2M9X-TD4R', true],
    ['k7qf 2m9x td4r', true],
    ['K7QF-2M9X-TD4O', true],
    ['k7qf2m9xtd4r', true],
    ['k7qf 2m9x', true],
    ['unacceptable', false],
    ['they went away', false],
    ['What happened', false],
    ['07700 900123', false],
    ['june 2019 2020', false],
  ] as const)('%s: %s', (said, is) => {
    expect(isWord(telling, said)).toBe(is);
  });
});

test.each([
  ['thank you', true],
  ['ok thanks bye', true],
  ['👍', true],
  ['thank you but he still has no coat', false],
  ['ok so they came again', false],
] as const)('%s is only thanks: %s', (said, is) => {
  expect(isThanks(said)).toBe(is);
});

test('to take back what was sent is asked of whoever has sent it; the others need its code', () => {
  expect(wonderIn(sent, 'withdraw')).toBeDefined();
  expect(wonderIn(sent, 'withdraw')).not.toBe(wonderIn(telling, 'withdraw'));
});
