import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { england } from '../../src/calendar/calendar.ts';
import { councilOf } from '../../src/councils/index.ts';
import { enterPast } from '../../src/desk/entering.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { pasts } from '../support/pasts.ts';

const NOW = new Date('2026-05-20T10:00:00Z');

let app: Running;
let team: Chat;
let manager: Chat;

beforeAll(async () => {
  app = await startApp({ at: NOW });
  const context = {
    store: app.store,
    councils: new Map([['cambridgeshire', councilOf('cambridgeshire')]]),
    calendar: england,
    now: () => NOW,
    random: (n: number) => Buffer.alloc(n, 7),
  };
  const made = pasts(200, '2025-10-01', '2026-05-20', 11, 230).map((it) => ({
    ...it,
    name: it.ref.endsWith('7') ? 'Kayla Smith' : undefined,
  }));
  await app.store.db.transaction().execute((tx) => enterPast(context, tx, 'cambridgeshire', made, (it) => it.ref));
  team = await openChat(app, 'team');
  manager = await openChat(app, 'manager');
});

afterAll(() => app.close());

describe('asking in a channel', () => {
  test('the filter, the number, and a page of rows that can be turned', async () => {
    const first = await team.say("what's overdue");
    expect(first).toMatch(/^Overdue · today\n\d+ \(/);
    expect(first).toMatch(/CAM-2[56]-\d+ · .*late/);
    expect(first).toMatch(/1 to 10 of \d+/);
    expect(await team.say('more')).toMatch(/11 to \d+ of \d+/);
  });

  test('a button says what typing it says, and goes on from the card it stands on', async () => {
    await team.say("what's overdue in huntingdon");
    const pressed = await team.press('Only Stage 1');
    expect(pressed).toMatch(/^Overdue · Stage 1 · Huntingdon · today/);
    expect(await team.say('and fenland?')).toMatch(/^Overdue · Stage 1 · East Cambridgeshire and Fenland · today/);
  });

  test('a picture where that says more, with its numbers in words', async () => {
    await team.say('complaints by team since october');
    const card = (await team.cards()).at(-1)!.attachments![0]!.content as unknown as {
      body: { type: string; url?: string; altText?: string }[];
    };
    const picture = card.body.find((it) => it.type === 'Image');
    expect(picture?.url).toMatch(/^data:image\/png;base64,/);
    expect(picture?.altText).toMatch(/Huntingdon \d+/);
    expect(JSON.stringify(card).length * 2).toBeLessThan(28_000);
  });

  test('by a worker: never', async () => {
    expect(await team.say('which workers get the most complaints')).toContain("I can't count by worker");
  });

  test("by a child's name: not where others read along, and the name is not said again", async () => {
    for (const words of [
      'tell me about the smith boy',
      'what about kayla smith',
      'how many complaints about Smithson',
    ]) {
      const said = await team.say(words);
      expect(said).toMatch(/child's name in a channel|a word in it that I do not know/);
      expect(said.toLowerCase()).not.toContain('smith');
    }
  });

  test('few of a kind are not counted out where somebody could be known by it', async () => {
    expect(await team.say('complaints from care leavers in scc this year')).toMatch(/none|fewer than 5/);
  });

  test('help shows what can be asked', async () => {
    expect(await team.say('help')).toContain('which Stage 1s are over ten days');
  });
});

describe('asking in one’s own chat', () => {
  test('a manager is answered about their team and their own, and about nothing else', async () => {
    const mine = await manager.say('how many complaints by team');
    expect(mine).toContain('Huntingdon');
    const all = await team.say('how many complaints');
    const total = (text: string) => Number(/(?:^|\n)(\d+)/.exec(text)?.[1]);
    expect(total(mine)).toBeLessThan(total(all));
  });

  test('"none" and "not yours" are the same words', async () => {
    const scc = await manager.say('overdue in south cambs with okafor');
    const never = await manager.say('overdue in edt with okafor');
    expect(scc.replace('South Cambridgeshire and City', 'X')).toBe(never.replace('Emergency Duty Team', 'X'));
    const others = await manager.say('status of CAM-26-9999');
    expect(others).toContain('I cannot find CAM-26-9999');
  });

  test('"mine" is what is open with whoever asks', async () => {
    expect(await manager.say('what is mine')).toMatch(/^Open · with R. Patel · today/);
  });

  test('a deed typed with its reference stays a deed; the same word in a question is a question', async () => {
    expect(await manager.say('answered late last month')).toMatch(/^Answered late · answered April 2026/);
  });
});
