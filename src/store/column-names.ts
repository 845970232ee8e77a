import type { Db } from './store.ts';

/** What each column of a council's register was said to be the last time: by the name of the column. */
export async function keptColumnNames(db: Db, council: string, register: string): Promise<Record<string, string>> {
  const row = await db
    .selectFrom('column_names')
    .select('columns')
    .where('council', '=', council)
    .where('register', '=', register)
    .executeTakeFirst();
  return row?.columns ?? {};
}

export async function keepColumnNames(
  db: Db,
  council: string,
  register: string,
  columns: Record<string, string>,
  at: Date,
): Promise<void> {
  const text = JSON.stringify(columns);
  await db
    .insertInto('column_names')
    .values({ council, register, columns: text, at })
    .onConflict((it) => it.columns(['council', 'register']).doUpdateSet({ columns: text, at }))
    .execute();
}
