import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type SlackApp, startSlackApp } from '../support/slack/app.ts';
import type { SlackPerson } from '../support/slack/person.ts';
import { BOT_TOKEN } from '../support/slack/settings.ts';
import { filesOf, officerOf } from '../support/telling.ts';

let app: SlackApp;
let worker: SlackPerson;
beforeAll(async () => {
  app = await startSlackApp();
  worker = app.person('U0LINDQ');
});
afterAll(() => app.close());

/** A file as Slack hands it over: its address opens with the token of the workspace, and shows a page to sign in on without. */
function shelved(name: string, body: string, more: object = {}) {
  const path = `/files-pri/T0-F0/${name}`;
  app.slack.shelf.put(path, { body, token: `Bearer ${BOT_TOKEN}` });
  const url = new URL(path, app.slack.url).href;
  return { id: `F${name}`, name, mode: 'hosted', url_private: url, url_private_download: url, ...more };
}

const shared = (...files: object[]) => ({ subtype: 'file_share', files });

async function fetched(who: SlackPerson): Promise<string> {
  who.read();
  await app.deliver();
  return who.read();
}

const officer = (id: string) => officerOf(app.desk, id);
const lastRef = async () =>
  (await app.store.db.selectFrom('complaints').select('ref').orderBy('ref', 'desc').executeTakeFirstOrThrow()).ref;
const FILLED = { who: 'A parent', first: '2026-03-20', name: 'Dana Reeve', reach: 'phone' };

describe('files of Slack', () => {
  test('beside what is passed on: acknowledged and answered first, then fetched with the token of the workspace', async () => {
    const said = await worker.say(
      'tell: nobody has come for the six hours since January',
      shared(shelved('letter.txt', 'June')),
    );
    expect(said).toContain('I am saving letter.txt. I tell you when I have it.');
    expect(app.slack.shelf.asked).toEqual([]);
    expect(await fetched(worker)).toContain('I have kept letter.txt with what you are passing on.');
    expect(app.slack.shelf.asked.at(-1)?.authorization).toBe(`Bearer ${BOT_TOKEN}`);
    for (const answer of ['a parent', 'today', 'Dana Reeve, about Theo', 'phone']) await worker.say(answer);
    expect(await filesOf(app.desk, await lastRef())).toEqual(['letter.txt']);
  });

  test.each([
    ['before the form is sent', true],
    ['after it', false],
  ])(
    '"Tell Heard" on a message with a file, fetched %s: the form says so, and it is with the complaint',
    async (when, before) => {
      const text = `Dad rang, the bus has not come (${when})`;
      const shown = await worker.tellAbout(text, { files: [shelved('bus.txt', 'No bus.')] });
      expect(shown).toContain('I save with it: bus.txt.');
      if (before) await app.deliver();
      await worker.submit(FILLED);
      await app.deliver();
      expect(await filesOf(app.desk, await lastRef())).toEqual(['bus.txt']);
    },
  );

  test('what Slack does not keep is named, and where it is stays with what is passed on', async () => {
    const drive = {
      id: 'F9',
      name: 'plan.docx',
      mode: 'external',
      is_external: true,
      url_private: 'https://drive.example/plan',
    };
    const shown = await worker.tellAbout('Mum sent this plan and wants an answer', { files: [drive, { id: 'F8' }] });
    expect(shown).toContain('I cannot open these where they are: plan.docx, a file.');
    await worker.submit(FILLED);
    const story = await app.desk.readStory(await officer('sam'), await lastRef());
    const words = 'problem' in story ? [] : story.words;
    expect(words.find((it) => it.kind === 'linked')?.words).toBe('plan.docx: https://drive.example/plan\na file');
    expect(await worker.say('', shared(drive))).toContain('I cannot open plan.docx where it is');
  });

  test('a file that the token does not open is not taken for the page to sign in on', async () => {
    const path = '/files-pri/T0-F0/secret.txt';
    app.slack.shelf.put(path, { body: 'x', token: 'Bearer another' });
    await worker.say(
      '',
      shared(shelved('other.txt', 'x', { url_private_download: new URL(path, app.slack.url).href })),
    );
    expect(await fetched(worker)).toContain('I could not fetch other.txt');
  });

  test('our token goes to Slack alone: another address is not asked', async () => {
    const before = app.slack.shelf.asked.length;
    const files = shared({
      id: 'F1',
      name: 'x.txt',
      mode: 'hosted',
      url_private: 'https://files.slack.com.elsewhere.example/x',
    });
    await worker.say('', files);
    expect(await fetched(worker)).toContain('I cannot open x.txt where it is');
    expect(app.slack.shelf.asked).toHaveLength(before);
  });

  test('somebody from outside sends one: it is kept with what they tell, as in the web chat', async () => {
    const guest = app.person('U0GUEST');
    await guest.say(
      'I want to complain, nobody tells me anything',
      shared(shelved('mine.txt', 'The letter says June.')),
    );
    expect(await fetched(guest)).toContain('I have kept mine.txt');
  });

  test('called in a channel: its name is not said there', async () => {
    const channel = app.person('U0LINDQ', ['C0TEAM']);
    const files = { files: [shelved('Theo Reeve.txt', 'x')] };
    const mention = {
      type: 'app_mention',
      user: 'U0LINDQ',
      channel: 'C0TEAM',
      ts: '1700.1',
      text: '<@U0HEARD> tell: nobody has come since January',
    };
    await channel.event({ ...mention, ...files });
    await app.deliver();
    const said = app.slack.messages.filter((it) => it.channel === 'C0TEAM').map((it) => it.text);
    expect(said.join('\n')).not.toContain('Theo');
  });
});
