import { sql } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Absence } from '../people/absence.ts';
import type { Person, Role } from '../people/person.ts';
import type { Db } from './store.ts';

/** Who somebody is. When they are away, and that they left, is said and kept by itself. */
export type Known = Omit<Person, 'absences' | 'left'>;

export async function savePeople(db: Db, people: readonly Known[]): Promise<void> {
  if (people.length === 0) return;
  await db
    .insertInto('people')
    .values(
      people.map(({ council, id, name, roles, teams, accounts, ties }) => ({
        council,
        id,
        name,
        roles: JSON.stringify(roles),
        teams: JSON.stringify(teams),
        accounts: JSON.stringify(accounts),
        ties: ties ? JSON.stringify(ties) : null,
      })),
    )
    .onConflict((it) =>
      it.columns(['council', 'id']).doUpdateSet((row) => ({
        name: row.ref('excluded.name'),
        roles: row.ref('excluded.roles'),
        teams: row.ref('excluded.teams'),
        accounts: row.ref('excluded.accounts'),
        ties: row.ref('excluded.ties'),
      })),
    )
    .execute();
}

/** Everybody who works at the desk of one council, with the absences that are not over. Who has left is among them, and marked. */
export async function peopleOf(db: Db, council: string): Promise<Person[]> {
  const rows = await db
    .selectFrom('people')
    .leftJoin(
      (it) =>
        it
          .selectFrom('absences')
          .select([
            'person',
            sql<
              AbsenceRow[]
            >`json_agg(json_build_array(absences.id, from_at, until_at, cover, source) order by from_at)`.as(
              'absences',
            ),
          ])
          .where('council', '=', council)
          .where('ended_at', 'is', null)
          .groupBy('person')
          .as('away'),
      (it) => it.onRef('away.person', '=', 'people.id'),
    )
    .selectAll('people')
    .select('away.absences')
    .where('council', '=', council)
    .orderBy('name')
    .execute();
  return rows.map(({ id, name, roles, teams, accounts, ties, left_on, absences }) => ({
    council,
    id,
    name,
    roles: roles as Role[],
    teams,
    accounts,
    ...(ties && { ties }),
    absences: (absences ?? []).map((it) => toAbsence(id, it)),
    ...(left_on && { left: left_on }),
  }));
}

type AbsenceRow = [id: string, from: string, until: string, cover: string | null, source: Absence['source']];

function toAbsence(person: string, [id, from, until, cover, source]: AbsenceRow): Absence {
  return { id, person, from: new Date(from), until: new Date(until), ...(cover && { cover }), source };
}

/** From that day on nobody is asked anything of them. Undefined takes it back. */
export async function markLeft(db: Db, council: string, id: string, on: LocalDate | undefined): Promise<boolean> {
  const { numUpdatedRows } = await db
    .updateTable('people')
    .set({ left_on: on ?? null })
    .where('council', '=', council)
    .where('id', '=', id)
    .executeTakeFirst();
  return numUpdatedRows > 0n;
}
