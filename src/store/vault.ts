import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createSecretKey,
  type KeyObject,
  randomBytes,
} from 'node:crypto';
import type { KyselyPlugin } from 'kysely';
import type { Db } from './store.ts';

/**
 * What people told us is sealed before it reaches the database: AES-256-GCM under a data key of its own for each conversation and
 * each complaint, and each data key wrapped under a master key that is never in the database. To change the master key, the data
 * keys are wrapped anew; to make something unreadable for good, backups included, its data key is forgotten.
 *
 * Whatever is sealed is bound to its place: put anywhere else, it does not open.
 */
export interface Vault {
  /** A new data key, wrapped. */
  newKey(): string;
  seal(key: string, place: readonly string[], text: string): string;
  open(key: string, place: readonly string[], sealed: string): string;
  /** The same for bytes, which stay bytes. */
  sealBytes(key: string, place: readonly string[], bytes: Buffer): Buffer;
  openBytes(key: string, place: readonly string[], sealed: Buffer): Buffer;
  /** Seals things that carry their own key with them; one key for all that one sealer seals. */
  sealer(): (place: readonly string[], text: string) => string;
  openAlone(place: readonly string[], sealed: string): string;
  /** The same data key under the newest master key; undefined where it is under that already. */
  rewrapped(key: string): string | undefined;
  /** The newest master key's own name. */
  current: string;
  /** Every master key this program was given, by name. */
  names: readonly string[];
}

/** Something sealed that does not open: another master key, another place, or changed. Says where, never what. */
export class DoesNotOpen extends Error {
  constructor(place: readonly string[]) {
    super(`what is kept at ${place.join(' ')} does not open: it was sealed under another key, moved, or changed`);
  }
}

const NONCE = 12;
const TAG = 16;
const MASTER_BYTES = 32;
/** Data keys opened lately, so that a conversation in progress opens its key once. */
const REMEMBERED = 1000;

/** The newest key first: it seals, and the others still open. */
export function createVault(masters: readonly Buffer[]): Vault {
  if (masters.length === 0) throw new Error('a vault needs a key');
  const named = new Map(masters.map((it) => [nameOf(it), createSecretKey(it)]));
  const [current] = named.keys() as Iterator<string> & Iterable<string>;
  const opened = new Map<string, KeyObject>();

  function wrap(dataKey: Buffer): string {
    return `${current}.${lock(named.get(current!)!, ['data key'], dataKey).toString('base64')}`;
  }

  function unwrap(key: string): KeyObject {
    const known = opened.get(key);
    if (known) return known;
    const [name = '', wrapped = ''] = key.split('.');
    const master = named.get(name);
    if (!master) throw new DoesNotOpen([`the data key under master key ${name}`]);
    const dataKey = createSecretKey(unlock(master, ['data key'], Buffer.from(wrapped, 'base64')));
    opened.set(key, dataKey);
    if (opened.size > REMEMBERED) opened.delete(opened.keys().next().value!);
    return dataKey;
  }

  const seal: Vault['seal'] = (key, place, text) => lock(unwrap(key), place, text).toString('base64');
  const open: Vault['open'] = (key, place, sealed) =>
    unlock(unwrap(key), place, Buffer.from(sealed, 'base64')).toString('utf8');
  const newKey = () => {
    const dataKey = randomBytes(MASTER_BYTES);
    const key = wrap(dataKey);
    opened.set(key, createSecretKey(dataKey));
    return key;
  };

  return {
    current: current!,
    names: [...named.keys()],
    newKey,
    seal,
    open,
    sealBytes: (key, place, bytes) => lock(unwrap(key), place, bytes),
    openBytes: (key, place, sealed) => unlock(unwrap(key), place, sealed),
    sealer() {
      const key = newKey();
      return (place, text) => `${key}.${seal(key, place, text)}`;
    },
    openAlone(place, sealed) {
      const [name, wrapped, text = ''] = sealed.split('.');
      return open(`${name}.${wrapped}`, place, text);
    },
    rewrapped: (key) => (key.startsWith(`${current}.`) ? undefined : wrap(unwrap(key).export())),
  };
}

/** A master key's name says nothing about it, and tells two apart. */
function nameOf(master: Buffer): string {
  if (master.length !== MASTER_BYTES) throw new Error(`a key has ${MASTER_BYTES} bytes, not ${master.length}`);
  return createHash('sha256').update('heard master key').update(master).digest('hex').slice(0, 8);
}

/** Asking for randomness costs more than sealing does, so it is asked for many nonces at once; each is used once. */
const POOL = NONCE * 256;
let pool = Buffer.alloc(0);

function nextNonce(): Buffer {
  if (pool.length < NONCE) pool = randomBytes(POOL);
  const nonce = pool.subarray(0, NONCE);
  pool = pool.subarray(NONCE);
  return nonce;
}

function lock(key: KeyObject, place: readonly string[], data: Buffer | string): Buffer {
  const nonce = nextNonce();
  const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(Buffer.from(place.join('\n'), 'utf8'));
  const sealed = typeof data === 'string' ? cipher.update(data, 'utf8') : cipher.update(data);
  return Buffer.concat([nonce, sealed, cipher.final(), cipher.getAuthTag()]);
}

function unlock(key: KeyObject, place: readonly string[], sealed: Buffer): Buffer {
  try {
    const cipher = createDecipheriv('aes-256-gcm', key, sealed.subarray(0, NONCE), { authTagLength: TAG })
      .setAAD(Buffer.from(place.join('\n'), 'utf8'))
      .setAuthTag(sealed.subarray(-TAG));
    return Buffer.concat([cipher.update(sealed.subarray(NONCE, -TAG)), cipher.final()]);
  } catch {
    throw new DoesNotOpen(place);
  }
}

/** The vault goes wherever the database goes: a query that keeps somebody's words finds it on the handle it was given. */
export class VaultPlugin implements KyselyPlugin {
  readonly vault: Vault;

  constructor(vault: Vault) {
    this.vault = vault;
  }

  transformQuery({ node }: Parameters<KyselyPlugin['transformQuery']>[0]) {
    return node;
  }

  async transformResult({ result }: Parameters<KyselyPlugin['transformResult']>[0]) {
    return result;
  }
}

export function vaultOf(db: Db): Vault {
  const plugin = db.getExecutor().plugins.find((it) => it instanceof VaultPlugin);
  if (!plugin) throw new Error('this database was opened without its vault');
  return plugin.vault;
}
