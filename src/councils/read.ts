import { isMap, isPair, isSeq, LineCounter, type Node, parseDocument } from 'yaml';
import type { z } from 'zod';
import { instantOf, type LocalDate } from '../calendar/local-date.ts';
import { procedures } from '../procedures/index.ts';
import type { LocalProcedure, Pack } from '../procedures/pack.ts';
import type { Clock, ClockName, Procedure } from '../procedures/procedure.ts';
import { type CouncilFile, councilSchema, type Remark } from './council.ts';

export interface Council extends Omit<CouncilFile, 'packs'> {
  /** The file's name without its ending: `cambridgeshire`. */
  key: string;
  /** Newest first. */
  packs: (Pack & { remarks: Remark[] })[];
}

export interface Mistake {
  file: string;
  line: number;
  /** What is wrong and what to write instead. */
  says: string;
}

/** Reads a council's file. Mistakes come back all at once, each with its line. */
export function readCouncil(key: string, file: string, text: string): { council: Council } | { mistakes: Mistake[] } {
  const lines = new LineCounter();
  const doc = parseDocument(text, { lineCounter: lines, prettyErrors: false, uniqueKeys: true });
  const at = (offset: number) => lines.linePos(offset).line;
  if (doc.errors.length > 0) {
    return {
      mistakes: doc.errors.map((it) => ({ file, line: at(it.pos[0]), says: yamlMistake(it.code, it.message) })),
    };
  }
  const lineOf = (path: readonly PropertyKey[]) => at(offsetOf(doc.contents, path));
  const read = councilSchema.safeParse(doc.toJS());
  if (!read.success) {
    return {
      mistakes: read.error.issues.flatMap(inWords).map(({ path, says }) => ({ file, line: lineOf(path), says })),
    };
  }
  const mistakes = beyondShape(read.data).map(({ path, says }) => ({ file, line: lineOf(path), says }));
  return mistakes.length > 0 ? { mistakes } : { council: toCouncil(key, read.data) };
}

interface At {
  path: readonly PropertyKey[];
  says: string;
}

function inWords(issue: z.core.$ZodIssue): At[] {
  const name = issue.path.map(String).join(' > ') || 'the file';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      path: [...issue.path, key],
      says: `"${key}" is not known under ${name}; check its spelling or leave it out`,
    }));
  }
  if (issue.code === 'invalid_key') {
    return [
      { path: issue.path, says: `"${String(issue.path.at(-1))}": ${issue.issues[0]?.message ?? 'not known here'}` },
    ];
  }
  if (issue.code === 'invalid_type' && issue.input === undefined)
    return [{ path: issue.path, says: `${name} is missing; write it` }];
  return [{ path: issue.path, says: `${name}: ${issue.message}` }];
}

/** Rules that the shape cannot say: packs that overlap, clocks that the procedure does not have, promises of nothing. */
function beyondShape({ packs }: CouncilFile): At[] {
  const seen = new Map<string, number>();
  return packs.flatMap((pack, at) => {
    const from = pack.from.length === 10 ? `${pack.from}T00:00` : pack.from;
    const twin = seen.get(from);
    seen.set(from, at);
    const overlap: At[] =
      twin === undefined
        ? []
        : [
            {
              path: ['packs', at, 'from'],
              says: `two packs start at ${pack.from}, so they overlap; give this one another start or delete one`,
            },
          ];
    return [
      ...overlap,
      ...(['statutory', 'corporate'] as const).flatMap((it) => clocksOf(pack[it], ['packs', at, it])),
    ];
  });
}

function clocksOf(local: CouncilFile['packs'][number]['statutory'], path: readonly PropertyKey[]): At[] {
  const base: Procedure = procedures[local.extends];
  return (Object.keys(local.clocks) as ClockName[]).flatMap((name) => {
    const clock: Clock | undefined = base.clocks[name];
    const where = [...path, 'clocks', name];
    if (!clock) {
      const known = Object.keys(base.clocks).join(', ');
      return [{ path: where, says: `${local.extends} has no clock "${name}"; write one of: ${known}` }];
    }
    const promised = local.clocks[name]!;
    if (!promised.within && !promised.upTo) {
      return [
        {
          path: where,
          says: `say how long "${name}" may take: within: 10 working days. Where the council states nothing, leave the clock out`,
        },
      ];
    }
    return [];
  });
}

function toCouncil(key: string, file: CouncilFile): Council {
  const packs = file.packs.map((pack) => ({
    council: key,
    from: pack.from,
    fromInstant: instantOf(pack.from.slice(0, 10) as LocalDate, pack.from.slice(11) || '00:00'),
    source: pack.source,
    remarks: pack.remarks,
    statutory: toLocal(pack.statutory, pack),
    corporate: toLocal(pack.corporate, pack),
  }));
  return { ...file, key, packs: packs.sort((a, b) => b.fromInstant.getTime() - a.fromInstant.getTime()) };
}

function toLocal(
  { extends: base, clocks }: CouncilFile['packs'][number]['statutory'],
  { confidence, deemedReceipt }: CouncilFile['packs'][number],
): LocalProcedure {
  const promises = Object.fromEntries(
    Object.entries(clocks).map(([name, promise]) => [name, { confidence: confidence ?? 'local', ...promise }]),
  );
  return { base: procedures[base], promises, ...(deemedReceipt && { deemedReceipt }) };
}

function yamlMistake(code: string, message: string): string {
  if (code === 'DUPLICATE_KEY') return 'this name is written twice in the same block; keep one of them';
  if (code.startsWith('TAB')) return 'this line is indented with a tab; use spaces';
  return `this cannot be read as YAML: ${message.split('\n')[0]}. Check the indentation, the colon and the quotes on this line`;
}

/** The place of a path in the file, or of its nearest parent that is there. */
function offsetOf(root: unknown, path: readonly PropertyKey[]): number {
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
