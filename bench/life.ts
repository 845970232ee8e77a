import type { Person, Who } from '../src/people/person.ts';
import { startPostgres } from '../test/support/postgres.ts';
import { median } from './drive.ts';
import type { Result } from './result.ts';
import { COUNCIL, openStored, type Stored } from './stored.ts';

const MANY = 1_000_000;
const ROUNDS = 9;
const LIVES = 40;

let lives = 0;

/** One complaint from the telling to the answer, as the people of the desk would take it. */
async function live({ desk, context }: Stored, people: readonly Person[]): Promise<void> {
  const officer = (id: string): Who & { kind: 'officer' } => ({
    kind: 'officer',
    council: COUNCIL,
    person: people.find((it) => it.id === id)!,
  });
  const conversation = `bench-${++lives}`;
  const { ref, complaint } = await desk.open(
    { kind: 'complainant', council: COUNCIL, conversation },
    {
      id: `${conversation}:1`,
      conversation,
      channel: 'web chat',
      receivedAt: context.now(),
      complainant: 'parent',
      team: 'huntingdon',
      words: [
        {
          kind: 'what',
          words: 'My daughter was promised respite at weekends and it never came. Nobody answers my emails.',
        },
      ],
      details: {},
    },
  );
  const sam = officer('sam');
  const done = [
    await desk.confirmRoute(sam, ref, { procedure: 'statutory' }),
    await desk.acknowledge(sam, ref),
    await desk.assign(sam, ref, { respondent: 'patel', second: 'okafor' }),
    await desk.accept(officer('patel'), ref),
    await desk.reply(officer('patel'), ref, {
      findings: Array(Math.max(1, complaint.triage.points.length)).fill('upheld'),
      words: 'You were right. We are sorry.',
    }),
  ];
  const refused = done.find((it) => 'problem' in it);
  if (refused && 'problem' in refused) throw new Error(refused.says);
}

async function measure(stored: Stored): Promise<number> {
  const people = await stored.desk.people(COUNCIL);
  const started = performance.now();
  for (let at = 0; at < LIVES; at++) await live(stored, people);
  return (performance.now() - started) / LIVES;
}

/** L1: whole lives of complaints with a million stored, beside with none. */
export async function bench(): Promise<Result[]> {
  const server = await startPostgres();
  try {
    const [none, again] = [await openStored(server.url, 'none', 0), await openStored(server.url, 'again', 0)];
    const full = await openStored(server.url, 'many', MANY);
    for (const it of [none, again, full]) await measure(it);
    const rounds: { none: number; full: number; again: number }[] = [];
    for (let round = 0; round < ROUNDS; round++)
      rounds.push({ none: await measure(none), full: await measure(full), again: await measure(again) });
    for (const it of [none, again, full]) await it.close();
    const of = (name: keyof (typeof rounds)[0]) => median(rounds.map((it) => it[name]));
    const ms = { unit: 'milliseconds a complaint' };
    return [
      {
        name: 'A/A: none stored beside none stored',
        ours: of('again'),
        theirs: of('none'),
        ...ms,
        ratio: median(rounds.map((it) => it.again / it.none)),
        noise: true,
      },
      {
        name: `L1 a whole life with ${MANY} stored, beside with none`,
        ours: of('full'),
        theirs: of('none'),
        ...ms,
        ratio: median(rounds.map((it) => it.full / it.none)),
        goal: { atMost: 1.2 },
      },
    ];
  } finally {
    await server.remove();
  }
}
