import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The council of the file that `keepingFile` writes. */
export const KEEPING = 'keeping';

/** Cambridgeshire as it is, and for how long it keeps things; answers the path of its file. */
export function keepingFile(periods: Readonly<Record<string, string>>): string {
  const text = readFileSync(new URL('../../src/councils/cambridgeshire.yaml', import.meta.url), 'utf8');
  const path = join(mkdtempSync(join(tmpdir(), 'heard-')), `${KEEPING}.yaml`);
  const lines = Object.entries(periods).map(([name, it]) => `  ${name}: ${it}`);
  writeFileSync(path, `${text}\nretention:\n${lines.join('\n')}\n`);
  return path;
}
