import { readArguments } from './arguments.ts';
import { type Command, Unusable } from './command.ts';
import { withDesk } from './with-desk.ts';

export const command: Command = {
  name: 'take-back',
  help: 'take-back <reference> [--council <name>]: every card about a complaint leaves the chats it stands in; the running program does it',
  example: 'npm run -s heard -- take-back CAM-26-0042',
  async run(args, io) {
    const { values, words } = readArguments(args, { council: { type: 'string' } }, 1);
    const ref = words[0]?.toUpperCase();
    if (!ref) throw new Unusable('Write the reference of the complaint, like CAM-26-0042.');
    return withDesk(io, io.now, async (desk, councils) => {
      const council = values.council ?? councils[0]!;
      if (!councils.includes(council))
        throw new Unusable(`There is no ${council} here; HEARD_COUNCIL lists: ${councils.join(', ')}.`);
      const taken = await desk.takeBack({ kind: 'heard', council }, ref);
      io.out({ ref, ...('problem' in taken ? { problem: taken.problem } : taken) });
      io.say(
        'problem' in taken
          ? taken.says
          : `${taken.cards} ${taken.cards === 1 ? 'card' : 'cards'} about ${ref} will be gone in a moment.`,
      );
      return 'problem' in taken ? 1 : 0;
    });
  },
};
