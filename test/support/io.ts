import { type Command, type ExitStatus, type Io, Unusable } from '../../scripts/commands/command.ts';
import { OutsideCalendar } from '../../src/calendar/calendar.ts';

export interface Ran {
  status: ExitStatus;
  // Each test knows the shape of what it asked for.
  // biome-ignore lint/suspicious/noExplicitAny: parsed JSON
  out: any;
  said: string;
  /** What it wrote that is not JSON. */
  written?: Buffer;
  /** Text that was written as it is. */
  text?: string;
}

/** Runs a command as the shell would, with everything it touches in memory: exit status, the JSON it printed, the sentences it said. */
export async function ran(
  { run }: Command,
  args: string[],
  edge: {
    stdin?: string;
    files?: Record<string, string>;
    bytes?: Record<string, Buffer>;
    environment?: Record<string, string>;
    now?: string;
  } = {},
): Promise<Ran> {
  const printed: string[] = [];
  const said: string[] = [];
  const written: Buffer[] = [];
  const typed = edge.stdin?.split('\n') ?? [];
  const io: Io = {
    stdin: async () => edge.stdin ?? '',
    async ask(question) {
      said.push(question);
      return typed.shift();
    },
    out: (value) => printed.push(JSON.stringify(value)),
    say: (sentence) => said.push(sentence),
    readFile(path) {
      const text = edge.files?.[path];
      if (text === undefined) throw new Error(`ENOENT: ${path}`);
      return text;
    },
    readBytes(path) {
      const bytes = edge.bytes?.[path] ?? edge.files?.[path];
      if (bytes === undefined) throw new Error(`ENOENT: ${path}`);
      return Buffer.from(bytes);
    },
    write: (whole) => written.push(Buffer.from(whole)),
    environment: edge.environment ?? {},
    now: () => new Date(edge.now ?? '2026-06-01T09:00:00Z'),
  };
  const status = await run(args, io).catch((error: unknown) => {
    if (!(error instanceof Unusable || error instanceof OutsideCalendar)) throw error;
    said.push(error.message);
    return 2 as const;
  });
  return {
    status,
    out: printed.length > 0 ? JSON.parse(printed.join('')) : undefined,
    said: said.join('\n'),
    ...(written.length > 0 && { written: Buffer.concat(written) }),
    ...(written.length > 0 && { text: Buffer.concat(written).toString('utf8') }),
  };
}
