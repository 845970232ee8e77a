import type { Called } from '../cards/card.ts';
import type { Desk } from '../src/desk/desk.ts';
import { nameFrom } from '../src/people/name.ts';
import type { Person } from '../src/people/person.ts';

/**
 * Whoever is at the desk with this account, by the account's id and never by a name. Everybody in the council's own tenant may pass
 * on what they were told; what else they may do is in the directory. A new name or address of theirs is kept.
 */
export async function colleagueOf(desk: Desk, channel: string, council: string, account: Called): Promise<Person> {
  const id = account.accounts[channel]!;
  const people = await desk.people(council);
  const known = people.find((it) => it.accounts[channel] === id) ?? newColleague(council, channel, id);
  const accounts = { ...known.accounts, ...account.accounts };
  const name = nameFrom(account.name) || known.name || 'a colleague';
  const same = known.name === name && Object.keys(accounts).every((it) => accounts[it] === known.accounts[it]);
  if (same) return known;
  const renewed = { ...known, name, accounts };
  await desk.savePeople([renewed]);
  return renewed;
}

function newColleague(council: string, channel: string, id: string): Person {
  return { council, id: `${channel}:${id}`, name: '', roles: ['frontline'], teams: [], accounts: {}, absences: [] };
}
