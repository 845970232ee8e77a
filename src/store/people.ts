import type { Person, Role } from '../people/person.ts';
import type { Db } from './store.ts';

export async function savePeople(db: Db, people: readonly Person[]): Promise<void> {
  if (people.length === 0) return;
  await db
    .insertInto('people')
    .values(
      people.map(({ council, id, name, roles, teams, accounts, away }) => ({
        council,
        id,
        name,
        roles: JSON.stringify(roles),
        teams: JSON.stringify(teams),
        accounts: JSON.stringify(accounts),
        away_from: away?.from ?? null,
        away_until: away?.until ?? null,
      })),
    )
    .onConflict((it) =>
      it.columns(['council', 'id']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        roles: row.ref('excluded.roles'),
        teams: row.ref('excluded.teams'),
        accounts: row.ref('excluded.accounts'),
        away_from: row.ref('excluded.away_from'),
        away_until: row.ref('excluded.away_until'),
      })),
    )
    .execute();
}

/** Everybody who works at the desk of one council. */
export async function peopleOf(db: Db, council: string): Promise<Person[]> {
  const rows = await db.selectFrom('people').selectAll().where('council', '=', council).orderBy('name').execute();
  return rows.map(({ id, name, roles, teams, accounts, away_from, away_until }) => ({
    council,
    id,
    name,
    roles: roles as Role[],
    teams,
    accounts,
    ...(away_from && away_until && { away: { from: away_from, until: away_until } }),
  }));
}
