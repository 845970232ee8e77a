import { LineCounter, parseDocument } from 'yaml';
import { instantOf, type LocalDate } from '../calendar/local-date.ts';
import { type Span, spanParts } from '../calendar/span.ts';
import { procedures } from '../procedures/index.ts';
import type { LocalProcedure, Pack } from '../procedures/pack.ts';
import type { ClockName, Procedure } from '../procedures/procedure.ts';
import { type CouncilFile, councilSchema, type Remark } from './council.ts';
import { type At, badRepeats, inWords, offsetOf, yamlMistake } from './mistakes.ts';

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
  const mistake = (offset: number, says: string): Mistake => ({ file, line: at(offset), says });
  if (doc.errors.length > 0)
    return { mistakes: oneALine(doc.errors.map((it) => mistake(it.pos[0], yamlMistake(it.code, it.message)))) };
  const repeats = badRepeats(doc);
  if (repeats.length > 0) return { mistakes: repeats.map(({ offset, says }) => mistake(offset, says)) };

  const placed = (found: At[]) => found.map(({ path, says }) => mistake(offsetOf(doc.contents, path), says));
  const read = councilSchema.safeParse(doc.toJS(), { reportInput: true });
  if (!read.success) return { mistakes: placed(read.error.issues.flatMap(inWords)) };
  const mistakes = placed(beyondShape(read.data));
  return mistakes.length > 0 ? { mistakes } : { council: toCouncil(key, read.data) };
}

/** One slip in the indentation makes the reader stumble over the rest of its line. */
function oneALine(mistakes: Mistake[]): Mistake[] {
  return mistakes.filter((it, index) => mistakes.findIndex(({ line }) => line === it.line) === index);
}

/** Rules that the shape cannot say: packs that overlap, clocks that the procedure does not have, promises of nothing. */
function beyondShape({ packs, examples }: CouncilFile): At[] {
  const starts = packs.map(({ from }) => (from.length === 10 ? `${from}T00:00` : from));
  const overlaps = packs.flatMap(({ from }, at) =>
    starts.indexOf(starts[at]!) === at
      ? []
      : says(
          ['packs', at, 'from'],
          `two packs start at ${from}, so they overlap; give this one another start or delete one`,
        ),
  );
  const noPack = examples.flatMap(({ pack }, at) =>
    !pack || packs.some(({ from }) => from.startsWith(pack))
      ? []
      : says(
          ['examples', at, 'pack'],
          `no pack starts at ${pack}; write one of: ${packs.map((it) => it.from).join(', ')}`,
        ),
  );
  const clocks = packs.flatMap((pack, at) =>
    (['statutory', 'corporate'] as const).flatMap((it) => clocksOf(pack[it], ['packs', at, it, 'clocks'])),
  );
  return [...overlaps, ...clocks, ...noPack];
}

function says(path: readonly PropertyKey[], sentence: string): At[] {
  return [{ path, says: sentence }];
}

function clocksOf(local: CouncilFile['packs'][number]['statutory'], path: readonly PropertyKey[]): At[] {
  const base: Procedure = procedures[local.extends];
  return (Object.keys(local.clocks) as ClockName[]).flatMap((name) => {
    const { within, upTo } = local.clocks[name]!;
    const where = [...path, name];
    if (!base.clocks[name]) {
      const known = Object.keys(base.clocks).join(', ');
      return says(where, `${local.extends} has no clock "${name}"; write one of: ${known}`);
    }
    if (!within && !upTo)
      return says(
        where,
        `say how long "${name}" may take: within: 10 working days. Where the council states nothing, leave the clock out`,
      );
    if (within && upTo && shorter(upTo, within))
      return says(
        [...where, 'upTo'],
        `${upTo} in all is less than the ${within} promised; write the total from the start`,
      );
    return [];
  });
}

function shorter(a: Span, b: Span): boolean {
  const [one, other] = [spanParts(a), spanParts(b)];
  return one.unit === other.unit && one.count < other.count;
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
