import { isVerb } from '../../cards/verbs.ts';
import { storable } from '../../src/store/text.ts';
import type { Pressed } from './channel.ts';

/** A pressed button's data, or undefined where it is not one of ours. Whatever is not a short string is left out. */
export function pressedIn(value: unknown, card: string | undefined): Pressed | undefined {
  if (typeof value !== 'object' || value === null) return undefined;
  const { verb, ref, ...rest } = value as Record<string, unknown>;
  if (!isVerb(verb) || typeof ref !== 'string' || ref.length > 200) return undefined;
  const values = Object.fromEntries(
    Object.entries(rest).flatMap(([key, it]) => (typeof it === 'string' ? [[key, storable(it)]] : [])),
  );
  return { verb, ref, values, card };
}
