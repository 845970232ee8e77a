import { startPostgres } from '../test/support/postgres.ts';
import { median } from './drive.ts';
import type { Result } from './result.ts';
import { COUNCIL, openStored, type Stored, YEAR } from './stored.ts';

const ROUNDS = 21;
const WARM = 15;
const SMALL = 100_000;
const LARGE = 1_000_000;

/** One grouping a table of the report, as somebody would write them over the complaints themselves. */
const GROUPINGS = [
  'procedure',
  'stage',
  'complainant',
  'channel',
  'outcome',
  'age',
  'gender',
  'disability',
  'ethnicity',
  'advocate',
  'ombudsman_outcome',
  'extended',
  'stage1_days',
  'stage2_days',
  'cost',
  'stage1_answered <= stage1_due',
  'stage2_answered <= stage2_due',
  'acknowledged <= acknowledge_due',
  `date_trunc('month', received)`,
];
const RAW = [
  ...GROUPINGS.map(
    (key) =>
      `select procedure, team, ${key} as key, count(*) from register where council = $1 and received between $2 and $3 and procedure <> 'none' group by 1, 2, 3`,
  ),
  `select procedure, team, theme, count(*) from register, unnest(themes) theme where council = $1 and received between $2 and $3 and procedure <> 'none' group by 1, 2, 3`,
  `select count(*), sum(n) from (select who, count(*) as n from register where council = $1 and received between $2 and $3 and who is not null group by who having count(*) > 1) again`,
];

const HEARD = { kind: 'heard', council: COUNCIL } as const;

async function ours({ desk }: Stored): Promise<number> {
  const started = performance.now();
  const report = await desk.report(HEARD, { kind: 'annual', ...YEAR, whole: true });
  if ('problem' in report) throw new Error(report.says);
  return performance.now() - started;
}

async function grouping({ raw }: Stored): Promise<number> {
  const started = performance.now();
  for (const statement of RAW) await raw.query(statement, [COUNCIL, YEAR.from, YEAR.to]);
  return performance.now() - started;
}

/** R1: the annual report read from the tally beside the same groupings over a million complaints, and beside itself over a tenth of them. */
export async function bench(): Promise<Result[]> {
  const server = await startPostgres();
  try {
    const small = await openStored(server.url, 'small', SMALL);
    const large = await openStored(server.url, 'large', LARGE);
    // Read often enough first that neither is still being compiled or cached while it is timed.
    for (let time = 0; time < WARM; time++) for (const it of [small, large]) await ours(it);
    const rounds: { large: number; again: number; small: number; raw: number }[] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({
        large: await ours(large),
        again: await ours(large),
        small: await ours(small),
        raw: round >= ROUNDS - 3 ? await grouping(large) : Number.NaN,
      });
    const of = (name: keyof (typeof rounds)[0]) =>
      median(rounds.map((it) => it[name]).filter((it) => !Number.isNaN(it)));
    await small.close();
    await large.close();
    const ms = { unit: 'milliseconds' };
    return [
      {
        name: 'A/A: the report beside itself',
        ours: of('large'),
        theirs: of('again'),
        ...ms,
        ratio: median(rounds.map((it) => it.large / it.again)),
        noise: true,
      },
      {
        name: `R1 the annual report over ${LARGE} complaints, beside grouping them`,
        ours: of('large'),
        theirs: of('raw'),
        ...ms,
        ratio: of('large') / of('raw'),
        goal: { atMost: 1 / 50 },
      },
      {
        name: `R1 over ${LARGE}, beside over ${SMALL}`,
        ours: of('large'),
        theirs: of('small'),
        ...ms,
        ratio: median(rounds.map((it) => it.large / it.small)),
        goal: { atMost: 1.5 },
      },
    ];
  } finally {
    await server.remove();
  }
}
