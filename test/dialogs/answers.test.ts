import { describe, expect, test } from 'vitest';
import { readSafe, whenPast } from '../../dialogs/answers.ts';
import { readReach } from '../../dialogs/reach.ts';
import { readWho, tied } from '../../dialogs/who.ts';

const FRIDAY = new Date('2026-03-20T16:50:00Z');

describe('is anyone hurt or not safe right now?', () => {
  test.each([
    ['no', 'no'],
    ['No', 'no'],
    ['nope were all fine', 'no'],
    ['yes we are safe', 'no'],
    ["I'm ok", 'no'],
    ['nobody is hurt', 'no'],
    ['no one is hurt or in danger', 'no'],
    ['yes', 'yes'],
    ['no one is safe here', 'yes'],
    ["no he isn't safe with her", 'yes'],
    ['im not safe', 'yes'],
    ['my sister is hurt', 'yes'],
    ['yes but she is ok', 'yes'],
    ['not sure', 'unsure'],
    ['dunno', 'unsure'],
    ['ok', undefined],
    ['why', undefined],
  ])('"%s" is %s', (said, meant) => {
    const read = readSafe(said);
    expect('answer' in read ? read.answer : undefined).toBe(meant);
  });
});

describe('who are you?', () => {
  test.each([
    ['I am under 18', 'child', 'W1 or W2'],
    ['1', 'child', 'W1 or W2'],
    ['im his nan', 'grandparent', 'W10'],
    ['foster carer', 'foster-carer', 'W5'],
    ['I am the kinship foster carer of Leo', 'foster-carer', 'W5'],
    ['mum', 'parent', 'W3'],
    ['I have parental responsibility', 'parent', 'W4'],
    ['care leaver', 'care-leaver', 'W6'],
    ['we adopted two boys', 'adopter', 'W7'],
    ['special guardian', 'special-guardian', 'W8 or W9'],
    ['her auntie', 'relative', 'W10'],
    ['advocate', 'representative', 'W11 or W12'],
    ['I am a teacher', 'professional', 'W16'],
    ['a neighbour', 'other', 'W10 or W16'],
  ])('"%s" is %s, %s', (said, who, category) => {
    expect(readWho(said, 'again')).toEqual({ answer: who, also: { category } });
  });

  test.each(['purple', 'her mum and her nan', ''])('"%s" is asked again', (said) => {
    expect(readWho(said, 'again')).toEqual({ again: 'again' });
  });
});

describe('family who turn out to look after the child complain in their own right', () => {
  test.each([
    ['I am their special guardian', { who: 'special-guardian', category: 'W8 or W9' }],
    ['yes I foster them', { who: 'foster-carer', category: 'W5' }],
    ['I have parental responsibility', { who: 'parent', category: 'W4' }],
    ['They live with me', {}],
    ["No, I don't foster them", {}],
  ])('"%s"', (said, becomes) => expect(tied(said)).toEqual(becomes));
});

describe('how should we reply?', () => {
  test.each([
    ['email me at sam@example.org', undefined, { answer: { by: 'email', to: 'sam@example.org' } }],
    ['01480 000111', 'phone', { answer: { by: 'phone', to: '01480 000111' } }],
    ['text 07700 900123', undefined, { answer: { by: 'text', to: '07700 900123' } }],
    ['12 Ring Road, Textbury, PE1 1AA', 'post', { answer: { by: 'post', to: '12 Ring Road, Textbury, PE1 1AA' } }],
    ['here in chat', undefined, { answer: { by: 'chat' } }],
    [
      'someone I trust: Jo at school, 01480 000222',
      undefined,
      { answer: { by: 'someone', to: 'Jo at school, 01480 000222' } },
    ],
  ] as const)('"%s" after %s', (said, before, read) => {
    expect(readReach(said, before, 'adult')).toMatchObject(read);
  });

  test('a need is kept, whatever way was chosen with it', () => {
    const said = 'here in chat, and large print for letters please';
    expect(readReach(said, undefined, 'adult')).toEqual({
      answer: { by: 'chat' },
      also: { needs: said, replyBy: 'chat' },
    });
  });

  test('a need alone is noted, and only the way is asked for', () => {
    const read = readReach('I need a Polish interpreter', undefined, 'adult');
    expect(read.also).toEqual({ needs: 'I need a Polish interpreter' });
    expect('again' in read && read.again).toContain('I have noted that. How should we reply');
  });
});

describe('when did this happen, and which service?', () => {
  test.each([
    ['last month, Huntingdon, I wrote twice', '2026-02-28'],
    ['the summer of 2023', '2023-12-31'],
    ['between 2019 and 2021, leaving care', '2021-12-31'],
    ['it is still going on, Fenland', '2026-03-20'],
    ['no idea', undefined],
  ])('"%s" is at the latest %s', (said, day) => {
    expect(whenPast(said, FRIDAY)).toEqual({ answer: { words: said, ...(day && { day }) } });
  });
});
