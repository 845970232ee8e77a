import { readFileSync, rmSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../../scripts/commands/triage.ts';
import { ran } from '../support/io.ts';
import { taughtStore } from '../support/taught.ts';

let environment: Record<string, string>;
beforeAll(async () => {
  environment = await taughtStore(1);
});
afterAll(() => rmSync(environment.HEARD_DATA!, { recursive: true }));

const learn = (...args: string[]) => ran(command, ['--learn', ...args], { environment });
const MODEL = new URL('../../src/triage/model/trained.model', import.meta.url);

test('too few: they are counted, a sentence says so, and not even --write changes anything', async () => {
  const before = readFileSync(MODEL);
  const { status, out, said } = await learn('--write', '--as', 'sam');
  expect(status).toBe(1);
  expect(out).toMatchObject({
    council: 'cambridgeshire',
    examples: { complaints: 1, decisions: 1, withWords: 1, withoutConsent: 0, erased: 0 },
    agreed: { procedure: { of: 1 } },
  });
  expect(out.report).toBeUndefined();
  expect(said).toContain('1 may teach. Of the others, 0 are without consent');
  expect(said).toContain('That is too few to teach anything: at least 20 complaints');
  expect(readFileSync(MODEL).equals(before)).toBe(true);
});

test.each([
  [['--as', 'lindqvist'], 'That is for the complaints manager or the administrator.'],
  [['--as', 'nobody'], 'I do not know "nobody" at cambridgeshire. There are: '],
])('%s: a sentence says what to do instead', async (args, says) => {
  const { status, said } = await learn(...args);
  expect(status).toBe(2);
  expect(said).toContain(says);
});
