import { afterAll, beforeAll, expect, test } from 'vitest';
import { createLog } from '../../src/log.ts';
import { appendSpoken } from '../../src/store/conversations.ts';
import { type Running, startApp } from '../support/app.ts';
import { openChat } from '../support/chat.ts';
import { intakeOf } from '../support/intake.ts';
import { createGatherer, leaksIn } from '../support/scanner.ts';

/** The scanner that looks at everything that leaves in every journey, tried on leaks that were put there. */
let app: Running;
const COUNCIL = 'cambridgeshire';

beforeAll(async () => {
  app = await startApp();
  await intakeOf(app, 'Our son waits for a psychologist since the autumn and the school has stopped answering us.', [
    [/What is your name/, 'Wilhelmina Tamsin, about Peregrine'],
    [/should we reply/, 'wt@example.org'],
  ]);
  await openChat(app, 'team');
  await app.deliver();
});
afterAll(() => app.store.close());

const scan = (gathered: { where: string; text: string }[] = []) => leaksIn(app.store.db, [COUNCIL], gathered);

test('nothing has left that may not', async () => {
  expect(await scan()).toEqual([]);
});

test.each([
  ['a name', 'Peregrine has a card'],
  ['a name in other letters and signs', '{"who":"TAMSIN\\n"}'],
  ['a way to reach somebody', 'mail to wt@example.org failed'],
  ['five words of a story in a row', 'error at "waits for a psychologist since"'],
])('%s in a log line is found', async (_, text) => {
  const gathered = createGatherer();
  createLog('debug', gathered.log).error({ detail: text }, 'a turn failed');
  expect(await scan(gathered.left)).toEqual([expect.stringContaining('log: ')]);
});

test('a name posted to the complaints channel is found', async () => {
  const activity = { type: 'message', id: 'leak', text: 'About Peregrine.', from: { role: 'bot' } };
  await appendSpoken(app.store.of(COUNCIL), COUNCIL, 'demo-team', [{ id: 'leak', from: 'bot', activity }], new Date(0));
  expect(await scan()).toEqual([expect.stringContaining('posted to complaints: "peregrine"')]);
});

test('names of people who work there are none', async () => {
  expect(
    (await scan([{ where: 'log', text: 'Sam Whitlock and R. Patel' }])).filter((it) => it.startsWith('log')),
  ).toEqual([]);
});
