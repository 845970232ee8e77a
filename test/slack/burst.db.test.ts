import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SlackApp, startSlackApp } from '../support/slack/app.ts';
import { burst } from '../support/slack/burst.ts';

let app: SlackApp;
beforeAll(async () => {
  app = await startSlackApp({ jobs: true });
});
afterAll(() => app.close());

test('forty at once, some of them twice: each is acknowledged and answered once, while the work goes on', async () => {
  const { acknowledged, asked, answered, left } = await burst(app, 40, 0);
  expect(acknowledged).toHaveLength(48);
  expect(left).toBe(0);
  expect([...answered.values()].filter((it) => it !== asked)).toEqual([]);
});
