import type { Db } from './store.ts';
import { DoesNotOpen, type Vault } from './vault.ts';

const PROOF = 'opened with the key it was sealed with';

/** Something here was sealed under a key that this program was not given. Starting without it would lose what people said. */
export class KeyMissing extends Error {
  constructor(name: string) {
    super(
      `HEARD_KEY lacks the key ${name}, under which things in this database are sealed. Write every key, the newest first, with commas between them.`,
    );
  }
}

/** Refuses to go on with a database that these keys do not open; notes the newest key where it is new here. */
export async function proveKeys(db: Db, vault: Vault): Promise<void> {
  const known = await db.selectFrom('master_keys').selectAll().where('retired_at', 'is', null).execute();
  for (const { name, proof } of known) {
    if (!vault.names.includes(name)) throw new KeyMissing(name);
    if (vault.openAlone(['proof', name], proof) !== PROOF) throw new DoesNotOpen(['proof', name]);
  }
  const name = vault.current;
  const proof = vault.sealer()(['proof', name], PROOF);
  await db
    .insertInto('master_keys')
    .values({ name, proof })
    .onConflict((it) => it.column('name').doUpdateSet({ retired_at: null }))
    .execute();
}
