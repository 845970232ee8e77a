import { type LocalDate, localDate, long, short } from '../../src/calendar/local-date.ts';
import type { Account } from '../../src/desk/desk.ts';
import { readArguments } from './arguments.ts';
import { type Command, type Io, Unusable } from './command.ts';
import { inWords, timeline } from './timeline.ts';
import { withDesk } from './with-desk.ts';

export const command: Command = {
  name: 'explain',
  help: 'explain <reference>: a complaint in the store: its history, its clocks with the working of each date, who was told what, all of it as a timeline, and what newer rules would change',
  example: 'npm run -s heard -- explain CAM-26-0001',
  async run(args, io) {
    const [ref] = readArguments(args).words;
    if (!ref) throw new Unusable('Write a reference, like CAM-26-0042.');
    return withDesk(io, io.now, async (desk, councils) => {
      for (const council of councils) {
        const account = await desk.explain({ kind: 'heard', council, from: 'command line' }, ref.toUpperCase());
        if ('problem' in account) continue;
        print(account, io);
        return 0;
      }
      io.say(
        `I cannot find ${ref} in the councils served here: ${councils.join(', ')}. Check the reference, or HEARD_COUNCIL.`,
      );
      return 1;
    });
  },
};

function print(account: Account, io: Io): void {
  const { complaint, state, deadlines, rights, pack, said, newRules } = account;
  const history = complaint.entries.map(({ act, on, at, by, details }) => ({ act, on, at, by, details }));
  io.out({
    reference: complaint.ref,
    council: complaint.council,
    received: complaint.facts.received,
    pack: pack.from,
    source: pack.source,
    state,
    history,
    deadlines,
    rights,
    said,
    newRules,
  });
  io.say(
    `${complaint.ref}, received ${long(complaint.facts.received)}, under the rules of ${complaint.council} from ${pack.from}`,
  );
  const part = (title: string, lines: readonly (readonly [LocalDate | undefined, string])[]) => {
    io.say(`\n${title}:`);
    for (const [on, what] of lines) io.say(`${(on ? short(on) : '').padEnd(12)} ${what}`);
    if (lines.length === 0) io.say('nothing');
  };
  part(
    'What happened',
    complaint.entries.map(({ act, on, by }) => [on, `${act} (${by})`]),
  );
  part(
    'Its dates',
    deadlines.map(({ clock, due, status, because }) => [due, `${clock}: ${status}. ${because}.`]),
  );
  part(
    'What they may ask for',
    rights.map(({ right, from, because }) => [from, `may ask for ${right}: ${because}`]),
  );
  part(
    'Who was told',
    said.map(({ kind, letter, address, promisedAt, outcome }) => [
      localDate(promisedAt),
      `${letter ? `letter ${letter}` : kind} to ${address}: ${outcome ?? 'not sent yet'}`,
    ]),
  );
  io.say('\nAs a timeline:');
  for (const line of timeline(account, localDate(io.now()))) io.say(line);
  if (newRules) io.say(`\n${inWords(newRules).join('\n')}`);
}
