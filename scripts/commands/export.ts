import { bundleHtml, PURPOSES } from '../../src/register/bundle.ts';
import { csvOf } from '../../src/register/csv.ts';
import { readArguments } from './arguments.ts';
import { type Command, type ExitStatus, Unusable } from './command.ts';
import { withDesk } from './with-desk.ts';

export const command: Command = {
  name: 'export',
  help: 'export [--council <name>] [--format jsonl|csv]: the register, with no names. export <reference> --for ombudsman|data-request [--format html|json]: everything kept of one complaint; for a request for personal data without anybody else’s',
  example: 'npm run -s heard -- export --format csv > register.csv',
  async run(args, io) {
    const { values, words } = readArguments(
      args,
      { council: { type: 'string' }, format: { type: 'string' }, for: { type: 'string' } },
      1,
    );
    const [ref] = words;
    const formats = ref ? ['html', 'json'] : ['jsonl', 'csv'];
    const format = values.format ?? formats[0]!;
    if (!formats.includes(format))
      throw new Unusable(`I do not know the format "${format}" here. There are: ${formats.join(', ')}.`);
    const purpose = PURPOSES.find((it) => it === values.for);
    if (ref && !purpose) throw new Unusable(`Write whom it is for: --for ${PURPOSES.join(' or --for ')}.`);
    return withDesk(io, io.now, async (desk, councils): Promise<ExitStatus> => {
      const council = values.council ?? councils[0]!;
      if (!councils.includes(council))
        throw new Unusable(`There is no ${council} here; HEARD_COUNCIL lists: ${councils.join(', ')}.`);
      const heard = { kind: 'heard', council } as const;
      if (!ref) {
        const rows = await desk.exportRegister(heard);
        if ('problem' in rows) throw new Unusable(rows.says);
        const shown = rows.map(({ council: _, who: __, named: ___, ...it }) => ({
          ...it,
          themes: it.themes.join('; '),
        }));
        io.write(
          format === 'jsonl'
            ? shown.map((it) => `${JSON.stringify(it)}\n`).join('')
            : csvOf(
                Object.keys(shown[0] ?? {}),
                shown.map((it) => Object.values(it)),
              ),
        );
        io.say(`${shown.length} ${shown.length === 1 ? 'complaint' : 'complaints'}, with no names.`);
        return 0;
      }
      const bundle = await desk.bundle(heard, ref.toUpperCase(), purpose!);
      if ('problem' in bundle) {
        io.say(bundle.says);
        return 1;
      }
      if (format === 'json') io.out(bundle);
      else io.write(bundleHtml(bundle));
      io.say(
        `${bundle.ref}: ${bundle.history.length} entries, ${bundle.words.length} pieces of words, ${bundle.letters.length} letters, ${bundle.record.length} lines of the record.${purpose === 'data-request' ? ' A person has to read it before it is sent.' : ''}`,
      );
      return 0;
    });
  },
};
