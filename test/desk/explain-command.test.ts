import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../../scripts/commands/explain.ts';
import { withDesk } from '../../scripts/commands/with-desk.ts';
import type { Who } from '../../src/people/person.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { done } from '../support/desk.ts';
import { ran } from '../support/io.ts';

const folder = mkdtempSync(join(tmpdir(), 'heard-explain-'));
afterAll(() => rmSync(folder, { recursive: true }));

const council = 'cambridgeshire';
const environment = { HEARD_DATA: folder, HEARD_COUNCIL: council };
const STORY = 'My daughter was promised respite at weekends and it never came.';

beforeAll(async () => {
  let today = '2026-03-24T11:20:00Z';
  const io = { environment, say: () => {} } as unknown as Parameters<typeof withDesk>[0];
  const now = () => new Date(today);
  await withDesk(io, now, async (desk) => {
    const people = samplePeople(council);
    await desk.savePeople(people);
    const officer = (id: string): Who => ({ kind: 'officer', council, person: people.find((it) => it.id === id)! });
    const mine = { kind: 'complainant', council, conversation: 'chat' } as const;
    const { ref } = await desk.open(mine, {
      id: 'chat:1',
      conversation: 'chat',
      channel: 'web chat',
      receivedAt: now(),
      complainant: 'parent',
      words: [{ kind: 'what', words: STORY }],
      name: 'Kayla Smith',
      details: {},
    });
    done(await desk.confirmRoute(officer('sam'), ref, { procedure: 'statutory' }));
    done(await desk.assign(officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
    today = '2026-04-08T10:00:00Z';
    done(await desk.reply(officer('patel'), ref, { findings: ['not upheld'], words: 'It came.' }));
    done(await desk.askStage2({ ...mine, ref }, ref, { how: 'written', words: 'I am not happy with the answer.' }));
  });
});

test('explain: what happened, every date with its working, what may be asked for, and who was told', async () => {
  const { status, out, said } = await ran(command, ['cam-26-0001'], { environment, now: '2026-04-09T09:00:00Z' });
  expect(status).toBe(0);
  expect(out).toMatchObject({ reference: 'CAM-26-0001', state: 'stage-2-open', pack: '2026-01-16T17:00' });
  const [history, dates, rights, told] = [
    'What happened:',
    'Its dates:',
    'What they may ask for:',
    'Who was told:',
  ].map((it) => said.indexOf(it)) as [number, number, number, number];
  expect([history < dates, dates < rights, rights < told]).toEqual([true, true, true]);
  expect(said.slice(history, dates)).toMatch(
    /Wed 8 Apr +stage1\.replied \(patel\)\nWed 8 Apr +stage2\.asked \(complainant\)/,
  );
  expect(said.slice(dates, rights)).toMatch(
    /stage 1 reply: met\. 10 working days after it was received, Tuesday 24 March 2026 \(Good Friday 3 April and Easter Monday 6 April not counted\)/,
  );
  expect(said.slice(dates, rights)).toMatch(/stage 2 reply: running\. 25 working days after/);
  expect(said.slice(rights, told)).toContain('may ask for stage-2: Stage 1 was answered on Wednesday 8 April 2026');
  expect(said.slice(said.indexOf('As a timeline:'))).toMatch(
    /Thu 9 Apr 2026 +> stage 1 reply is due: met\n +--- today ---\n(.*\n)*.*> stage 2 reply is due: running/,
  );
  expect(out.newRules).toBeUndefined();
  expect(said.slice(told)).toMatch(/letter stage-2-asked to complainant:CAM-26-0001: not sent yet/);
  for (const it of ['Kayla', 'respite']) expect(said).not.toContain(it);
});

test.each([
  [[], 2, 'Write a reference, like CAM-26-0042.'],
  [['CAM-26-0999'], 1, 'I cannot find CAM-26-0999 in the councils served here: cambridgeshire.'],
] as const)('explain %j cannot be answered, and says what to write', async (args, status, says) => {
  const answered = await ran(command, [...args], { environment, now: '2026-04-09T09:00:00Z' });
  expect(answered).toMatchObject({ status, said: expect.stringContaining(says) });
});
