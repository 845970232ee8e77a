import { parseArgs } from 'node:util';
import { type Io, Unusable } from './command.ts';

type Options = Record<string, { type: 'string' | 'boolean'; multiple?: boolean }>;

const MINUS = 'minus ';

/** Reads options and so many words; an unknown option is answered with the ones there are. A negative number is a word, not an option. */
export function readArguments<T extends Options>(
  args: string[],
  options: T = {} as T,
  most = Number.POSITIVE_INFINITY,
) {
  const { values, positionals } = parsed(args, options);
  const words = positionals.map((it) => (it.startsWith(MINUS) ? it.slice(MINUS.length) : it));
  if (words.length > most) throw new Unusable(`I do not know what to do with "${words[most]}". Leave it out.`);
  return { values, words };
}

function parsed<T extends Options>(args: string[], options: T) {
  const guarded = args.map((it) => (/^-\d/.test(it) ? MINUS + it : it));
  try {
    return parseArgs({ args: guarded, options, allowPositionals: true });
  } catch {
    const known = Object.keys(options).map((it) => `--${it}`);
    throw new Unusable(
      `I do not know one of these options. ${known.length ? `There are: ${known.join(', ')}.` : 'There are none.'}`,
    );
  }
}

/** The text of a file, or of standard input where no file is named. */
export async function textOf(file: string | undefined, io: Io): Promise<string> {
  if (!file) return io.stdin();
  try {
    return io.readFile(file);
  } catch {
    throw new Unusable(`I cannot read ${file}. Check the path, or leave it out and send the text on standard input.`);
  }
}

export async function jsonOf(file: string | undefined, io: Io): Promise<unknown> {
  const text = await textOf(file, io);
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new Unusable(`That is not JSON: ${(error as Error).message}. Check the commas and quotes.`);
  }
}
