import { afterAll, beforeAll, expect, test } from 'vitest';
import { type SlackApp, startSlackApp } from '../support/slack/app.ts';
import { APP_TOKEN, ONE_WORKSPACE } from '../support/slack/settings.ts';

let app: SlackApp;
beforeAll(async () => {
  app = await startSlackApp({
    settings: { ...ONE_WORKSPACE, signingSecret: undefined, appToken: APP_TOKEN },
    jobs: true,
  });
  await app.slack.socket.connected;
});
afterAll(() => app.close());

async function hand(envelope_id: string, type: string, payload: object): Promise<object> {
  const acknowledged = app.slack.socket.acknowledged(envelope_id);
  app.slack.socket.send({ envelope_id, type, payload, accepts_response_payload: true });
  return acknowledged;
}

test('over a socket: acknowledged when it is kept, and answered once however often it is handed over', async () => {
  const sam = app.person('U0SAM');
  const message = sam.messageOf('who is away?');
  const answer = new Promise<void>((done) => {
    app.slack.before = ({ method }) => (method === 'chat.postMessage' ? done() : undefined);
  });
  for (const id of ['e1', 'e2', 'e3']) expect(await hand(id, 'events_api', message)).toEqual({});
  const rows = await app.store.db.selectFrom('slack_inbox').select('id').execute();
  expect(rows).toHaveLength(1);
  await answer;
  expect(await hand('e4', 'events_api', message)).toEqual({});
  expect(app.slack.messages.map((it) => it.channel)).toEqual(['D0SAM']);
});
