import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import axe from 'axe-core';
import type { Browser, Download, Frame, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { textOf } from '../../src/files/text.ts';
import type { Running } from '../support/app.ts';
import { openBrowser } from '../support/browser.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { pasts } from '../support/pasts.ts';
import { enter, openDesk } from '../support/register-desk.ts';
import { startTeams } from '../support/teams.ts';
import { type Host, type Hosted, openHost, type Seated, type Theme } from '../support/teams-host.ts';
import { officerOf } from '../support/telling.ts';

/** Where the screenshots are written, to be looked at. */
const SHOTS = join(import.meta.dirname, '../../test-results/teams');
const NOW = new Date('2026-03-24T11:20:00Z');

const SAM: Seated = { id: 'entra-sam', name: 'Sam Whitlock' };
const PATEL: Seated = { id: 'entra-patel', name: 'R. Patel' };
const DESKTOP = { width: 1280, height: 900 };
const PHONE = { width: 390, height: 780 };
const THEMES: Theme[] = ['default', 'dark', 'contrast'];

let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;
let browser: Browser;
let host: Host;
let ref: string;
/** Another one, whose answer is still to come. */
let waiting: string;

beforeAll(async () => {
  mkdirSync(SHOTS, { recursive: true });
  const before = await openDesk(NOW);
  await enter(before, pasts(60, '2026-01-10', '2026-03-24', 11, 73));
  ({ app, microsoft, stop } = await startTeams({ at: NOW, store: before.store }));
  browser = await openBrowser();
  host = await openHost(browser, app, microsoft);
  ref = await complaint('web-1');
  waiting = await complaint('web-2');
});

afterAll(async () => {
  await browser.close();
  await stop();
});

const officer = (id: string) => officerOf(app.desk, id);

const STORY =
  'I want to complain. My son Theo was meant to have six hours a week of short breaks from January and nobody has come once. I have rung the duty line nine times and nobody rings me back.\n\nI want the hours and somebody to say sorry.';

async function complaint(conversation: string): Promise<string> {
  const telling = {
    id: conversation,
    channel: 'web chat',
    receivedAt: NOW,
    complainant: 'parent',
    name: 'Dana Reeve',
    child: 'Theo Reeve',
    team: 'huntingdon',
    details: {},
  } as const;
  const opened = await app.desk.open(
    { kind: 'complainant', council: 'cambridgeshire', conversation },
    { ...telling, words: [{ kind: 'what', words: STORY }] },
  );
  const sam = await officer('sam');
  await app.desk.confirmRoute(sam, opened.ref, {
    procedure: 'statutory',
    reason: 'It is about support to a child in need.',
  });
  await app.desk.acknowledge(sam, opened.ref);
  await app.desk.assign(sam, opened.ref, { respondent: 'patel', second: 'okafor' });
  await app.desk.accept(await officer('patel'), opened.ref);
  return opened.ref;
}

async function violations(frame: Frame): Promise<string[]> {
  await frame.evaluate(axe.source);
  const { violations: found } = await frame.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, {
      runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'],
    }),
  );
  return found.map((it) => `${it.id}: ${it.nodes.map((node) => node.html.slice(0, 140)).join(' | ')}`);
}

/** Each page in every theme, for the eye and for axe: colours are the theme's, so on a phone one theme tells about the rest. */
async function everyTheme(hosted: Hosted, name: string): Promise<void> {
  for (const theme of THEMES) {
    await hosted.paint(theme);
    const frame = await hosted.frame();
    if (theme === 'default' || name.endsWith('desktop'))
      expect(await violations(frame), `${name}, ${theme}`).toEqual([]);
    await hosted.page.screenshot({ path: join(SHOTS, `${name}-${theme}.png`) });
  }
}

const open = (path: string, who = SAM, viewport = DESKTOP) => host.open(path, who, viewport);
const sizes = [
  ['desktop', DESKTOP],
  ['phone', PHONE],
] as const;

describe.each(sizes)('on a %s', (size, viewport) => {
  test.each([
    ['board', () => '/tab?view=open'],
    ['complaint', () => `/tab/complaint/${ref}`],
    ['findings', () => `/dialog/act?verb=answer&ref=${ref}`],
    ['people', () => `/dialog/act?verb=hand-over&ref=${ref}`],
    ['story', () => `/dialog/story?ref=${ref}`],
    ['letter', () => `/dialog/letter?ref=${ref}&letter=acknowledgement`],
    ['setup', () => '/tab/setup'],
  ])('%s: three themes, no violation, and nothing sticks out', async (name, path) => {
    const hosted = await open(path(), SAM, viewport);
    const frame = await hosted.frame();
    expect(await frame.evaluate(() => document.documentElement.scrollWidth - window.innerWidth)).toBeLessThanOrEqual(0);
    await everyTheme(hosted, `${name}-${size}`);
    await hosted.close();
  });
});

test('the board: views and filters are links; a reference opens its complaint; back is back', async () => {
  const hosted = await open('/tab');
  const frame = await hosted.frame();
  await frame.click('text=/^Everything open/');
  await frame.waitForSelector('h1:has-text("Everything open")');
  await frame.click('summary:has-text("Filters")');
  await frame.click('nav.filters a:has-text("Huntingdon")');
  await frame.waitForSelector('[aria-current="true"]:has-text("Huntingdon")');
  expect(await frame.textContent('table.rows')).not.toContain('East Cambridgeshire');
  await frame.click(`a:has-text("${ref}")`);
  await frame.waitForSelector(`h1:has-text("${ref}")`);
  expect(await frame.textContent('main')).toContain('10 working days after it was received');
  await frame.evaluate(() => history.back());
  await frame.waitForSelector('h1:has-text("Everything open")');
  await hosted.close();
});

test('by keyboard alone: from the board to a complaint, and its heading has the reader', async () => {
  const hosted = await open('/tab?view=open');
  const frame = await hosted.frame();
  await frame.focus(`a:has-text("${ref}")`);
  await hosted.page.keyboard.press('Enter');
  await frame.waitForSelector(`h1:has-text("${ref}")`);
  expect(await frame.evaluate(() => document.activeElement?.tagName)).toBe('H1');
  await hosted.close();
});

test('a manager records what was found, point by point, in a dialog over the tab', async () => {
  const hosted = await open(`/tab/complaint/${ref}`, PATEL);
  const frame = await hosted.frame();
  await frame.click('.actions a:has-text("Answered")');
  const dialog = await hosted.dialog();
  await dialog.click('summary:has-text("Read the story again")');
  await dialog.waitForSelector('blockquote:has-text("six hours a week")');
  await dialog.click('button:has-text("Answered")');
  await dialog.waitForSelector('#alert:has-text("finding")');
  for (const legend of await dialog.$$('fieldset.choices')) await (await legend.$('label:has-text("Upheld")'))!.click();
  await dialog.fill('textarea[name="words"]', 'You were right, and we are sorry. The hours start on Monday.');
  await hosted.page.screenshot({ path: join(SHOTS, 'findings-filled.png') });
  await dialog.click('button:has-text("Answered")');
  await dialog.waitForSelector('h1:has-text("Done")');
  await dialog.click('[data-close]');
  await frame.waitForSelector('h1:has-text("Stage 1 answered")');
  await hosted.close();
});

/** Where a link opens a window of its own, what is saved belongs to that window. */
function downloadIn(page: Page): Promise<Download> {
  return new Promise((saved) => {
    page.on('download', saved);
    page.context().on('page', (opened) => opened.on('download', saved));
  });
}

test('more time for workload is a no with ways on: each opens its own form', async () => {
  const hosted = await open(`/dialog/act?verb=more-time&ref=${waiting}`, PATEL, PHONE);
  const frame = await hosted.frame();
  await frame.click('label:has-text("Workload")');
  await frame.fill('[name="reason"]', 'There are many.');
  await frame.click('button[type="submit"]');
  await frame.waitForSelector('#alert:has-text("do not allow more time for workload")');
  await everyTheme(hosted, 'refused-phone');
  await hosted.page.setViewportSize(DESKTOP);
  await everyTheme(hosted, 'refused-desktop');
  await frame.click('#instead a:has-text("Ask them to agree")');
  await frame.waitForSelector('h1:has-text("Ask to agree")');
  expect(await frame.textContent('#instead')).toBe('');
  await hosted.close();
});

test('what may be the same is offered with why, and is told apart in a dialog with a reason, for good', async () => {
  const later = await complaint('web-3');
  const hosted = await open(`/tab/complaint/${later}`);
  const frame = await hosted.frame();
  await frame.waitForSelector(
    'section:has(h2:has-text("Other complaints")) >> text=word for word, from the same person',
  );
  await everyTheme(hosted, 'alike-desktop');
  await frame.locator('.actions a:has-text("The same complaint")').first().click();
  const asked = await hosted.dialog();
  await asked.waitForSelector('text=The other complaint is CAM-26-');
  await asked.waitForSelector('legend:has-text("How do they belong together?")');
  await hosted.page.screenshot({ path: join(SHOTS, 'alike-how.png') });
  expect(await violations(asked)).toEqual([]);
  await hosted.close();
  const again = await open(`/tab/complaint/${later}`);
  const page = await again.frame();
  const before = await page.locator('text=Perhaps the same as').count();
  await page.locator('.actions a:has-text("Not the same")').first().click();
  const dialog = await again.dialog();
  await dialog.fill('textarea[name="reason"]', 'Two brothers, and two plans.');
  await dialog.click('button:has-text("Not the same")');
  await dialog.waitForSelector('h1:has-text("Done")');
  await dialog.click('[data-close]');
  await page.waitForSelector('text=Told apart from a complaint that looks like it');
  expect(await page.locator('text=Perhaps the same as').count()).toBe(before - 1);
  expect(await page.textContent('main')).not.toContain('brothers');
  await again.close();
});

test('a letter is opened from its complaint, read, and saved as a document', async () => {
  const hosted = await open(`/tab/complaint/${ref}`);
  const frame = await hosted.frame();
  await frame.click('a:has-text("Letter: Acknowledgement")');
  const dialog = await hosted.dialog();
  await dialog.waitForSelector('article:has-text("Dear")');
  const downloaded = downloadIn(hosted.page);
  await dialog.click('a:has-text("Save as a document for Word")');
  const saved = await downloaded;
  expect(saved.suggestedFilename()).toBe(`${ref} acknowledgement.docx`);
  expect(await textOf(readFileSync(await saved.path()), 'docx')).toContain('What you can do next');
  await hosted.close();
});

test('people are chosen by searching; whoever may not be chosen is shown with the reason', async () => {
  const names = ['Ade Bello', 'Bo Lindgren', 'Cat Ames', 'Dev Rao', 'Eli Stone', 'Fay Moss', 'Gus Holt'];
  await app.desk.savePeople(
    names.map((name, at) => ({
      council: 'cambridgeshire',
      id: `m${at}`,
      name,
      roles: ['responding-manager'],
      teams: ['ecf'],
      accounts: {},
    })),
  );
  const hosted = await open(`/dialog/act?verb=hand-over&ref=${ref}`, SAM, PHONE);
  const frame = await hosted.frame();
  await frame.fill('[data-search]', 'ra');
  expect(await frame.textContent('[data-found]')).toBe('1 found');
  expect(await frame.locator('.choice:visible').allTextContents()).toEqual(['Dev Rao']);
  await hosted.page.screenshot({ path: join(SHOTS, 'people-searched.png') });
  expect(await violations(frame)).toEqual([]);
  await hosted.close();
});

test('a tab that is added to a channel keeps which complaints it shows', async () => {
  const hosted = await open('/tab/setup');
  const frame = await hosted.frame();
  await frame.click('label:has-text("Huntingdon")');
  expect(await hosted.save()).toMatchObject({
    contentUrl: 'https://heard.council.example/tab?view=open&team=huntingdon',
    suggestedDisplayName: 'Huntingdon',
  });
  await hosted.close();
});

test('somebody from elsewhere is told so, and sees nothing', async () => {
  const hosted = await open('/tab', {
    ...SAM,
    claims: { tid: 'elsewhere', iss: 'https://login.microsoftonline.com/elsewhere/v2.0' },
  });
  const frame = await hosted.frame();
  expect(await frame.textContent('#alert')).toContain('signed in somewhere else');
  expect(await frame.textContent('main')).toBe('');
  await hosted.close();
});

test('outside Teams the page says where it belongs, and no other site may frame it', async () => {
  const shell = await fetch(`${app.url}/tab`);
  const policy = shell.headers.get('content-security-policy')!;
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain('frame-ancestors https://teams.microsoft.com');
  expect(policy).not.toContain('unsafe');
  expect(shell.headers.get('x-frame-options')).toBeNull();
  expect((await fetch(app.url)).headers.get('content-security-policy')).toContain("frame-ancestors 'none'");
});
