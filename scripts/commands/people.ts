import { isRole, type Person, ROLES } from '../../src/people/person.ts';
import { readArguments } from './arguments.ts';
import { type Command, Unusable } from './command.ts';
import { withDesk } from './with-desk.ts';

export const command: Command = {
  name: 'people',
  help: 'people [id or name] [--roles <roles>] [--teams <teams>] [--council <name>]: who is known at the desk; with roles or teams, what somebody may do from now on',
  example: 'npm run -s heard -- people "Sam Whitlock" --roles complaints-team,duty',
  async run(args, io) {
    const options = { roles: { type: 'string' }, teams: { type: 'string' }, council: { type: 'string' } } as const;
    const { values, words } = readArguments(args, options, 1);
    return withDesk(io, io.now, async (desk, councils): Promise<0> => {
      const council = values.council ?? councils[0]!;
      if (!councils.includes(council))
        throw new Unusable(`There is no ${council} here; HEARD_COUNCIL lists: ${councils.join(', ')}.`);
      const teams = Object.keys(desk.council(council).teams);
      const { now, changed } = meant(await desk.people(council), teams, words[0], values);
      if (changed) await desk.savePeople(now);
      io.out(now.map(({ id, name, roles, teams, accounts }) => ({ id, name, roles, teams, accounts })));
      io.say(now.length === 1 ? saysOf(now[0]!) : `${now.length} people are known.`);
      return 0;
    });
  },
};

/** Whoever is meant, with what they are from now on. */
export function meant(
  people: readonly Person[],
  teams: readonly string[],
  wanted: string | undefined,
  said: { roles?: string | undefined; teams?: string | undefined },
): { now: readonly Person[]; changed: boolean } {
  const given = { ...rolesIn(said.roles), ...teamsIn(said.teams, teams) };
  const changed = Object.keys(given).length > 0;
  if (wanted) return { now: [{ ...onePerson(people, wanted), ...given }], changed };
  if (changed) throw new Unusable('Write whose roles or teams they are: an id or a name.');
  return { now: people, changed };
}

function onePerson(people: readonly Person[], wanted: string): Person {
  const found = people.filter((it) => it.id === wanted || it.name.toLowerCase() === wanted.toLowerCase());
  if (found.length === 1) return found[0]!;
  throw new Unusable(
    found.length === 0
      ? `Nobody here is called "${wanted}". Whoever writes to Heard once is known from then on; "heard people" lists them.`
      : `${found.length} people are called "${wanted}". Write the id instead: ${found.map((it) => it.id).join(' or ')}.`,
  );
}

function rolesIn(text: string | undefined): Partial<Pick<Person, 'roles'>> {
  if (text === undefined) return {};
  const wrong = listed(text).find((it) => !isRole(it));
  if (wrong) throw new Unusable(`"${wrong}" is no role. There are: ${ROLES.join(', ')}.`);
  return { roles: listed(text).filter(isRole) };
}

function teamsIn(text: string | undefined, known: readonly string[]): Partial<Pick<Person, 'teams'>> {
  if (text === undefined) return {};
  const wrong = listed(text).find((it) => !known.includes(it));
  if (wrong) throw new Unusable(`"${wrong}" is no team of this council. There are: ${known.join(', ')}.`);
  return { teams: listed(text) };
}

function listed(text: string): string[] {
  return text.split(',').flatMap((it) => it.trim() || []);
}

function saysOf({ name, id, roles, teams }: Person): string {
  const at = teams.length > 0 ? `, ${teams.join(' and ')}` : '';
  return `${name || id}: ${roles.join(', ') || 'no role'}${at}.`;
}
