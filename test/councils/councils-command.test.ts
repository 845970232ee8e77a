import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { afterAll, expect, test } from 'vitest';
import { askerOn } from '../../scripts/asker.ts';
import { command } from '../../scripts/commands/councils.ts';
import { councilOf } from '../../src/councils/index.ts';
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
  [['list'], /I do not know "councils list"\. Write "councils", "councils check" or "councils new"/],
  [['check', 'atlantis'], /there is no such council; write one of: cambridgeshire/],
  [['check', 'trafford', 'shropshire'], /I do not know what to do with "shropshire"/],
  [['new', 'norfolk.yaml'], /Leave "norfolk.yaml" out: the draft is printed/],
  [['check', '--all'], /I do not know one of these options/],
])('councils %j cannot be used', async (args, says) => {
  const { status, said } = await ran(command, args);
  expect(status).toBe(2);
  expect(said).toMatch(says);
});

const NORFOLK = {
  name: 'Norfolk County Council',
  short: 'Norfolk',
  prefix: 'NOR',
  team: 'Complaints Team',
  phone: '0344 800 8020',
  email: '',
  advocacy: 'Advocacy for Children',
  advocacyPhone: '',
  frontDoor: '0344 800 8021',
  outOfHours: '',
  from: '2026-01-01',
  source: 'Leaflet of January 2026',
  corporateStages: 'two',
  acknowledge: '3 days',
  stage1: '10 working days, at most 20 working days',
  askStage2: '',
  stage2: '25 working days, at most 65 working days',
  askStage3: '20 working days',
  panel: '30 working days',
  final: '',
  corporateAcknowledge: '5 working days',
  corporateStage1: '',
  corporateStage2: '',
  received: '2026-03-24',
  reply: '2026-04-09',
};
/** Answers one after the other; one of them may be several lines: wrong first, then right. */
const asked = (changes: Partial<typeof NORFOLK> = {}) =>
  ran(command, ['new'], { stdin: Object.values({ ...NORFOLK, ...changes }).join('\n') });

test('councils new: the file it drafts by asking is one that Heard can read, with every unknown left to ask the council', async () => {
  const { status, text, said } = await asked();
  expect(status).toBe(0);
  const checked = await ran(command, ['check', file('norfolk.yaml', text!)]);
  expect(checked).toMatchObject({ status: 0, said: 'Norfolk County Council: every worked example comes out.' });
  expect(checked.out[0].confirm).toEqual([
    'At which email address is the complaints team reached?',
    'On which telephone number is the advocacy service reached?',
    'Which telephone number reaches somebody for a child at risk out of hours?',
    'Is "3 days" for "acknowledge" counted in working days or in calendar days?',
    expect.stringMatching(/"ask for stage 2" take for children’s social care/),
    expect.stringMatching(/"final reply" take for children’s social care/),
    expect.stringMatching(/"stage 1 reply" take for every other complaint/),
    expect.stringMatching(/"stage 2 reply" take for every other complaint/),
  ]);
  const { packs } = councilOf(join(folder, 'norfolk.yaml'));
  expect(packs[0]!.statutory.promises).toEqual({
    acknowledge: { within: '3 days', cite: 'Leaflet of January 2026', confidence: 'local' },
    'stage 1 reply': {
      within: '10 working days',
      upTo: '20 working days',
      cite: 'Leaflet of January 2026',
      confidence: 'local',
    },
    'stage 2 reply': {
      within: '25 working days',
      upTo: '65 working days',
      cite: 'Leaflet of January 2026',
      confidence: 'local',
    },
    'ask for stage 3': { within: '20 working days', cite: 'Leaflet of January 2026', confidence: 'local' },
    'panel meets': { within: '30 working days', cite: 'Leaflet of January 2026', confidence: 'local' },
  });
  expect(said).toContain('Save this as src/councils/norfolk.yaml');
});

test('councils new: three corporate stages are asked about as three', async () => {
  const { status, text } = await asked({ corporateStages: 'three', corporateStage2: '\n25 working days' });
  expect(status).toBe(0);
  const { packs } = councilOf(file('three.yaml', text!));
  expect(packs[0]!.corporate.promises['final reply']).toMatchObject({ within: '25 working days' });
});

test.each<[Partial<typeof NORFOLK>, RegExp]>([
  [{ name: '\nNorfolk County Council' }, /Please write some words here\./],
  [{ prefix: 'nor\nNOR' }, /Please write two to four capital letters, like CAM\./],
  [{ prefix: 'CAM\nNOR' }, /Please write other letters: CAM is Cambridgeshire County Council\./],
  [{ phone: 'the usual\n0344 800 8020' }, /Please write a telephone number/],
  [{ email: 'at the office\n' }, /Please write an email address, like/],
  [{ from: '1 January\n2026-01-01' }, /Please write the day it starts as 2026-01-16/],
  [{ corporateStages: '2\ntwo' }, /Please write two \(the Complaint Handling Code\) or three\./],
  [{ stage1: 'soon\n10 working days' }, /Please write "10 working days" or/],
  [{ received: '2026-02-30\n2026-03-24' }, /Please write a real date as year-month-day/],
  [
    { received: '2025-03-24\n2026-03-24' },
    /Please write a day on which these rules hold: Thursday 1 January 2026 or later/,
  ],
  [
    { reply: '2026-04-07\n2026-04-09' },
    /You counted Tuesday 7 April 2026, but the rules give Thursday 9 April 2026\. Please count again/,
  ],
])('councils new: %j is asked again, with what to write', async (changes, says) => {
  const { status, said } = await asked(changes);
  expect([status, said]).toEqual([0, expect.stringMatching(says)]);
});

test('councils new: answers that end too soon write nothing, and it says where they ended', async () => {
  const { status, text, said } = await ran(command, ['new'], { stdin: 'Norfolk County Council\nNorfolk' });
  expect([status, text]).toEqual([2, undefined]);
  expect(said).toMatch(
    /The answers ended at "Which capital letters begin its references, like CAM\?" Nothing was written/,
  );
});

test('councils new, typed at the command line: what is piped in all at once loses no line, nor the last one without its end', async () => {
  const asker = askerOn(Readable.from(['Norfolk\r\n\nNO', 'R\nthe end']));
  const lines: unknown[] = [];
  for (let at = 0; at < 5; at++) lines.push(await asker.line());
  asker.close();
  expect(lines).toEqual(['Norfolk', '', 'NOR', 'the end', undefined]);
});
