import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat, openOwnChat } from '../support/chat.ts';
import { intakeOf } from '../support/intake.ts';

let app: Running;
let ref: string;
const TYPED = 'because Zephyrine next door told me so';

beforeAll(async () => {
  app = await startApp();
  ({ ref } = await intakeOf(app, 'I am the mother of Tom. Nobody has come since January and nobody rings back.'));
});
afterAll(() => app.close());

/** A form with something in it that cannot be read: all that stands on the card which comes back. */
async function refusedIn(chat: Chat): Promise<string> {
  const value = { verb: 'decide-interest', ref, yes: 'perhaps', reason: TYPED, childsViews: 'heard' };
  await chat.post({ value });
  const said = await chat.read();
  return `${said}\n${JSON.stringify((await chat.cards()).at(-1))}`;
}

describe('what was typed into a form that is refused', () => {
  test('is not shown again where others read along; what was chosen is', async () => {
    const shown = await refusedIn(await openChat(app, 'team'));
    expect(shown).toContain('Decide about interest');
    expect(shown).not.toContain(TYPED);
    expect(shown).not.toContain('perhaps');
    expect(shown).toContain('"value":"heard"');
  });

  test('is shown to whoever typed it, in a chat of their own', async () => {
    const shown = await refusedIn(await openOwnChat(app, 'cambridgeshire', 'sam'));
    expect(shown).toContain('Decide about interest');
    expect(shown).toContain(TYPED);
  });
});
