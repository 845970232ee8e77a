import { taskName } from '../../cards/task.ts';
import { STATE } from '../../cards/words.ts';
import { type Appointment, CALLED } from '../../src/complaints/appoint.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';
import { about, type Speaker } from './speaker.ts';

/** What is said while a complaint goes through its stages. */
export const stages = {
  stage: (sight, line, heard) =>
    about(sight, line, heard, ({ complaint, state }) => ({ text: `${complaint.ref}: ${STATE[state]}.` })),
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
