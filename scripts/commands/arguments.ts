import { parseArgs } from 'node:util';
import { type Io, Unusable } from './command.ts';

type Options = Record<string, { type: 'string' | 'boolean' }>;

const MINUS = 'minus ';

/** Reads options and words; an unknown option is answered with the ones there are. A negative number is a word, not an option. */
export function readArguments<T extends Options>(args: string[], options: T = {} as T) {
  const guarded = args.map((it) => (/^-\d/.test(it) ? MINUS + it : it));
  try {
    const { values, positionals } = parseArgs({ args: guarded, options, allowPositionals: true });
    return { values, words: positionals.map((it) => (it.startsWith(MINUS) ? it.slice(MINUS.length) : it)) };
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
