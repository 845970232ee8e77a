import { filledIn, tellingOf, thanks } from '../dialogs/forward.ts';
import type { Talk } from '../dialogs/talk.ts';
import type { Person } from '../src/people/person.ts';
import { tellForm } from './actions/tell.ts';
import { type Incoming, officerIn, type Pressed } from './channels/channel.ts';
import type { Answered } from './officer.ts';
import type { Sight } from './views.ts';

/**
 * "Tell Heard" as a form. The first press brings the words, and the form is shown with what was understood of them; the second
 * brings what was filled in, and the complaint is opened. The words are kept as soon as they are here.
 */
export async function tellHeard(
  before: Talk,
  { ref, values }: Pressed,
  incoming: Incoming,
  person: Person,
  sight: Sight,
): Promise<Answered> {
  const { desk } = sight;
  const others = (before.tellings ?? []).filter((it) => it.ref !== ref);
  const words = before.tellings?.find((it) => it.ref === ref)?.words || (values.words ?? '');
  const talk: Talk = { ...before, tellings: [...others.slice(-MOST), { ref, words }] };
  const form = () => ({ card: tellForm({ ref, words, values }, sight) });
  if (values.who === undefined) return { talk, replies: [form()] };
  const filled = filledIn({ ...values, words }, desk.now());
  if ('again' in filled) return { talk, replies: [{ text: filled.again, refused: true }, form()] };
  const id = `${incoming.conversation}:tell:${ref}`;
  const opened = await desk.open(
    officerIn(incoming, person),
    tellingOf(filled.draft, id, 'a member of staff', person.id, desk.now()),
  );
  return { talk: { ...before, tellings: others, last: opened.ref }, replies: [{ text: thanks(opened) }] };
}

/** So many forms may be open beside each other; the words of an older one are asked for again. */
const MOST = 9;
