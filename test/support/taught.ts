import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { withDesk } from '../../scripts/commands/with-desk.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { done } from './desk.ts';

const COUNCIL = 'cambridgeshire';

/** A store in a folder of its own, in which the team has decided so many complaints whose words may teach. Answers the settings that name it. */
export async function taughtStore(many: number): Promise<Record<string, string>> {
  const environment = { HEARD_DATA: mkdtempSync(join(tmpdir(), 'heard-taught-')), HEARD_COUNCIL: COUNCIL };
  const io = { environment, say: () => {} } as unknown as Parameters<typeof withDesk>[0];
  await withDesk(
    io,
    () => new Date('2026-03-24T11:20:00Z'),
    async (desk) => {
      const people = samplePeople(COUNCIL);
      await desk.savePeople(people);
      const sam = { kind: 'officer', council: COUNCIL, person: people.find((it) => it.id === 'sam')! } as const;
      for (let n = 0; n < many; n++) {
        const mine = { kind: 'complainant', council: COUNCIL, conversation: `told-${n}` } as const;
        const { ref } = await desk.open(mine, {
          id: `told-${n}`,
          conversation: `told-${n}`,
          channel: 'web chat',
          receivedAt: desk.now(),
          complainant: 'parent',
          words: [{ kind: 'what', words: 'The form they sent was wrong and the lift at the centre does not work.' }],
          name: 'Kayla Smith',
          details: {},
        });
        done(await desk.confirmRoute(sam, ref, { procedure: 'corporate', reason: 'a building' }));
        done(await desk.letTeach({ ...mine, ref }, ref, { yes: true }));
      }
    },
  );
  return environment;
}
