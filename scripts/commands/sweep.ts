import { readInstant } from '../../src/calendar/local-date.ts';
import { readArguments } from './arguments.ts';
import { type Command, type ExitStatus, Unusable } from './command.ts';
import { withDesk } from './with-desk.ts';

export const command: Command = {
  name: 'sweep',
  help: 'sweep [--now <instant>]: decides every nudge that has come due, once; delivery is the running program’s',
  example: 'npm run -s heard -- sweep --now 2026-04-01T09:30:00+01:00',
  async run(args, io) {
    const { values } = readArguments(args, { now: { type: 'string' } });
    const now = values.now ? readInstant(values.now) : io.now();
    if (!now)
      throw new Unusable(`"${values.now}" is not a moment. Write it with its offset, like 2026-04-01T09:30:00+01:00.`);
    return withDesk(
      io,
      () => now,
      async (desk): Promise<ExitStatus> => {
        const { at, nudges, asleep } = await desk.sweep();
        io.out({ at, nudges, asleep });
        io.say(
          `${nudges.length} ${nudges.length === 1 ? 'nudge' : 'nudges'} decided.${asleep.length > 0 ? ` Outside working hours, nothing sent: ${asleep.join(', ')}.` : ''}`,
        );
        return 0;
      },
    );
  },
};
