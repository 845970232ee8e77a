import type { Asking } from '../../src/desk/asking.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { readArguments } from './arguments.ts';
import { type Command, type ExitStatus, type Io, Unusable } from './command.ts';
import { councilOf, whoIs } from './council-of.ts';
import { withDesk } from './with-desk.ts';

export const command: Command = {
  name: 'ask',
  help: 'ask "<question>" [--as <person>] [--council <name>] [--after "<question before>"]: what somebody would be answered in chat, with that person’s rights',
  example: 'npm run -s heard -- ask "how many complaints by team last year" --as sam',
  async run(args, io) {
    const { values, words } = readArguments(args, {
      as: { type: 'string' },
      council: { type: 'string' },
      after: { type: 'string' },
    });
    const said = words.join(' ').trim();
    if (!said) throw new Unusable('Write a question, like: ask "what is overdue in Huntingdon" --as sam.');
    return withDesk(io, io.now, async (desk, councils) => {
      const council = councilOf(values.council, councils);
      const who = await whoIs(desk, council, values.as);
      const got = await desk.ask(who, said, { after: values.after ? [values.after] : [], personal: true });
      return print(got, await namesIn(desk, council), io);
    });
  },
};

async function namesIn(desk: Desk, council: string) {
  const people = new Map((await desk.people(council)).map((it) => [it.id, it.name]));
  const { teams } = desk.council(council);
  return {
    person: (id: string | null) => (id ? (people.get(id) ?? id) : null),
    team: (key: string | null) => (key ? (teams[key]?.name ?? key) : null),
  };
}

function print(got: Asking, names: Awaited<ReturnType<typeof namesIn>>, io: Io): ExitStatus {
  if (!('answer' in got)) {
    const understood = 'understood' in got ? (got.understood ?? null) : null;
    io.out({ understood, count: null, rows: [], text: got.text, ...('nearest' in got && { nearest: got.nearest }) });
    io.say(got.text);
    return 'one' in got ? 0 : 2;
  }
  const { understood, count, rows, text, value, parts, against, next } = got.answer;
  io.out({
    understood,
    count,
    rows: rows.map(({ ref, received, procedure, state, team, respondent, outcome, due, clock }) => ({
      reference: ref,
      received,
      procedure,
      state,
      team: names.team(team),
      owner: names.person(respondent),
      outcome,
      due,
      clock,
    })),
    text,
    ...(value !== undefined && { value }),
    ...(parts && {
      parts: parts.map(({ label, n, value: of }) => ({ label, count: n, ...(of !== undefined && { value: of }) })),
    }),
    ...(against && { against }),
    next,
  });
  io.say(text);
  return 0;
}
