import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Difference, differences, tableOf } from './differences.ts';

const ROOT = join(import.meta.dirname, '../..');
const DOCUMENT = join(ROOT, 'docs/channels.md');

/** `npx vitest run test/parity -u` writes it anew. */
test('the table in docs/channels.md is this one', async () => {
  const written = readFileSync(DOCUMENT, 'utf8');
  await expect(written.replace(/^\|[\s\S]*?\n(?=\n)/m, `${tableOf(differences)}\n`)).toMatchFileSnapshot(DOCUMENT);
});

test.each(Object.entries<Difference>(differences))(
  '%s: a journey shows it, or a test asserts it',
  (_, { lines, asserted }) => {
    expect(lines ?? asserted).toBeDefined();
    if (!asserted) return;
    const [file, says] = asserted;
    expect(readFileSync(join(ROOT, file), 'utf8')).toContain(says);
  },
);
