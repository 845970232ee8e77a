import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { findAlert, insertAlert } from '../../src/store/alerts.ts';
import { keyOf, newKeyOf } from '../../src/store/complaint-keys.ts';
import { createTurns, spokenSince } from '../../src/store/conversations.ts';
import { fileWith, keepFile } from '../../src/store/files.ts';
import { openInMemory } from '../../src/store/pglite.ts';
import { openPostgres } from '../../src/store/postgres.ts';
import { keysInUse, rotate } from '../../src/store/rotate.ts';
import { secretOf } from '../../src/store/settings.ts';
import {
  findWorkspace,
  keepArrival,
  payloadOf,
  removeWorkspace,
  saveWorkspace,
  takeLeft,
} from '../../src/store/slack.ts';
import type { Store } from '../../src/store/store.ts';
import { KeyMissing } from '../../src/store/vault-keys.ts';
import { newDatabase } from '../support/db.ts';
import { TEST_KEYS } from '../support/keys.ts';

const COUNCIL = 'cambridgeshire';
const [OLD] = TEST_KEYS;
const NEW = randomBytes(32);
const quiet = () => {};

/** One database, opened with one set of keys after another. */
async function reopenable(): Promise<(keys: Buffer[]) => Promise<Store>> {
  const url = await newDatabase();
  if (url) return (keys) => openPostgres(url, quiet, keys);
  let held = new Blob([readFileSync(inject('dump')!)]);
  return async (keys) => {
    const store = await openInMemory(quiet, keys, held);
    return {
      ...store,
      async close() {
        held = (await store.dump()) as Blob;
        await store.close();
      },
    };
  };
}

test('a new master key: everything is wrapped anew, stays readable, and the old key is no longer needed nor any use', async () => {
  const open = await reopenable();
  const at = new Date('2026-03-20T16:50:00Z');
  const before = await open([OLD]);
  const key = before.vault.newKey();
  const turn = {
    council: COUNCIL,
    conversation: 'c',
    channel: 'webchat',
    version: 0,
    key,
    state: { said: 'x' },
    reference: { to: 'y' },
    at,
  };
  await createTurns(before).keep({
    ...turn,
    spoken: [{ id: 'm', from: 'user', activity: { text: 'hes been drinking again' } }],
  });
  await insertAlert(before.of(COUNCIL), COUNCIL, {
    id: 'a',
    conversation: 'c',
    level: 'now',
    flags: [],
    words: 'exact',
    at,
    raisedBy: 'complainant',
    chain: [],
    asked: 0,
  });
  const its = await before
    .of(COUNCIL)
    .transaction()
    .execute((tx) => newKeyOf(tx, COUNCIL, 'CAM-26-0001'));
  const name = before.vault.seal(its, ['name'], 'Kayla');
  const secret = await secretOf(before.of(COUNCIL), COUNCIL, 'person-key', () => 'made once');
  const came = { team: 'T1', id: 'Ev1', conversation: 'T1:U1', payload: 'as it came' };
  await keepArrival(before.db, came, at);
  const workspace = { team: 'T1', council: COUNCIL, name: 'One', installation: 'its token', invitation: 'i1' };
  await saveWorkspace(before.db, workspace, at);
  await saveWorkspace(before.db, { ...workspace, team: 'T2', invitation: 'i2' }, at);
  await removeWorkspace(before.db, 'T2', at);
  const file = {
    id: 'f',
    conversation: 'c',
    name: 'letter.txt',
    kind: 'txt',
    size: 5,
    state: 'clean',
    by: 'x',
    at,
  } as const;
  await before
    .of(COUNCIL)
    .transaction()
    .execute((tx) => keepFile(tx, COUNCIL, file, Buffer.from('paper')));
  const rows = Object.values(await keysInUse(before.db)).reduce((sum, it) => sum + it, 0);
  await before.close();

  await expect(open([NEW])).rejects.toThrow(KeyMissing);
  const during = await open([NEW, OLD]);
  expect((await rotate(during.db)).rewrapped).toBe(rows + 1);
  expect(await keysInUse(during.db)).toEqual({ [during.vault.current]: rows });
  expect(await rotate(during.db)).toEqual({ rewrapped: 0 });
  await during.close();

  await expect(open([OLD])).rejects.toThrow(KeyMissing);
  const after = await open([NEW]);
  const council = after.of(COUNCIL);
  expect(await createTurns(after).take(COUNCIL, 'c', 'n')).toMatchObject({
    state: { said: 'x' },
    reference: { to: 'y' },
  });
  expect((await spokenSince(council, COUNCIL, 'c', 0))[0]?.activity.text).toBe('hes been drinking again');
  expect((await findAlert(council, COUNCIL, 'a'))?.words).toBe('exact');
  expect(await secretOf(council, COUNCIL, 'person-key', () => 'made again')).toBe(secret);
  expect((await takeLeft(after.db, at, at, 9)).map((it) => payloadOf(after.db, it))).toEqual(['as it came']);
  expect(await findWorkspace(after.db, 'T1')).toEqual(workspace);
  expect(await findWorkspace(after.db, 'T2')).toBeUndefined();
  expect(String((await fileWith(council, COUNCIL, 'f'))?.bytes)).toBe('paper');
  expect(after.vault.open((await keyOf(council, COUNCIL, 'CAM-26-0001'))!, ['name'], name)).toBe('Kayla');
  await after.close();
});
