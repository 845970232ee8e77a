import { commands } from '../../scripts/commands/index.ts';
import { ran } from '../support/io.ts';
import { type Input, pick, text } from './input.ts';
import { broken, strange, type Throw } from './mutate.ts';

const SCENARIO = {
  council: 'cambridgeshire',
  received: '2026-03-24T11:20:00Z',
  complainant: 'parent',
  events: [
    { moment: 'acknowledged', on: '2026-03-26' },
    { moment: 'stage1.extended', on: '2026-03-30', ground: 'complex', until: '2026-04-20', told: true },
  ],
};
const STORY = 'my sw keeps cancelling. nobody tells me why. im 13';
const MAIL = 'Final-Recipient: rfc822; x@example.org\nAction: failed\nStatus: 5.1.1\n';

interface Typed {
  name: string;
  args: string[];
  stdin: string;
}

/** A line that works for each command, in words; what stands on standard input beside it. Nothing here writes a file or measures for minutes. */
const LINES: readonly [name: string, args: readonly string[]][] = [
  ['working-days', ['2026-03-24', '10', '--unit', 'working']],
  ['deadlines', []],
  ['deadlines', []],
  ['triage', ['--received', '2026-03-20', '--council', 'cambridgeshire', '--channel', 'text', '--by', 'staff']],
  ['councils', ['check', 'shropshire']],
  ['explain', ['CAM-26-0001']],
  ['ask', ['how many complaints by team last year', '--as', 'sam', '--council', 'cambridgeshire']],
  ['audit', ['export', '--after', '12', '--council', 'cambridgeshire']],
  ['rights', []],
  ['keys', ['rotate']],
  ['people', ['Sam Whitlock', '--roles', 'complaints-team,duty', '--teams', 'huntingdon']],
  ['report', ['annual', '--from', '2009-04-01', '--to', '2010-03-31', '--format', 'html', '--team', 'huntingdon']],
  ['import', ['register.csv', '--column', 'Name=reference', '--dates', 'day-first', '--as-at', '2010-05-14']],
  ['export', ['CAM-26-0001', '--format', 'json', '--for', 'panel']],
  ['slack-invite', ['cambridgeshire']],
  ['sweep', ['--now', '2026-04-01T09:30:00+01:00']],
  ['bounce', []],
  ['take-back', ['CAM-26-0042', '--council', 'cambridgeshire']],
  ['retention', ['CAM-26-0042']],
  ['dependencies', ['--bill']],
  ['bench', ['no such bench']],
];

const STDIN: Readonly<Record<string, (dice: Throw) => string>> = {
  deadlines: (dice) =>
    dice(4)
      ? (JSON.stringify(strange(SCENARIO, dice)) ?? '')
      : text(broken(Buffer.from(JSON.stringify(SCENARIO)), dice)),
  triage: (dice) => text(broken(Buffer.from(STORY), dice)),
  bounce: (dice) => text(broken(Buffer.from(MAIL), dice)),
};

const WORDS = [
  '',
  '-',
  '--',
  '--=',
  '\u0000',
  'constructor',
  '__proto__',
  '2026-02-30',
  '9'.repeat(400),
  '--council',
  '-1',
  '../x',
];

function typed(dice: Throw): Typed {
  const [name, line] = pick(LINES, dice);
  const args = [...line];
  for (let change = 0; change <= dice(2); change++) {
    const at = dice(args.length + 1);
    const how = dice(4);
    if (how === 0) args.splice(at, 1);
    else if (how === 1) args.splice(at, 0, pick(WORDS, dice));
    else if (at < args.length) args[at] = how === 2 ? pick(WORDS, dice) : text(broken(Buffer.from(args[at]!), dice));
  }
  return { name, args, stdin: STDIN[name]?.(dice) ?? '' };
}

/** Without a bench's name all of them are run, which takes minutes. */
const takesMinutes = ({ name, args: [first = ''] }: Typed) => name === 'bench' && !/^[^-\s]/.test(first);

/** Settings that name no council there is: every command is read to the end, and none opens a store. */
const NOWHERE = { HEARD_COUNCIL: 'nowhere' };

export const COMMANDS: readonly Input[] = [
  {
    called: 'a line of the command line, and what stands on its standard input',
    weight: 0.06,
    mutated: typed,
    read: (it: Typed) =>
      takesMinutes(it) ||
      ran(commands.find(({ name }) => name === it.name)!, it.args, { stdin: it.stdin, environment: NOWHERE }),
  },
];
