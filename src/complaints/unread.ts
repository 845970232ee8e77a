import { type Act, type Complaint, type Entry, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';

/** What whoever complained does with words in it. */
const WITH_WORDS: readonly Act[] = [
  'opened',
  'words.added',
  'files.added',
  'stage2.asked',
  'stage3.asked',
  'withdrawn',
  'reopened',
  'resubmitted',
];

/** What somebody here does who has read it: "has read your complaint" is what the acknowledgement says. */
const READ: readonly Act[] = ['words.read', 'acknowledged', 'stage1.replied'];

/** The first thing that whoever complained has written and nobody here has read. No screen catches what is only implied: a person does. */
export function unread({ entries }: Pick<Complaint, 'entries'>): Entry | undefined {
  const read = Math.max(-1, ...READ.map((it) => lastEntry({ entries }, it)?.seq ?? -1));
  return entries.find((it) => it.seq > read && it.by === 'complainant' && WITH_WORDS.includes(it.act));
}

/** Somebody with a right to it has opened the story: everything up to now is read. */
export function markRead(complaint: Complaint, { today }: Now): Decision {
  return { entries: unread(complaint) ? [{ act: 'words.read', on: today }] : [] };
}
