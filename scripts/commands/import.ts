import { isLocalDate, type LocalDate } from '../../src/calendar/local-date.ts';
import type { Imported } from '../../src/desk/importing.ts';
import { FIELDS } from '../../src/register/columns.ts';
import { readSheet } from '../../src/register/table.ts';
import { readArguments } from './arguments.ts';
import { type Command, type ExitStatus, type Io, Unusable } from './command.ts';
import { withDesk } from './with-desk.ts';

/** So many rows are listed at once; the count says how many there are. */
const LISTED = 200;

export const command: Command = {
  name: 'import',
  help: `import <register.csv|register.xlsx> [--council <name>] [--column "<its name>=<field>"]... [--dates day-first|month-first] [--as-at <date>] [--dry-run]: a register from a spreadsheet, all of it or nothing; the same again adds nothing. What was late, or would have been, is worked out from its dates. "import --example" brings the year that comes with the council. Fields: ${Object.keys(FIELDS).join(', ')}`,
  example: 'npm run -s heard -- import --example --dry-run',
  async run(args, io) {
    const { values, words } = readArguments(
      args,
      {
        council: { type: 'string' },
        column: { type: 'string', multiple: true },
        dates: { type: 'string' },
        'as-at': { type: 'string' },
        'dry-run': { type: 'boolean' },
        example: { type: 'boolean' },
      },
      1,
    );
    if (values.dates && values.dates !== 'day-first' && values.dates !== 'month-first')
      throw new Unusable(`I do not know --dates "${values.dates}". Write day-first or month-first.`);
    const asAt = values['as-at'];
    if (asAt !== undefined && !isLocalDate(asAt))
      throw new Unusable(`--as-at "${asAt}" is not a date. Write it like 2010-05-14.`);
    return withDesk(io, io.now, async (desk, councils) => {
      const council = values.council ?? councils[0]!;
      if (!councils.includes(council))
        throw new Unusable(`There is no ${council} here; HEARD_COUNCIL lists: ${councils.join(', ')}.`);
      if (values.example) {
        const imported = await desk.importExample(council);
        if (!imported) throw new Unusable(`No example register comes with ${council}.`);
        return print(imported, false, io);
      }
      if (!words[0]) throw new Unusable('Write which file: import register.csv, or import register.xlsx.');
      const sheet = await readSheet(bytesOf(words[0], io));
      if ('unusable' in sheet) throw new Unusable(sheet.unusable);
      const imported = await desk.importRegister(
        { kind: 'heard', council },
        {
          sheet,
          columns: columnsOf(values.column ?? []),
          dates: values.dates as 'day-first' | 'month-first' | undefined,
          asAt: asAt as LocalDate | undefined,
          dryRun: values['dry-run'],
          progress: (done, of) => io.say(`${done.toLocaleString('en-GB')} of ${of.toLocaleString('en-GB')}`),
        },
      );
      if ('problem' in imported) throw new Unusable(imported.says);
      return print(imported, values['dry-run'] === true, io);
    });
  },
};

function bytesOf(path: string, io: Io): Buffer {
  try {
    return io.readBytes(path);
  } catch {
    throw new Unusable(`I cannot read ${path}. Check the path.`);
  }
}

function columnsOf(said: readonly string[]): Record<string, string> {
  return Object.fromEntries(
    said.map((it) => {
      const at = it.lastIndexOf('=');
      if (at < 1) throw new Unusable(`Write --column as "<its name>=<field>", like --column "Date rec'd=received".`);
      return [it.slice(0, at), it.slice(at + 1).trim()];
    }),
  );
}

function print(it: Imported, dryRun: boolean, io: Io): ExitStatus {
  io.out({
    ...it,
    mistakes: it.mistakes.slice(0, LISTED),
    mistakesInAll: it.mistakes.length,
    notes: it.notes.slice(0, LISTED),
    notesInAll: it.notes.length,
    lateRows: it.lateRows.slice(0, LISTED),
    lateInAll: it.lateRows.length,
  });
  for (const { row, column, says } of it.mistakes.slice(0, LISTED))
    io.say(`Row ${row}${column ? `, ${column}` : ''}: ${says}`);
  if (it.mistakes.length > 0) {
    io.say(
      `${it.mistakes.length} ${it.mistakes.length === 1 ? 'thing' : 'things'} cannot be read, so nothing was imported. Mend the rows and import it again.`,
    );
    return 1;
  }
  if (it.ignored.length > 0)
    io.say(
      `Left out, because I do not know what they are: ${it.ignored.join(', ')}. Say with --column "<its name>=<field>".`,
    );
  for (const { clock, n } of it.late) io.say(`${clock}: ${n} ${dryRun ? 'would have been' : 'were'} late.`);
  io.say(
    dryRun
      ? `${it.rows - it.already} rows would be imported, ${it.already} are there already. Nothing was written.`
      : `${it.added} imported, ${it.already} were there already.`,
  );
  return 0;
}
