import { sql } from 'kysely';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openPostgres } from '../../src/store/postgres.ts';
import type { Db, Store } from '../../src/store/store.ts';
import { NoWall, shared, unwalled } from '../../src/store/wall.ts';
import { newDatabase, openTestStore } from '../support/db.ts';
import { TEST_KEYS } from '../support/keys.ts';

let store: Store;
beforeAll(async () => {
  store = await openTestStore();
});
afterAll(() => store.close());

const tables = async (db: Db) =>
  (
    await sql<{ name: string }>`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid
      and a.attname = 'council' and not a.attisdropped where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace`.execute(
      db,
    )
  ).rows.map((it) => it.name);

test('every table with a council in it stands behind the wall', async () => {
  expect(await unwalled(store.db)).toEqual([]);
});

test('a table without a council holds nothing that belongs to one', async () => {
  expect(await shared(store.db)).toEqual([
    'kysely_migration',
    'kysely_migration_lock',
    'limits',
    'master_keys',
    'slack_inbox',
    'turns',
  ]);
});

describe('tried: what one council can do to another with any statement', () => {
  const one = { council: 'one', name: 'thing', value: '{}' };
  beforeAll(async () => {
    await store.of('one').insertInto('settings').values(one).execute();
  });

  test('read: nothing, in any table, where no council is asked for', async () => {
    for (const table of await tables(store.db)) {
      const { rows } = await sql`select * from ${sql.table(table)} where council <> 'two'`.execute(store.of('two'));
      expect(rows, table).toEqual([]);
    }
    expect(await store.of('one').selectFrom('settings').select('name').execute()).toEqual([{ name: 'thing' }]);
  });

  test('write in its name: refused', async () => {
    const forged = store
      .of('two')
      .insertInto('settings')
      .values({ ...one, name: 'forged' })
      .execute();
    await expect(forged).rejects.toThrow(/row-level security/);
  });

  test('change or take away: nothing is found', async () => {
    const changed = await store
      .of('two')
      .updateTable('settings')
      .set({ value: '{"x":1}' })
      .where('name', '=', 'thing')
      .executeTakeFirst();
    const gone = await store.of('two').deleteFrom('settings').where('name', '=', 'thing').executeTakeFirst();
    expect([Number(changed.numUpdatedRows), Number(gone.numDeletedRows)]).toEqual([0, 0]);
    expect(await store.of('one').selectFrom('settings').select('value').execute()).toEqual([{ value: {} }]);
  });

  test('give a row of its own to the other: refused', async () => {
    await store
      .of('two')
      .insertInto('settings')
      .values({ ...one, council: 'two' })
      .execute();
    const given = store.of('two').updateTable('settings').set({ council: 'one', name: 'given' }).execute();
    await expect(given).rejects.toThrow(/row-level security/);
  });

  test('the statements prepared for every turn stand behind it too', async () => {
    const count = () =>
      store.prepared<{ n: number }>('two', 'count_settings', 'select count(*)::int as n from settings where $1 = $1', [
        'x',
      ]);
    expect((await count())[0]?.n).toBe(1);
  });
});

test('the record can be added to, and neither changed nor taken from', async () => {
  for (const statement of [sql`update record set entry = ''`, sql`delete from record`, sql`truncate record`])
    await expect(statement.execute(store.of('one'))).rejects.toThrow(/permission denied/);
});

test('how the tables came about is nobody’s business at the desk', async () => {
  await expect(sql`delete from kysely_migration`.execute(store.of('one'))).rejects.toThrow(/permission denied/);
});

/** Only a real server has other users than the one it was made by. */
if (inject('postgres'))
  describe('on a server where Heard is not the administrator', () => {
    async function asUser(user: string, may: string) {
      const url = new URL((await newDatabase())!);
      const admin = new pg.Client({ connectionString: url.href });
      await admin.connect();
      await admin.query(
        `create role ${user} login password 'x' ${may}; grant create on schema public to ${user}; grant create on database "${url.pathname.slice(1)}" to ${user}`,
      );
      await admin.end();
      url.username = user;
      url.password = 'x';
      return url.href;
    }

    test('it works, with the wall, given the role', async () => {
      const name = `plain_${process.pid}`;
      const url = await asUser(name, '');
      const admin = new pg.Client({ connectionString: `${inject('postgres')}/postgres` });
      await admin.connect();
      await admin.query(`grant heard_desk to ${name}`);
      await admin.end();
      const plain = await openPostgres(url, () => {}, TEST_KEYS);
      expect(await unwalled(plain.db)).toEqual([]);
      await plain.of('one').insertInto('settings').values({ council: 'one', name: 'thing', value: '{}' }).execute();
      expect(await plain.of('two').selectFrom('settings').selectAll().execute()).toEqual([]);
      await plain.close();
    });

    test('without the role and without leave to make one, it says what to ask for', async () => {
      const url = await asUser(`poor_${process.pid}`, '');
      await expect(openPostgres(url, () => {}, TEST_KEYS)).rejects.toThrow(NoWall);
    });
  });
