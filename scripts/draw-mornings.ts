import { mkdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import process from 'node:process';
import type { Browser } from 'playwright-core';
import { speak } from '../bot/say.ts';
import type { Card } from '../cards/card.ts';
import { slack } from '../cards/render/slack/message.ts';
import { teams } from '../cards/render/teams.ts';
import { instantOf, type LocalDate } from '../src/calendar/local-date.ts';
import { openBrowser } from '../test/support/browser.ts';
import { inSlack } from '../test/support/slack/drawn.ts';
import { parentTells } from '../test/support/telling.ts';
import { standing } from './pictures/program.ts';

/**
 * The Monday summary and a morning's digest, as they are seen: `node scripts/draw-mornings.ts [folder]`. A made-up fortnight of a council
 * goes through the desk and the sweep; the cards it promises are drawn in Teams by Microsoft's own renderer of Adaptive Cards, in Slack by
 * a drawing of its blocks (test/support/slack/drawn.ts), and in the web chat by the page itself.
 */
const shown = process.argv[2] ?? 'dist/mornings';
const COUNCIL = 'cambridgeshire';
mkdirSync(shown, { recursive: true });

const app = await standing(COUNCIL, instantOf('2026-03-16', '10:00'));
const { clock, store, url } = app;

const people = await app.desk.people(COUNCIL);
const officer = (id: string) =>
  ({ kind: 'officer', council: COUNCIL, person: people.find((it) => it.id === id)! }) as const;
let told = 0;

async function opened(day: LocalDate, team: string, words: string): Promise<string> {
  clock.moveTo(instantOf(day, '10:00'));
  return parentTells({ desk: app.desk, clock }, `told-${++told}`, { team, words: [{ kind: 'what', words }] });
}

async function given(ref: string, respondent: string, second: string, taken = true): Promise<void> {
  const sam = officer('sam');
  await app.desk.readStory(sam, ref);
  await app.desk.confirmRoute(sam, ref, { procedure: 'statutory', reason: 'The law says so.' });
  await app.desk.acknowledge(sam, ref);
  await app.desk.assign(sam, ref, { respondent, second });
  if (taken) await app.desk.accept(officer(respondent), ref);
}

async function fortnight(): Promise<void> {
  for (const [day, team, words] of [
    ['2026-03-16', 'huntingdon', 'The social worker never rings us back.'],
    ['2026-03-17', 'huntingdon', 'The respite that was promised never came.'],
    ['2026-03-18', 'ecf', 'The plan is wrong and nobody mends it.'],
    ['2026-03-19', 'scc', 'Contact was cancelled on the day, again.'],
    ['2026-03-23', 'huntingdon', 'We waited four weeks for the assessment.'],
    ['2026-03-24', 'kinship', 'The allowance was stopped without a letter.'],
    ['2026-03-26', 'huntingdon', 'Nobody told us that the worker has changed.'],
  ] as const)
    await given(await opened(day, team, words), told % 2 ? 'patel' : 'okafor', told % 2 ? 'okafor' : 'patel');
  await given(await opened('2026-03-27', 'ecf', 'Nobody came to the meeting.'), 'okafor', 'patel', false);
  await opened('2026-03-27', 'lac', 'My placement was ended without telling me.');
}

/** What the sweep of that morning promises to the complaints team, as it would be sent. */
async function morningOf(day: LocalDate): Promise<Card> {
  clock.moveTo(instantOf(day, '09:01'));
  await app.desk.sweep();
  const kinds = ['report', 'digest'];
  const line = await store.db
    .selectFrom('outbox')
    .selectAll()
    .where('address', '=', 'complaints')
    .where('kind', 'in', kinds)
    .where('sent_at', 'is', null)
    .orderBy('id', 'desc')
    .executeTakeFirstOrThrow();
  const reply = await speak(app.delivering.sight, { ...line, ref: line.ref ?? undefined } as never);
  if (!('card' in reply)) throw new Error('there is nothing to say that morning');
  return reply.card;
}

const ADAPTIVE = readFileSync(
  createRequire(import.meta.resolve('botframework-webchat')).resolve('adaptivecards/dist/adaptivecards.min.js'),
  'utf8',
);

/** What Teams makes of a card, as far as Microsoft publishes it: its renderer, with Teams' own spacing, sizes and colours. */
const HOST = {
  fontFamily: "'Segoe UI', 'Open Sans', sans-serif",
  spacing: { small: 8, default: 12, medium: 16, large: 20, extraLarge: 24, padding: 16 },
  fontSizes: { small: 12, default: 14, medium: 14, large: 18, extraLarge: 24 },
  fontWeights: { lighter: 200, default: 400, bolder: 600 },
  containerStyles: {
    default: {
      backgroundColor: '#FFFFFF',
      foregroundColors: {
        default: { default: '#242424', subtle: '#616161' },
        attention: { default: '#C4314B', subtle: '#C4314B' },
        good: { default: '#237B4B', subtle: '#237B4B' },
        warning: { default: '#835C00', subtle: '#835C00' },
        accent: { default: '#5B5FC7', subtle: '#5B5FC7' },
      },
    },
    attention: { backgroundColor: '#FCF4F6', foregroundColors: { default: { default: '#C4314B', subtle: '#616161' } } },
    warning: { backgroundColor: '#FBF6D9', foregroundColors: { default: { default: '#835C00', subtle: '#616161' } } },
    good: { backgroundColor: '#E7F2DA', foregroundColors: { default: { default: '#237B4B', subtle: '#616161' } } },
    emphasis: { backgroundColor: '#F5F5F5', foregroundColors: { default: { default: '#242424', subtle: '#616161' } } },
  },
  actions: {
    maxActions: 6,
    spacing: 'default',
    buttonSpacing: 8,
    actionsOrientation: 'horizontal',
    actionAlignment: 'left',
  },
};

const TEAMS_STYLE = `body{margin:0;padding:24px;background:#f5f5f5;font:14px 'Segoe UI','Open Sans',sans-serif}
#card{width:560px;background:#fff;border-radius:6px;box-shadow:0 1px 4px #0003}
.ac-pushButton{font:600 14px 'Segoe UI','Open Sans',sans-serif;padding:6px 12px;border:1px solid #d1d1d1;border-radius:4px;background:#fff}`;

async function drawnInTeams(browser: Browser, card: Card, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 610, height: 800 }, deviceScaleFactor: 2 });
  await page.setContent(`<!doctype html><style>${TEAMS_STYLE}</style><div id="card"></div>`);
  await page.addScriptTag({ content: ADAPTIVE });
  await page.evaluate(
    ([host, content]) => {
      const { AdaptiveCard, HostConfig } = (
        globalThis as never as { AdaptiveCards: Record<string, new (of?: unknown) => never> }
      ).AdaptiveCards;
      const drawn = new AdaptiveCard!() as { hostConfig: unknown; parse(it: unknown): void; render(): HTMLElement };
      drawn.hostConfig = new HostConfig!(host);
      drawn.parse(content);
      document.querySelector('#card')!.append(drawn.render());
    },
    [HOST, JSON.parse(JSON.stringify(teams(card, { pages: true })))] as const,
  );
  await page.screenshot({ path, fullPage: true });
}

async function drawnInSlack(browser: Browser, card: Card, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 700, height: 600 }, deviceScaleFactor: 2 });
  await page.setContent(inSlack(slack(card)).html);
  await page.screenshot({ path, fullPage: true });
}

/** On the demonstration's own page, in the complaints team's channel. */
async function drawnInWebChat(browser: Browser, { title }: Card, path: string): Promise<void> {
  const page = await browser.newPage({ viewport: { width: 1600, height: 1500 }, deviceScaleFactor: 1.5 });
  await page.goto(`${url}/demo`);
  const card = page.locator('#team .ac-container').filter({ hasText: title }).last();
  await card.waitFor();
  await card.scrollIntoViewIfNeeded();
  await card.screenshot({ path });
}

await fortnight();
const browser = await openBrowser();
// The channel is opened before the morning, so that the page finds in it what was posted there.
const early = await browser.newPage();
await early.goto(`${url}/demo`);
await early.locator('#team [data-id="webchat-sendbox-input"]').waitFor();
await app.deliver();
for (const [name, day] of [
  ['monday', '2026-03-30'],
  ['digest', '2026-03-31'],
] as const) {
  const card = await morningOf(day);
  await drawnInTeams(browser, card, join(shown, `${name}-teams.png`));
  await drawnInSlack(browser, card, join(shown, `${name}-slack.png`));
  await app.deliver();
  await drawnInWebChat(browser, card, join(shown, `${name}-webchat.png`));
}
await browser.close();
await app.close();
process.stdout.write(`Drawn in ${shown}: monday and digest, each in Teams, Slack and the web chat.\n`);
process.exit();
