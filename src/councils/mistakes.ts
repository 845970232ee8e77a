import { type Document, isMap, isPair, isSeq, type Node, visit } from 'yaml';
import { z } from 'zod';
import { councilSchema } from './council.ts';

/** One place in a council's file and what to write there: the reader is a complaints officer, not a programmer. */
export interface At {
  path: readonly PropertyKey[];
  says: string;
}

export function inWords(issue: z.core.$ZodIssue): At[] {
  const name = nameOf(issue.path);
  const { path } = issue;
  if (issue.code === 'unrecognized_keys') {
    const known = knownAt(path);
    const write = known.length > 0 ? `write one of: ${known.join(', ')}` : 'check its spelling or leave it out';
    return issue.keys.map((key) => ({ path: [...path, key], says: `"${key}" is not known under ${name}; ${write}` }));
  }
  if (issue.code === 'invalid_key')
    return [{ path, says: `"${String(path.at(-1))}": ${issue.issues[0]?.message ?? 'not known here'}` }];
  if (path.length === 0)
    return [{ path, says: 'begin the file with the council, like "name: Exampleshire County Council"' }];
  if (issue.input === null) return [{ path, says: `${name} is empty; write it or leave it out` }];
  const advice = issue.message.startsWith('Invalid') ? 'write it' : issue.message;
  return [{ path, says: issue.input === undefined ? `${name} is missing; ${advice}` : `${name}: ${advice}` }];
}

/** "packs, number 1 > statutory": people count from one. */
function nameOf(path: readonly PropertyKey[]): string {
  const name = path.map((it) => (typeof it === 'number' ? `number ${it + 1}` : String(it))).join(' > ');
  return name.replaceAll(' > number', ', number') || 'the file';
}

/** The names that may stand at a place of the file. */
function knownAt(path: readonly PropertyKey[]): string[] {
  let at: unknown = councilSchema;
  for (const step of path) {
    at = plain(at);
    if (at instanceof z.ZodObject) at = at.shape[String(step)];
    else if (at instanceof z.ZodRecord) at = at.valueType;
    else if (at instanceof z.ZodArray) at = at.element;
  }
  at = plain(at);
  if (at instanceof z.ZodObject) return Object.keys(at.shape);
  return at instanceof z.ZodRecord && at.keyType instanceof z.ZodEnum ? at.keyType.options.map(String) : [];
}

function plain(type: unknown): unknown {
  const wrapped = type instanceof z.ZodDefault || type instanceof z.ZodPrefault || type instanceof z.ZodOptional;
  return wrapped ? plain(type.unwrap()) : type;
}

export function yamlMistake(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'this name is written twice in the same block; keep one of them';
  if (code.startsWith('TAB')) return 'this line is indented with a tab; use spaces';
  return `this cannot be read as YAML: ${message.split('\n')[0]}. Check the indentation, the colon and the quotes on this line`;
}

/** More than a council needs, and too few to blow a short file up into a huge one. */
const MOST_REPEATS = 20;

/** `*leaflet` repeats what is marked `&leaflet` further up. */
export function badRepeats(doc: Document): { offset: number; says: string }[] {
  const found: { offset: number; says: string }[] = [];
  let repeats = 0;
  visit(doc, {
    Alias(_, alias) {
      const offset = alias.range?.[0] ?? 0;
      const name = alias.source;
      repeats++;
      if (!alias.resolve(doc))
        found.push({
          offset,
          says: `"*${name}" repeats what is marked "&${name}" further up, and nothing is; write it out`,
        });
      else if (repeats > MOST_REPEATS)
        found.push({ offset, says: `more than ${MOST_REPEATS} repeats with "*"; write this one out` });
    },
  });
  return found;
}

/** The place of a path in the file, or of its nearest parent that is there. */
export function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
  let node = root;
  let offset = (root as Node | null)?.range?.[0] ?? 0;
  for (const step of path) {
    const found = isMap(node)
      ? node.items.find((it) => isPair(it) && String((it.key as { value?: unknown }).value ?? it.key) === String(step))
      : undefined;
    if (found) {
      offset = (found.key as Node).range?.[0] ?? offset;
      node = found.value;
    } else if (isSeq(node) && typeof step === 'number') {
      node = node.items[step];
      offset = (node as Node | undefined)?.range?.[0] ?? offset;
    } else break;
  }
  return offset;
}
