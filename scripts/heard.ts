import { readFileSync } from 'node:fs';
import { text } from 'node:stream/consumers';
import { OutsideCalendar } from '../src/calendar/calendar.ts';
import { type Asker, askerOn } from './asker.ts';
import { type Io, Unusable } from './commands/command.ts';
import { help } from './commands/help.ts';
import { commands } from './commands/index.ts';

let asker: Asker | undefined;
const io: Io = {
  stdin: () => text(process.stdin),
  ask(question) {
    io.say(question);
    asker ??= askerOn(process.stdin);
    return asker.line();
  },
  out: (value) => process.stdout.write(`${JSON.stringify(value, null, 2)}\n`),
  say: (sentence) => process.stderr.write(`${sentence}\n`),
  readFile: (path) => readFileSync(path, 'utf8'),
  readBytes: (path) => readFileSync(path),
  write: (whole) => process.stdout.write(whole),
  environment: process.env,
  now: () => new Date(),
};

const [name = 'help', ...args] = process.argv.slice(2);
const command = name === 'help' ? help : commands.find((it) => it.name === name);

try {
  if (!command) throw new Unusable(`I do not know "${name}". "heard help" lists what I can do.`);
  process.exitCode = await command.run(args, io);
} catch (error) {
  if (!(error instanceof Unusable || error instanceof OutsideCalendar)) throw error;
  io.say(error.message);
  process.exitCode = 2;
} finally {
  asker?.close();
}
