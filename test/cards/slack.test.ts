import { describe, expect, test } from 'vitest';
import { button, type Card } from '../../cards/card.ts';
import { pieces } from '../../cards/render/slack/limits.ts';
import { slack, slackChosen, slackSaid } from '../../cards/render/slack/message.ts';
import { slackHome, slackModal, slackSays, slackWaiting } from '../../cards/render/slack/modal.ts';
import { excessIn, messageExcess } from '../support/slack/limits.ts';
import { mistakesIn } from '../support/slack/shapes.ts';
import { samples } from './samples.ts';

const wrong = (value: unknown, type: string) => [...mistakesIn(value, type), ...excessIn(value)];
const wrongMessages = (all: ReturnType<typeof slack>) =>
  all.flatMap(({ blocks }) => [...blocks.flatMap((it) => wrong(it, 'KnownBlock')), ...messageExcess(blocks)]);

describe('the checks themselves', () => {
  test.each([
    ['a block of no known type', { type: 'paragraph' }, /type/],
    ['a field that no shape has', { type: 'divider', colour: 'red' }, /colour is not in DividerBlock/],
    ['a header that is not plain text', { type: 'header', text: 'x' }, /text is not an object/],
    ['an empty text', { type: 'header', text: { type: 'plain_text', text: '' } }, /empty/],
    ['markup', { type: 'section', text: { type: 'mrkdwn', text: '*x*' } }, /mrkdwn/],
    ['a long header', { type: 'header', text: { type: 'plain_text', text: 'x'.repeat(151) } }, /151, at most 150/],
  ])('%s is found', (_, block, says) => {
    expect(wrong(block, 'KnownBlock').join()).toMatch(says);
  });
});

const long: Record<string, Card> = {
  'a story of a hundred thousand letters': {
    title: 'CAM-26-0043 · the story',
    body: [{ quote: 'word '.repeat(20_000) }],
  },
  'no space to part it at': { title: 'T', body: [{ quote: 'w'.repeat(10_000) }, { text: '😢'.repeat(5000) }] },
  'a thousand things said': { title: 'T', body: Array.from({ length: 1000 }, () => ({ quote: 'and then' })) },
  'a title of two hundred letters': { title: 't'.repeat(200), body: [{ text: 'x' }] },
  'four hundred managers, and a button for each': {
    title: 'T',
    body: [
      {
        input: {
          key: 'who',
          label: 'Who?',
          kind: 'choice',
          options: Array.from({ length: 400 }, (_, at) => ({ value: `person-${at}`, label: `Manager number ${at}` })),
          value: 'person-7',
        },
      },
    ],
    buttons: Array.from({ length: 30 }, (_, at) => button('assign', 'CAM-26-0043', `Ask ${at} ${'x'.repeat(80)}`)),
  },
  'nothing at all': { title: '', body: [{ text: '' }, { quote: '' }, { list: [] }, { facts: [] }], buttons: [] },
};

describe.each(Object.entries({ ...samples, ...long }))('%s', (_, card) => {
  test('is messages as Slack takes them', () => expect(wrongMessages(slack(card))).toEqual([]));

  test('is a modal as Slack takes it', () => {
    const submit = card.buttons?.find((it) => !it.alone);
    const around = { submit, says: 'Please give a day.', options: ['Yes', 'n'.repeat(100)], about: 'C0GENERAL:1.2' };
    expect(wrong(slackModal(card, around), 'ModalView')).toEqual([]);
  });

  test('is a Home tab as Slack takes it', () => expect(wrong(slackHome([card, card]), 'HomeView')).toEqual([]));
});

test('what is said, with answers to choose from, and after one was chosen', () => {
  const said = { text: `Is that right? ${'x'.repeat(7000)}`, options: ['Yes', 'n'.repeat(100)] };
  expect(wrongMessages([...slackSaid(said), slackChosen('Is that right?', 'Yes')])).toEqual([]);
  expect([
    ...wrong(slackWaiting('CAM-26-0043'), 'ModalView'),
    ...wrong(slackSays(said.text, said.options), 'ModalView'),
  ]).toEqual([]);
});

test('a text in pieces is the same text, and no letter is cut in two', () => {
  for (const text of [
    '',
    'short',
    'word '.repeat(3000),
    'w'.repeat(7001),
    '😢'.repeat(4001),
    `${'x'.repeat(2999)}😢 y`,
  ]) {
    const found = pieces(text, 3000);
    expect(found.join('')).toBe(text);
    expect(found.every((it) => it.length <= 3000 && !/[\uD800-\uDBFF]$/.test(it))).toBe(true);
  }
});

describe('what somebody typed is never read as markup', () => {
  const typed = '<!channel> <@U123> <!here|x> <https://x.example|click> *bold* _it_ `code` &lt; :rage:';
  const shown = JSON.stringify(
    slack({ title: typed, body: [{ text: typed }, { quote: typed }, { list: [typed] }, { facts: [[typed, typed]] }] }),
  );

  test('in blocks it is text as it is, in plain text or a text run', () => {
    expect(shown).not.toContain('mrkdwn');
    expect(shown.split(JSON.stringify(typed).slice(1, -1)).length - 1).toBe(6);
  });

  test('in the text of the message the three signs are escaped', () => {
    const { text } = slackSaid({ text: typed })[0]!;
    expect(text).not.toMatch(/[<>]/);
    expect(text).toContain('&lt;!channel&gt;');
  });
});
