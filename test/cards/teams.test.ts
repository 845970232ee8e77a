import type { IAdaptiveCard } from '@microsoft/teams.cards';
import { describe, expect, test } from 'vitest';
import { button, type Card } from '../../cards/card.ts';
import { LARGEST } from '../../cards/render/fit.ts';
import { MOST_VIEWERS, teams } from '../../cards/render/teams.ts';
import { samples } from './samples.ts';

/** UTF-16 bytes, as Teams counts. */
const bytes = (shown: IAdaptiveCard) => JSON.stringify(shown).length * 2;
const person = (name: string, at = name) => ({ name, accounts: { teams: `aad-${at}`, mri: `29:${at}` } });

describe.each(Object.entries(samples))('%s', (_, card) => {
  const shown = teams(card);

  test('is version 1.5, under 28 KB, with words for a host that cannot show it', () => {
    expect(shown.version).toBe('1.5');
    expect(bytes(shown)).toBeLessThan(LARGEST);
    expect(shown.fallbackText).toContain(card.title);
  });

  test('has buttons that an older host sends as a message', () => {
    for (const it of shown.actions ?? []) expect(it).toMatchObject({ fallback: { type: 'Action.Submit' } });
  });

  test('holds nothing that only Teams knows', () => {
    const types = [...JSON.stringify(shown).matchAll(/"type":"([^"]+)"/g)].map(([, type]) => type);
    expect(types.filter((it) => !KNOWN.has(it!))).toEqual([]);
  });
});

const KNOWN = new Set([
  'AdaptiveCard',
  'RichTextBlock',
  'TextRun',
  'TextBlock',
  'FactSet',
  'Image',
  'Input.Text',
  'Input.Date',
  'Input.ChoiceSet',
  'Action.Execute',
  'Action.Submit',
  'mention',
]);

describe('a card that is too long', () => {
  const long: Record<string, Card> = {
    'a story of a hundred thousand letters': {
      title: 'CAM-26-0043 · the story',
      body: [{ quote: 'w'.repeat(100_000) }],
    },
    'a story full of line ends and quotation marks': { title: 'CAM-26-0043', body: [{ quote: '"\n'.repeat(20_000) }] },
    'a thousand things said': {
      title: 'CAM-26-0043',
      body: Array.from({ length: 1000 }, () => ({ quote: 'and then' })),
    },
    emoji: { title: 'CAM-26-0043', body: [{ quote: '😢'.repeat(30_000) }] },
    'four hundred managers': {
      title: 'CAM-26-0043',
      body: [
        {
          input: {
            key: 'who',
            label: 'Who?',
            kind: 'choice',
            options: Array.from({ length: 400 }, (__, at) => ({
              value: `person-${at}`,
              label: `Manager number ${at}`,
            })),
          },
        },
      ],
      buttons: [button('assign', 'CAM-26-0043', 'Ask')],
    },
  };
  test.each(Object.entries(long))('%s: cut to fit, and says that there is more', (_, card) => {
    const shown = teams(card);
    expect(bytes(shown)).toBeLessThan(LARGEST);
    expect(JSON.stringify(shown)).toContain('The rest is kept');
    expect(JSON.stringify(shown)).not.toMatch(/\\ud83d(?!\\ude)/i);
  });
});

describe('who sees more than everybody else', () => {
  const refresh = (count: number) =>
    teams(samples['status-new']!, {
      refresh: { ref: 'CAM-26-0043', viewers: Array.from({ length: count }, (_, at) => person(`P${at}`)) },
    }).refresh;

  test('is asked for by Teams itself, for sixty people at most', () => {
    expect(refresh(3)).toEqual({
      action: { type: 'Action.Execute', title: 'Look', verb: 'status', data: { verb: 'status', ref: 'CAM-26-0043' } },
      userIds: ['29:P0', '29:P1', '29:P2'],
    });
    expect(refresh(75)?.userIds).toHaveLength(MOST_VIEWERS);
  });

  test('is nobody where Teams has not told us an address: their button is the way', () => {
    const viewers = [{ name: 'A', accounts: { teams: 'aad' } }];
    const shown = teams(samples['status-new']!, { refresh: { ref: 'R', viewers } });
    expect(shown.refresh).toBeUndefined();
    expect(shown.actions).toContainEqual(expect.objectContaining({ title: 'What can I do?' }));
  });
});

describe('calling somebody by name', () => {
  test('is a mention by object id, with a name that cannot be markup', () => {
    const shown = teams({ title: 'T', body: [], calls: [person('R. <b>Patel</b> *x*', 'patel')] });
    expect(shown.msteams?.entities).toEqual([
      { type: 'mention', text: '<at>R. bPatel/b x</at>', mentioned: { id: 'aad-patel', name: 'R. <b>Patel</b> *x*' } },
    ]);
    expect(shown.body?.at(-1)).toMatchObject({ type: 'TextBlock', text: '<at>R. bPatel/b x</at>' });
  });

  test('is left out for somebody without an account there', () => {
    expect(teams({ title: 'T', body: [], calls: [{ name: 'N', accounts: {} }] }).msteams).toBeUndefined();
  });
});

test('what is empty on a card holds up only the buttons that need it', () => {
  const needs = teams(samples['complaint-confirmed']!).actions?.map((it) => [
    it.title,
    (it as { associatedInputs?: string }).associatedInputs,
  ]);
  expect(needs).toEqual([
    ['Acknowledge now', 'none'],
    ['Ask them to answer', undefined],
    ['Read the story', 'none'],
  ]);
});

describe('where our pages can be opened beside the chat', () => {
  const shown = (name: string) => teams(samples[name]!, { pages: true });

  test('a button that asks for much opens one, and the card asks for nothing', () => {
    const card = shown('complaint-confirmed');
    expect(card.actions).toContainEqual(
      expect.objectContaining({
        type: 'Action.Submit',
        title: 'Ask them to answer',
        data: expect.objectContaining({ verb: 'assign', msteams: { type: 'task/fetch' } }),
      }),
    );
    expect(card.body?.some((it) => it.type?.startsWith('Input.'))).toBe(false);
  });

  test('a card keeps what one of its own buttons needs', () => {
    expect(shown('assignment-asked').body).toContainEqual(
      expect.objectContaining({ type: 'Input.Text', id: 'reason' }),
    );
    expect(shown('danger-now').body).toContainEqual(expect.objectContaining({ type: 'Input.Text', id: 'words' }));
  });
});
