import { readArguments } from './arguments.ts';
import { type Command, type ExitStatus, Unusable } from './command.ts';
import { withDesk } from './with-desk.ts';

export const command: Command = {
  name: 'retention',
  help: 'retention [--council <name>]: what has had its time, what is held, and copies in chats that are not gone; the complaints manager decides in chat. retention <reference>: everything kept of whoever made that complaint, as one JSON, for a request for personal data',
  example: 'npm run -s heard -- retention',
  async run(args, io) {
    const { values, words } = readArguments(args, { council: { type: 'string' } }, 1);
    const ref = words[0]?.toUpperCase();
    return withDesk(io, io.now, async (desk, councils): Promise<ExitStatus> => {
      const council = values.council ?? councils[0]!;
      if (!councils.includes(council))
        throw new Unusable(`There is no ${council} here; HEARD_COUNCIL lists: ${councils.join(', ')}.`);
      const heard = { kind: 'heard', council, from: 'command line' } as const;
      if (ref) {
        const access = await desk.subjectAccess(heard, ref);
        if ('problem' in access) throw new Unusable(access.says);
        io.out(access);
        io.say(
          `${access.complaints.length} complaints, ${access.files.length} files. A person has to read it before it is sent.`,
        );
        return 0;
      }
      const found = await desk.retention(heard);
      if ('problem' in found) throw new Unusable(found.says);
      io.out(found);
      const { due, held, copies } = found;
      io.say(`${due.length} to be looked at, ${held.length} held, ${copies.length} copies in chats that are not gone.`);
      for (const it of due) io.say(`${it.ref}: ended ${it.ended}, its time was over on ${it.since}`);
      for (const it of copies) io.say(`${it.ref}: ${it.address}: ${it.because}`);
      return 0;
    });
  },
};
