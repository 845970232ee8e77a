import { expect, test } from 'vitest';
import type { Card } from '../../cards/card.ts';
import { slack } from '../../cards/render/slack/message.ts';
import { teams } from '../../cards/render/teams.ts';

const card: Card = {
  title: 'For R. Patel',
  body: [
    { text: 'J. Okafor stands in.' },
    { list: ['CAM-26-0043 · R. Patel · (Regs r.14) · A. B. C.'] },
    { facts: [['Who', 'É. Márquez']] },
    { quote: 'R. Patel never rang.' },
  ],
};

test.each([
  ['Teams', () => JSON.stringify(teams(card).body)],
  ['Slack', () => JSON.stringify(slack(card)[0]!.blocks)],
])('%s: no line ends between an initial and a surname, and what somebody typed is as they typed it', (_, shown) => {
  for (const name of ['R.\u00a0Patel', 'J.\u00a0Okafor', 'É.\u00a0Márquez', 'R. Patel never rang', 'A. B. C.'])
    expect(shown()).toContain(name);
});

test('what is read out, searched or typed back has the name as it is', () => {
  expect(teams(card).fallbackText).toContain('CAM-26-0043 · R. Patel ·');
  expect(slack(card)[0]!.text).toContain('J. Okafor stands in');
});
