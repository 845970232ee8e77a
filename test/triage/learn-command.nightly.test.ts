import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../../scripts/commands/triage.ts';
import type { KeptModel } from '../../src/triage/model/model.ts';
import { ran } from '../support/io.ts';
import { taughtStore } from '../support/taught.ts';

/** The whole corpus is learnt three times over. */
const LONG = 600_000;
const MODEL = new URL('../../src/triage/model/trained.model', import.meta.url);

let environment: Record<string, string>;
beforeAll(async () => {
  environment = await taughtStore(24);
}, LONG);
afterAll(() => rmSync(environment.HEARD_DATA!, { recursive: true }));

test('what the team’s decisions would change with the whole corpus, and the taught model in a file of its own', {
  timeout: LONG,
}, async () => {
  const before = readFileSync(MODEL, 'utf8');
  const file = join(environment.HEARD_DATA!, 'taught.model');
  const { status, out, said } = await ran(command, ['--learn', '--as', 'sam', '--to', file], { environment });
  expect(status).toBe(0);
  expect(out.examples).toMatchObject({ complaints: 24, withWords: 24 });
  const { before: untaught, after } = out.report.unseen;
  expect(after.danger).toEqual(untaught.danger);
  expect(Math.abs(after.kind - untaught.kind)).toBeLessThan(0.05);
  expect(said).toContain(`The taught model is in ${file}. The model in use was not changed.`);
  expect(JSON.stringify(out)).not.toMatch(/lift|Kayla/);
  expect(readFileSync(MODEL, 'utf8')).toBe(before);
  expect((JSON.parse(readFileSync(file, 'utf8')) as KeptModel).words).not.toMatch(/kayla/);
});
