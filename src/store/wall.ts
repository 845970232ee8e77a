import { sql } from 'kysely';
import type { Db } from './store.ts';

/** The role in which the desk works: it owns nothing, and sees one council at a time. */
export const DESK_ROLE = 'heard_desk';

/** Where a session says for which council it works. */
export const COUNCIL_SETTING = 'heard.council';

/** Its tables may be used by the desk, and nobody else's council is in them. */
const POLICY = 'one_council';

/** What the desk may add to and never take from or change. */
const APPENDED = ['record'];

/** No role may be made here, and the one that is needed is not there. */
export class NoWall extends Error {
  constructor(user: string) {
    super(
      `The database has no role "${DESK_ROLE}", and ${user} may not make one. Ask whoever runs the database for: ` +
        `create role ${DESK_ROLE} nologin; grant ${DESK_ROLE} to ${user};`,
    );
  }
}

/**
 * The second wall between councils, behind the desk: row-level security on every table that has a council in it, found by
 * itself, so that a new table has it too. Done again at each start, and once where several start together.
 */
export async function raiseWall(db: Db): Promise<void> {
  await ensureRole(db);
  await db.transaction().execute(async (tx) => {
    await sql`select pg_advisory_xact_lock(hashtext('heard wall'))`.execute(tx);
    for (const table of await unwalled(tx)) {
      const name = sql.table(table);
      await sql`alter table ${name} enable row level security`.execute(tx);
      await sql`create policy ${sql.raw(POLICY)} on ${name} to ${sql.raw(DESK_ROLE)}
        using (council = (select current_setting(${sql.lit(COUNCIL_SETTING)}, true)))`.execute(tx);
    }
    await grant(tx);
  });
}

async function ensureRole(db: Db): Promise<void> {
  const { rows } = await sql<{ known: boolean; member: boolean | null; user: string }>`
    select exists (select from pg_roles where rolname = ${DESK_ROLE}) as known, current_user::text as user,
      (select pg_has_role(current_user, oid, 'member') from pg_roles where rolname = ${DESK_ROLE}) as member`.execute(
    db,
  );
  const { known, member, user } = rows[0]!;
  if (known && member) return;
  try {
    if (!known) await sql`create role ${sql.raw(DESK_ROLE)} nologin`.execute(db);
    await sql`grant ${sql.raw(DESK_ROLE)} to ${sql.ref(user)}`.execute(db);
  } catch (error) {
    const { code } = error as { code?: string };
    if (code === DUPLICATE || code === UNIQUE || code === BUSY) return ensureRole(db);
    throw code === NOT_ALLOWED ? new NoWall(user) : error;
  }
}

const DUPLICATE = '42710';
const UNIQUE = '23505';
/** Two processes that grant at the same moment: roles belong to the whole server, not to one database. */
const BUSY = 'XX000';
const NOT_ALLOWED = '42501';

/** Tables with a council in them on which nothing stands between councils yet. */
export async function unwalled(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    join pg_attribute a on a.attrelid = c.oid and a.attname = 'council' and not a.attisdropped
    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
      and not (c.relrowsecurity and exists (select from pg_policy p where p.polrelid = c.oid and p.polname = ${POLICY}))
    order by c.relname`.execute(db);
  return rows.map((it) => it.name);
}

/** Tables that have no council in them: what they hold belongs to the whole deployment. */
export async function shared(db: Db): Promise<string[]> {
  const { rows } = await sql<{ name: string }>`
    select c.relname as name from pg_class c
    where c.relkind in ('r', 'p') and c.relnamespace = current_schema()::regnamespace
      and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'council' and not a.attisdropped)
    order by c.relname`.execute(db);
  return rows.map((it) => it.name);
}

async function grant(tx: Db): Promise<void> {
  const role = sql.raw(DESK_ROLE);
  const { rows } = await sql<{ here: string; jobs: boolean }>`
    select current_schema()::text as here, exists (select from pg_namespace where nspname = 'pgboss') as jobs`.execute(
    tx,
  );
  const { here, jobs } = rows[0]!;
  for (const schema of [here, ...(jobs ? ['pgboss'] : [])]) {
    const its = sql.ref(schema);
    await sql`grant usage on schema ${its} to ${role}`.execute(tx);
    await sql`grant select, insert, update, delete on all tables in schema ${its} to ${role}`.execute(tx);
    await sql`grant usage, select on all sequences in schema ${its} to ${role}`.execute(tx);
    await sql`grant execute on all functions in schema ${its} to ${role}`.execute(tx);
  }
  for (const table of APPENDED) await sql`revoke update, delete on ${sql.table(table)} from ${role}`.execute(tx);
  await sql`revoke all on kysely_migration, kysely_migration_lock from ${role}`.execute(tx);
}
