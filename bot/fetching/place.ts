import type { Talk } from '../../dialogs/talk.ts';
import type { Person } from '../../src/people/person.ts';
import { refOfTelling } from '../../src/store/complaints.ts';
import type { Store } from '../../src/store/store.ts';
import { type Incoming, type Keeping, officerIn } from '../channels/channel.ts';
import type { Sight } from '../views.ts';

/** What a telling of somebody here is called, by how they pass it on. */
export const tellingId = {
  typed: ({ conversation }: Incoming, id: number) => `${conversation}:forward:${id}`,
  onAForm: ({ conversation }: Incoming, ref: string) => `${conversation}:tell:${ref}`,
  amongOthers: ({ conversation, id }: Incoming) => `${conversation}:said:${id}`,
};

export interface Placed {
  talk: Talk;
  /** What is said of the files; undefined where nobody knows yet what they belong to. */
  says?: (names: string) => string;
}

/**
 * Files that came with something that somebody here passes on belong to that: to the complaint, where it is open by now, and otherwise to
 * what is still being filled in.
 */
export async function placed(
  talk: Talk,
  incoming: Incoming,
  person: Person,
  { desk, store }: Pick<Sight, 'desk'> & { store: Store },
): Promise<Placed> {
  const { telling, ids = [] } = incoming.kept ?? ({} as Partial<Keeping>);
  if (!telling || ids.length === 0) return { talk };
  const { forward, tellings = [] } = talk;
  const withThem = <T extends { files?: readonly string[] }>(it: T): T => ({
    ...it,
    files: [...(it.files ?? []), ...ids],
  });
  if (forward && telling === tellingId.typed(incoming, forward.id))
    return { talk: { ...talk, forward: withThem(forward) }, says: WITH_IT };
  const passing = tellings.find((it) => telling === tellingId.onAForm(incoming, it.ref));
  if (passing)
    return { talk: { ...talk, tellings: tellings.map((it) => (it === passing ? withThem(it) : it)) }, says: WITH_IT };
  const ref = await refOfTelling(store.of(incoming.council), incoming.council, telling);
  const added = ref && (await desk.addFiles(officerIn(incoming, person), ref, ids));
  if (!added || 'problem' in added) return { talk };
  return { talk, says: (names) => `${names} is with ${ref} now.` };
}

const WITH_IT = (names: string) => `I have kept ${names} with what you are passing on.`;
