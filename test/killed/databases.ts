import { randomUUID } from 'node:crypto';
import pg from 'pg';

/** Databases of one server, copied whole: every kill begins with the very state that the command found. */
export interface Databases {
  /** A new one, empty or as another stands. Nobody may be connected to that one. */
  copy(of?: string): Promise<string>;
  drop(url: string): Promise<void>;
  /** Resolves when nobody is connected to it any more: what a dead process left open is rolled back. */
  quiet(url: string): Promise<void>;
  /** The same for two databases that hold the same rows, in the program's tables and among the jobs of its queue. */
  print(url: string): Promise<string>;
  close(): Promise<void>;
}

export async function openDatabases(server: string): Promise<Databases> {
  const admin = new pg.Pool({ connectionString: `${server}/postgres` });
  const nameOf = (url: string) => new URL(url).pathname.slice(1);
  return {
    async copy(of) {
      const name = `killed_${randomUUID().replaceAll('-', '')}`;
      await admin.query(`create database ${name}${of ? ` template ${nameOf(of)} strategy file_copy` : ''}`);
      return `${server}/${name}`;
    },
    drop: async (url) => {
      await admin.query(`drop database ${nameOf(url)} with (force)`);
    },
    async quiet(url) {
      await admin.query('select pg_terminate_backend(pid, 10000) from pg_stat_activity where datname = $1', [
        nameOf(url),
      ]);
    },
    async print(url) {
      const client = new pg.Client({ connectionString: url });
      await client.connect();
      const { rows } = await client.query<{ name: string }>(
        "select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1",
      );
      const tables = [...rows.map((it) => it.name), 'pgboss.job'];
      const prints = await client.query<{ print: string }>(
        tables
          .map(
            (it) =>
              `select '${it}' || md5(coalesce(string_agg(md5(t::text), '' order by md5(t::text)), '')) as print from ${it} t`,
          )
          .join(' union all '),
      );
      await client.end();
      return prints.rows.map((it) => it.print).join(' ');
    },
    close: () => admin.end(),
  };
}
