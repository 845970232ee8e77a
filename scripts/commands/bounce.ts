import { readBounce } from '../../bot/email/bounce.ts';
import { readArguments, textOf } from './arguments.ts';
import type { Command } from './command.ts';
import { withDesk } from './with-desk.ts';

export const command: Command = {
  name: 'bounce',
  help: 'bounce [file]: a letter that came back, as the mail server sent the notice; from the file or standard input',
  example: 'npm run -s heard -- bounce < notice.eml',
  async run(args, io) {
    const [file] = readArguments(args).words;
    const bounce = await readBounce(await textOf(file, io));
    if (!bounce) {
      io.out({ bounce: false });
      io.say('This is no notice of a letter of ours that came back. Nothing was changed.');
      return 1;
    }
    const known = await withDesk(io, io.now, (desk) => desk.bounced(bounce.letter, bounce.because));
    io.out({ bounce: true, known, ...bounce });
    io.say(
      known
        ? `${bounce.letter}: ${bounce.because}. The complaints team is asked to tell them another way.`
        : `${bounce.letter} is no letter that was sent from here. Nothing was changed.`,
    );
    return known ? 0 : 1;
  },
};
