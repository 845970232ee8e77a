import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SlackApp, startSlackApp } from '../support/slack/app.ts';
import { signed } from '../support/slack/sign.ts';
import { COMMAND, EVENT, PRESS, SHORTCUT, SUBMISSION } from './payloads.ts';

let app: SlackApp;
beforeAll(async () => {
  app = await startSlackApp();
});
afterAll(() => app.close());

const RUNS = 250;

test('payloads with fields made something else: taken or refused, never a fault, and whatever was kept can be worked', async () => {
  const command = { ...COMMAND, response_url: app.slack.responseUrl('C1', 'U0SAM') };
  const change = fc.tuple(fc.nat(), fc.jsonValue());
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom<object>(PRESS, SUBMISSION, SHORTCUT, EVENT, command),
      fc.array(change, { maxLength: 4 }),
      async (payload, changes) => {
        const text = JSON.stringify(changes.reduce<unknown>((it, [at, value]) => changed(it, at, value), payload));
        const headers = signed(text, app.clock.now());
        const { status } = await fetch(`${app.url}/slack/events`, { method: 'POST', headers, body: text });
        expect(status).toBeLessThan(500);
      },
    ),
    { numRuns: RUNS },
  );
  while ((await app.workSlack()) > 0);
  const failed = await app.store.db
    .selectFrom('slack_inbox')
    .select(['id', 'failed'])
    .where('failed', '>', 0)
    .execute();
  expect(failed).toEqual([]);
});

/** The same with the nth of its fields, however deep, made something else. */
function changed(it: unknown, at: number, value: unknown): unknown {
  const paths = pathsIn(it);
  const path = paths[at % paths.length] ?? [];
  const last = path.at(-1);
  if (last === undefined) return value;
  const copy = structuredClone(it) as Record<string, unknown>;
  const place = path.slice(0, -1).reduce((inside, key) => inside[key] as Record<string, unknown>, copy);
  place[last] = value;
  return copy;
}

function pathsIn(it: unknown): string[][] {
  if (typeof it !== 'object' || it === null) return [[]];
  return Object.entries(it).flatMap(([key, inside]) => pathsIn(inside).flatMap((path) => [[key], [key, ...path]]));
}
