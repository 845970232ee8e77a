import { describe, expect, test } from 'vitest';
import { DOES, mayPress, readersAt, withoutRefused } from '../../bot/pressing.ts';
import type { Card } from '../../cards/card.ts';
import { nextSteps } from '../../cards/next-steps.ts';
import { VERBS } from '../../cards/verbs.ts';
import { type Person, ROLES } from '../../src/people/person.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { samples } from '../cards/samples.ts';
import { standing } from '../support/standing.ts';

const CONFIRMED = { act: 'route.confirmed', on: '2026-03-24', details: { procedure: 'statutory' } } as const;
const ASSIGNED = { act: 'assigned', on: '2026-03-25', details: { respondent: 'patel', second: 'okafor' } } as const;
const { complaint } = standing({ entries: [CONFIRMED, ASSIGNED] });
const ofHuntingdon = { ...complaint, team: 'huntingdon' };
const known = (ref: string) => (ref.startsWith('CAM-26-004') ? { ...ofHuntingdon, ref } : undefined);

/** The made-up people, and somebody with each role and no other. */
const people: Person[] = [
  ...samplePeople('cambridgeshire'),
  ...ROLES.map(
    (role): Person => ({
      council: 'cambridgeshire',
      id: `only-${role}`,
      name: `Only ${role}`,
      roles: [role],
      teams: ['huntingdon'],
      accounts: {},
      absences: [],
    }),
  ),
];
const brennan = people.find((it) => it.id === 'brennan')!;
const labels = ({ card }: { card: Card }) => (card.buttons ?? []).map((it) => it.label);

describe('every button on a card that is sent to somebody is one that they may press', () => {
  test('each button has its line of the table', () => {
    expect(Object.keys(DOES).sort()).toEqual([...VERBS].sort());
  });

  test.each(Object.entries(samples))('%s, to everybody in turn', (_, card) => {
    for (const reader of people) {
      const sent = withoutRefused({ card }, readersAt(`person:${reader.id}`, people, complaint), known);
      const refused = (sent.card.buttons ?? []).filter((it) => !mayPress(reader, it, known));
      expect(
        refused.map((it) => it.label),
        reader.name,
      ).toEqual([]);
    }
  });

  test.each(Object.entries(samples))('%s, in the channels: one who reads along may press it', (_, card) => {
    for (const address of ['complaints', 'duty', 'team:huntingdon']) {
      const readers = readersAt(address, people, complaint);
      for (const it of withoutRefused({ card }, readers, known).card.buttons ?? [])
        expect(
          readers.some((reader) => mayPress(reader, it, known)),
          `${it.label} in ${address}`,
        ).toBe(true);
    }
  });
});

test.each([
  ['task-read', ['Open it']],
  ['unread-unsent', []],
] as const)('%s: the area manager hears of it, and is offered nothing that is not theirs', (name, offered) => {
  expect(labels(withoutRefused({ card: samples[name]! }, [brennan], known))).toEqual(offered);
});

test('the complaints team keeps what it may press of the same cards', () => {
  const sam = people.find((it) => it.id === 'sam')!;
  expect(labels(withoutRefused({ card: samples['task-read']! }, [sam], known))).toEqual(['Read it', 'Open it']);
});

test('deciding is the manager’s: somebody else of the team is not offered it', () => {
  const buttons = nextSteps({ ...standing(), state: 'stage-3-reported', rights: [] });
  const card = { title: '', body: [], buttons };
  const of = (role: string) =>
    labels(
      withoutRefused(
        { card },
        people.filter((it) => it.id === `only-${role}`),
        known,
      ),
    );
  expect(of('complaints-manager')).toEqual(['Send the final reply']);
  expect(of('complaints-team')).toEqual([]);
});
