import { england } from '../../src/calendar/calendar.ts';
import { long } from '../../src/calendar/local-date.ts';
import { playScenario } from '../../src/deadlines/scenario.ts';
import { jsonOf, readArguments } from './arguments.ts';
import { type Command, Unusable } from './command.ts';

export const command: Command = {
  name: 'deadlines',
  help: 'deadlines [file]: every date of a scenario with its working, what the complainant may ask for, and each event that the rules refuse',
  example: `echo '{"council":"cambridgeshire","received":"2026-03-24T11:20:00Z","events":[]}' | npm run -s heard -- deadlines`,
  async run(args, io) {
    const { words } = readArguments(args, {}, 1);
    const played = playScenario(await jsonOf(words[0], io), england, io.now());
    if ('unusable' in played) throw new Unusable(played.unusable);
    const { pack, state, deadlines, rights, problems } = played;
    io.out({ pack: pack.from, source: pack.source, state, deadlines, rights, problems });
    for (const { clock, status, due, because } of deadlines)
      io.say(`${clock}: ${status}, ${due ? `${long(due)}, ` : ''}${because}.`);
    for (const { moment, on, says } of problems) io.say(`${moment} on ${long(on)} is not taken. ${says}`);
    return 0;
  },
};
