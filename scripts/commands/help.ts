import { readArguments } from './arguments.ts';
import { type Command, Unusable } from './command.ts';
import { commands } from './index.ts';

export const help: Command = {
  name: 'help',
  help: 'help [command]: what there is, or one command with an example that works',
  example: 'npm run -s heard -- help deadlines',
  async run(args, io) {
    const [name] = readArguments(args, {}, 1).words;
    const all = [...commands, help];
    const found = name ? all.filter((it) => it.name === name) : all;
    if (found.length === 0)
      throw new Unusable(`There is no command "${name}". There are: ${all.map((it) => it.name).join(', ')}.`);
    io.out(found.map(({ name: command, help: does, example }) => ({ command, does, example })));
    for (const it of found) io.say(`${it.help}\n    ${it.example}`);
    return 0;
  },
};
