import { randomBytes } from 'node:crypto';
import { readArguments } from './arguments.ts';
import { type Command, type ExitStatus, Unusable } from './command.ts';
import { withDesk } from './with-desk.ts';

export const command: Command = {
  name: 'keys',
  help: 'keys [new|rotate]: which master keys are in use; a new one; wrapping everything under the newest of HEARD_KEY',
  example: 'npm run -s heard -- keys new',
  async run(args, io) {
    const [what] = readArguments(args, {}, 1).words;
    if (what === 'new') {
      io.out({ key: randomBytes(32).toString('base64') });
      io.say(
        'Write it in front of the others in HEARD_KEY, with a comma, and keep it where the database is not. Then: keys rotate.',
      );
      return 0;
    }
    if (what !== undefined && what !== 'rotate')
      throw new Unusable(`I do not know "keys ${what}". There are: new, rotate.`);
    return withDesk(io, io.now, async (desk): Promise<ExitStatus> => {
      const done = what === 'rotate' ? await desk.rotateKeys() : undefined;
      const { current, given, inUse } = await desk.keys();
      io.out({ current, given, inUse, ...(done && { rewrapped: done.rewrapped }) });
      const others = Object.keys(inUse).filter((it) => it !== current);
      io.say(
        others.length > 0
          ? `Still in use beside the newest: ${others.join(', ')}. "keys rotate" changes that.`
          : `Everything is under ${current}. The other keys in HEARD_KEY are no longer needed here.`,
      );
      return 0;
    });
  },
};
