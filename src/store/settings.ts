import type { Db } from './store.ts';

export async function readSetting<T extends object>(db: Db, council: string, name: string): Promise<T | undefined> {
  const row = await db
    .selectFrom('settings')
    .select('value')
    .where('council', '=', council)
    .where('name', '=', name)
    .executeTakeFirst();
  return row?.value as T | undefined;
}

export async function writeSetting(db: Db, council: string, name: string, value: object): Promise<void> {
  const text = JSON.stringify(value);
  await db
    .insertInto('settings')
    .values({ council, name, value: text })
    .onConflict((it) => it.columns(['council', 'name']).doUpdateSet({ value: text }))
    .execute();
}
