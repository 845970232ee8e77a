import { flushCompileCache } from 'node:module';
import process from 'node:process';
import pg from 'pg';
import { errands } from './errands.ts';
import { type Place, type Program, startProgram } from './program.ts';

/** Where one of the programs in this process stops, and is there no more as far as the database can tell. */
export interface Cut {
  statement: number;
  when: 'before' | 'after';
}

export interface ToldDoomed {
  open?: readonly (Place & { cut?: Cut })[];
  /** What the program does of its own accord, and where. */
  errand?: { url: string; name: string };
}

export type FromDoomed =
  | { ready: true }
  | { open: readonly string[] }
  | { held: string }
  | { done: string }
  | { failed: string; because: string }
  | { statements: Readonly<Record<string, readonly string[]>> };

/**
 * Several programs in one process, each on a database of its own, and each with a statement at which it stops for good: it is neither
 * sent nor, once answered, heard of. When each of them stands there, the process is killed from outside, and they are gone together.
 */
interface Watched {
  url: string;
  seen: string[];
  cut: Cut | undefined;
}

const watched = new Map<string, Watched>();
const tell = (message: FromDoomed) => process.send!(message);
const never = new Promise<never>(() => {});

/** The job queue's own housekeeping runs by its own timers, and belongs to no command. */
const isHousekeeping = (client: pg.Client) =>
  String(
    (client as unknown as { connectionParameters: { application_name?: string } }).connectionParameters
      .application_name ?? '',
  ).startsWith('pgboss');

const real = pg.Client.prototype.query as unknown as (...given: unknown[]) => unknown;
pg.Client.prototype.query = function (this: pg.Client, ...given: unknown[]) {
  const life = watched.get(this.database ?? '');
  if (!life || isHousekeeping(this)) return real.apply(this, given);
  const [asked] = given as [string | { text: string }];
  life.seen.push(typeof asked === 'string' ? asked : asked.text);
  if (life.seen.length !== life.cut?.statement) return real.apply(this, given);
  const held = () => {
    tell({ held: life.url });
    return never;
  };
  if (life.cut.when === 'before') return held();
  const last = given.at(-1);
  if (typeof last === 'function') return real.apply(this, [...given.slice(0, -1), held]);
  return (real.apply(this, given) as Promise<unknown>).then(held, held);
} as typeof pg.Client.prototype.query;

const programs = new Map<string, Program>();

async function open(places: NonNullable<ToldDoomed['open']>): Promise<void> {
  const urls = await Promise.all(
    places.map(async (it) => {
      const program = await startProgram(it);
      programs.set(it.url, program);
      watched.set(new URL(it.url).pathname.slice(1), { url: it.url, seen: [], cut: it.cut });
      return program.url;
    }),
  );
  tell({ open: urls });
}

async function run({ url, name }: { url: string; name: string }): Promise<void> {
  try {
    await errands[name]!.run(programs.get(url)!);
    tell({ done: url });
  } catch (error) {
    tell({ failed: url, because: String(error) });
  }
}

process.on('message', (told: ToldDoomed | 'count') => {
  if (told === 'count') tell({ statements: Object.fromEntries([...watched.values()].map((it) => [it.url, it.seen])) });
  else if (told.open) void open(told.open);
  else if (told.errand) void run(told.errand);
});

// Whoever started it is gone: so is it.
process.on('disconnect', () => process.exit());

flushCompileCache();
tell({ ready: true });
