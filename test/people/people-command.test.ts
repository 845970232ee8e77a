import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { command, meant } from '../../scripts/commands/people.ts';
import { withDesk } from '../../scripts/commands/with-desk.ts';
import type { Person } from '../../src/people/person.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { ran } from '../support/io.ts';

const folder = mkdtempSync(join(tmpdir(), 'heard-people-'));
afterAll(() => rmSync(folder, { recursive: true }));

const sample = samplePeople('cambridgeshire');
const twin = (id: string): Person => ({ ...sample[1]!, id, name: 'Jo Field' });
const people = [...sample, twin('slack:T1:U1'), twin('slack:T1:U2')];

test.each([
  ['sam whitlock', { roles: 'complaints-team, duty' }, { id: 'sam', roles: ['complaints-team', 'duty'], teams: [] }],
  ['slack:T1:U1', { teams: 'huntingdon' }, { id: 'slack:T1:U1', roles: ['responding-manager'], teams: ['huntingdon'] }],
  ['sam', { roles: '' }, { id: 'sam', roles: [] }],
])('%s, %j', (wanted, said, now) => {
  expect(meant(people, ['huntingdon'], wanted, said)).toMatchObject({ now: [now], changed: true });
});

test.each([
  ['nobody', {}, 'Whoever writes to Heard once is known'],
  ['Jo Field', { roles: 'duty' }, 'Write the id instead: slack:T1:U1 or slack:T1:U2.'],
  ['sam', { roles: 'boss' }, 'There are: complaints-team, '],
  ['sam', { teams: 'mars' }, 'There are: huntingdon.'],
  [undefined, { roles: 'duty' }, 'Write whose roles or teams they are'],
])('%s, %j cannot be used', (wanted, said, says) => {
  expect(() => meant(people, ['huntingdon'], wanted, said)).toThrow(says);
});

test('the command changes what is kept', async () => {
  const environment = { HEARD_DATA: folder, HEARD_COUNCIL: 'cambridgeshire' };
  const now = () => new Date('2026-06-01T09:00:00Z');
  const io = { environment, say: () => {} } as unknown as Parameters<typeof withDesk>[0];
  await withDesk(io, now, (desk) => desk.savePeople(people));
  const given = await ran(command, ['sam', '--roles', 'complaints-team,duty'], { environment });
  expect([given.status, given.said]).toEqual([0, 'Sam Whitlock: complaints-team, duty.']);
  const kept = await withDesk(io, now, async (desk) =>
    (await desk.people('cambridgeshire')).find((it) => it.id === 'sam'),
  );
  expect(kept?.roles).toEqual(['complaints-team', 'duty']);
});
