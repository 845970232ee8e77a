import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { channels } from './channels.ts';
import { samples } from './samples.ts';

const GOLDEN = join(import.meta.dirname, '../golden');
const CARDS = join(import.meta.dirname, '../../cards');

/** A golden file that changed is read by a person: `npx vitest run test/cards -u` writes them anew. */
describe.each(Object.entries(channels))('%s', (channel, render) => {
  test.each(Object.entries(samples))('%s', async (name, card) => {
    await expect(`${JSON.stringify(render(card), null, 2)}\n`).toMatchFileSnapshot(
      join(GOLDEN, `${name}.${channel}.json`),
    );
  });
});

test('no golden file is of a card or a channel that is gone', () => {
  const wanted = Object.keys(samples).flatMap((name) => Object.keys(channels).map((it) => `${name}.${it}.json`));
  expect(readdirSync(GOLDEN).filter((it) => !wanted.includes(it))).toEqual([]);
});

test('every card there is has a sample', () => {
  const used = readFileSync(join(import.meta.dirname, 'samples.ts'), 'utf8');
  const made = readdirSync(CARDS, { withFileTypes: true })
    .filter((it) => it.isFile())
    .flatMap((it) => [
      ...readFileSync(join(CARDS, it.name), 'utf8').matchAll(
        /^export function (\w+)\((?:(?!^export )[\s\S])*?\): Card(?:\[\])? \{/gm,
      ),
    ])
    .map(([, name]) => name!);
  expect(made.length).toBeGreaterThan(8);
  expect(made.filter((it) => !used.includes(`${it}(`))).toEqual([]);
});
