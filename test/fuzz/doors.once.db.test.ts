import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Running } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { recorded, startTeams, teamsPerson } from '../support/teams.ts';
import { strange, throws } from './mutate.ts';

let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;
let chat: Chat;

beforeAll(async () => {
  ({ app, microsoft, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z') }));
  chat = await openChat(app);
});
afterAll(() => stop());

const MANY = 60;
let chats = 0;
const sam = () =>
  teamsPerson(app, microsoft, { id: 'entra-sam', name: 'Sam Whitlock', conversation: `a:fuzz-${++chats}` });

test('signed activities with fields made something else: heard or refused, never a fault, and the next good one is answered', async () => {
  const token = `Bearer ${await microsoft.sign()}`;
  const dice = throws(20_260_324);
  for (let at = 0; at < MANY; at++) {
    const kind = at % 2 ? 'message' : 'invoke';
    const whole = {
      ...recorded(kind),
      text: 'help',
      value: { action: { data: { verb: 'status', ref: 'CAM-26-0001' } } },
    };
    const { text, name, value, entities, attachments, channelData } = strange(whole, dice) as Record<string, unknown>;
    const { tenant } = recorded(kind).channelData as { tenant: object };
    const data =
      typeof channelData === 'object' && !Array.isArray(channelData) ? { ...channelData, tenant } : { tenant };
    const odd = { text, name, value, entities, attachments, channelData: data };
    const { status } = await sam().post(kind, odd, token);
    // Bot Framework's own answer to an invoke of a kind that nobody knows is 501.
    expect(status === 501 ? 400 : status, JSON.stringify(odd)).toBeLessThan(500);
  }
  expect(await sam().say('help')).toContain('What you can type');
});

test('bodies of the web chat with fields made something else: the same', async () => {
  const dice = throws(7);
  for (let at = 0; at < MANY / 2; at++) {
    const body = strange(
      { text: 'no', value: { verb: 'status', ref: 'x' }, channelData: { clientActivityID: 'x' } },
      dice,
    );
    const { status } = await chat.post((body ?? {}) as object);
    expect(status, JSON.stringify(body)).toBeLessThan(500);
  }
  expect((await chat.post({ text: 'help' })).status).toBe(200);
});
