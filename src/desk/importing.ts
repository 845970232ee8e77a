import { createHash } from 'node:crypto';
import { instantOf, type LocalDate, localDate } from '../calendar/local-date.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { packAt } from '../councils/index.ts';
import { play } from '../deadlines/play.ts';
import type { Who } from '../people/person.ts';
import { type Field, isField, type Mapping, mappingOf, plain } from '../register/columns.ts';
import { exampleOf } from '../register/examples/index.ts';
import type { Past } from '../register/past.ts';
import { type DateOrder, type Mistake, readRow } from '../register/read-row.ts';
import { readSheet, type Sheet } from '../register/table.ts';
import { may } from '../rights/rights.ts';
import { keepColumnNames, keptColumnNames } from '../store/column-names.ts';
import { importedAs } from '../store/complaints.ts';
import { peopleOf } from '../store/people.ts';
import { writeSetting } from '../store/settings.ts';
import { type Context, councilIn } from './context.ts';
import { enterPast } from './entering.ts';
import { besideName } from './reporting.ts';
import { transact } from './transact.ts';

export interface ImportRequest {
  sheet: Sheet;
  /** Says of a column which field it is; remembered for the next register with the same columns. */
  columns?: Readonly<Record<string, string>>;
  dates?: DateOrder;
  /** The day on which the register ended: what was open then stays told as open. Without it the register goes on here. */
  asAt?: LocalDate;
  /** Reads and checks everything and writes nothing. */
  dryRun?: boolean;
  progress?(done: number, of: number): void;
}

export interface Imported {
  rows: number;
  added: number;
  /** The same as they were when they were imported before. */
  already: number;
  /** What cannot be read, row by row. Where there is any, nothing was imported. */
  mistakes: Mistake[];
  /** What was read and does not count, with the reason: an extension that the rules do not allow. */
  notes: Mistake[];
  columns: Record<string, Field>;
  ignored: string[];
  /** What was, or would have been, late: by clock, and each with its working. */
  late: { clock: string; n: number }[];
  lateRows: { reference: string; clock: string; due: LocalDate; done?: LocalDate; lateBy?: number; because: string }[];
}

export interface ImportingDesk {
  /** A register from a spreadsheet: everything in it, or nothing. Importing the same again adds nothing. */
  importRegister(who: Who, request: ImportRequest): Promise<Imported | Refusal>;
  /** The year that comes with a council's file, for the demonstration. Undefined where it has none. */
  importExample(council: string): Promise<Imported | undefined>;
}

export function importingDesk(context: Context): ImportingDesk {
  return {
    async importRegister(who, request) {
      const permit = may(who, 'importRegister');
      if ('problem' in permit) return permit;
      const mapping = await columnsOf(context, who.council, request);
      if ('problem' in mapping) return mapping;
      return read(context, who, request, mapping);
    },
    async importExample(council) {
      const example = exampleOf(council);
      const sheet = example && (await readSheet(example.csv));
      if (!example || !sheet || 'unusable' in sheet) return undefined;
      await writeSetting(context.store.of(council), council, besideName(example.from), example.beside);
      return read(context, { kind: 'heard', council }, { sheet, asAt: example.asAt }, mappingOf(sheet.columns, {}));
    },
  };
}

async function columnsOf(
  { store }: Context,
  council: string,
  { sheet, columns = {} }: ImportRequest,
): Promise<Mapping | Refusal> {
  const wrong = Object.values(columns).find((it) => !isField(it));
  if (wrong) return refuse.missing(`a field that there is instead of "${wrong}": "heard help import" lists them`);
  const kept = await keptColumnNames(store.of(council), council, fingerprint(sheet));
  const mapping = mappingOf(sheet.columns, { ...kept, ...columns });
  for (const field of ['reference', 'received'] as const)
    if (!mapping.at.has(field))
      return refuse.missing(
        `which column is the ${field === 'reference' ? 'reference' : 'date received'}: --column "<its name>=${field}"`,
      );
  return mapping;
}

/** A register is known again by the names of its columns. */
function fingerprint({ columns }: Sheet): string {
  return columns.map(plain).join('|');
}

interface Ready {
  past: Past;
  telling: string;
  row: number;
}

async function read(context: Context, who: Who, request: ImportRequest, mapping: Mapping): Promise<Imported> {
  const key = who.council;
  const { sheet, dates = 'day-first', asAt, progress } = request;
  const people = await peopleOf(context.store.of(key), key);
  const rowContext = {
    council: councilIn(context, key),
    columns: sheet.columns,
    mapping,
    dates,
    asAt,
    today: localDate(context.now()),
    personOf: (name: string) => people.find((it) => plain(it.name) === plain(name) || it.id === name)?.id,
  };
  const imported = nothingYet(sheet, mapping);
  const ready: Ready[] = [];
  const seen = new Map<string, number>();
  for (const row of sheet.rows) {
    const { past, mistakes } = readRow(row, rowContext);
    imported.mistakes.push(...mistakes);
    if (!past) continue;
    const twice = seen.get(past.ref);
    if (twice !== undefined)
      imported.mistakes.push({
        row: row.at,
        says: `${past.ref} is in row ${twice} already. Each reference may come once.`,
      });
    seen.set(past.ref, row.at);
    const checked = check(context, key, past, row.at, imported);
    if (checked) ready.push({ past: checked, telling: tellingOf(checked), row: row.at });
    if (ready.length % 10_000 === 0 && ready.length > 0) progress?.(ready.length, sheet.rows.length);
  }
  const fresh = await withoutKnown(context, key, ready, imported);
  imported.late = byClock(imported.lateRows);
  if (imported.mistakes.length > 0 || request.dryRun) return imported;
  await transact(context, who, async (tx, note) => {
    const tellings = new Map(fresh.map((it) => [it.past, it.telling]));
    await enterPast(
      context,
      tx,
      key,
      fresh.map((it) => it.past),
      (it) => tellings.get(it)!,
      (done) => progress?.(done, fresh.length),
    );
    await keepColumnNames(tx, key, fingerprint(sheet), imported.columns, context.now());
    note({ did: 'importRegister', details: { rows: imported.rows, added: fresh.length, already: imported.already } });
  });
  return { ...imported, added: fresh.length };
}

function nothingYet({ rows, columns }: Sheet, mapping: Mapping): Imported {
  const named = Object.fromEntries([...mapping.at].map(([field, at]) => [columns[at]!, field]));
  return {
    rows: rows.length,
    added: 0,
    already: 0,
    mistakes: [],
    notes: [],
    columns: named,
    ignored: mapping.ignored,
    late: [],
    lateRows: [],
  };
}

const DOES_NOT_COUNT = new Set([
  'not-a-ground',
  'too-late',
  'past-the-limit',
  'incomplete-notice',
  'not-told',
  'already',
]);

/** Plays what happened by the rules of its time: what the rules refuse does not count, and what cannot be is a mistake. */
function check(context: Context, key: string, past: Past, row: number, into: Imported): Past | undefined {
  const council = councilIn(context, key);
  const pack = packAt(council, instantOf(past.received, '12:00')) ?? council.packs.at(-1)!;
  const { procedure, complainant, received, arose, happened } = past;
  if (received < context.calendar.first) {
    into.mistakes.push({
      row,
      says: `${received} is before the bank holiday table begins (${context.calendar.first}), so its dates cannot be counted.`,
    });
    return undefined;
  }
  const played = play(
    { procedure, complainant, received, ...(arose && { arose }), happened },
    pack,
    context.calendar,
    localDate(context.now()),
  );
  for (const { moment, on, problem, says } of played.problems) {
    const list =
      DOES_NOT_COUNT.has(problem) || problem === 'out-of-order' || problem === 'closed' ? into.notes : into.mistakes;
    list.push({ row, says: `${moment} on ${on}: ${says}` });
  }
  for (const { clock, status, due, stopped, lateBy, because, whose } of played.deadlines)
    if (whose === 'council' && due && (status === 'late' || status === 'overdue'))
      into.lateRows.push({
        reference: past.ref,
        clock,
        due,
        ...(stopped && { done: stopped }),
        ...(lateBy !== undefined && { lateBy }),
        because,
      });
  return { ...past, happened: [...played.facts.happened] };
}

/** The same row is the same telling: its words, whatever their order in the file. */
function tellingOf(past: Past): string {
  const text = JSON.stringify(Object.entries(past).sort(([a], [b]) => (a < b ? -1 : 1)));
  return `import ${past.ref} ${createHash('sha256').update(text).digest('base64url').slice(0, 22)}`;
}

async function withoutKnown(
  { store }: Context,
  council: string,
  ready: readonly Ready[],
  into: Imported,
): Promise<Ready[]> {
  const known = await importedAs(
    store.of(council),
    council,
    ready.map((it) => it.past.ref),
  );
  return ready.filter(({ past, telling, row }) => {
    const before = known.get(past.ref);
    if (before === undefined) return true;
    if (before === telling) into.already++;
    else
      into.mistakes.push({
        row,
        says: before.startsWith('import ')
          ? `${past.ref} was imported before and this row says something else. Correct it in Heard, or leave the row out.`
          : `${past.ref} is the number of another complaint here. Give this one another reference.`,
      });
    return false;
  });
}

function byClock(rows: Imported['lateRows']): Imported['late'] {
  return [...Map.groupBy(rows, (it) => it.clock)]
    .map(([clock, some]) => ({ clock, n: some.length }))
    .sort((a, b) => b.n - a.n);
}
