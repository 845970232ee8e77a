import type { LocalDate } from '../calendar/local-date.ts';
import type { Complaint } from '../complaints/complaint.ts';
import type { Council } from '../councils/index.ts';
import type { Deadline } from '../deadlines/deadlines.ts';
import type { Right } from '../deadlines/rights.ts';
import type { Complainant, RightName } from '../procedures/procedure.ts';

/** Who is being spoken to: a child gets short, kind words. */
export type Voice = 'child' | 'adult';

export function voiceFor(complainant: Complainant): Voice {
  return complainant === 'child' || complainant === 'young-person' ? 'child' : 'adult';
}

export type Paragraph = string | { heading: string } | { list: readonly string[] } | { quote: string };

/** Until when: a day, no day at all, or a length of time whose start we do not know. */
export type Last = { by: LocalDate } | { none: true; please?: LocalDate } | { within: string };

/** What the person may do next. No letter can be made without it: a stage unknown is a stage refused. */
export interface NextStep {
  right: RightName | 'come-back';
  /** What it is, and from when, in words the person uses. */
  what: string;
  how: string;
  last: Last;
}

/** Something that goes out in writing to the person who complained, with no paper and no channel in it. */
export interface Letter {
  ref: string;
  title: string;
  greeting: string;
  body: readonly Paragraph[];
  next: NextStep;
  /** The Ombudsman, where that is not the next step itself. */
  always?: string;
  from: string;
}

/** What a letter is made from: the complaint as it stands, and the words that belong in it. */
export interface LetterView {
  voice: Voice;
  council: Council;
  complaint: Complaint;
  deadlines: readonly Deadline[];
  rights: readonly Right[];
  today: LocalDate;
  /** What the person is called, where they told us. */
  name?: string;
  /** The latest words of a kind. */
  words(kind: string): string | undefined;
  nameOf(id: string): string;
}
