import { expect, test } from 'vitest';
import { complaintCard } from '../../cards/complaint.ts';
import { england } from '../../src/calendar/calendar.ts';
import { triage } from '../../src/triage/triage.ts';
import { FLAGS, THEMES, type Triage } from '../../src/triage/vocabulary.ts';
import { standing } from '../support/standing.ts';

/** The lines of the team's card of a complaint with this suggestion. */
function linesOf(suggested: Partial<Triage>): string[] {
  const card = complaintCard({
    ...standing({ triage: suggested }),
    today: '2026-03-24',
    calendar: england,
    candidates: [],
    alike: [],
    nameOf: (id) => id,
  });
  return card.body.flatMap((it) => ('text' in it ? [it.text] : 'list' in it ? it.list : []));
}

const HYPHENED = /\b[a-z]+-[a-z]+(-[a-z]+)*\b/;

test.each(FLAGS)('the team reads the flag %s in words', (flag) => {
  const [line] = linesOf({ flags: [flag] }).filter((it) => it.startsWith('Look at: '));
  expect(line!.length).toBeGreaterThan('Look at: .'.length);
  expect(line).not.toMatch(HYPHENED);
});

test.each(THEMES)('the team reads the theme %s in words', (theme) => {
  const point = { text: '', procedure: 'statutory', themes: [theme], because: '' } as const;
  const suggested = {
    points: [point, { ...point, themes: ['delay' as const] }].map((it) => ({ ...it, themes: [...it.themes] })),
  };
  const [line] = linesOf(suggested).filter((it) => it.startsWith('Points: '));
  expect(line).not.toMatch(HYPHENED);
  expect(line).toMatch(/^Points: 1\. .+ · 2\. delay$/);
});

test.each([
  ['I am the mum of a boy of six. Nobody came to see my son since January.', 'Reads as the parent', 'W3'],
  ['im 13 and in foster care, my social worker keeps cancelling', 'Reads as a child or young person under 18', 'W1'],
  ["I am her nan and nobody lets me see my granddaughter's plan", 'Reads as a grandparent', 'W10'],
])('who seems to write is said to the team, not to whoever wrote: %s', (text, says, rule) => {
  const { because } = triage(text, { received: '2026-03-24' });
  expect(because.map((it) => [it.says, it.rule])).toContainEqual([says, rule]);
  expect(because.map((it) => it.says).join(' ')).not.toMatch(/as if you\b/);
});
