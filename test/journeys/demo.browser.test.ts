import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Running, startApp } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import { type Pane, pane } from '../support/pane.ts';

/** Where the screenshots of each step are written, to be looked at. */
const SHOTS = join(import.meta.dirname, '../../test-results/demo');

let app: Running;
let browser: Browser;
let page: Page;
let parent: Pane;
let team: Pane;
let manager: Pane;
const complaints: string[] = [];

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  app = await startApp({ at: new Date('2026-03-24T11:20:00Z'), jobs: true });
  browser = await openBrowser();
  page = await (
    await browser.newContext({ viewport: { width: 1440, height: 900 }, timezoneId: 'Europe/London' })
  ).newPage();
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(`${app.url}/demo`);
  [parent, team, manager] = [pane(page, 'complainant'), pane(page, 'team'), pane(page, 'manager')];
});

afterAll(async () => {
  await browser.close();
  await app.close();
});

const shot = (name: string) => page.screenshot({ path: join(SHOTS, `${name}.png`) });

/** What may never stand in the channel: the story's own words and everybody's names in it. */
const SECRETS = /Kayla|Mia\b|respite|emails/;

test('a parent tells the web chat what went wrong', async () => {
  await parent.sees('I help you tell Cambridgeshire');
  await shot('1-hello');
  await parent.presses('No');
  await parent.sees('Use your own words');
  await parent.says(
    'My daughter was promised respite at weekends in January and it never came. Nobody answers my emails. I want the respite to start and an apology.',
  );
  await parent.sees('Is that right?');
  await parent.presses('Yes');
  await answerUntil(/Here's what I'll pass on/);
  await shot('2-check');
  await parent.presses('Send it');
  await parent.sees('Your number is CAM-26-0001');
  await parent.sees('by Thursday 9 April');
});

test('the complaints team confirms the statutory procedure and names two managers', async () => {
  await team.sees('CAM-26-0001 · new');
  await shot('3-team-card');
  const card = await team.text();
  expect(card).not.toMatch(SECRETS);
  expect(card).toMatch(/Reads as the parent|Points: 1\. /);
  expect(await page.locator('time.moment').first().textContent()).toBe('Tuesday 24 March at 11:20');
  await team.presses('Right, go on');
  await team.sees('confirmed by Sam Whitlock');
  await team.chooses('Who should answer?', 'R. Patel');
  await team.chooses('Who stands in if they are away?', 'J. Okafor');
  await team.presses('Ask them to answer');
  await team.sees('Asked: R. Patel');
  await team.presses('Acknowledge now');
  await parent.sees('has read your complaint CAM-26-0001');
  await shot('4-confirmed');
});

test('the manager takes it', async () => {
  await manager.sees('answer by Thursday 9 April');
  await manager.presses("I'll take it");
  await manager.sees('it is yours');
  await manager.sees('What did you find?');
  await shot('5-taken');
});

test('the clock moves to day eight and the nudge appears in the channel without a name', async () => {
  for (let day = 0; day < 8; day++) {
    const before = await page.locator('#today').textContent();
    await page.click('#next-day');
    await page.waitForFunction((was) => document.getElementById('today')?.textContent !== was, before);
  }
  expect(await page.locator('#today').textContent()).toBe('Tuesday 7 April 2026');
  await team.sees('CAM-26-0001: answer Stage 1, 2 working days left');
  await manager.sees('CAM-26-0001: answer Stage 1, 2 working days left');
  await shot('6-nudge');
  expect(await team.text()).not.toMatch(SECRETS);
});

test('the manager records the answer and the parent gets it', async () => {
  for (const label of await findings()) await manager.chooses(label, 'Upheld');
  await manager.fills('Your answer, in words the person will read', 'You were right, and we are sorry.');
  await manager.fills('What puts it right?', 'The hours start on 13 April.');
  await manager.presses('Answered');
  await parent.sees('You were right, and we are sorry.');
  await parent.sees('that is called Stage 2');
  await shot('7-answered');
});

test('the parent asks for the status', async () => {
  await parent.says('status');
  await parent.sees('CAM-26-0001: it has been answered (Stage 1).');
  await shot('8-status');
});

test('the parent chooses a file and sends it, the team hears of it, and the manager saves it', async () => {
  const chat = page.locator('#complainant');
  await chat.locator('input[type=file]').setInputFiles({
    name: 'the letter.txt',
    mimeType: 'text/plain',
    buffer: Buffer.from('It says that nobody comes before June.'),
  });
  await page.getByText('Chosen: the letter.txt. It goes when you press Send.').waitFor();
  await shot('8-file-chosen');
  await chat.locator('button[title="Send"], .webchat__send-button').first().click();
  await parent.sees('added the letter.txt to CAM-26-0001');
  expect(await page.getByText('Chosen:').count()).toBe(0);
  // The bubble is dark: what stands in it has to be light.
  const name = chat.locator('.webchat__bubble--from-user .webchat__fileContent__fileName').last();
  expect(await name.evaluate((it) => getComputedStyle(it).color)).toBe('rgb(255, 255, 255)');
  await shot('8-file-kept');
  await team.sees('The person has added something to CAM-26-0001');
  expect(await team.text()).not.toMatch(/nobody comes before June/);
  await manager.says('story CAM-26-0001');
  await manager.sees('the letter.txt');
  await shot('8-file-read');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('#manager').getByText('Save the letter.txt').last().click(),
  ]);
  expect(saved.suggestedFilename()).toBe('the letter.txt');
  expect(readFileSync((await saved.path())!, 'utf8')).toBe('It says that nobody comes before June.');
});

test('nothing on the page, cards included, keeps anybody out: axe finds no violation', async () => {
  expect(await violations(page)).toEqual([]);
});

test('the public page has no violation either, on a phone', async () => {
  const phone = await (await browser.newContext({ viewport: { width: 390, height: 780 } })).newPage();
  await phone.goto(app.url);
  await pane(phone, 'chat').sees('I help you tell Cambridgeshire');
  await phone.screenshot({ path: join(SHOTS, '9-phone.png') });
  expect(await violations(phone)).toEqual([]);
});

test('a child tells it all with the keyboard alone, offered answers included', async () => {
  const own = await (await browser.newContext({ viewport: { width: 1024, height: 768 } })).newPage();
  await own.goto(app.url);
  const child = pane(own, 'chat');
  await child.sees('is anyone hurt');
  await tabTo(own, '.webchat__suggested-actions__button');
  await own.keyboard.press('Enter');
  await child.sees('Use your own words');
  await tabTo(own, '[data-id="webchat-sendbox-input"]');
  const type = async (text: string) => {
    await own.keyboard.type(text);
    await own.keyboard.press('Enter');
  };
  await type('im 13 in foster care. my sw keeps sayin i can see my brother then it gets cancelled');
  for (const [asked, said] of [
    [/Is that right\?/, 'yes'],
    [/What would make it better/, 'see him'],
    [/called an advocate/, 'decide later'],
    [/What should we call you\?/, 'Al'],
    [/safe way to write/, 'here in chat'],
    [/Here's what I'll pass on/, 'send it'],
  ] as const) {
    await child.latest([asked]);
    await type(said);
  }
  await child.sees(/Your number is CAM-26-\d{4}/);
  await own.screenshot({ path: join(SHOTS, '9-keyboard.png') });
});

test('the page made no mistakes of its own', () => {
  expect(complaints).toEqual([]);
});

/** Presses Tab, and Shift with it on the way back, until that is where the keyboard is. */
async function tabTo(on: Page, wanted: string): Promise<void> {
  for (const key of [...Array(25).fill('Tab'), ...Array(25).fill('Shift+Tab')]) {
    if (await on.evaluate((it) => document.activeElement?.matches(it), wanted)) return;
    await on.keyboard.press(key);
  }
  throw new Error(`the keyboard never came to ${wanted}`);
}

/** Each rule broken, with the elements that break it. WCAG 2.2 A and AA. */
async function violations(on: Page): Promise<string[]> {
  await on.addScriptTag({ content: axe.source }).catch(() => on.evaluate(axe.source));
  const { violations: found } = await on.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return found.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 120)).join(' | ')}`);
}

async function findings(): Promise<string[]> {
  const labels = await page.locator('#manager label').allTextContents();
  return [...new Set(labels.filter((it) => it.includes('what did you find') || it.includes('What did you find')))];
}

/** Answers whatever is still asked, in words a parent might use; what was said already is not asked, so the list has more than enough. */
async function answerUntil(end: RegExp): Promise<void> {
  const answers: [RegExp, string][] = [
    [/who are you/, "I'm the parent"],
    [/When did this happen/, 'since January'],
    [/Which team or service/, 'Huntingdon. I wrote to them twice'],
    [/What would you like to happen/, 'the respite to start'],
    [/in court/, 'no'],
    [/What is your name/, 'Kayla Smith, about Mia'],
    [/How should we reply/, 'here in chat'],
  ];
  for (;;) {
    const asked = await parent.latest([end, ...answers.map(([it]) => it)]);
    if (end.test(asked)) return;
    const next = answers.findIndex(([question]) => question.test(asked));
    const [[, answer]] = answers.splice(next, 1) as [[RegExp, string]];
    await parent.says(answer);
  }
}
