import { dice as numbers } from '../support/pasts.ts';

/** Throws that are the same for the same seed. */
export type Throw = (of: number) => number;

export function throws(seed: number): Throw {
  const next = numbers(seed);
  return (of) => Math.floor(next() * of);
}

/** What a field may hold instead of what belongs there. */
const STRANGE: readonly unknown[] = [
  null,
  true,
  -1,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  '\u0000',
  '\ud800',
  '\u202etxt.exe',
  'constructor',
  '__proto__',
  '2026-02-30',
  '9'.repeat(400),
  'a\n'.repeat(200),
  '<script>',
  '=1+1',
  [],
  {},
  [[[[[[[[]]]]]]]],
  { text: {} },
  ['verb'],
];

/** The same with a few of its fields, however deep, made something else, left out, or nested into themselves. */
export function strange(value: unknown, dice: Throw): unknown {
  const copy = structuredClone(value);
  const changes = 1 + dice(4);
  let root = { it: copy } as Record<string, unknown>;
  for (let change = 0; change < changes; change++) {
    const places = placesIn(root);
    const [holder, key] = places[dice(places.length)]!;
    const how = dice(5);
    if (how === 0) delete holder[key];
    else if (how === 1) holder[key] = [holder[key]];
    else if (how === 2) holder[key] = deep(holder[key], 2 + dice(40));
    else holder[key] = structuredClone(STRANGE[dice(STRANGE.length)]);
    if (!('it' in root)) root = { it: undefined };
  }
  return root.it;
}

/**
 * The same as JSON in which a few names stand twice in one object, the other time with something else. Readers differ in which of the two
 * they believe, so whatever looks at a body has to look at what was read of it.
 */
export function twice(value: unknown, dice: Throw): string {
  const copy = structuredClone(value);
  for (let change = 0; change <= dice(3); change++) {
    const places = placesIn(copy).filter(([holder]) => !Array.isArray(holder));
    if (places.length === 0) break;
    const [holder, key] = places[dice(places.length)]!;
    const other = structuredClone(STRANGE[dice(STRANGE.length)]);
    const [first, last] = dice(2) ? [other, holder[key]] : [holder[key], other];
    delete holder[key];
    Object.assign(holder, { [key]: first, [`${key}${MARK}`]: last });
  }
  return JSON.stringify(copy).replaceAll(AS_WRITTEN, '');
}

/** Stands after a name that is written a second time, until it is written. */
const MARK = '\u0001';
const AS_WRITTEN = JSON.stringify(MARK).slice(1, -1);

function deep(value: unknown, levels: number): unknown {
  return levels === 0 ? value : { value: deep(value, levels - 1) };
}

function placesIn(value: unknown): [holder: Record<string, unknown>, key: string][] {
  if (typeof value !== 'object' || value === null) return [];
  return Object.keys(value).flatMap((key) => [
    [value as Record<string, unknown>, key] as [Record<string, unknown>, string],
    ...placesIn((value as Record<string, unknown>)[key]),
  ]);
}

/** The same bytes with some turned, cut off, doubled, or written over with what is no text. */
export function broken(bytes: Uint8Array, dice: Throw): Uint8Array {
  const copy = Buffer.from(bytes);
  const changes = 1 + dice(4);
  let result: Buffer = copy;
  for (let change = 0; change < changes; change++) {
    const at = dice(result.length + 1);
    const how = dice(5);
    if (how === 0) result = result.subarray(0, at);
    else if (how === 1) result = Buffer.concat([result.subarray(0, at), result.subarray(at - dice(at + 1))]);
    else if (how === 2)
      result = Buffer.concat([result.subarray(0, at), Buffer.from([0xff, 0xfe, 0xc0]), result.subarray(at)]);
    else if (how === 3)
      result = Buffer.concat([result.subarray(0, at), Buffer.from(LINES[dice(LINES.length)]!), result.subarray(at)]);
    else if (at < result.length) result[at] = result[at]! ^ (1 << dice(8));
  }
  return result;
}

const LINES = ['"', ',', '\n', '\r\n', ';', ': ', '- ', '&a ', '*a', '\t', '{', '[', '|\n', '--', '\0', '’', '\ud83d'];
