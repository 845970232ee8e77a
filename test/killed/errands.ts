import type { Desk } from '../../src/desk/desk.ts';
import type { Who } from '../../src/people/person.ts';
import { readSheet } from '../../src/register/table.ts';
import type { Begun, LifeName } from '../replay/lives.ts';
import { done } from '../support/desk.ts';
import { COUNCIL, type Program } from './program.ts';

/** What the program does of its own accord or is told on the command line: nobody waits for an answer, and it is done again next time. */
export interface Errand {
  /** In which life, from its beginning. */
  life: LifeName;
  /** When it is, where that is another moment than that of the life. */
  at?: string;
  /** What has to be there first. */
  first?(program: Program, begun: Begun): Promise<unknown>;
  run(program: Program): Promise<unknown>;
}

const HEARD = { kind: 'heard', council: COUNCIL } as const;
const DAY_EIGHT = '2026-04-07T08:30:00Z';
const REGISTER = [
  'Reference,Date received,Complainant,Area team,Issue,Acknowledged,Stage 1 reply,Outcome',
  'A-1,05/01/2026,Mother,Hunts,Delay,07/01/2026,16/01/2026,Upheld',
  'A-2,12/01/2026,Mother,Hunts,Delay,14/01/2026,02/02/2026,Not upheld',
].join('\n');

async function sheet() {
  const read = await readSheet(Buffer.from(REGISTER));
  if ('unusable' in read) throw new Error(read.unusable);
  return read;
}

async function complaintsManager(desk: Desk): Promise<Who> {
  const person = (await desk.people(COUNCIL)).find((it) => it.id === 'sam')!;
  return { kind: 'officer', council: COUNCIL, person };
}

export const errands: Readonly<Record<string, Errand>> = {
  'the sweep': { life: 'stage 1', at: DAY_EIGHT, run: ({ desk }) => desk.sweep() },
  'the sweep, where an alert is unanswered': {
    life: 'alarm',
    at: '2026-03-24T16:30:00Z',
    run: ({ desk }) => desk.sweep(),
  },
  'the sweep, with words that nobody read': { life: 'linked', at: DAY_EIGHT, run: ({ desk }) => desk.sweep() },
  'the deliveries': { life: 'stage 1', run: (it) => it.deliver() },
  'the deliveries of nudges': {
    life: 'linked',
    at: DAY_EIGHT,
    first: ({ desk }) => desk.sweep(),
    run: (it) => it.deliver(),
  },
  'retention, with copies to be taken back': {
    life: 'long kept',
    first: async ({ desk }, { ref }) => done(await desk.erase(await complaintsManager(desk), ref)),
    run: ({ desk }) => desk.tidy(COUNCIL),
  },
  'an import': {
    life: 'hearing',
    run: async ({ desk }) => done(await desk.importRegister(HEARD, { sheet: await sheet() })),
  },
  'the reports of a Monday': { life: 'stage 1', at: '2026-03-30T08:30:00Z', run: ({ desk }) => desk.announce() },
  'registers made anew': { life: 'linked', run: ({ desk }) => desk.renewRegisters() },
  'a look at files': { life: 'typed', run: ({ desk }) => desk.lookAtFiles(COUNCIL) },
  'a message given up': {
    life: 'stage 1',
    first: async ({ desk }, { ref }) => done(await desk.acknowledge(await complaintsManager(desk), ref)),
    async run({ desk, store }) {
      const line = await store
        .of(COUNCIL)
        .selectFrom('outbox')
        .select('id')
        .where('address', 'like', 'complainant:%')
        .orderBy('id')
        .executeTakeFirstOrThrow();
      await desk.leaveToPerson(COUNCIL, line.id, 'nobody is there');
    },
  },
  'new keys': { life: 'typed', run: ({ desk }) => desk.rotateKeys() },
};
