import { type Council, findCouncil, mistakeLine } from '../../src/councils/index.ts';
import type { Desk } from '../../src/desk/desk.ts';
import type { Who } from '../../src/people/person.ts';
import { Unusable } from './command.ts';

/** The council that a command is about: the one that is named, or the first that is served here. */
export function councilOf(named: string | undefined, councils: readonly string[]): string {
  const council = named ?? councils[0]!;
  if (councils.includes(council)) return council;
  throw new Unusable(`There is no ${council} here; HEARD_COUNCIL lists: ${councils.join(', ')}.`);
}

/** A council by its name or by the path of its file. */
export function councilNamed(nameOrPath: string): Council {
  const found = findCouncil(nameOrPath);
  if ('mistakes' in found) throw new Unusable(found.mistakes.map(mistakeLine).join('\n'));
  return found.council;
}

/** Somebody of the directory, by id or name, with their rights; nobody named is the program itself. */
export async function whoIs(desk: Desk, council: string, id: string | undefined): Promise<Who> {
  if (!id) return { kind: 'heard', council, from: 'command line' };
  const people = await desk.people(council);
  const person = people.find((it) => it.id === id || it.name.toLowerCase() === id.toLowerCase());
  if (person) return { kind: 'officer', council, person, from: 'command line' };
  const known = people.map((it) => it.id).slice(0, 20);
  throw new Unusable(
    known.length > 0
      ? `I do not know "${id}" at ${council}. There are: ${known.join(', ')}.`
      : `Nobody is in the directory of ${council} yet, so nobody can be asked as. Leave --as out.`,
  );
}
