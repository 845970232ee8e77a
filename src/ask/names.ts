import type { Council } from '../councils/index.ts';
import type { Complainant } from '../procedures/procedure.ts';
import type { Theme } from '../triage/vocabulary.ts';
import { monthName } from './periods.ts';
import type { Dimension } from './question.ts';

/** What themes are called in questions, answers and reports. */
export const THEME: Record<Theme, string> = {
  communication: 'communication',
  standards: 'standards not met',
  'failure-to-provide': 'failure to provide a service',
  'staff-conduct': 'how staff behaved',
  decision: 'a decision',
  delay: 'delay',
  'records-data': 'records and data',
  placement: 'where a child lives',
  contact: 'seeing family',
  finance: 'money',
  'complaint-handling': 'how a complaint was handled',
  discrimination: 'unfair treatment',
  'child-protection': 'child protection',
  other: 'something else',
};

export const COMPLAINANT: Record<Complainant, string> = {
  parent: 'parent or carer',
  child: 'child',
  'young-person': 'young person',
  'care-leaver': 'care leaver',
  grandparent: 'grandparent',
  relative: 'another relative',
  'foster-carer': 'foster carer',
  adopter: 'adopter',
  'special-guardian': 'special guardian',
  representative: 'representative',
  advocate: 'child through an advocate',
  professional: 'professional',
  councillor: 'councillor',
  mp: 'Member of Parliament',
  other: 'somebody unrelated to the child',
  anonymous: 'anonymous',
};

export interface Names {
  council: Council;
  nameOf(id: string): string;
}

/** What one key of a dimension is called; what has none is said to be unknown, never left out. */
export function keyName(by: Dimension, key: string | null, { council, nameOf }: Names): string {
  if (key === null || key === '') return by === 'owner' ? 'nobody yet' : by === 'waiting' ? 'nobody' : 'unknown';
  switch (by) {
    case 'team':
      return council.teams[key]?.name ?? key;
    case 'theme':
      return THEME[key as Theme] ?? key;
    case 'complainant':
      return COMPLAINANT[key as Complainant] ?? key;
    case 'stage':
      return `Stage ${key}`;
    case 'owner':
      return nameOf(key);
    case 'month':
      return monthName(`${key}-01` as never);
    case 'quarter':
      return quarterName(key);
    case 'year':
      return `${key}/${String((Number(key) + 1) % 100).padStart(2, '0')}`;
    default:
      return key;
  }
}

/** "Q1 2026/27" from the quarter's first month. */
function quarterName(key: string): string {
  const [year, month] = key.split('-').map(Number) as [number, number];
  const start = month < 4 ? year - 1 : year;
  return `Q${((month - 4 + 12) % 12) / 3 + 1} ${start}/${String((start + 1) % 100).padStart(2, '0')}`;
}
