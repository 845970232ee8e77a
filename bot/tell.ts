import type { Reply } from '../cards/card.ts';
import { filledIn, tellingOf, thanks } from '../dialogs/forward.ts';
import type { Talk } from '../dialogs/talk.ts';
import type { Person } from '../src/people/person.ts';
import { tellForm } from './actions/tell.ts';
import type { Incoming, Pressed } from './channels/channel.ts';
import type { Answered } from './officer.ts';
import { inDanger, NOT_SAFE } from './unsafe.ts';
import type { Sight } from './views.ts';

/**
 * "Tell Heard" as a form. The first press brings the words, and the form is shown with what was understood of them; the second
 * brings what was filled in, and the complaint is opened. The words are kept and screened for danger as soon as they are here.
 */
export async function tellHeard(
  before: Talk,
  { ref, values }: Pressed,
  incoming: Incoming,
  person: Person,
  sight: Sight,
): Promise<Answered> {
  const { desk } = sight;
  const kept = before.telling?.ref === ref ? before.telling.words : '';
  const words = kept || (values.words ?? '');
  const warned: Reply[] = words !== kept && (await inDanger(desk, incoming, words)) ? [{ text: NOT_SAFE }] : [];
  const talk: Talk = { ...before, telling: { ref, words } };
  const form = () => ({ card: tellForm({ ref, words, values }, sight) });
  if (values.who === undefined) return { talk, replies: [...warned, form()] };
  const filled = filledIn({ ...values, words }, desk.now());
  if ('again' in filled) return { talk, replies: [...warned, { text: filled.again, refused: true }, form()] };
  const id = `${incoming.conversation}:tell:${ref}`;
  const opened = await desk.open(
    { kind: 'officer', council: incoming.council, person },
    tellingOf(filled.draft, id, 'a member of staff', person.id, desk.now()),
  );
  return { talk: { ...before, telling: undefined, last: opened.ref }, replies: [...warned, { text: thanks(opened) }] };
}
