import { questions } from '../test/ask/questions.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { median } from './drive.ts';
import type { Result } from './result.ts';
import { COUNCIL, openStored, type Stored } from './stored.ts';

const MANY = 100_000;
const ROUNDS = 3;
const HEARD = { kind: 'heard', council: COUNCIL } as const;
const BARE = [
  `select count(*) from register where council = $1 and procedure <> 'none' and outcome = 'upheld'`,
  `select count(*) from register where council = $1 and procedure <> 'none' and team = 'huntingdon' and received between '2024-06-01' and '2025-01-31'`,
  `select count(*) from register where council = $1 and procedure <> 'none' and 'communication' = any(themes)`,
];

async function asked({ desk }: Stored): Promise<number[]> {
  const times: number[] = [];
  for (const [words] of questions.map(([asks]) => asks).filter(([first]) => !first!.includes(' > '))) {
    const started = performance.now();
    await desk.ask(HEARD, words!, { personal: true });
    times.push(performance.now() - started);
  }
  return times;
}

async function counted({ raw }: Stored): Promise<number[]> {
  const times: number[] = [];
  for (let at = 0; at < 60; at++) {
    const started = performance.now();
    await raw.query(BARE[at % BARE.length]!, [COUNCIL]);
    times.push(performance.now() - started);
  }
  return times;
}

function p95(times: readonly number[]): number {
  return times.toSorted((a, b) => a - b)[Math.floor(times.length * 0.95)]!;
}

/** A question in words over 100,000 complaints, with its rows and its line on record, beside a bare count in SQL over the same. */
export async function bench(): Promise<Result[]> {
  const server = await startPostgres();
  try {
    const stored = await openStored(server.url, 'asked', MANY);
    await asked(stored);
    await counted(stored);
    const rounds: { ours: number; half: number; bare: number; again: number }[] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({
        ours: p95(await asked(stored)),
        half: median(await asked(stored)),
        bare: p95(await counted(stored)),
        again: p95(await counted(stored)),
      });
    await stored.close();
    const of = (name: keyof (typeof rounds)[0]) => median(rounds.map((it) => it[name]));
    return [
      {
        name: 'A/A: a bare count beside itself, p95',
        ours: of('bare'),
        theirs: of('again'),
        unit: 'milliseconds',
        ratio: median(rounds.map((it) => it.bare / it.again)),
        noise: true,
      },
      {
        name: `a question over ${MANY} complaints, p95, beside a bare count, p95`,
        ours: of('ours'),
        theirs: of('bare'),
        unit: 'milliseconds',
        ratio: of('ours') / of('bare'),
      },
      {
        name: `a question over ${MANY} complaints, half of them, beside a bare count, p95`,
        ours: of('half'),
        theirs: of('bare'),
        unit: 'milliseconds',
        ratio: of('half') / of('bare'),
      },
    ];
  } finally {
    await server.remove();
  }
}
