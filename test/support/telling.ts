import type { Telling } from '../../src/complaints/telling.ts';
import type { Desk } from '../../src/desk/desk.ts';
import type { Who } from '../../src/people/person.ts';

const COUNCIL = 'cambridgeshire';

/** Whoever has opened a desk, with a clock that only the test moves. */
interface Running {
  desk: Desk;
  clock: { now(): Date };
}

/** Somebody who works for the demonstration council, as they stand before the desk. */
export async function officerOf(desk: Desk, id: string): Promise<Who & { kind: 'officer' }> {
  const person = (await desk.people(COUNCIL)).find((it) => it.id === id)!;
  return { kind: 'officer', council: COUNCIL, person };
}

/** A parent's complaint from the web chat, with what the test does not care about filled in. Answers its reference. */
export async function parentTells(
  { desk, clock }: Running,
  conversation: string,
  more: Partial<Telling> = {},
): Promise<string> {
  const { ref } = await desk.open(
    { kind: 'complainant', council: COUNCIL, conversation },
    {
      id: conversation,
      conversation,
      channel: 'web chat',
      receivedAt: clock.now(),
      complainant: 'parent',
      team: 'huntingdon',
      words: [{ kind: 'what', words: 'Nobody came.' }],
      details: {},
      ...more,
    },
  );
  return ref;
}

/** The names of a complaint's files as the complaints team sees them, or why it does not. */
export async function filesOf(desk: Desk, ref: string): Promise<string[] | string> {
  const files = await desk.files(await officerOf(desk, 'sam'), ref);
  return 'problem' in files ? files.says : files.map((it) => it.name);
}
