import type { LocalDate } from '../calendar/local-date.ts';
import type { Complaint, Entry, Finding } from '../complaints/complaint.ts';
import { happenedIn } from '../complaints/complaint.ts';
import type { Happened, ProcedureName } from '../complaints/happened.ts';
import { initialsOf } from '../complaints/telling.ts';
import type { Complainant } from '../procedures/procedure.ts';
import type { Kind, Theme } from '../triage/vocabulary.ts';

/** A complaint that was dealt with elsewhere, as a register of the past tells it. */
export interface Past {
  ref: string;
  received: LocalDate;
  arose?: LocalDate;
  procedure: ProcedureName;
  kind: Kind;
  complainant: Complainant;
  channel: string;
  team?: string;
  themes: Theme[];
  /** What happened to it, in the order of the dates; each was possible on its day. */
  happened: Happened[];
  finding?: Finding;
  respondent?: string;
  second?: string;
  cost?: number;
  ombudsmanOutcome?: string;
  /** Still open when the register ended, whatever became of it afterwards. */
  openAtTheEnd?: boolean;
  age?: string;
  gender?: string;
  disability?: string;
  ethnicity?: string;
  name?: string;
  child?: string;
  /** What the register calls the person who complained, where it has a number or a mark for them. */
  person?: string;
  words?: string;
}

/** Who did what in a history that came from a register. */
export const IMPORT = 'import';

/** The complaint with its history replayed as entries, as if it had been dealt with here. */
export function complaintOf(
  past: Past,
  council: string,
  pack: string,
  receivedAt: Date,
  at: Date,
  about: string,
): Complaint {
  const entries = entriesOf(past, at);
  const { ref, procedure, complainant, received, arose, channel, team } = past;
  return {
    council,
    ref,
    pack,
    receivedAt,
    initials: initialsOf(past.child ?? past.name),
    about,
    channel,
    ...(team && { team }),
    triage: {
      kind: past.kind,
      eligible: 'n/a',
      exclusion: null,
      procedure,
      decisions: [],
      signpost: [],
      themes: past.themes,
      flags: [],
      points: [],
      because: [],
    },
    entries,
    facts: { procedure, complainant, received, ...(arose && { arose }), happened: happenedIn(entries) },
  };
}

function entriesOf(past: Past, at: Date): Entry[] {
  const { respondent, second, received } = past;
  const lines: Pick<Entry, 'act' | 'on' | 'details'>[] = [
    { act: 'opened', on: received, details: { channel: past.channel, imported: true } },
    ...(past.procedure === 'none'
      ? []
      : [{ act: 'route.confirmed' as const, on: received, details: { procedure: past.procedure } }]),
    ...(respondent
      ? [{ act: 'assigned' as const, on: received, details: { respondent, ...(second && { second }) } }]
      : []),
    ...past.happened.flatMap((it) => linesOf(it, past)),
  ];
  return lines.map((it, index) => ({ seq: index + 1, at, by: IMPORT, ...it }));
}

function linesOf({ moment, on, ...details }: Happened, past: Past): Pick<Entry, 'act' | 'on' | 'details'>[] {
  const found = moment === answerOf(past) && past.finding;
  return [
    ...(found ? [{ act: 'findings.recorded' as const, on, details: { findings: [found], overall: found } }] : []),
    {
      act: moment,
      on,
      details: {
        ...details,
        ...(moment === 'stage2.asked' && past.cost !== undefined && { cost: past.cost }),
        ...(moment === 'ombudsman.enquired' && past.ombudsmanOutcome && { outcome: past.ombudsmanOutcome }),
        ...(moment === 'closed' && past.openAtTheEnd && { openAtTheEnd: true }),
      },
    },
  ];
}

/** The finding of a register is the last answer's. */
function answerOf({ happened }: Past): string | undefined {
  const answers = happened.filter((it) => it.moment === 'stage1.replied' || it.moment === 'stage2.replied');
  return answers.at(-1)?.moment;
}
