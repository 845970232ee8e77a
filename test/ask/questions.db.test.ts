import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Asking } from '../../src/desk/asking.ts';
import { pasts } from '../support/pasts.ts';
import { enter, openDesk, type TestDesk } from '../support/register-desk.ts';
import { questions, refused } from './questions.ts';
import { type Expected, type Seen, seen } from './reference.ts';

const HEARD = { kind: 'heard', council: 'cambridgeshire' } as const;

let it: TestDesk;
let them: Seen[];

beforeAll(async () => {
  it = await openDesk(new Date('2026-05-20T10:00:00Z'));
  const made = pasts(600, '2024-04-20', '2026-05-20');
  await enter(it, made);
  them = made.map(seen);
});

afterAll(() => it.store.close());

/** Asks one thing after another, each going on from the last, and answers with the last. */
async function ask(words: string, personal = true): Promise<Asking> {
  let after: string[] = [];
  let got: Asking | undefined;
  for (const said of words.split(' > ')) {
    got = await it.desk.ask(HEARD, said, { personal, after });
    if ('answer' in got) after = got.asked;
  }
  return got!;
}

/** The numbers of an answer, in the shape of what is expected of it. */
function numbers(got: Asking, like: Expected): unknown {
  if (!('answer' in got)) return got;
  const { count, value, parts, against } = got.answer;
  if ('n' in like && !('mean' in like)) return parts || against ? { parts, against } : { n: count };
  if ('mean' in like) return { mean: value?.toFixed(6), n: Number(/\((\d+) of/.exec(got.answer.text)?.[1]) };
  if ('part' in like) return { part: count, of: Math.round(count / value!) || like.of };
  if ('sum' in like) return { sum: value };
  if ('now' in like) return { now: count, before: against?.count };
  return { parts: Object.fromEntries(parts!.map(({ key, n }) => [key ?? '', n])) };
}

const rounded = (it: Expected) => ('mean' in it ? { ...it, mean: it.mean.toFixed(6) } : it);

describe('every way of asking comes to the number worked out apart', () => {
  const rows = questions.flatMap(([asks, is]) => asks.map((words) => [words, is] as const));

  test('there are at least 200 of them', () => expect(rows.length).toBeGreaterThanOrEqual(200));

  test.each(rows)('%s', async (words, is) => {
    const wanted = is(them);
    const got = await ask(words);
    expect(numbers(got, wanted), 'answer' in got ? got.answer.text : JSON.stringify(got)).toEqual(rounded(wanted));
  });
});

describe('what cannot be answered is said, with something that can', () => {
  test.each(refused)('%s: %s', async (words, because) => {
    const got = await ask(words, false);
    expect(got).toMatchObject({ no: because });
    expect('text' in got && got.text.length).toBeGreaterThan(20);
  });
});
