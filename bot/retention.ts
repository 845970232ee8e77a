import type { Reply } from '../cards/card.ts';
import { long } from '../src/calendar/local-date.ts';
import type { Refusal } from '../src/complaints/problems.ts';
import type { Retention } from '../src/desk/retention.ts';
import { readDay } from './actions/action.ts';
import type { Command } from './commands.ts';

const REF = '([a-z]{2,4}-\\d\\d-\\d{4,})';
const MOST = 30;

function said(done: object | Refusal, text: string): Reply[] {
  return [{ text: 'problem' in done ? (done as Refusal).says : text }];
}

/** How long things are kept, typed: what the complaints manager decides about it. */
export const keeping: readonly Command[] = [
  {
    typed: 'retention',
    does: 'what has had its time, what is held past it, and copies that could not be taken back',
    pattern: /^(retention|kept too long)\W*$/i,
    async run({ desk }, who) {
      const found = await desk.retention(who);
      return [{ text: 'problem' in found ? found.says : retentionText(found) }];
    },
  },
  {
    typed: 'hold CAM-26-0042: who needs it kept, and why',
    does: 'nothing of it is erased until the hold is lifted',
    pattern: new RegExp(`^hold ${REF}\\b[:\\s]*([\\s\\S]*)`, 'i'),
    run: async ({ desk }, who, [, ref, reason]) =>
      said(await desk.holdErasure(who, ref!.toUpperCase(), { reason: reason! }), `${ref!.toUpperCase()} is held.`),
  },
  {
    typed: 'lift hold CAM-26-0042: why',
    does: 'its time counts again',
    pattern: new RegExp(`^lift (?:the )?hold (?:on |of )?${REF}\\b[:\\s]*([\\s\\S]*)`, 'i'),
    run: async ({ desk }, who, [, ref, reason]) =>
      said(
        await desk.releaseHold(who, ref!.toUpperCase(), { reason: reason! }),
        `${ref!.toUpperCase()}: the hold is lifted.`,
      ),
  },
  {
    typed: 'keep CAM-26-0042 until 1 June 2027: why',
    does: 'looked at and still needed; it comes up again on that day',
    pattern: new RegExp(`^keep ${REF} until ([^:]+):\\s*([\\s\\S]+)`, 'i'),
    async run(sight, who, [, ref, day, reason]) {
      const until = readDay(day!.trim(), sight);
      if (!until) return [{ text: 'Write the day like this: keep CAM-26-0042 until 1 June 2027: why.' }];
      const done = await sight.desk.keepLonger(who, ref!.toUpperCase(), { until, reason: reason! });
      return said(done, `${ref!.toUpperCase()} is kept until ${long(until)}.`);
    },
  },
  {
    typed: 'erase CAM-26-0042 for good',
    does: 'looked at, and its time is over: everything personal goes, the numbers stay',
    pattern: new RegExp(`^erase ${REF}( for good)?\\W*$`, 'i'),
    async run({ desk }, who, [, typed, sure]) {
      const ref = typed!.toUpperCase();
      if (!sure) return [{ text: `This cannot be undone. If you have looked at it, type: erase ${ref} for good` }];
      return said(
        await desk.erase(who, ref),
        `Everything personal of ${ref} is gone, and its cards are leaving the chats. "retention" lists what does not go.`,
      );
    },
  },
  {
    typed: 'copies gone CAM-26-0042: how',
    does: 'you deleted by hand what Heard could not take back',
    pattern: new RegExp(`^copies gone ${REF}\\b[:\\s]*([\\s\\S]+)`, 'i'),
    async run({ desk }, who, [, typed, how]) {
      const ref = typed!.toUpperCase();
      const done = await desk.settleCopies(who, ref, how!);
      const none = 'settled' in done && done.settled === 0;
      return said(done, none ? `There is no copy of ${ref} on the list.` : `Thank you. ${ref} is off the list.`);
    },
  },
  {
    typed: 'correct CAM-26-0042: what is wrong, and what is right',
    does: 'stands beside what was told, which stays as it is',
    pattern: new RegExp(`^correct ${REF}\\b[:\\s]*([\\s\\S]+)`, 'i'),
    run: async ({ desk }, who, [, ref, words]) =>
      said(
        await desk.correct(who, ref!.toUpperCase(), { words: words! }),
        `Noted beside the story of ${ref!.toUpperCase()}.`,
      ),
  },
  {
    typed: "don't use the words of CAM-26-0042",
    does: 'whoever told it does not want their words used to teach triage any more',
    pattern: new RegExp(
      `^(?:do not|don['’]?t|never|stop) us(?:e|ing) (?:the |their )?words (?:of|in|from) ${REF}\\W*$`,
      'i',
    ),
    run: async ({ desk }, who, [, ref]) =>
      said(
        await desk.letTeach(who, ref!.toUpperCase(), { yes: false }),
        `The words of ${ref!.toUpperCase()} are not used to teach triage.`,
      ),
  },
];

export function retentionText({ periods, due, held, copies }: Retention): string {
  const known = Object.entries(periods).filter(([name]) => name !== 'source');
  return [
    known.length > 0
      ? `Kept after the end: ${known.map(([name, span]) => `${name} ${span}`).join(', ')}.`
      : 'The council’s file gives no periods, so nothing comes up for erasure. Write them under retention.',
    list(
      'To be looked at',
      due.map((it) => `${it.ref}, ended ${it.ended}, its time was over on ${it.since}`),
    ),
    list(
      'Held past its time',
      held.map((it) => `${it.ref}, ended ${it.ended}`),
    ),
    list(
      'Copies that are not gone',
      copies.map((it) => `${it.ref}, ${it.address}: ${it.because}`),
    ),
  ]
    .filter(Boolean)
    .join('\n');
}

function list(title: string, lines: string[]): string {
  if (lines.length === 0) return `${title}: none.`;
  const more = lines.length > MOST ? [`and ${lines.length - MOST} more`] : [];
  return [`${title}:`, ...[...lines.slice(0, MOST), ...more].map((it) => `- ${it}`)].join('\n');
}
