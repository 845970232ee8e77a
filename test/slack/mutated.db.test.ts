import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SlackApp, startSlackApp } from '../support/slack/app.ts';
import { signed } from '../support/slack/sign.ts';

let app: SlackApp;
beforeAll(async () => {
  app = await startSlackApp();
});
afterAll(() => app.close());

const RUNS = 250;

const user = { id: 'U0SAM', team_id: 'T0HEARD01' };
const team = { id: 'T0HEARD01' };
const PRESS = {
  type: 'block_actions',
  team,
  user,
  container: { type: 'message', message_ts: '1.2', channel_id: 'C1' },
  channel: { id: 'C1' },
  message: { text: 'x', blocks: [] },
  actions: [{ action_id: 'status:0', action_ts: '3.4', value: '{"verb":"status","ref":"CAM-26-0001"}' }],
};
const SUBMISSION = {
  type: 'view_submission',
  team,
  user,
  view: {
    id: 'V1',
    callback_id: 'form',
    hash: '1.x',
    private_metadata: '{"verb":"why","ref":"-","about":"C1:1.2"}',
    state: { values: { until: { value: { type: 'datepicker', selected_date: '2026-04-01' } } } },
  },
};
const SHORTCUT = {
  type: 'message_action',
  team,
  user,
  callback_id: 'tell_heard',
  action_ts: '5.6',
  trigger_id: '7.8',
  channel: { id: 'C1' },
  message: { type: 'message', ts: '9.1', user: 'U0SAM', text: 'x', files: [{ name: 'x' }], attachments: [] },
};
const EVENT = {
  type: 'event_callback',
  team_id: 'T0HEARD01',
  event_id: 'Ev-x',
  authorizations: [{ team_id: 'T0HEARD01', user_id: 'U0HEARD00' }],
  event: { type: 'message', channel_type: 'im', channel: 'D1', user: 'U0SAM', text: 'help', ts: '1.1', blocks: [] },
};
const COMMAND = {
  command: '/heard',
  team_id: 'T0HEARD01',
  user_id: 'U0SAM',
  channel_id: 'C1',
  text: 'help',
  trigger_id: '1.3',
};

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
