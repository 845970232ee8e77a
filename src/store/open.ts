import type { Config } from '../config.ts';
import { openPglite } from './pglite.ts';
import { openPostgres } from './postgres.ts';
import type { Store } from './store.ts';

/** The database that the settings name: PostgreSQL by its address, otherwise the embedded one in its folder. */
export function openStore(
  { databaseUrl, data }: Pick<Config, 'databaseUrl' | 'data'>,
  onError: (error: Error) => void,
): Promise<Store> {
  return databaseUrl ? openPostgres(databaseUrl, onError) : openPglite(data, onError);
}
