import { england } from '../../src/calendar/calendar.ts';
import { long } from '../../src/calendar/local-date.ts';
import { findings } from '../../src/councils/check.ts';
import { type Council, councilKeys } from '../../src/councils/index.ts';
import { wrongExamples } from '../../src/deadlines/examples.ts';
import { readArguments } from './arguments.ts';
import { type Command, Unusable } from './command.ts';
import { councilNamed } from './council-of.ts';
import { draftCouncil } from './councils-new.ts';

export const command: Command = {
  name: 'councils',
  help: 'councils: what each council promises. councils check [file.yaml]: every place where a promise differs from the law or is not sure, and what Heard does about it. councils new: drafts a council’s file by asking, and prints it',
  example: 'npm run -s heard -- councils check shropshire',
  async run(args, io) {
    const [verb, file] = readArguments(args, {}, 2).words;
    if (verb === 'new' && !file) return draftCouncil(io);
    if (verb === 'new')
      throw new Unusable(`Leave "${file}" out: the draft is printed, and you save it where you like.`);
    if (verb && verb !== 'check')
      throw new Unusable(`I do not know "councils ${verb}". Write "councils", "councils check" or "councils new".`);
    const councils = (file ? [file] : councilKeys()).map(councilNamed);
    if (!verb) {
      io.out(councils.map(promises));
      io.say(`${councils.map((it) => it.name).join(', ')}. "councils check" says what to confirm.`);
      return 0;
    }
    const checked = councils.map((council) => ({
      council: council.name,
      findings: findings(council, england),
      confirm: council.confirm,
      wrongExamples: wrongExamples(council, england),
    }));
    io.out(checked);
    const wrong = checked.flatMap((it) => it.wrongExamples.map((example) => ({ ...example, council: it.council })));
    for (const { council, because, clock, written, found } of wrong) {
      const got = found ? long(found) : 'no date';
      io.say(`${council}, example "${because}": ${clock} is written as ${long(written)}, but the rules give ${got}.`);
    }
    if (wrong.length === 0)
      io.say(
        `${checked.length === 1 ? checked[0]!.council : `${checked.length} councils`}: every worked example comes out.`,
      );
    return wrong.length === 0 ? 0 : 1;
  },
};

function promises({ key, name, prefix, packs, complaintsTeam, advocacy }: Council) {
  return {
    council: key,
    name,
    prefix,
    complaintsTeam: complaintsTeam.name,
    advocacy: advocacy?.name ?? 'not stated, confirm',
    packs: packs.map(({ from, source, statutory, corporate }) => ({
      from,
      source,
      statutory: { procedure: statutory.base.title, promises: statutory.promises },
      corporate: { procedure: corporate.base.title, promises: corporate.promises },
    })),
  };
}
