import { screen } from '../src/triage/danger.ts';
import type { Talk } from './talk.ts';
import { goingOn } from './tell.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { alertToday, inDanger, kept, passOn } from './unsafe.ts';

/** The words in one file that somebody sent. */
export interface FileText {
  name: string;
  text: string;
}

export function wordsIn(files: readonly FileText[]): string {
  return files.map(({ name, text }) => `${name}:\n${text}`).join('\n\n');
}

/**
 * The words in files are screened for danger like what somebody types, and go with what they tell. They answer no question: a letter
 * from the council is not what its reader has to say. `helped` where danger was found, which comes before anything typed beside it.
 */
export async function readFiles(
  talk: Talk,
  files: readonly FileText[],
  typed: string | undefined,
  turn: Turn,
): Promise<Told & { helped?: true }> {
  const words = wordsIn(files);
  const own = { ...turn, messageId: `${turn.messageId}:files` };
  const danger = screen(words, { by: 'complainant', childLikely: voiceIn(talk) === 'child' });
  if (danger.level === 'now') {
    const beside = typed ? `${typed}\n\n${words}` : words;
    const keepBoth = async (next: Talk) => keep(typed ? await kept(next, typed, turn) : next, words, own);
    return { ...(await inDanger(talk, beside, danger, turn, keepBoth)), helped: true };
  }
  const goOn = async (next: Talk) => {
    const kept = await keep(next, words, own);
    return { talk: kept, replies: goingOn(kept, turn) };
  };
  if (danger.level === 'today') return alertToday(talk, words, danger, own, goOn);
  return goOn(talk.alert ? await passOn(talk, words, own) : talk);
}

/** With the complaint that is open already, or with the telling that is under way. */
async function keep(talk: Talk, words: string, turn: Turn): Promise<Talk> {
  if (talk.ref && !talk.intake) {
    await turn.desk.addWords({ ...turn.who, ref: talk.ref }, talk.ref, { words, message: turn.messageId });
    return talk;
  }
  const intake = talk.intake ?? { id: 1, draft: {} };
  return { ...talk, intake: { ...intake, files: [intake.files, words].filter(Boolean).join('\n\n') } };
}
