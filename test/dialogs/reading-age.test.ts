import readability from 'text-readability';
import { describe, expect, test } from 'vitest';
import type { Voice } from '../../dialogs/form.ts';
import { WORDINGS } from '../../dialogs/wording/index.ts';
import { inVoice, type Wording } from '../../dialogs/wording/wording.ts';

/** What stands in a slot when its wording is measured: plain, because a council's own names are not ours to simplify. */
const SLOTS: Record<string, string> = {
  council: 'the council',
  team: 'team',
  teams: '',
  facts: 'you live with a foster carer, and this is about seeing your brother',
  language: 'Polish',
  who: 'NYAS is the one here. Ring them.',
  ways: 'ring them',
  how: 'Say so here.',
  name: 'the team',
  names: 'your letter',
  phone: '1',
  text: '1',
  number: '1',
  ref: 'this',
  code: 'this one',
  day: 'Friday',
  by: 'by Friday',
  reason: 'it is long.',
  finding: 'you were right',
  asked: 'What would make it better?',
};

/** Sentences as they are read: a line of its own and a colon end one, as they do for a reader. */
function written(wording: Wording, voice: Voice): string {
  return inVoice(wording, voice)
    .replace(/\{(\w+)\}/g, (_, slot: string) => {
      if (!(slot in SLOTS)) throw new Error(`Say in SLOTS what stands for {${slot}} when it is measured.`);
      return SLOTS[slot]!;
    })
    .replace(/\n/g, '. ');
}

/** The Flesch-Kincaid grade is a year of school; school begins at five. */
function ageOf(text: string): number {
  return readability.fleschKincaidGrade(text) + 5;
}

/** A child reads at nine; an adult who is tired, upset or new to English reads at eleven (H1). */
const OLDEST: Record<Voice, number> = { child: 9, easy: 9, adult: 11 };
const LONGEST_SENTENCE: Record<Voice, number> = { child: 22, easy: 22, adult: 34 };

const rows = Object.entries(WORDINGS).flatMap(([table, wordings]) =>
  Object.entries(wordings as Record<string, Wording>).flatMap(([key, wording]) =>
    (['adult', 'easy', 'child'] as const).map((voice) => [`${table}.${key}`, voice, wording] as const),
  ),
);

describe('how old somebody must be to read it', () => {
  test.each(rows)('%s to %s', (_, voice, wording) => {
    const text = written(wording, voice);
    expect(ageOf(text), text).toBeLessThanOrEqual(OLDEST[voice]);
    for (const sentence of text.split(/(?<=[.!?:])\s+/))
      expect(sentence.split(/\s+/).length, sentence).toBeLessThanOrEqual(LONGEST_SENTENCE[voice]);
  });
});

const JARGON =
  /safeguard|statutory|corporate|procedure|\bstage [13]|complainant|representation|allegation|disclosure|respondent|eligib|proceedings|timescale|regulation/i;

test('no word of procedure is said to a child, nor to anybody who asked for easier words', () => {
  const said = rows
    .filter(([, voice]) => voice !== 'adult')
    .map(([key, voice, it]) => [key, inVoice(it, voice)] as const);
  expect(said.filter(([, text]) => JARGON.test(text))).toEqual([]);
});

test('nothing promises a secret, and nothing asks somebody in danger what happened', () => {
  const said = rows.filter(([key]) => key.startsWith('unsafe.')).map(([, voice, it]) => inVoice(it, voice));
  expect(
    said.filter(
      (it) =>
        /between us|confidential|won'?t tell any(one|body)|keep (it|this) (a )?secret\b/i.test(it) &&
        !/can't keep this a secret/i.test(it),
    ),
  ).toEqual([]);
  expect(said.filter((it) => /what happened|who (did|was)|where (did|does)|when did|how did/i.test(it))).toEqual([]);
});
