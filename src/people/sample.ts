import type { Person } from './person.ts';

/** Made-up people for the demonstration and the tests. None of them works anywhere. */
export function samplePeople(council: string): Person[] {
  const person = (id: string, name: string, roles: Person['roles'], teams: string[] = []): Person => ({
    council,
    id,
    name,
    roles,
    teams,
    accounts: { teams: `entra-${id}` },
    absences: [],
  });
  return [
    person('sam', 'Sam Whitlock', ['complaints-team', 'complaints-manager', 'duty']),
    person('patel', 'R. Patel', ['responding-manager'], ['huntingdon']),
    person('okafor', 'J. Okafor', ['responding-manager'], ['huntingdon']),
    person('brennan', 'M. Brennan', ['area-manager'], ['huntingdon', 'ecf', 'scc']),
    person('lindqvist', 'A. Lindqvist', ['frontline'], ['huntingdon']),
    person('duty', 'Dee Marsh', ['duty']),
  ];
}
