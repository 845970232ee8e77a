import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import type { Complaint, Entry } from '../../src/complaints/complaint.ts';
import type { Person, Role, Who } from '../../src/people/person.ts';
import { shownTo } from '../../src/rights/fields.ts';
import { DOINGS, mayAbout, rights } from '../../src/rights/rights.ts';
import { rightsPage } from '../../src/rights/table.ts';
import { complaintOf, entryOf } from '../support/complaint.ts';

const person = (id: string, roles: Role[], teams: string[] = []): Person => ({
  council: 'exampleshire',
  id,
  name: id,
  roles,
  teams,
  accounts: {},
  absences: [],
});
const officer = (...given: Parameters<typeof person>): Who => ({
  kind: 'officer',
  council: 'exampleshire',
  person: person(...given),
});
const opened = (details: Record<string, unknown> = {}) => entryOf('opened', { by: 'lindqvist', details });
const about = (entries: Entry[], more: Partial<Complaint> = {}) =>
  complaintOf({ council: 'exampleshire', team: 'north', entries, ...more });
const asked = (who: Who, doing: (typeof DOINGS)[number], complaint: Complaint | undefined) =>
  mayAbout(who, doing, 'EXA-26-0001', complaint);

test('docs/rights.md is the table as it stands', () => {
  expect(readFileSync(new URL('../../docs/rights.md', import.meta.url), 'utf8').trim()).toBe(rightsPage().trim());
});

describe('which complaints a right reaches', () => {
  const assigned = entryOf('assigned', { details: { respondent: 'patel', second: 'okafor' } });
  test.each([
    ['a manager of the team', officer('x', ['responding-manager'], ['north']), true],
    ['a manager of another team', officer('x', ['responding-manager'], ['south']), false],
    ['whoever answers it', officer('patel', [], []), true],
    ['whoever stands in', officer('okafor', [], []), true],
    ['whoever passed it on', officer('lindqvist', ['frontline'], []), true],
    ['another colleague', officer('y', ['frontline'], ['north']), false],
    ['an administrator', officer('y', ['administrator'], ['north']), false],
    ['an auditor', officer('y', ['auditor'], []), true],
    ['the complaints team of another council', { ...officer('y', ['complaints-team']), council: 'elsewhere' }, false],
    [
      'whoever complained',
      { kind: 'complainant', council: 'exampleshire', conversation: 'c', ref: 'EXA-26-0001' },
      true,
    ],
    [
      'whoever complained about something else',
      { kind: 'complainant', council: 'exampleshire', conversation: 'c', ref: 'EXA-26-0002' },
      false,
    ],
  ] as [string, Who, boolean][])('%s: %o', (_, who, yes) => {
    expect('as' in asked(who, 'stand', about([opened(), assigned]))).toBe(yes);
  });

  test('on duty: only where somebody may be hurt', () => {
    const duty = officer('d', ['duty']);
    expect(asked(duty, 'readStory', about([opened()]))).toMatchObject({ problem: 'not-found' });
    expect(asked(duty, 'readStory', about([opened(), entryOf('alert.raised')]))).toMatchObject({ as: 'duty' });
  });
});

describe('the person complained about sees nothing of it', () => {
  test.each(DOINGS.filter((it) => 'complaints-team' in rights[it]))('%s', (doing) => {
    const sam = officer('sam', ['complaints-team', 'complaints-manager', 'auditor', 'area-manager', 'duty'], ['north']);
    const named = about([opened({ named: ['sam'] }), entryOf('assigned', { details: { respondent: 'sam' } })]);
    expect(asked(sam, doing, named)).toEqual(asked(sam, doing, undefined));
    expect(asked(sam, doing, about([opened()]))).toHaveProperty('as');
  });

  test('a person decides that a name in the words means no harm, or that somebody is meant who is not named', () => {
    const sam = officer('sam', ['complaints-team']);
    const decided = (yes: boolean) => entryOf('concern.decided', { details: { person: 'sam', yes } });
    expect(asked(sam, 'stand', about([opened({ named: ['sam'] }), decided(false)]))).toHaveProperty('as');
    expect(asked(sam, 'stand', about([opened(), decided(true)]))).toHaveProperty('problem');
  });

  test("where that is the complaints team, an adjudicating officer takes the team's place", () => {
    const head = officer('head', ['adjudicating-officer']);
    expect(asked(head, 'confirmRoute', about([opened({ named: ['sam'], desk: true })]))).toMatchObject({
      as: 'complaints-team',
    });
    expect(asked(head, 'confirmRoute', about([opened({ named: ['patel'] })]))).toHaveProperty('problem');
    expect(asked(head, 'confirmRoute', about([opened({ named: ['head', 'sam'], desk: true })]))).toHaveProperty(
      'problem',
    );
  });
});

describe('a refusal says who can, and nothing about what exists', () => {
  test.each([
    ['a colleague asks for a story', officer('y', ['frontline']), 'readStory', /That is for|I cannot find/],
    [
      'a manager of another team asks how it stands',
      officer('x', ['responding-manager'], ['south']),
      'stand',
      /I cannot find EXA-26-0001 .* or ask the complaints team/,
    ],
    [
      'a colleague wants to confirm a procedure',
      officer('y', ['frontline']),
      'confirmRoute',
      /^That is for the complaints team/,
    ],
  ] as const)('%s', (_, who, doing, says) => {
    const refused = asked(who, doing, about([opened()]));
    expect(refused).toEqual(asked(who, doing, undefined));
    expect(refused).toMatchObject({ says: expect.stringMatching(says) });
  });

  test('somebody who may see it is told who can do the rest', () => {
    expect(asked(officer('x', ['area-manager'], ['north']), 'reply', about([opened()]))).toMatchObject({
      problem: 'not-allowed',
      says: 'That is for the complaints team or the manager who holds it. Please ask them.',
    });
  });
});

test('what says that somebody may be hurt is left out for those who only keep dates', () => {
  const complaint = about([opened(), entryOf('alert.raised', { details: { alert: 'a' } })]);
  complaint.triage.flags = ['safeguarding', 'repeat'];
  const shown = shownTo({ shows: new Set(['reference']) }, complaint);
  expect(shown.triage.flags).toEqual(['repeat']);
  expect(shown.entries.at(-1)?.details).toEqual({});
  expect(shownTo({ shows: new Set(['reference', 'safeguarding']) }, complaint)).toEqual(complaint);
});
