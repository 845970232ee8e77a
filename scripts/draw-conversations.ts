import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import process from 'node:process';
import type { Locator, Page } from 'playwright-core';
import type { Labelled } from '../src/triage/model/examples.ts';
import { openBrowser } from '../test/support/browser.ts';
import { intakeIn } from '../test/support/intake.ts';
import { type Pane, pane } from '../test/support/pane.ts';
import { standing } from './pictures/program.ts';

/**
 * Ten of the worked cases held as conversations on the demonstration page, in a browser: `node scripts/draw-conversations.ts [folder]`.
 * Each is typed as it stands in test/cases/triage.jsonl, and what Heard asks is answered as that person might. Two pictures each: what
 * the person sees, and what the team sees of it (its channel, and the person on duty where there is danger).
 */
const shown = process.argv[2] ?? 'dist/conversations';
mkdirSync(shown, { recursive: true });

const COUNCIL = 'cambridgeshire';

/** Of one chat, and what stands above and below what was said. */
const WIDTH = 640;
const AROUND = 240;

type Answers = readonly (readonly [asked: RegExp, said: string])[];

/** What each of them answers where it is not what most would. */
const HELD: Record<string, { at: string; answers?: Answers }> = {
  // A child in foster care whose contact is cancelled.
  E01: { at: '2026-03-20T16:50:00Z', answers: [[/make it better/, 'see him. and someone tell me why']] },
  // A child who is to be moved on Friday.
  E02: { at: '2026-03-18T18:20:00Z', answers: [[/make it better/, 'let me stay till my gcses are done']] },
  // A child whose foster father has hurt them.
  E03: { at: '2026-03-20T16:50:00Z', answers: [[/make it better/, 'live somewhere he isnt']] },
  // A parent in four lines.
  E12: {
    at: '2026-03-24T11:20:00Z',
    answers: [
      [/When did this happen/, 'about a month ago. Huntingdon'],
      [/would you like to happen/, 'somebody to assess him'],
    ],
  },
  // A father with a hearing in three weeks.
  E15: {
    at: '2026-03-24T09:10:00Z',
    answers: [
      [/(in|to) court/, 'yes, the family court, and yes it is going on'],
      [/would you like to happen/, 'the report withdrawn'],
    ],
  },
  // Somebody very angry.
  E27: { at: '2026-03-24T02:14:00Z', answers: [[/would you like to happen/, 'a worker who stays']] },
  // Somebody without a name tells of small children left alone, at night.
  E48: {
    at: '2026-03-21T23:40:00Z',
    answers: [
      [/When did this happen/, 'since thursday'],
      [/Which team or service/, 'dont know'],
      [/would you like to happen/, 'someone to go round there'],
    ],
  },
  // Three matters, numbered.
  L12: {
    at: '2026-03-24T11:20:00Z',
    answers: [
      [/When did this happen/, 'since last spring, until now. Huntingdon'],
      [/would you like to happen/, 'the money back, and the right procedure'],
    ],
  },
  // A care leaver, twenty years on.
  L57: { at: '2026-03-24T11:20:00Z', answers: [[/What made it hard/, 'I told somebody at ten and nothing happened']] },
  // Not content with the first answer.
  M096: { at: '2026-03-24T11:20:00Z', answers: [[/would you like to happen/, 'somebody else to look at it']] },
};

const cases = readFileSync(new URL('../test/cases/triage.jsonl', import.meta.url), 'utf8')
  .split('\n')
  .filter(Boolean)
  .map((line) => JSON.parse(line) as Labelled);

for (const [id, { at, answers = [] }] of Object.entries(HELD))
  await hold(cases.find((it) => it.id === id)!, new Date(at), answers);
process.stdout.write(
  `Drawn in ${shown}: ${Object.keys(HELD).length} conversations, what the person and what the team sees.\n`,
);
process.exit();

async function hold({ id, text }: Labelled, at: Date, answers: Answers): Promise<void> {
  const app = await standing(COUNCIL, at);
  const browser = await openBrowser();
  const page = await browser.newPage({ viewport: { width: 1900, height: 1000 }, timezoneId: 'Europe/London' });
  await page.goto(`${app.url}/demo`);
  const person = pane(page, 'complainant');
  await person.sees('I help you tell Cambridgeshire');
  const ended = await intakeIn(saying(page, person), text, answers).catch((error: Error) => error.message);
  await app.deliver();
  await settled(page, 'team');
  const danger = await page.locator('#duty .webchat__bubble__content').count();
  await drawn(page, `${id}-person`, ['complainant']);
  await drawn(page, `${id}-team`, danger > 0 ? ['team', 'duty'] : ['team']);
  process.stdout.write(`${id}: ${typeof ended === 'string' ? ended : `${ended.ref}, ${ended.answers} answers`}\n`);
  await browser.close();
  await app.close();
}

/** Says something and waits until Heard has finished answering; what was answered. */
function saying(page: Page, person: Pane): (text: string) => Promise<string> {
  return async (text) => {
    const before = await heardIn(page).count();
    await person.says(text);
    await heardIn(page).nth(before).waitFor();
    await settled(page, 'complainant');
    return (await heardIn(page).allInnerTexts()).slice(before).join('\n\n');
  };
}

function heardIn(page: Page): Locator {
  return page.locator('#complainant .webchat__stacked-layout:not(.webchat__stacked-layout--from-user)');
}

/** Nothing new for a second. */
async function settled(page: Page, at: string): Promise<void> {
  await page.waitForFunction((pane) => {
    const seen = globalThis as { before?: { text: string; since: number } };
    const text = document.getElementById(pane)?.textContent ?? '';
    if (seen.before?.text !== text) seen.before = { text, since: Date.now() };
    return Date.now() - seen.before.since > 1000;
  }, at);
}

/** Only these chats, side by side, as tall as what was said in them. */
async function drawn(page: Page, name: string, panes: readonly string[]): Promise<void> {
  await page.evaluate((wanted) => {
    const all = document.querySelector<HTMLElement>('.panes')!;
    all.style.gridTemplateColumns = `repeat(${wanted.length}, minmax(0, 1fr))`;
    all.style.gridTemplateRows = 'minmax(0, 1fr)';
    for (const section of all.querySelectorAll<HTMLElement>(':scope > section'))
      section.style.display = wanted.includes(section.querySelector('.chat')!.id) ? '' : 'none';
  }, panes);
  await page.setViewportSize({ width: WIDTH * panes.length, height: 1000 });
  await settled(page, panes[0]!);
  const tallest = await page.evaluate((wanted) => {
    const tall = (id: string) =>
      document.querySelector(`#${id} .webchat__basic-transcript__scrollable`)?.scrollHeight ?? 0;
    return Math.max(...wanted.map(tall));
  }, panes);
  await page.setViewportSize({ width: WIDTH * panes.length, height: tallest + AROUND });
  await settled(page, panes[0]!);
  await page.screenshot({ path: join(shown, `${name}.png`) });
}
