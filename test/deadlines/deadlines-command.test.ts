import { expect, test } from 'vitest';
import { command } from '../../scripts/commands/deadlines.ts';
import { help } from '../../scripts/commands/help.ts';
import { commands } from '../../scripts/commands/index.ts';
import { ran } from '../support/io.ts';

/** `heard deadlines` and `heard help`, as the contract has them. */

const SCENARIO = {
  council: 'national',
  procedure: 'statutory',
  received: '2025-12-17T10:15:00Z',
  complainant: 'parent',
  events: [{ moment: 'stage1.extended', on: '2025-12-30', ground: 'complex', told: true }],
  now: '2026-01-06T09:00:00Z',
};
const ask = (changes: object = {}) => ran(command, [], { stdin: JSON.stringify({ ...SCENARIO, ...changes }) });

test('the scenario of the contract, from standard input', async () => {
  const { status, out, said } = await ask();
  expect(status).toBe(0);
  expect(Object.keys(out)).toEqual(expect.arrayContaining(['pack', 'state', 'deadlines', 'rights', 'problems']));
  expect(out).toMatchObject({ pack: '2006-09-01', state: 'stage-1-extended', rights: [], problems: [] });
  expect(out.deadlines.find((it: { clock: string }) => it.clock === 'stage 1 reply')).toMatchObject({
    clock: 'stage 1 reply',
    started: '2025-12-17',
    due: '2026-01-19',
    limit: '2026-01-19',
    status: 'running',
    whose: 'council',
    because: 'the date promised when it was extended on Tue 30 Dec; it cannot go beyond Mon 19 Jan (Regs r.14)',
    cite: 'Regs r.14',
    confidence: 'firm',
  });
  expect(said).toContain('stage 1 reply: running, Monday 19 January 2026, the date promised');
});

test('from a file', async () => {
  const { status, out } = await ran(command, ['case.json'], { files: { 'case.json': JSON.stringify(SCENARIO) } });
  expect([status, out.state]).toEqual([0, 'stage-1-extended']);
});

test('what is refused is listed with its day and a sentence, and the answer is still an answer', async () => {
  const { status, out, said } = await ask({
    events: [{ moment: 'stage1.extended', on: '2025-12-30', ground: 'workload', told: true }],
  });
  expect(status).toBe(0);
  expect(out.problems).toEqual([
    {
      moment: 'stage1.extended',
      on: '2025-12-30',
      problem: 'not-a-ground',
      says: 'The rules do not allow more time for workload. You can ask the complainant to agree to a date, or hand it to the second respondent.',
    },
  ]);
  expect(said).toContain('stage1.extended on Tuesday 30 December 2025 is not taken.');
});

test('the working of a date names the holidays, the start and the source', async () => {
  const { out } = await ask({ events: [] });
  expect(out.deadlines[1].because).toBe(
    '10 working days after it was received, Wednesday 17 December 2025 (Christmas Day 25 December, Boxing Day 26 December and New Year’s Day 1 January not counted) (Regs r.14)',
  );
});

test('without "now" it is the present moment', async () => {
  const { out } = await ran(command, [], {
    stdin: JSON.stringify({ ...SCENARIO, events: [], now: undefined }),
    now: '2026-01-06T00:30:00Z',
  });
  expect(out.deadlines[1]).toMatchObject({ status: 'overdue', lateBy: 1 });
});

test('an event may carry a moment: it belongs to the English day', async () => {
  const { out } = await ask({
    received: '2026-06-01',
    now: '2026-06-30',
    events: [{ moment: 'stage1.replied', on: '2026-06-15T23:30:00Z' }],
  });
  expect(out.deadlines[1]).toMatchObject({ status: 'late', lateBy: 1, stopped: '2026-06-16' });
});

test('the confidence of a date is that of the rule that chose it', async () => {
  const sure = async (changes: object) => {
    const { out } = await ask({ now: '2026-03-30', received: '2026-02-02', ...changes });
    return Object.fromEntries(out.deadlines.map((it: Record<string, string>) => [it.clock, it.confidence]));
  };
  const waited = [
    { moment: 'advocate.requested', on: '2026-02-03' },
    { moment: 'advocate.appointed', on: '2026-02-05' },
  ];
  expect(await sure({ events: [] })).toMatchObject({ 'stage 1 reply': 'firm' });
  expect(await sure({ complainant: 'child', events: waited })).toMatchObject({ 'stage 1 reply': 'unverified' });
  expect(await sure({ council: 'shropshire', events: [] })).toMatchObject({ acknowledge: 'unverified' });
  expect(await sure({ council: 'cambridgeshire', events: [] })).toMatchObject({
    acknowledge: 'local',
    'stage 1 reply': 'firm',
  });
  const spoken = [
    { moment: 'stage1.replied', on: '2026-02-10' },
    { moment: 'stage2.asked', on: '2026-02-11', how: 'oral' },
    { moment: 'stage2.record-agreed', on: '2026-02-16' },
  ];
  expect(await sure({ events: spoken })).toMatchObject({ 'stage 2 reply': 'unverified' });
});

test.each([
  ['', /That is not JSON.*Check the commas and quotes/],
  ['{ "received": ', /That is not JSON/],
  ['[]', /"the scenario": write an object like \{ "council": "national"/],
  ['{}', /"received": write a date like 2026-04-09, or a moment with its offset/],
])('%j cannot be used', async (stdin, says) => {
  const { status, out, said } = await ran(command, [], { stdin });
  expect([status, out]).toEqual([2, undefined]);
  expect(said).toMatch(says);
});

test.each([
  [{ received: '2026-02-30' }, /"received": write a date like 2026-04-09/],
  [{ received: '2026-02-02T10:15:00' }, /"received": .*a moment with its offset/],
  [{ council: 'atlantis' }, /atlantis: there is no such council; write one of: cambridgeshire/],
  [{ council: '/tmp' }, /\/tmp: there is no such council/],
  [{ council: 7 }, /"council": write it in words/],
  [
    { council: 'cambridgeshire', pack: '1999' },
    /has no pack that starts with "1999"\. It has: 2026-01-16T17:00, 2010-07-01, 2009-04-01/,
  ],
  [{ council: 'cambridgeshire', received: '2008-05-01' }, /has no rules on file for 2008-05-01/],
  [{ procedure: 'legal' }, /"procedure": write one of: statutory, corporate, schools, none/],
  [{ complainant: 'mum' }, /"complainant": write one of: parent, child/],
  [{ arose: 'last year' }, /"arose": write a date/],
  [{ arose: '2026-01-01' }, /"arose" \(2026-01-01\) is after "received" \(2025-12-17\)\. Check the two dates/],
  [{ now: '2025-12-16' }, /"now" \(2025-12-16\) is before "received" \(2025-12-17\)/],
  [{ now: '2029-01-01' }, /is outside the bank holiday table/],
  [
    { received: '2028-12-20', now: '2028-12-21', events: [] },
    /10 working days after Wednesday 20 December 2028 is outside/,
  ],
  [{ events: {} }, /"events": write a list of events, \[\] for none/],
  [{ events: ['acknowledged'] }, /"events.0": write an event like/],
  [{ events: [{ moment: 'answered', on: '2025-12-18' }] }, /"events.0.moment": write one of: received, acknowledged/],
  [{ events: [{ moment: 'acknowledged' }] }, /"events.0.on": write a date/],
  [{ events: [{ moment: 'panel.arranged', on: '2025-12-18' }] }, /"events.0.for": write a date/],
  [
    { events: [{ moment: 'stage1.extended', on: '2025-12-18', told: true }] },
    /"events.0.ground": write one of: complex, advocate/,
  ],
  [{ events: [{ moment: 'stage3.decided', on: '2025-12-18' }] }, /"events.0.accept": write true or false/],
  [
    { events: [{ moment: 'stage2.asked', on: '2025-12-18', how: 'by email' }] },
    /"events.0.how": write one of: written, oral/,
  ],
])('%j cannot be used, and the sentence says which part', async (changes, says) => {
  const { status, out, said } = await ask(changes);
  expect([status, out]).toEqual([2, undefined]);
  expect(said).toMatch(says);
});

test('a file that is not there, and a word too many', async () => {
  expect(await ran(command, ['nowhere.json'])).toMatchObject({
    status: 2,
    said: expect.stringMatching(/I cannot read nowhere.json/),
  });
  expect(await ran(command, ['a.json', 'b.json'])).toMatchObject({
    status: 2,
    said: expect.stringMatching(/"b.json"/),
  });
});

test('help lists every command with an example, and one command alone', async () => {
  const all = await ran(help, []);
  expect(all.status).toBe(0);
  expect(all.out.map((it: { command: string }) => it.command)).toEqual([...commands.map((it) => it.name), 'help']);
  for (const { does, example } of all.out) expect(does && example).toBeTruthy();
  const one = await ran(help, ['working-days']);
  expect(one.out).toEqual([
    expect.objectContaining({ command: 'working-days', example: 'npm run -s heard -- working-days 2026-03-24 10' }),
  ]);
  expect(one.said).toContain('npm run -s heard -- working-days 2026-03-24 10');
  expect(await ran(help, ['dates'])).toMatchObject({
    status: 2,
    said: expect.stringMatching(/no command "dates"\. There are: working-days/),
  });
});
