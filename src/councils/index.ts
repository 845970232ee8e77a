import { readdirSync, readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Instant } from '../calendar/local-date.ts';
import type { Pack } from '../procedures/pack.ts';
import { type Council, type Mistake, readCouncil } from './read.ts';

export type { Council, Mistake } from './read.ts';

const FOLDER = new URL('./', import.meta.url);

/** The names of the councils that come with Heard: the files of this folder. */
export function councilKeys(): string[] {
  return readdirSync(FOLDER)
    .filter((it) => it.endsWith('.yaml'))
    .map((it) => it.slice(0, -'.yaml'.length))
    .sort();
}

/** Reads a council by its name or by the path of a file anywhere. */
export function findCouncil(nameOrPath: string): { council: Council } | { mistakes: Mistake[] } {
  const isName = /^[a-z0-9-]+$/.test(nameOrPath);
  const path = isName ? fileURLToPath(new URL(`${nameOrPath}.yaml`, FOLDER)) : nameOrPath;
  if (!isFile(path)) {
    return {
      mistakes: [
        {
          file: nameOrPath,
          line: 0,
          says: `there is no such council; write one of: ${councilKeys().join(', ')}, or the path of a file`,
        },
      ],
    };
  }
  return readCouncil(basename(path).replace(/\.ya?ml$/, ''), path, readFileSync(path, 'utf8'));
}

/** What cannot be the path of anything, too long or with a zero in it, is the path of no file. */
function isFile(path: string): boolean {
  try {
    return statSync(path).isFile();
  } catch {
    return false;
  }
}

/** Reads a council that must be right, for the start of a program. */
export function councilOf(nameOrPath: string): Council {
  const found = findCouncil(nameOrPath);
  if ('council' in found) return found.council;
  throw new Error(found.mistakes.map(mistakeLine).join('\n'));
}

export function mistakeLine({ file, line, says }: Mistake): string {
  return line > 0 ? `${file}, line ${line}: ${says}` : `${file}: ${says}`;
}

/** The pack in force at a moment; a complaint keeps it for life. Undefined before the council's first pack. */
export function packAt(council: Council, received: Instant): Pack | undefined {
  return council.packs.find((it) => it.fromInstant <= received);
}

/** The pack whose start begins with these characters: `2009-04-01`. */
export function packNamed(council: Council, beginning: string): Pack | undefined {
  return council.packs.find((it) => it.from.startsWith(beginning));
}
