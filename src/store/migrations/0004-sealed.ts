import { type Kysely, sql } from 'kysely';
import { sealTyped } from '../typed.ts';
import type { Vault } from '../vault.ts';

/** Seals what was kept in clear, in the migration's own transaction, and takes the clear columns away. */
export async function sealed(db: Kysely<unknown>, vault: Vault): Promise<void> {
  await conversations(db, vault);
  await complaints(db, vault);
  await alerts(db, vault);
  await outbox(db, vault);
  await secrets(db, vault);
  await reasons(db, vault);
  for (const statement of CLEAR) await sql.raw(statement).execute(db);
}

const CLEAR = [
  'alter table conversations alter column key set not null',
  'alter table complainants alter column sealed set not null',
  ...['name', 'child', 'age', 'reply_by', 'reply_to', 'details'].map(
    (it) => `alter table complainants drop column ${it}`,
  ),
  'drop table transcript_in_clear',
];

interface Row {
  council: string;
  // biome-ignore lint/suspicious/noExplicitAny: the columns of tables as they were
  [column: string]: any;
}

async function rows(db: Kysely<unknown>, statement: string): Promise<Row[]> {
  return (await sql<Row>`${sql.raw(statement)}`.execute(db)).rows;
}

async function conversations(db: Kysely<unknown>, vault: Vault): Promise<void> {
  for (const { council, id, state, reference } of await rows(db, 'select * from conversations')) {
    const key = vault.newKey();
    const sealedState = vault.seal(key, [council, id, 'state'], state);
    const sealedReference = reference && vault.sealer()([council, id, 'reference'], reference);
    await sql`update conversations set key = ${key}, state = ${sealedState}, reference = ${sealedReference}
      where council = ${council} and id = ${id}`.execute(db);
    await turns(db, vault, council, id, key);
  }
}

async function turns(db: Kysely<unknown>, vault: Vault, council: string, id: string, key: string): Promise<void> {
  const { rows: all } =
    await sql<Row>`select * from transcript_in_clear where council = ${council} and conversation = ${id}
    order by seq`.execute(db);
  const groups: Row[][] = [];
  for (const row of all) {
    const last = groups.at(-1);
    if (last && row.in_reply_to && row.in_reply_to === last[0]!.activity_id) last.push(row);
    else groups.push([row]);
  }
  for (const group of groups) {
    const [first, last] = [group[0]!, group.at(-1)!];
    const spoken = group.map((it) => ({
      id: it.activity_id,
      from: it.from_role,
      ...(it.in_reply_to && { inReplyTo: it.in_reply_to }),
      activity: it.activity,
    }));
    const text = vault.seal(key, [council, id, first.activity_id], JSON.stringify(spoken));
    await sql`insert into transcript (council, conversation, seq, many, activity_id, sealed, at)
      values (${council}, ${id}, ${last.seq}, ${group.length}, ${first.activity_id}, ${text}, ${first.at})`.execute(db);
  }
}

async function complaints(db: Kysely<unknown>, vault: Vault): Promise<void> {
  for (const { council, ref } of await rows(db, 'select council, ref from complaints')) {
    const key = vault.newKey();
    await sql`insert into complaint_keys values (${council}, ${ref}, ${key})`.execute(db);
    const { rows: words } =
      await sql<Row>`select seq, words from words where council = ${council} and ref = ${ref}`.execute(db);
    for (const it of words)
      await sql`update words set words = ${vault.seal(key, [council, ref, 'words', String(it.seq)], it.words)}
        where council = ${council} and ref = ${ref} and seq = ${it.seq}`.execute(db);
    const { rows: who } = await sql<Row>`select name, child, age, reply_by as "replyBy", reply_to as "replyTo", details
      from complainants where council = ${council} and ref = ${ref}`.execute(db);
    for (const it of who) {
      const told = Object.fromEntries(Object.entries(it).filter(([, value]) => value !== null));
      await sql`update complainants set sealed = ${vault.seal(key, [council, ref, 'complainant'], JSON.stringify(told))}
        where council = ${council} and ref = ${ref}`.execute(db);
    }
  }
}

async function alerts(db: Kysely<unknown>, vault: Vault): Promise<void> {
  for (const { council, id, words } of await rows(db, 'select council, id, words from alerts'))
    await sql`update alerts set words = ${vault.sealer()([council, 'alert', id], words)}
      where council = ${council} and id = ${id}`.execute(db);
}

async function outbox(db: Kysely<unknown>, vault: Vault): Promise<void> {
  const lines = await rows(db, `select council, key, details from outbox where details ? 'words'`);
  for (const { council, key, details } of lines) {
    const { words, ...rest } = details;
    await sql`update outbox set details = ${JSON.stringify(rest)}::jsonb,
      words = ${vault.sealer()([council, 'line', key], JSON.stringify({ words }))}
      where council = ${council} and key = ${key}`.execute(db);
  }
}

async function secrets(db: Kysely<unknown>, vault: Vault): Promise<void> {
  const found = await rows(db, `select council, name, value from settings where name in ('person-key', 'door')`);
  for (const { council, name, value } of found) {
    const secret = value.key ?? value.secret;
    const kept = JSON.stringify({ sealed: vault.sealer()([council, 'setting', name], secret) });
    await sql`update settings set value = ${kept}::jsonb where council = ${council} and name = ${name}`.execute(db);
  }
}

async function reasons(db: Kysely<unknown>, vault: Vault): Promise<void> {
  const found = await rows(
    db,
    `select council, ref, seq, details from entries where jsonb_typeof(details -> 'reason') = 'string'`,
  );
  for (const { council, ref, seq, details } of found) {
    const kept = JSON.stringify(sealTyped(vault, [council, ref, 'entry', String(seq)], details));
    await sql`update entries set details = ${kept}::jsonb where council = ${council} and ref = ${ref} and seq = ${seq}`.execute(
      db,
    );
  }
}
