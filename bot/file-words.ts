import type { Reply } from '../cards/card.ts';
import { refuse } from '../src/complaints/problems.ts';
import type { Incoming } from './channels/channel.ts';

/** What is said about the files of a message: a no for each that was not kept, one sentence for the others. */
export function ofFiles(
  { files, kept, toFetch, elsewhere, pressed, personal }: Incoming,
  said: (names: string) => string,
  unread: (names: string) => string,
): Reply[] {
  // A file may be called after a child. Where others read along, it has no name.
  const called = (names: readonly string[]) =>
    personal ? names.join(', ') : names.length === 1 ? 'the file' : 'the files';
  const linked = elsewhere?.map((it) => it.name);
  return [
    ...(files > 0 ? [{ text: NO_FILES }] : []),
    ...(toFetch?.length && !pressed ? [{ text: saving(called(toFetch.map((it) => it.name))) }] : []),
    ...(linked?.length && !pressed ? [{ text: refuse.fileOutOfReach(called(linked)).says }] : []),
    ...(kept?.refused.map((text) => ({ text: personal ? text : NOT_AMONG_OTHERS })) ?? []),
    ...(kept?.kept.length ? [{ text: said(called(kept.kept)) }] : []),
    ...(kept?.unread.length ? [{ text: unread(called(kept.unread)) }] : []),
  ];
}

const NO_FILES =
  'I cannot take files from here. Please tell me in words what it says, or send it to the complaints team.';

const NOT_AMONG_OTHERS = 'I could not keep a file that was sent here. Please send it to me in our own chat.';

const saving = (names: string) => `I am saving ${names}. I tell you when I have it.`;

export const filesOfStaff = (names: string) =>
  `I have kept ${names}. Say which complaint it belongs to: add files CAM-26-0042, with its reference. To pass on what is in it as a new complaint, send it with the word: tell`;

export const NOT_READ = (names: string) =>
  `I cannot read ${names} myself, so nobody has looked in it for danger yet. Please read it now.`;
