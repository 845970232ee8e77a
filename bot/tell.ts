import { type Forward, filledIn, passedBefore, tellingOf, thanks } from '../dialogs/forward.ts';
import type { Talk } from '../dialogs/talk.ts';
import { localDate } from '../src/calendar/local-date.ts';
import type { Person, Who } from '../src/people/person.ts';
import { forwarded } from '../src/triage/forwarded.ts';
import { told } from '../src/triage/told.ts';
import { tellForm } from './actions/tell.ts';
import { type Incoming, officerIn, type Pressed } from './channels/channel.ts';
import { tellingId } from './fetching/place.ts';
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
  if (incoming.already) return { talk: before, replies: [{ text: already(incoming.already) }] };
  const others = (before.tellings ?? []).filter((it) => it.ref !== ref);
  const known = before.tellings?.find((it) => it.ref === ref);
  const words = known?.words || (values.words ?? '');
  const { writtenBy, writtenOn, linked } = { ...known, ...values };
  const written = { ...(writtenBy && { writtenBy }), ...(writtenOn && { writtenOn }), ...(linked && { linked }) };
  const files = known?.files && { files: known.files };
  const talk: Talk = { ...before, tellings: [...others.slice(-MOST), { ref, words, ...written, ...files }] };
  const telling = tellingId.onAForm(incoming, ref);
  const form = (before?: string) => ({
    card: tellForm({ ref, words, before, values: { ...values, ...written } }, sight),
  });
  if (values.who === undefined)
    return { talk, replies: [form(await saidBefore(officerIn(incoming, person), words, sight))], telling };
  const filled = filledIn({ ...values, words }, desk.now());
  if ('again' in filled) return { talk, replies: [{ text: filled.again, refused: true }, form()], telling };
  const opened = await desk.open(
    officerIn(incoming, person),
    tellingOf(filled.draft, telling, 'a member of staff', person.id, desk.now(), {
      by: writtenBy,
      on: writtenOn,
      ...(linked && { linked }),
      ...files,
    }),
  );
  return {
    talk: { ...before, tellings: others, last: opened.ref },
    replies: [{ text: thanks(opened, desk.now()) }],
    telling,
  };
}

/** What whoever passes something on may know of what is like it. Undefined is the usual answer. */
export async function saidBefore(who: Who, words: string, { desk }: Sight): Promise<string | undefined> {
  const before = words.trim() ? await desk.passedBefore(who, words) : undefined;
  return before && !('problem' in before) ? passedBefore(before) : undefined;
}

/** Nothing is filled in that would be kept nowhere. */
const already = (ref: string) =>
  `This was passed on before: ${ref} is with the complaints team, and they have these words. If you know more, tell them, with that reference.`;

/** So many forms may be open beside each other; the words of an older one are asked for again. */
const MOST = 9;

/**
 * Passed on by calling Heard where other people read along: opened at once with what was said, because every question that could
 * still be asked would be answered with a name. The complaints team asks whoever passed it on.
 */
export async function tellAmongOthers(
  talk: Talk,
  words: string,
  incoming: Incoming,
  person: Person,
  { desk }: Sight,
): Promise<Answered> {
  if (!words.trim()) return { talk, replies: [{ text: HOW }] };
  const now = desk.now();
  const today = localDate(now);
  const draft: Forward = {
    words,
    who: told(words, today).complainant?.kind ?? 'other',
    first: { words: 'today', day: forwarded(words, today).earliest ?? today },
    name: { words: '' },
    reach: 'no',
  };
  const telling = tellingId.amongOthers(incoming);
  const opened = await desk.open(
    officerIn(incoming, person),
    tellingOf(draft, telling, 'a member of staff', person.id, now),
  );
  return {
    talk: { ...talk, last: opened.ref },
    replies: [{ text: `${thanks(opened, desk.now())} ${NO_NAMES}` }],
    telling,
  };
}

const HOW =
  'To pass a message on, use Tell Heard on the message itself: More actions, then Tell Heard. Or write it after my name, or in our own chat.';
const NO_NAMES = 'They will ask you who told you this; please do not write names here.';
