import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { commands } from '../../bot/commands.ts';
import { COUNCIL, type Entrance, openStage, type Stage } from './entrances.ts';
import { type Begun, begin, LIFE_NAMES } from './lives.ts';
import { typedRows } from './rows.ts';
import { actsIn, grown, type State, stateOf } from './state.ts';
import { FAULT, STEPS, type Step } from './steps.ts';

let stage: Stage;

const LATER = 15_000;

/** How often something was sent by each. */
const deliveries = new Map<Entrance, number>();

let sent = 0;
const fresh = () => `${1_774_351_200 + ++sent}.${String(sent).padStart(6, '0')}`;

/** How long somebody looks at a card before they press it. */
const wait = (milliseconds: number) => stage.app.clock.moveTo(new Date(stage.app.clock.now().getTime() + milliseconds));

async function send(entrance: Entrance, step: Step, begun: Begun, id = fresh()): Promise<string> {
  const it = { id, by: step.by ?? 'sam', chat: begun.ref, step: step.name, ...step.send(begun) };
  const heard = await stage.through[entrance](it);
  deliveries.set(entrance, (deliveries.get(entrance) ?? 0) + 1);
  expect(heard, `${step.name} by ${entrance}`).not.toMatch(FAULT);
  return heard;
}

const state = (begun: Begun) => stateOf(stage.app.store, COUNCIL, begun);

/** Which entrance has its turn: over a night each step comes through each. */
export type Turn = (step: number) => Entrance;

/** Sent, sent again by the channel, pressed again, and the card before it pressed once more: it happens once. */
async function oneAfterTheOther(steps: readonly Step[], begun: Begun, turn: Turn): Promise<State[]> {
  const after: State[] = [];
  let before = await state(begun);
  for (const [at, step] of steps.entries()) {
    const entrance = turn(at);
    const id = fresh();
    const heard = await send(entrance, step, begun, id);
    expect(heard, `${step.name} by ${entrance}`).not.toBe('');
    const once = await state(begun);
    if (step.looks) expect(once, step.name).toEqual(before);
    else expect(once, `${step.name} by ${entrance} does something: ${heard}`).not.toEqual(before);
    wait(LATER);
    await send(entrance, step, begun, id);
    expect(await state(begun), `${step.name}, delivered again by ${entrance}`).toEqual(once);
    expect(await send(entrance, step, begun), `${step.name}, again`).not.toBe('');
    expect(await state(begun), `${step.name}, again by ${entrance}`).toEqual(once);
    const older = steps[at - 1];
    if (older) {
      expect(await send(turn(at - 1), older, begun), `${older.name} after ${step.name}`).not.toBe('');
      expect(await state(begun), `${older.name}, an older card after ${step.name}`).toEqual(once);
    }
    after.push(once);
    before = once;
  }
  return after;
}

/** Pressed at one moment in three places, one of which sends it twice: as if it had been pressed once. */
async function atOnce(steps: readonly Step[], begun: Begun, after: readonly State[]): Promise<void> {
  for (const [at, step] of steps.entries()) {
    const before = step.looks && (await state(begun));
    const id = fresh();
    const elsewhere = [step.send(begun).pressed ? 'page' : 'web chat', 'Slack'] as const;
    const heard = await Promise.all([
      send('Teams', step, begun, id),
      send('Teams', step, begun, id),
      ...(step.inOneChat ? (['Teams', 'Teams'] as const) : elsewhere).map((it) => send(it, step, begun)),
    ]);
    for (const it of heard) expect(it, `${step.name} in several places at once`).not.toBe('');
    const once = await state(begun);
    expect(once.theirs, `${step.name} in several places at once`).toEqual(after[at]!.theirs);
    if (before) expect(grown(before, once), step.name).toEqual({});
  }
}

/**
 * Two neighbours the other way round, and then the one that came too early in its turn: refused until then, or counted once. Every
 * second pair, from the first or from the second on, so that the one before has not happened yet.
 */
async function outOfOrder(steps: readonly Step[], first: number, begun: Begun, turn: Turn, end: State): Promise<void> {
  for (const [at, step] of steps.entries()) {
    const next = at % 2 === first ? steps[at + 1] : undefined;
    if (next && next.early !== 'is another story') {
      const before = await state(begun);
      expect(await send(turn(at), next, begun), `${next.name} before ${step.name}`).not.toBe('');
      const then = await state(begun);
      if (next.early === 'counts' && !next.looks) expect(then, `${next.name} before ${step.name}`).not.toEqual(before);
      else expect(then, `${next.name} before ${step.name}`).toEqual(before);
    }
    expect(await send(turn(at), step, begun), step.name).not.toBe('');
  }
  expect(actsIn(await state(begun))).toEqual(actsIn(end));
}

/**
 * Everything that somebody can do, sent twice, at once, late and out of order, through the doors that it really comes by. What is answered says
 * afterwards how much that was.
 */
export function replayed(turns: readonly Turn[], pairsFrom: readonly (0 | 1)[]): () => string {
  beforeAll(async () => {
    stage = await openStage();
  });
  afterAll(() => stage.stop());

  for (const [round, turn] of turns.entries())
    describe.each(LIFE_NAMES)('%s', (life) => {
      const steps = STEPS.filter((it) => it.life === life);
      const named = (variant: string) => `${variant}${round}`;
      let after: State[];

      test('one after the other, delivered again, pressed again, and the older card after the newer', async () => {
        after = await oneAfterTheOther(steps, await begin(stage.app, COUNCIL, life, named('a')), turn);
      });
      test('in several places at the same moment', async () => {
        await atOnce(steps, await begin(stage.app, COUNCIL, life, named('b')), after);
      });
      test.each(pairsFrom)('each before the one that it follows, pairs from %i on', async (first) => {
        const begun = await begin(stage.app, COUNCIL, life, named(`c${first}`));
        await outOfOrder(steps, first, begun, turn, after.at(-1)!);
      });
    });

  test('nothing that Slack sent is left undone, and no turn failed', async () => {
    const failed = await stage.app.store.db.selectFrom('slack_inbox').select('id').where('failed', '>', 0).execute();
    expect(failed).toEqual([]);
  });

  test('every line that is typed has its row', () => {
    expect(commands.map((it) => it.typed).filter((it) => !typedRows.some(({ typed }) => typed === it))).toEqual([]);
  });

  return () => {
    const all = [...deliveries.values()].reduce((sum, it) => sum + it, 0);
    const by = [...deliveries].map(([entrance, many]) => `${entrance} ${many}`).join(', ');
    return `${STEPS.length - typedRows.length} buttons and ${typedRows.length} typed lines in ${LIFE_NAMES.length} lives: sent ${all} times (${by})`;
  };
}
