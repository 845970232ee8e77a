import { keysInUse, rotate } from '../store/rotate.ts';
import type { Context } from './context.ts';
import { transact } from './transact.ts';

/** The master keys: which are in use, and changing to a new one. Asked by whoever runs the program, from its command line. */
export interface KeysDesk {
  keys(): Promise<{ current: string; given: readonly string[]; inUse: Record<string, number> }>;
  /** Afterwards only the newest key is needed. */
  rotateKeys(): Promise<{ current: string; rewrapped: number }>;
}

export function keysDesk(context: Context): KeysDesk {
  const { store } = context;
  const { current, names } = store.vault;
  return {
    keys: async () => ({ current, given: names, inUse: await keysInUse(store.db) }),
    async rotateKeys() {
      const { rewrapped } = await rotate(store.db);
      for (const council of context.councils.keys())
        await transact(context, { kind: 'heard', council, from: 'command line' }, async (_, note) =>
          note({ did: 'rotateKeys', details: { current } }),
        );
      return { current, rewrapped };
    },
  };
}
