import type { Person, Role } from '../../src/people/person.ts';

/** Somebody of the later stages, who is not of the council's teams; whoever looks into it or sits on a panel has declared their ties. */
export function outsider(council: string, id: string, name: string, role: Role): Person {
  return {
    council,
    id,
    name,
    roles: [role],
    teams: [],
    accounts: {},
    absences: [],
    ...(role !== 'adjudicating-officer' && { ties: { declared: '2026-01-05' } }),
  };
}
