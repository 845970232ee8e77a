import type { Desk } from '../../src/desk/desk.ts';
import type { Who } from '../../src/people/person.ts';
import type { Anchor } from '../../src/rights/check.ts';
import { genesis } from '../../src/rights/record.ts';
import { jsonOf, readArguments } from './arguments.ts';
import { type Command, type ExitStatus, type Io, Unusable } from './command.ts';
import { withDesk } from './with-desk.ts';

const DOES: Record<string, (desk: Desk, who: Who, io: Io, values: Values) => Promise<ExitStatus>> = {
  verify,
  export: exported,
  anchors,
};

interface Values {
  anchors?: string;
  after?: string;
}

export const command: Command = {
  name: 'audit',
  help: 'audit verify [--anchors <file>] | export [--after <number>] | anchors: the record of changes and reads; each with --council where several are served',
  example: 'npm run -s heard -- audit verify',
  async run(args, io) {
    const { values, words } = readArguments(
      args,
      { anchors: { type: 'string' }, after: { type: 'string' }, council: { type: 'string' } },
      1,
    );
    const what = words[0] ?? '';
    const does = Object.hasOwn(DOES, what) ? DOES[what] : undefined;
    if (!does) throw new Unusable(`Write what to do with the record: ${Object.keys(DOES).join(', ')}.`);
    return withDesk(io, io.now, (desk, councils) => {
      const council = values.council ?? councils[0]!;
      if (!councils.includes(council))
        throw new Unusable(`There is no ${council} here; HEARD_COUNCIL lists: ${councils.join(', ')}.`);
      return does(desk, { kind: 'heard', council, from: 'command line' }, io, values);
    });
  },
};

async function verify(desk: Desk, who: Who, io: Io, values: Values): Promise<ExitStatus> {
  const outside = values.anchors ? await anchorsIn(values.anchors, who.council, io) : [];
  const verified = await desk.verifyRecord(who, outside);
  if ('problem' in verified) throw new Unusable(verified.says);
  io.out(verified);
  const { entries, ok, broken, differs } = verified;
  if (ok) io.say(`${entries} entries, each following from the one before. What is kept is as the record says.`);
  for (const { seq, because } of broken) io.say(`Entry ${seq}: ${because}.`);
  for (const { ref, what } of differs) io.say(`${ref}: ${what}.`);
  return ok ? 0 : 1;
}

async function anchorsIn(file: string, council: string, io: Io): Promise<Anchor[]> {
  const given = await jsonOf(file, io);
  const all = Array.isArray(given) ? (given as Partial<Anchor & { council: string }>[]) : [];
  if (all.length === 0 || !all.every((it) => typeof it.seq === 'number' && typeof it.hash === 'string'))
    throw new Unusable(`${file} has no anchors in it. Write a list as "audit anchors" prints it.`);
  return all.filter((it) => it.council === undefined || it.council === council) as Anchor[];
}

/** One line an entry, and a first line that says how to check them: somebody outside needs nothing else. */
async function exported(desk: Desk, who: Who, io: Io, { after }: Values): Promise<ExitStatus> {
  if (after !== undefined && !/^\d+$/.test(after)) throw new Unusable(`"${after}" is not the number of an entry.`);
  const rows = await desk.exportRecord(who, after ? Number(after) : undefined);
  if ('problem' in rows) throw new Unusable(rows.says);
  const how =
    'hash = hexadecimal SHA-256 of: the hash before, a line feed, the entry, in UTF-8; the first follows "genesis"';
  io.write(`${JSON.stringify({ council: who.council, genesis: genesis(who.council), how })}\n`);
  let many = 0;
  for await (const { seq, entry, hash } of rows) {
    io.write(`${JSON.stringify({ seq, entry, hash })}\n`);
    many++;
  }
  io.say(`${many} entries.`);
  return 0;
}

async function anchors(desk: Desk, who: Who, io: Io): Promise<ExitStatus> {
  const all = await desk.anchors(who);
  if ('problem' in all) throw new Unusable(all.says);
  io.out(all.map(({ day, seq, hash }) => ({ council: who.council, day, seq, hash })));
  io.say(`The record of ${who.council}, by day. Keep this where nobody who runs Heard can change it.`);
  for (const { day, seq, hash } of all) io.say(`${day}  ${String(seq).padStart(8)}  ${hash}`);
  return 0;
}
