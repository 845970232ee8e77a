import { TYPED } from '../rights/fields.ts';
import type { Vault } from './vault.ts';

type Details = Record<string, unknown>;

interface Sealed {
  sealed: string;
}

/** What somebody typed among the details is kept sealed, while the rest stays plain for queries. */
export function sealTyped(vault: Vault, place: readonly string[], details: Details): Details {
  const typed = TYPED.filter((it) => typeof details[it] === 'string');
  if (typed.length === 0) return details;
  const seal = vault.sealer();
  const sealed = typed.map((it): [string, Sealed] => [it, { sealed: seal([...place, it], String(details[it])) }]);
  return { ...details, ...Object.fromEntries(sealed) };
}

export function openTyped(vault: Vault, place: readonly string[], details: Details): Details {
  const typed = TYPED.filter((it) => isSealed(details[it]));
  if (typed.length === 0) return details;
  const opened = typed.map((it) => [it, vault.openAlone([...place, it], (details[it] as Sealed).sealed)] as const);
  return { ...details, ...Object.fromEntries(opened) };
}

function isSealed(value: unknown): value is Sealed {
  return typeof value === 'object' && value !== null && 'sealed' in value;
}
