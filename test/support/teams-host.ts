import type { Browser, Frame, Page } from 'playwright-core';
import type { Running } from './app.ts';
import type { Microsoft } from './microsoft.ts';

export type Theme = 'default' | 'dark' | 'contrast';

/** Somebody who has our tab open in Teams: the frame with our page, and what Teams was asked for. */
export interface Hosted {
  page: Page;
  /** Our page, or the dialog that is open in front of it. */
  frame(): Promise<Frame>;
  dialog(): Promise<Frame>;
  paint(theme: Theme): Promise<void>;
  /** Presses the host's own Save button of a tab that is being added. */
  save(): Promise<Record<string, string> | undefined>;
  asked(): Promise<string[]>;
  close(): Promise<void>;
}

export interface Seated {
  /** Their Entra object id. */
  id: string;
  name: string;
  claims?: object;
}

const HOST = 'https://teams.microsoft.com';

/**
 * Stands in for Teams as far as teams-js knows it: the messages between a page and the window around it, from the very address that
 * the library trusts and our policy allows. It shows nothing of Teams' own, and proves nothing about it.
 */
function hostPage(path: string, address: string): string {
  return `<!doctype html><html lang="en"><head><title>Teams stand-in</title><style>
    html, body { margin: 0; height: 100% } iframe { border: 0; width: 100%; height: 100% }
    #dialog { position: fixed; inset: 0; background: #fff } #dialog[hidden] { display: none }
  </style></head><body>
  <iframe id="tab" title="The tab" src="${address}${path}"></iframe>
  <div id="dialog" hidden><iframe id="inside" title="The dialog"></iframe></div>
  <script>
    const asked = (window.asked = []);
    const frames = { tab: document.getElementById('tab'), inside: document.getElementById('inside') };
    const dialog = document.getElementById('dialog');
    let theme = 'default', opened, settings;
    const answer = (source, { id, uuidAsString }, args) => source.postMessage({ id, uuidAsString, args }, '${address}');
    const tell = (func, args) => { frames.tab.contentWindow.postMessage({ func, args }, '${address}'); if (!dialog.hidden) frames.inside.contentWindow.postMessage({ func, args }, '${address}'); };
    window.paint = (to) => { theme = to; tell('themeChange', [to]); };
    window.save = () => { frames.tab.contentWindow.postMessage({ func: 'settings.save', args: [{}] }, '${address}'); };
    window.settings = () => settings;
    const runtime = JSON.stringify({ apiVersion: 4, hostVersionsInfo: {}, supports: { pages: { config: {}, backStack: {} }, dialog: { url: { bot: {}, parentCommunication: {} }, update: {} } } });
    const known = {
      initialize: (source) => [source === frames.inside.contentWindow ? 'task' : ${path.startsWith('/tab/setup') ? "'settings'" : "'content'"}, 'web', runtime, '2.0.0'],
      getContext: () => [{ theme, locale: 'en-gb', sessionId: 's', hostName: 'Teams', hostClientType: 'web', entityId: 'desk', frameContext: 'content' }],
      'authentication.getAuthToken': async () => [true, await window.tokenFor()],
      'settings.setSettings': (source, [given]) => { settings = given; return [true]; },
      'settings.setValidityState': () => undefined,
      'tasks.startTask': (source, [info], message) => { opened = { source, message }; dialog.hidden = false; frames.inside.src = info.url; },
      'tasks.completeTask': (source, [result]) => { dialog.hidden = true; frames.inside.src = 'about:blank'; if (opened) answer(opened.source, opened.message, [null, result]); },
    };
    window.addEventListener('message', async ({ data, source, origin }) => {
      if (origin !== '${address}' || !data?.func) return;
      asked.push(data.func);
      const args = await known[data.func]?.(source, data.args ?? [], data);
      if (args) answer(source, data, args);
    });
  </script></body></html>`;
}

export interface Host {
  /** Opens one of our pages as a tab of Teams, for somebody, on a screen of some width. */
  open(path: string, who: Seated, viewport: { width: number; height: number }): Promise<Hosted>;
}

export async function openHost(
  browser: Browser,
  app: Running,
  microsoft: Microsoft,
  address = 'https://heard.council.example',
): Promise<Host> {
  const context = await browser.newContext({ timezoneId: 'Europe/London' });
  await context.route(`${HOST}/**`, (route) => {
    const path = new URL(route.request().url()).searchParams.get('path') ?? '/tab';
    return route.fulfill({ contentType: 'text/html', body: hostPage(path, address) });
  });
  // Our pages are at their public address; what is behind it is the program on this machine.
  await context.route(`${address}/**`, async (route) => {
    const { pathname, search } = new URL(route.request().url());
    await route.fulfill({ response: await route.fetch({ url: `${app.url}${pathname}${search}` }) });
  });
  return {
    async open(path, who, viewport) {
      const page = await context.newPage();
      await page.setViewportSize(viewport);
      await page.exposeFunction('tokenFor', () => microsoft.signFor({ oid: who.id, name: who.name, ...who.claims }));
      await page.goto(`${HOST}/?${new URLSearchParams({ path })}`);
      return hosted(page);
    },
  };
}

function hosted(page: Page): Hosted {
  async function frameOf(id: string): Promise<Frame> {
    const element = await page.waitForSelector(`#${id}`);
    const frame = await element.contentFrame();
    if (!frame) throw new Error(`there is no frame ${id}`);
    await frame.waitForSelector('h1, #alert:not(:empty)');
    return frame;
  }

  return {
    page,
    frame: () => frameOf('tab'),
    async dialog() {
      await page.waitForSelector('#dialog:not([hidden])');
      return frameOf('inside');
    },
    async paint(theme) {
      await page.evaluate((to) => (window as unknown as { paint(it: string): void }).paint(to), theme);
      const frame = await frameOf('tab');
      await frame.waitForSelector(`html[data-theme="${theme}"]`);
    },
    async save() {
      await page.evaluate(() => (window as unknown as { save(): void }).save());
      await page.waitForFunction(() => (window as unknown as { settings(): unknown }).settings() !== undefined);
      return page.evaluate(() => (window as unknown as { settings(): Record<string, string> }).settings());
    },
    asked: () => page.evaluate(() => (window as unknown as { asked: string[] }).asked),
    close: () => page.close(),
  };
}
