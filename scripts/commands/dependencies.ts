import { billOf } from '../dependencies/bill.ts';
import { objection } from '../dependencies/licences.ts';
import { type Lockfile, packagesIn } from '../dependencies/lockfile.ts';
import { readArguments } from './arguments.ts';
import { type Command, type ExitStatus, Unusable } from './command.ts';

export const command: Command = {
  name: 'dependencies',
  help: 'dependencies [--bill]: whether everything Heard is made of is under a licence that a council can take; with --bill the bill of materials (CycloneDX 1.6, JSON)',
  example: 'npm run -s heard -- dependencies --bill > bill.json',
  async run(args, io): Promise<ExitStatus> {
    const { values } = readArguments(args, { bill: { type: 'boolean' } }, 0);
    const text = readLockfile(() => io.readFile('package-lock.json'));
    const lockfile = JSON.parse(text) as Lockfile;
    const packages = [...packagesIn(lockfile).values()];
    const objections = packages.flatMap((it) => objection(it) ?? []);
    if (values.bill) io.out(billOf(lockfile, text, io.now()));
    else io.out({ packages: packages.length, running: packages.filter((it) => !it.dev).length, objections });
    for (const it of objections) io.say(it);
    if (objections.length === 0)
      io.say(`${packages.length} packages, each under a licence that is allowed or explained.`);
    return objections.length === 0 ? 0 : 1;
  },
};

function readLockfile(read: () => string): string {
  try {
    return read();
  } catch {
    throw new Unusable('There is no package-lock.json here. Run this in the folder that Heard was cloned into.');
  }
}
