import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { command } from '../../scripts/commands/retention.ts';
import { withDesk } from '../../scripts/commands/with-desk.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { done } from '../support/desk.ts';
import { ran } from '../support/io.ts';
import { KEEPING, keepingFile } from '../support/keeping.ts';

const folder = mkdtempSync(join(tmpdir(), 'heard-retention-'));
const environment = { HEARD_DATA: folder, HEARD_COUNCIL: keepingFile({ corporate: '2 years' }) };
const council = KEEPING;
let ref: string;

beforeAll(async () => {
  const io = { environment, say: () => {} } as unknown as Parameters<typeof withDesk>[0];
  await withDesk(
    io,
    () => new Date('2020-03-02T10:00:00Z'),
    async (desk) => {
      const people = samplePeople(council);
      await desk.savePeople(people);
      const sam = { kind: 'officer', council, person: people.find((it) => it.id === 'sam')! } as const;
      const mine = { kind: 'complainant', council, conversation: 'told' } as const;
      await desk.keepFile(mine, { message: 'm', place: 0, name: 'letter.txt', bytes: Buffer.from('words') });
      ({ ref } = await desk.open(mine, {
        id: 'told',
        conversation: 'told',
        channel: 'web chat',
        receivedAt: desk.now(),
        complainant: 'parent',
        words: [{ kind: 'what', words: 'Nobody told us why the visits stopped.' }],
        name: 'Kayla Smith',
        details: {},
      }));
      done(await desk.confirmRoute(sam, ref, { procedure: 'corporate', reason: 'so it is' }));
      done(await desk.withdraw({ ...mine, ref }, ref, { words: 'never mind', pressed: 'no' }));
    },
  );
});
afterAll(() => rmSync(folder, { recursive: true }));

const run = (args: string[], now: string) => ran(command, args, { environment, now });

test('what has had its time, as JSON and in sentences; nobody decides it from here', async () => {
  expect(await run([], '2022-03-01T10:00:00Z')).toMatchObject({ status: 0, out: { due: [], held: [], copies: [] } });
  const { status, out, said } = await run(['--council', council], '2022-03-02T10:00:00Z');
  expect(status).toBe(0);
  expect(out).toMatchObject({
    periods: { corporate: '24 months' },
    due: [{ ref, ended: '2020-03-02', since: '2022-03-02' }],
  });
  expect(said).toContain('1 to be looked at, 0 held, 0 copies in chats that are not gone.');
  expect(said).toContain(`${ref}: ended 2020-03-02, its time was over on 2022-03-02`);
  expect(JSON.stringify(out)).not.toMatch(/Kayla|visits/);
});

test('everything that is kept of one person, and that a person reads it before it is sent', async () => {
  const { status, out, said } = await run([ref.toLowerCase()], '2022-03-02T10:00:00Z');
  expect(status).toBe(0);
  expect(JSON.stringify(out.complaints)).toContain('Nobody told us why the visits stopped.');
  expect(out.files).toMatchObject([{ ref, name: 'letter.txt' }]);
  expect(said).toContain('1 complaints, 1 files. A person has to read it before it is sent.');
});

test.each([
  [['CAM-26-9999'], /I cannot find CAM-26-9999/],
  [['--council', 'elsewhere'], /There is no elsewhere here; HEARD_COUNCIL lists: keeping/],
  [['one', 'two'], /./],
  [['--all'], /./],
])('%j cannot be used, with a sentence', async (args, sentence) => {
  const { status, out, said } = await run(args, '2022-03-02T10:00:00Z');
  expect([status, out]).toEqual([2, undefined]);
  expect(said).toMatch(sentence);
});
