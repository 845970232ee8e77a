import type { Config } from '../config.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './store.ts';

/** What people told us is sealed before it reaches a PostgreSQL, so there is no opening one without a key. */
export class NoKey extends Error {
  constructor() {
    super(
      'HEARD_KEY is missing: write the key that "npm run -s heard -- keys new" prints, and keep it outside the database.',
    );
  }
}

/** The database that the settings name: PostgreSQL by its address, otherwise the embedded one in its folder. */
export function openStore(
  { databaseUrl, data, keys }: Pick<Config, 'databaseUrl' | 'data' | 'keys'>,
  onError: (error: Error) => void,
): Promise<Store> {
  if (!databaseUrl) return openPglite(data, onError, keys);
  if (!keys) throw new NoKey();
  return openPostgres(databaseUrl, onError, keys);
}
