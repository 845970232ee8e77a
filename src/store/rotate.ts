import { sql } from 'kysely';
import type { Db } from './store.ts';
import { type Vault, vaultOf } from './vault.ts';

/** So many at once, so that nothing waits long for its row. */
const BATCH = 500;

/** Where data keys are kept: by themselves, or in front of what they seal. */
const PLACES = [
  { table: 'conversations', column: 'key', by: ['council', 'id'] },
  { table: 'conversations', column: 'reference', by: ['council', 'id'] },
  { table: 'complaint_keys', column: 'key', by: ['council', 'ref'] },
  { table: 'attachments', column: 'key', by: ['council', 'id'] },
  { table: 'alerts', column: 'words', by: ['council', 'id'] },
  { table: 'outbox', column: 'words', by: ['council', 'id'] },
  { table: 'slack_inbox', column: 'payload', by: ['team', 'id'] },
  { table: 'slack_workspaces', column: 'installation', by: ['council', 'team'] },
] as const;

/**
 * Wraps every data key anew under the newest master key; what they seal is not touched. It can be stopped and started again, and
 * runs beside everything else. Afterwards the older master keys open nothing here any more.
 */
export async function rotate(db: Db): Promise<{ rewrapped: number }> {
  const vault = vaultOf(db);
  let rewrapped = 0;
  for (const place of PLACES)
    for (let many = BATCH; many === BATCH; rewrapped += many) many = await some(db, vault, place);
  rewrapped += await secrets(db, vault);
  rewrapped += await reasons(db, vault);
  await db
    .updateTable('master_keys')
    .set({ retired_at: sql`now()` })
    .where('name', '!=', vault.current)
    .where('retired_at', 'is', null)
    .execute();
  return { rewrapped };
}

async function some(db: Db, vault: Vault, { table, column, by }: (typeof PLACES)[number]): Promise<number> {
  const [name, its] = [sql.table(table), sql.ref(column)];
  const { rows } = await sql<{ of: string; id: string; old: string }>`
    select ${sql.ref(by[0])} as of, ${sql.ref(by[1])}::text as id, ${its} as old from ${name}
    where ${its} is not null and ${its} not like ${`${vault.current}.%`} limit ${BATCH}`.execute(db);
  if (rows.length === 0) return 0;
  const made = rows.map((it) => ({ ...it, anew: anew(vault, it.old) }));
  await sql`update ${name} set ${its} = it.anew
    from jsonb_to_recordset(${JSON.stringify(made)}::jsonb) as it (of text, id text, old text, anew text)
    where ${name}.${sql.ref(by[0])} = it.of and ${name}.${sql.ref(by[1])}::text = it.id and ${name}.${its} = it.old`.execute(
    db,
  );
  return rows.length;
}

/** A wrapped key, or a wrapped key with what it seals behind it. */
function anew(vault: Vault, old: string): string {
  const [name, wrapped, ...sealed] = old.split('.');
  return [vault.rewrapped(`${name}.${wrapped}`), ...sealed].join('.');
}

async function secrets(db: Db, vault: Vault): Promise<number> {
  const { rows } = await sql<{ council: string; name: string; sealed: string }>`
    select council, name, value ->> 'sealed' as sealed from settings
    where value ? 'sealed' and value ->> 'sealed' not like ${`${vault.current}.%`}`.execute(db);
  for (const { council, name, sealed } of rows) {
    const value = JSON.stringify({ sealed: anew(vault, sealed) });
    await db.updateTable('settings').set({ value }).where('council', '=', council).where('name', '=', name).execute();
  }
  return rows.length;
}

/** What somebody typed among the details of an entry. */
async function reasons(db: Db, vault: Vault): Promise<number> {
  const { rows } = await sql<{ council: string; ref: string; seq: number; sealed: string }>`
    select council, ref, seq, details #>> '{reason,sealed}' as sealed from entries
    where details #>> '{reason,sealed}' not like ${`${vault.current}.%`}`.execute(db);
  for (const { council, ref, seq, sealed } of rows)
    await sql`update entries set details = jsonb_set(details, '{reason,sealed}', ${JSON.stringify(anew(vault, sealed))}::jsonb)
      where council = ${council} and ref = ${ref} and seq = ${seq}`.execute(db);
  return rows.length;
}

/** How many data keys are under which master key. */
export async function keysInUse(db: Db): Promise<Record<string, number>> {
  const used: Record<string, number> = {};
  for (const { table, column } of PLACES) {
    const { rows } = await sql<{ name: string; many: number }>`
      select split_part(${sql.ref(column)}, '.', 1) as name, count(*)::int as many from ${sql.table(table)}
      where ${sql.ref(column)} is not null group by 1`.execute(db);
    for (const { name, many } of rows) used[name] = (used[name] ?? 0) + many;
  }
  return used;
}
