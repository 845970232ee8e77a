import type { Act } from '../../../src/complaints/complaint.ts';
import type { MessageKind } from '../../../src/complaints/decision.ts';

/** What happened, in a line of a history. What is not here is said by its own name, which a complaints team can read. */
const ACTS: Partial<Record<Act, string>> = {
  opened: 'Opened',
  acknowledged: 'The person was told that somebody has it',
  'words.added': 'More was told',
  'files.added': 'A file was sent',
  'file.removed': 'A file was found harmful and removed',
  'words.read': 'Read by a person',
  linked: 'Linked with another complaint',
  'told.apart': 'Told apart from a complaint that looks like it',
  'alert.raised': 'Somebody may not be safe: the people on duty were told',
  'alert.seen': 'Somebody on duty answered',
  'route.confirmed': 'The procedure was confirmed',
  assigned: 'A manager was asked',
  accepted: 'Taken',
  declined: 'Said it is not for them',
  'passed.on': 'Passed on to the next in the chain',
  'handed.over': 'Handed over',
  'second.named': 'Another second respondent',
  'agreement.asked': 'The person was asked to agree to a date',
  'findings.recorded': 'Findings recorded',
  'stage1.extended': 'More time at Stage 1',
  'stage1.replied': 'Stage 1 answered',
  'stage2.asked': 'Stage 2 asked for',
  'stage2.extended': 'More time at Stage 2',
  'stage2.replied': 'Stage 2 answered',
  'stage3.asked': 'Stage 3 asked for',
  'stage3.replied': 'Stage 3 answered',
  'panel.arranged': 'The panel is arranged',
  'panel.met': 'The panel met',
  'panel.reported': 'The panel reported',
  'teaching.agreed': 'The person said whether their words may teach',
  'not.delivered': 'A message did not reach the person',
  'told.otherwise': 'The person was told another way',
  withdrawn: 'Withdrawn',
  closed: 'Closed',
  reopened: 'Reopened',
};

export function actSays(act: Act): string {
  return ACTS[act] ?? sentence(act);
}

const MESSAGES: Partial<Record<MessageKind, string>> = {
  'new-complaint': 'A new complaint',
  assigned: 'The task',
  'stand-in': 'Being the second respondent',
  nudge: 'A reminder',
  acknowledged: 'The acknowledgement',
  'more-time': 'The notice of a later date',
  'agree-date': 'The question about a later date',
  answered: 'The answer',
  entitled: 'What the person may ask for now',
  danger: 'An alert',
};

export function messageSays(kind: string): string {
  return MESSAGES[kind as MessageKind] ?? sentence(kind);
}

/** "stage2.record-agreed" as "Stage2 record agreed". */
export function sentence(name: string): string {
  const words = name.replace(/[.-]/g, ' ');
  return words.charAt(0).toUpperCase() + words.slice(1);
}
