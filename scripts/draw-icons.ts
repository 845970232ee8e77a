import { readFileSync, writeFileSync } from 'node:fs';
import { openBrowser } from '../test/support/browser.ts';

/** Draws the app's icons from their drawings, in the sizes that Teams asks for. Only needed when a drawing changes. */
const SIZES = { color: 192, outline: 32 } as const;
const folder = new URL('../manifest/teams/', import.meta.url);

const browser = await openBrowser();
for (const [name, size] of Object.entries(SIZES)) {
  const page = await browser.newPage();
  await page.setViewportSize({ width: size, height: size });
  const drawing = readFileSync(new URL(`icons/${name}.svg`, folder), 'utf8');
  await page.setContent(`<style>body{margin:0}svg{display:block}</style>${drawing}`);
  writeFileSync(new URL(`${name}.png`, folder), await page.screenshot({ omitBackground: true }));
}
await browser.close();
