import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import type { Locator, Page } from 'playwright-core';
import { stringify } from 'yaml';
import { samplePeople } from '../src/people/sample.ts';
import { openBrowser } from '../test/support/browser.ts';

/**
 * The main story in Microsoft's own emulator of Teams: `node scripts/playground.ts [folder for the screenshots]`. Three windows,
 * each a person of the demonstration: who forwards, who confirms in a channel, who answers. The emulator is licensed for
 * evaluation only, so npx brings it and it is no dependency of ours.
 */
const PLAYGROUND = '@microsoft/m365agentsplayground@0.2.28';
const HEARD = 3987;
const PEOPLE = { lindqvist: 56171, sam: 56172, patel: 56173 } as const;
type Who = keyof typeof PEOPLE;

const shown = process.argv[2] ?? 'dist/playground';
const folder = mkdtempSync(join(tmpdir(), 'heard-playground-'));
const started: ReturnType<typeof spawn>[] = [];
mkdirSync(shown, { recursive: true });

/** In a process group of its own, because npx starts others. */
function run(command: string, given: string[], env: Record<string, string>, cwd?: string): void {
  started.push(spawn(command, given, { env: { ...process.env, ...env }, cwd, stdio: 'ignore', detached: true }));
}

function stopAll(): void {
  for (const { pid } of started) {
    try {
      if (pid) process.kill(-pid, 'SIGTERM');
    } catch {
      // It has ended by itself.
    }
  }
  rmSync(folder, { recursive: true, force: true });
}

/** The emulator wants five people besides the one whose window it is, each with everything filled in. */
function settingsOf(who: Who): string {
  const people = samplePeople('cambridgeshire').map(({ id, name, accounts }) => ({
    id: `user-${id}`,
    name,
    userPrincipleName: `${id}@example.com`,
    aadObjectId: accounts.teams,
    givenName: name.split(' ')[0],
    surname: name.split(' ')[1],
    email: `${id}@example.com`,
  }));
  return stringify({
    version: '0.1.1',
    tenantId: '00000000-0000-0000-0000-0000000000001',
    bot: { id: '00000000-0000-0000-0000-00000000000011', name: 'Heard' },
    currentUser: people.find((it) => it.id === `user-${who}`),
    users: people.filter((it) => it.id !== `user-${who}`),
    personalChat: { id: `personal-${who}` },
    groupChat: { id: `group-${who}`, name: 'Group' },
    team: {
      id: `team-${who}`,
      name: 'Children',
      aadGroupId: '00000000-0000-0000-0000-000000000031',
      channels: [{ id: `channel-${who}`, name: 'Complaints' }],
    },
  });
}

async function answers(address: string): Promise<void> {
  for (let tries = 0; tries < 120; tries++) {
    if (await fetch(address).then(Boolean, () => false)) return;
    await new Promise((wait) => setTimeout(wait, 500));
  }
  throw new Error(`Nothing answers at ${address}. Is something else using its port?`);
}

async function windowOf(who: Who, browser: Awaited<ReturnType<typeof openBrowser>>): Promise<Page> {
  const page = await browser.newPage({ viewport: { width: 1300, height: 1000 } });
  page.setDefaultTimeout(30_000);
  await page.goto(`http://127.0.0.1:${PEOPLE[who]}/`);
  await page.getByText('I am Heard, the complaints desk').first().waitFor();
  return page;
}

let pictures = 0;
async function shows(where: Page | Locator, text: string | RegExp, picture: string): Promise<void> {
  const page = 'page' in where ? where.page() : where;
  const wanted = where.getByText(text).last();
  const seen = await wanted
    .waitFor()
    .then(() => wanted.scrollIntoViewIfNeeded().catch(() => {}))
    .then(
      () => true,
      () => false,
    );
  await page.screenshot({ path: join(shown, `${String(++pictures).padStart(2, '0')}-${picture}.png`) });
  if (!seen) throw new Error(`${picture}: not shown: ${text}. The last picture has what was shown instead.`);
  console.log(`${picture}: ${text}`);
}

async function say(page: Page, text: string): Promise<void> {
  await page.locator('[role=textbox]').last().click();
  await page.keyboard.insertText(text);
  await page.getByRole('button', { name: 'Send Message' }).last().click();
}

/** In a channel a bot hears only what begins with its name. */
async function post(page: Page, text: string): Promise<void> {
  await page.locator('[role=textbox]').first().click();
  await page.keyboard.type('@');
  await page.getByRole('menuitem').filter({ hasText: 'Heard' }).click();
  await page.keyboard.insertText(` ${text}`);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
}

/** Among colleagues, and not to a bot: nobody is called. */
async function postToColleagues(page: Page, text: string): Promise<void> {
  await page.locator('[role=textbox]').first().click();
  await page.keyboard.insertText(text);
  await page.getByRole('button', { name: 'Post', exact: true }).click();
  await page.getByText(text).last().waitFor();
}

/**
 * The actions of a message, as a message extension offers them. The emulator reads no manifest, so it asks which command is meant;
 * Teams shows "Tell Heard" there by its name. The newest post is at the top.
 */
async function tellHeardAbout(page: Page, text: string): Promise<void> {
  await page.getByText(text).last().hover();
  await page.getByRole('button', { name: 'Show more information' }).first().click();
  await page.getByRole('menuitem', { name: 'Action Command' }).click();
  await page.getByPlaceholder(/command id/i).fill('tell');
  await page.getByRole('button', { name: 'Create' }).click();
}

async function choose(page: Page, label: string | RegExp, option: string): Promise<void> {
  await page.getByLabel(label).last().click();
  await page.getByRole('option', { name: option }).last().click();
}

const press = (page: Page, button: string) => page.getByRole('button', { name: button }).last().click();

try {
  run(process.execPath, ['bot/index.ts'], {
    HEARD_DEMO: '1',
    HEARD_PORT: `${HEARD}`,
    HEARD_DATA: join(folder, 'data'),
  });
  await answers(`http://127.0.0.1:${HEARD}/demo`);
  for (const [who, port] of Object.entries(PEOPLE) as [Who, number][]) {
    mkdirSync(join(folder, who));
    writeFileSync(join(folder, who, '.m365agentsplayground.yml'), settingsOf(who));
    const endpoint = `http://127.0.0.1:${HEARD}/api/messages`;
    const given = ['--yes', PLAYGROUND, '-e', endpoint, '-c', 'msteams', '-p', `${port}`, '--dt'];
    run('npx', given, { TEAMSAPPTESTER_BROWSER: 'none' }, join(folder, who));
    await answers(`http://127.0.0.1:${port}/`);
  }
  const browser = await openBrowser();
  const worker = await windowOf('lindqvist', browser);
  const team = await windowOf('sam', browser);
  const manager = await windowOf('patel', browser);

  await team.getByText('Complaints', { exact: true }).last().click();
  await post(team, 'use this channel for complaints');
  await shows(team, /references, dates and owners only/, 'team-chooses-the-channel');

  await say(
    worker,
    'Mum rang again about the short breaks. She says: my son Theo was meant to have six hours a week from January and nobody has come once. I want the hours and somebody to say sorry.',
  );
  await shows(worker, /Who told you this/, 'worker-forwards');
  for (const [text, next] of [
    ['a parent', /When did they first tell/],
    ['today', /What is their name/],
    ['Dana Reeve, about Theo', /reached safely/],
    ['phone, evenings, 07700 900456', /is with the complaints team/],
  ] as const) {
    await say(worker, text);
    await worker.getByText(next).last().waitFor();
  }
  await shows(worker, /is with the complaints team/, 'worker-is-told');

  await shows(team, 'What can I do?', 'team-has-the-card');
  await press(team, 'What can I do?');
  await shows(team, 'Right, go on', 'team-sees-its-buttons');
  await press(team, 'Right, go on');
  await shows(team, 'CAM-26-0001 · Stage 1', 'team-confirmed');
  await press(team, 'What can I do?');
  await shows(team, 'Ask them to answer', 'team-chooses-two-managers');
  await choose(team, 'Who should answer?', 'R. Patel');
  await choose(team, 'Who stands in if they are away?', 'J. Okafor');
  await press(team, 'Ask them to answer');
  await shows(team, 'Asked: R. Patel.', 'team-asked-two-managers');

  await shows(manager, "I'll take it", 'manager-has-the-task');
  await press(manager, "I'll take it");
  await shows(manager, /answer by/, 'manager-took-it');

  for (let days = 0; days < 8; days++) await fetch(`http://127.0.0.1:${HEARD}/demo/clock`, { method: 'POST' });
  await shows(manager, /working days left/, 'manager-is-nudged');
  await shows(team, /working days left/, 'the-channel-is-nudged');
  await say(manager, 'what is due this week?');
  await shows(manager, /CAM-26-0001 · answer Stage 1/, 'what-is-due');

  const heard =
    'Dad rang the office. He says nobody has come for the short breaks since January, and he wants to complain.';
  await worker.getByText('Complaints', { exact: true }).last().click();
  await postToColleagues(worker, heard);
  await tellHeardAbout(worker, heard);
  await shows(worker, 'What I understood:', 'tell-heard-opens-a-dialog');
  await choose(worker, /^Who told you this/, 'A parent');
  await worker.getByLabel(/^Their name/).fill('Jo Marsh, about Ellis');
  await shows(worker, 'A parent', 'tell-heard-filled-in');
  await press(worker, 'Open a complaint');
  await shows(
    worker.getByRole('dialog'),
    /CAM-26-0002 is with the complaints team/,
    'tell-heard-answers-in-the-dialog',
  );
  await worker.getByRole('button', { name: 'Close' }).last().click();
  await worker.getByRole('dialog').waitFor({ state: 'hidden' });
  await shows(worker, /CAM-26-0002 is with the complaints team/, 'the-thread-has-the-reference');
  await shows(team, /CAM-26-0002/, 'team-has-the-second-card');
  await browser.close();
} finally {
  stopAll();
}
