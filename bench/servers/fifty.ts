import type { Person } from '../../src/people/person.ts';
import { samplePeople } from '../../src/people/sample.ts';

/** A complaints team of fifty: more people at once than any council has. */
export function fifty(): Person[] {
  const [sam] = samplePeople('cambridgeshire').filter(({ id }) => id === 'sam');
  return Array.from({ length: 50 }, (_, at) => ({ ...sam!, id: `sam-${at}`, accounts: { teams: `entra-sam-${at}` } }));
}
