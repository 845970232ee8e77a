import type { Db } from './store.ts';
import { vaultOf } from './vault.ts';

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

/** Writes it only where nobody has; whoever comes second gets what the first one wrote. */
export async function settleSetting<T extends object>(db: Db, council: string, name: string, value: T): Promise<T> {
  await db
    .insertInto('settings')
    .values({ council, name, value: JSON.stringify(value) })
    .onConflict((it) => it.columns(['council', 'name']).doNothing())
    .execute();
  return (await readSetting<T>(db, council, name)) ?? value;
}

/** A secret made once for a council and kept sealed: whoever reads the database does not have it. */
export async function secretOf(db: Db, council: string, name: string, make: () => string): Promise<string> {
  const vault = vaultOf(db);
  const place = [council, 'setting', name];
  const { sealed } =
    (await readSetting<Secret>(db, council, name)) ??
    (await settleSetting(db, council, name, { sealed: vault.sealer()(place, make()) }));
  return vault.openAlone(place, sealed);
}

interface Secret {
  sealed: string;
}
