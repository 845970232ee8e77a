import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { command } from '../../scripts/commands/councils.ts';
import { ran } from '../support/io.ts';
import { EXAMPLESHIRE, written } from './exampleshire.ts';

/** `heard councils` and `heard councils check`, as the contract has them. */

const folder = mkdtempSync(join(tmpdir(), 'councils-'));
afterAll(() => rmSync(folder, { recursive: true }));

function file(name: string, text: string): string {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
}

test('councils: what each promises, with its packs', async () => {
  const { status, out, said } = await ran(command, []);
  expect(status).toBe(0);
  expect(said).toContain('Cambridgeshire County Council');
  const cambridgeshire = out.find((it: { council: string }) => it.council === 'cambridgeshire');
  expect(cambridgeshire).toMatchObject({ name: 'Cambridgeshire County Council', prefix: 'CAM', advocacy: 'NYAS' });
  expect(cambridgeshire.packs.map((it: { from: string }) => it.from)).toEqual([
    '2026-01-16T17:00',
    '2010-07-01',
    '2009-04-01',
  ]);
  expect(cambridgeshire.packs[0].statutory.promises.acknowledge).toMatchObject({ within: '3 working days' });
});

test('councils check: every council, its findings and what to ask it', async () => {
  const { status, out, said } = await ran(command, ['check']);
  expect(status).toBe(0);
  expect(out.length).toBeGreaterThanOrEqual(5);
  for (const it of out) expect(it.wrongExamples).toEqual([]);
  expect(said).toMatch(/councils: every worked example comes out/);
});

test('councils check <name>, and a file anywhere', async () => {
  const known = await ran(command, ['check', 'trafford']);
  expect([known.status, known.said]).toEqual([0, 'Trafford Council: every worked example comes out.']);
  const anywhere = await ran(command, ['check', file('exampleshire.yaml', EXAMPLESHIRE)]);
  expect([anywhere.status, anywhere.out[0].council]).toEqual([0, 'Exampleshire County Council']);
});

test('an example that does not come out: status 1 and both dates', async () => {
  const path = file('wrong.yaml', written('stage 1 reply: 2026-04-09', 'stage 1 reply: 2026-04-07'));
  const { status, out, said } = await ran(command, ['check', path]);
  expect(status).toBe(1);
  expect(out[0].wrongExamples).toHaveLength(1);
  expect(said).toBe(
    'Exampleshire County Council, example "example 1": stage 1 reply is written as Tuesday 7 April 2026, but the rules give Thursday 9 April 2026.',
  );
});

test('a file with mistakes: status 2, with file, line and what to write', async () => {
  const path = file('mistakes.yaml', written('3 working days', '3 workdays').replace('EXA', 'exa'));
  const { status, out, said } = await ran(command, ['check', path]);
  expect([status, out]).toEqual([2, undefined]);
  expect(said.split('\n')).toEqual([
    `${path}, line 3: prefix: write two to four capital letters, like CAM`,
    expect.stringMatching(
      /line 13: packs, number 1 > statutory > clocks > acknowledge > within: write a number and a unit/,
    ),
  ]);
});

test.each([
  [['list'], /I do not know "councils list"\. Write "councils" or "councils check"/],
  [['check', 'atlantis'], /there is no such council; write one of: cambridgeshire/],
  [['check', 'trafford', 'shropshire'], /I do not know what to do with "shropshire"/],
  [['check', '--all'], /I do not know one of these options/],
])('councils %j cannot be used', async (args, says) => {
  const { status, said } = await ran(command, args);
  expect(status).toBe(2);
  expect(said).toMatch(says);
});
