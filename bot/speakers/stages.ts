import { taskName } from '../../cards/task.ts';
import { running, STATE, task } from '../../cards/words.ts';
import { type Appointment, CALLED } from '../../src/complaints/appoint.ts';
import { type Complaint, lastEntry } from '../../src/complaints/complaint.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';
import { about, type Speaker } from './speaker.ts';

/** What is said while a complaint goes through its stages. */
export const stages = {
  stage: (sight, line, heard) =>
    about(sight, line, heard, ({ complaint, state, deadlines }) => {
      const { ref } = complaint;
      const next = running(deadlines, 'stage 2 reply', 'panel meets', 'panel reports', 'final reply');
      const says = [`${ref}: ${STATE[state]}.`, justAsked(complaint), next ? `${task(next)}.` : ''];
      return { text: says.filter(Boolean).join(' '), options: [`status ${ref}`] };
    }),
  task: (sight, line, heard) =>
    about(sight, line, heard, ({ complaint }) => ({
      text: `${complaint.ref}: ${taskName(String(line.details.task))}.`,
    })),
  appointed: (sight, line, heard) =>
    about(sight, line, heard, ({ complaint }) => ({
      text: `${complaint.ref}: you are ${CALLED[line.details.role as Appointment]}.`,
    })),
  'approve-statement': async (sight, line, heard) => {
    const statement = await sight.desk.statement(heard, line.ref!);
    return typeof statement === 'string'
      ? {
          text: `This is what will be looked into:\n${statement}\nIs that right?`,
          options: ['Yes', 'Change something'],
        }
      : { because: statement.says };
  },
  'agree-early': (sight, line, heard) =>
    about(sight, line, heard, ({ complaint }) => ({
      text: `${complaint.ref} could go straight to the Ombudsman, without a panel, if you agree. You can say no, and Stage 3 is yours as before. Do you agree?`,
      options: ['Yes', 'No'],
    })),
} satisfies Partial<Record<MessageKind, Speaker>>;

/** The person wants to go on, and nobody has done anything about it yet. */
function justAsked(complaint: Complaint): string {
  const at = (act: Parameters<typeof lastEntry>[1]) => lastEntry(complaint, act)?.seq ?? 0;
  const [second, third] = [at('stage2.asked'), at('stage3.asked')];
  const since = Math.max(at('appointed'), at('panel.arranged'), at('stage3.decided'), at('stage2.replied'));
  if (third > since) return 'The person asks for Stage 3.';
  if (second <= since) return '';
  return at('stage2.statement-signed') > second
    ? 'The person agrees to what is to be looked into. Appoint who looks.'
    : 'The person asks for Stage 2.';
}
