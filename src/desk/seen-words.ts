import { markRead, unread } from '../complaints/unread.ts';
import { idOf, type Who } from '../people/person.ts';
import { findComplaint, wordsOf } from '../store/complaints.ts';
import { markTalkRead, unreadWords } from '../store/conversations.ts';
import type { Tx } from '../store/store.ts';
import type { Alarm } from './alarm.ts';
import type { Context } from './context.ts';
import { performIn } from './perform.ts';
import type { Noting } from './transact.ts';

/**
 * Whoever takes up an alert has its exact words before them. Where those are all that nobody had read yet, they are read now, and
 * nobody is asked to read them again that day; where there is more of the story, or a file, that is still to be read.
 */
export async function readWithAlert(context: Context, tx: Tx, note: Noting, who: Who, alarm: Alarm): Promise<void> {
  const { council } = who;
  const seen = linesOf([alarm.words, ...alarm.more.map((it) => it.words)].join('\n'));
  const shown = (words: string) => linesOf(words).every((it) => seen.includes(it));
  if (!alarm.ref) {
    const told = await unreadWords(tx, council, alarm.conversation);
    if (!told?.every((it) => SHORT_ANSWER.test(it.words) || shown(it.words))) return;
    await markTalkRead(tx, council, alarm.conversation);
    note({ did: 'readUnsent', shown: ['story'], details: { conversation: alarm.conversation, by: idOf(who) } });
    return;
  }
  const complaint = await findComplaint(tx, council, alarm.ref);
  const first = complaint && unread(complaint);
  if (!complaint || !first) return;
  const since = complaint.entries.filter((it) => it.seq >= first.seq);
  if (since.some((it) => it.act === 'files.added')) return;
  const words = (await wordsOf(tx, council, alarm.ref)).filter(
    ({ by, at, kind }) => kind !== 'triage' && by === 'complainant' && at >= first.at,
  );
  if (words.length > 0 && words.every((it) => it.kind !== 'files' && shown(it.words)))
    await performIn(context, tx, note, who, 'seeAlert', alarm.ref, markRead);
}

/** What answers a question of ours and says nothing beside. */
const SHORT_ANSWER = /^\W*(no|yes|hi|hello|hey|not sure|i have to go|no,? call me)?\W*$/i;

function linesOf(words: string): string[] {
  return words
    .split('\n')
    .map((it) => it.trim())
    .filter(Boolean);
}
