import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import type { MadeBy } from '../complaints/teaching.ts';

const HERE = new URL('./', import.meta.url);
const MODEL = 'model/trained.model';

let known: MadeBy | undefined;

/** Which model and which rules suggest now: digests of what they are read from, so that two suggestions can be told apart years later. */
export function suggesting(): MadeBy {
  known ??= { model: digestOf([MODEL]), rules: digestOf(rules()) };
  return known;
}

function rules(): string[] {
  return readdirSync(HERE, { recursive: true, encoding: 'utf8' })
    .map((it) => it.replaceAll('\\', '/'))
    .filter((it) => it.endsWith('.ts'))
    .sort();
}

function digestOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(new URL(file, HERE)));
  return hash.digest('hex').slice(0, 12);
}
