import { short } from '../src/calendar/local-date.ts';
import type { Complaint, Entry } from '../src/complaints/complaint.ts';
import type { Block } from './card.ts';

/** What whoever has it now has to know of what came before them: who had it, why it moved, what was done. No word of the story. */
export function history({ entries }: Complaint, nameOf: (id: string) => string): Block[] {
  const moves = entries.filter((it) => it.act === 'passed.on' || it.act === 'handed.over');
  if (moves.length === 0) return [];
  const lines = entries.flatMap((it) => {
    const says = line(it, nameOf);
    return says ? [`${short(it.on)}: ${says}`] : [];
  });
  return [{ text: 'What happened so far', strong: true }, { list: lines.slice(-MOST) }];
}

const MOST = 10;

const BECAUSE: Record<string, string> = {
  away: 'who is away',
  left: 'who has left',
  silent: 'who had not taken it',
  declined: 'who said it was not for them',
};

function line({ act, by, details }: Entry, nameOf: (id: string) => string): string | undefined {
  const from = details.from ? nameOf(String(details.from)) : 'nobody';
  const to = details.to ? nameOf(String(details.to)) : 'the complaints team';
  if (act === 'passed.on') return `from ${from}, ${BECAUSE[String(details.because)]}, to ${to}`;
  if (act === 'handed.over') return `${from} handed it over to ${to}`;
  if (act === 'accepted') return `${nameOf(by)} took it`;
  return DONE[act];
}

const DONE: Partial<Record<string, string>> = {
  acknowledged: 'the person was told that somebody has it',
  'stage1.extended': 'more time was given, and the person was told',
  'agreement.asked': 'the person was asked to agree to a later date',
  'retention.held': 'nothing of it may be erased for now',
  'retention.released': 'the hold was lifted',
  'retention.kept': 'it was looked at and is kept for longer',
  erased: 'everything personal was erased',
  corrected: 'something was said to be wrong',
  'words.added': 'the person added something',
  'files.added': 'a file was sent',
  'file.removed': 'a file was found harmful and removed',
  'meeting.held': 'there was a meeting',
  'stage1.replied': 'Stage 1 was answered',
  'stage2.asked': 'the person asked for Stage 2',
  'stage2.replied': 'Stage 2 was answered',
};
