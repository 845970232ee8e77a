import { describe, expect, test } from 'vitest';
import { furtherIn } from '../../dialogs/further-words.ts';

describe('somebody asks to go on after an answer', () => {
  test.each([
    'stage 2',
    'Stage two please',
    'I want to go to stage 2',
    'can I go to Stage 2?',
    'please start stage 3',
    'id like the next stage',
    "I'm not happy with the answer",
    'not happy with your reply at all',
    'I am unhappy with the response.',
    "we're not satisfied with the outcome",
    'I do not accept this',
    "i don't agree with what you said",
    'I disagree with your decision',
    'This answer is not good enough',
    'your letter is rubbish',
    'I want to take it further',
    'taking this further!',
    'Id like to take my complaint to the next level',
    'I want to escalate this',
    'how do I put this... I want to appeal',
    'I want somebody else to look at it',
    'someone independent should look at this',
    'please look at it again',
    'I would like an independent investigation',
    'I want the panel',
    'can you review it',
    "I've read it. Nothing has changed. I am not happy with this and want Stage 2",
    'I do not want to leave it there. Take it further please.',
    'not happy with the answer, my son still has no respite and nobody rings me back',
    'I want to complain about the answer',
    'thank you for writing but I am dissatisfied with the findings',
  ])('%s', (said) => expect(furtherIn(said)).toBe('asks'));
});

describe('somebody may mean it, and is asked', () => {
  test.each(['not happy', "I'm really not happy", 'i am disappointed'])('%s', (said) =>
    expect(furtherIn(said)).toBe('may mean it'),
  );
});

describe('somebody wants to know about it', () => {
  test.each(['what is stage 2?', 'how do I take this further', 'When can I go to the next stage?'])('%s', (said) =>
    expect(furtherIn(said)).toBe('wants to know'),
  );
});

describe('somebody says something else', () => {
  test.each([
    'thank you',
    'I am happy with the answer',
    'yes',
    "I don't want to go to stage 2",
    'I do not want to take this further',
    'please do not escalate this',
    'the social worker came on Friday and was not happy that nobody had told her about the school meeting in advance',
    'my number has changed, it is 07700 900123',
    'I would like a copy of it',
    'he stays at his nan on Wednesdays',
    'when will I get the answer?',
  ])('%s', (said) => expect(furtherIn(said)).toBeUndefined());
});
