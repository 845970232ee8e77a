import { rightsPage, rightsTable } from '../../src/rights/table.ts';
import { readArguments } from './arguments.ts';
import type { Command } from './command.ts';

export const command: Command = {
  name: 'rights',
  help: 'rights: who may what: every function of the desk, each party, and the groups of fields it is shown',
  example: 'npm run -s heard -- rights',
  async run(args, io) {
    readArguments(args, {}, 0);
    io.out(rightsTable());
    io.say(rightsPage());
    return 0;
  },
};
