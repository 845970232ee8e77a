import { AGE_BANDS } from '../register/about.ts';
import { THEMES, type Theme } from '../triage/vocabulary.ts';
import { type Complaint, holdersOf, themesOf } from './complaint.ts';
import type { Decision, Message, Now } from './decision.ts';
import { refuse } from './problems.ts';

/** What the annual report counts and somebody has to say: about the child, and what the complaint was about. */
export const GAPS = ['age', 'ethnicity', 'theme'] as const;
export type Gap = (typeof GAPS)[number];

/** Nobody knows, or the family would rather not say: an answer like any other, and not asked again. */
export const NOT_KNOWN = 'not known';
export const AGES: readonly string[] = [...AGE_BANDS, NOT_KNOWN];
/** The groups of the 2021 Census for England and Wales, at their widest. */
export const ETHNIC_GROUPS: readonly string[] = [
  'Asian or Asian British',
  'Black, Black British, Caribbean or African',
  'Mixed or multiple ethnic groups',
  'White',
  'Other ethnic group',
  NOT_KNOWN,
];

/** What was said about the child so far, as the register has it. */
export interface ToldOfChild {
  age: string | null;
  ethnicity: string | null;
}

export interface Data {
  age?: string;
  ethnicity?: string;
  theme?: Theme;
}

/** What nobody has said. A complaint about nothing that triage could name is about "other" in every report. */
export function gapsIn(complaint: Complaint, told: ToldOfChild): Gap[] {
  const about = themesOf(complaint).some((it) => it !== 'other');
  return [
    ...(told.age ? [] : (['age'] as const)),
    ...(told.ethnicity ? [] : (['ethnicity'] as const)),
    ...(about || recorded(complaint, 'theme') ? [] : (['theme'] as const)),
  ];
}

function recorded({ entries }: Complaint, gap: Gap): boolean {
  return entries.some((it) => it.act === 'data.recorded' && (it.details.recorded as Gap[]).includes(gap));
}

/**
 * Asked when the answer goes out, once for the whole of a complaint's life: whoever answered it about the child, and the complaints
 * team what it was about.
 */
export function askForGaps(complaint: Complaint, gaps: readonly Gap[], by: string): Message[] {
  const ofChild = gaps.filter((it) => it !== 'theme');
  const person = holdersOf(complaint).respondent ?? by;
  const ask = (to: Message['to'], missing: readonly Gap[]): Message[] =>
    missing.length === 0
      ? []
      : [
          {
            to,
            kind: 'gaps',
            details: { missing },
            key: `gaps ${complaint.ref} ${missing.includes('theme') ? 'theme' : 'child'}`,
          },
        ];
  return [
    ...ask(`person:${person}`, ofChild),
    ...ask(
      'complaints',
      gaps.filter((it) => it === 'theme'),
    ),
  ];
}

/** What somebody knows. The history keeps that it was said; the child's own data stands in the register and nowhere else. */
export function recordData({ age, ethnicity, theme }: Data, { today }: Now): Decision {
  const wrong = [
    ...(age === undefined || AGES.includes(age) ? [] : [`the age as one of: ${AGES.join(', ')}`]),
    ...(ethnicity === undefined || ETHNIC_GROUPS.includes(ethnicity)
      ? []
      : [`the ethnic group as one of: ${ETHNIC_GROUPS.join(', ')}`]),
    ...(theme === undefined || THEMES.includes(theme) ? [] : [`what it was about as one of: ${THEMES.join(', ')}`]),
  ];
  if (wrong[0]) return refuse.missing(wrong[0]);
  const recorded: Gap[] = [
    ...(age ? (['age'] as const) : []),
    ...(ethnicity ? (['ethnicity'] as const) : []),
    ...(theme ? (['theme'] as const) : []),
  ];
  if (recorded.length === 0)
    return refuse.missing('one of these: the child’s age, their ethnic group, what it was about');
  return {
    entries: [{ act: 'data.recorded', on: today, details: { recorded, ...(theme && { themes: [theme] }) } }],
  };
}
