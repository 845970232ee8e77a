import { windows } from '../model/features.ts';
import type { Message } from '../rules/message.ts';
import { THEMES, type Theme } from '../vocabulary.ts';

interface Wording {
  theme: Theme;
  /** What the part of the message has to say for these words to be fair. */
  where?: RegExp;
  says: string;
}

/** How a matter is called when it is shown back. The particular before the general; nothing that names anybody. */
const WORDINGS: readonly Wording[] = [
  { theme: 'contact', where: /\bbrother|\bbro\b/i, says: 'seeing your brother' },
  { theme: 'contact', where: /\bsister|\bsis\b/i, says: 'seeing your sister' },
  { theme: 'contact', where: /\bmy (mum|mam)/i, says: 'seeing your mum' },
  { theme: 'contact', where: /\bmy dad/i, says: 'seeing your dad' },
  { theme: 'contact', where: /\bgrand(son|daughter|child|kids)/i, says: 'seeing your grandchildren' },
  { theme: 'contact', where: /\bcancel/i, says: 'visits that were cancelled' },
  { theme: 'contact', says: 'time with family' },
  {
    theme: 'records-data',
    where: /\bwrong (date|name|address)|mistake|error|inaccura|incorrect/i,
    says: 'mistakes in what is written down',
  },
  { theme: 'records-data', where: /\blost\b/i, says: 'records that were lost' },
  {
    theme: 'records-data',
    where: /\bsent|posted|emailed|told my|address on/i,
    says: 'private things that went to the wrong person',
  },
  { theme: 'records-data', says: 'what is written down about you' },
  { theme: 'delay', where: /\breport/i, says: 'a report that came late' },
  { theme: 'delay', where: /\bassessment/i, says: 'an assessment that took too long' },
  { theme: 'delay', where: /\bplan\b/i, says: 'a plan that is late' },
  { theme: 'delay', says: 'how long it is taking' },
  { theme: 'staff-conduct', where: /\brude|sp(eak|oke)|shout|swore/i, says: 'how somebody was spoken to' },
  { theme: 'staff-conduct', where: /\bbias|side|made (her|his) mind/i, says: 'a worker who did not seem fair' },
  { theme: 'staff-conduct', says: 'how a worker behaved' },
  { theme: 'placement', where: /\bmov(e|ing|ed)\b/i, says: 'being moved' },
  { theme: 'placement', says: 'the place you live, or a child lives' },
  { theme: 'finance', where: /\ballowance/i, says: 'an allowance' },
  { theme: 'finance', where: /\bbill|overpa/i, says: 'a bill' },
  { theme: 'finance', says: 'money' },
  {
    theme: 'failure-to-provide',
    where: /\bno (allocated )?(social )?worker|without a (social )?worker|worker.{0,20}\bleft\b/i,
    says: 'not having a worker',
  },
  { theme: 'failure-to-provide', where: /\bvisit/i, says: 'visits that did not happen' },
  { theme: 'failure-to-provide', where: /\brespite|short break|overnight/i, says: 'short breaks that did not come' },
  { theme: 'failure-to-provide', where: /\bpathway plan|care plan/i, says: 'a plan that was not made or kept' },
  { theme: 'failure-to-provide', says: 'help that did not come' },
  { theme: 'decision', where: /\bassess/i, says: 'a decision about an assessment' },
  { theme: 'decision', where: /\bmov(e|ing)\b/i, says: 'a decision about moving' },
  { theme: 'decision', says: 'a decision you disagree with' },
  { theme: 'communication', where: /\bask(ed)?\b|consult|invited/i, says: 'not being asked' },
  { theme: 'communication', where: /\brang|ring|call|email|repl|answer|voicemail/i, says: 'not getting an answer' },
  { theme: 'communication', says: 'not being told what is happening' },
  { theme: 'complaint-handling', says: 'the answer to your complaint' },
  { theme: 'standards', where: /\bmeeting|review|conference/i, says: 'how a meeting was run' },
  { theme: 'standards', says: 'how well it was done' },
  { theme: 'discrimination', says: 'being treated differently' },
  { theme: 'child-protection', says: 'how an enquiry about your family was done' },
];

const TRAINED = THEMES.filter((it) => it !== 'other');
const HEADS = TRAINED.map((it) => `theme ${it}` as const);
const SURE = -0.8;
const MOST = 5;

/** What a message is about, in the order in which it is told. */
export function mattersIn(message: Message): string[] {
  const { reading, features, model, text } = message;
  const found = new Map<Theme, { at: number; says: string; score: number }>();
  for (const span of windows(reading, 6, 24)) {
    const first = reading.words[span.from];
    const last = reading.words[span.to - 1];
    if (!first || !last) continue;
    const said = text.slice(first.from, last.to);
    const scores = model.scoreAt(HEADS, features, span);
    TRAINED.forEach((theme, at) => {
      const score = scores[at]!;
      if (score < SURE || score < (found.get(theme)?.score ?? SURE)) return;
      const says = WORDINGS.find((it) => it.theme === theme && (!it.where || it.where.test(said)))!.says;
      found.set(theme, { at: span.from, says, score });
    });
  }
  const inOrder = [...found.values()]
    .sort((a, b) => b.score - a.score)
    .slice(0, MOST)
    .sort((a, b) => a.at - b.at);
  return [...new Set(inOrder.map((it) => it.says))];
}
