import { stringify } from 'yaml';
import { z } from 'zod';
import { isSpan, type Span, spanParts } from '../calendar/span.ts';
import { type ProcedureKey, procedures } from '../procedures/index.ts';
import type { ClockName } from '../procedures/procedure.ts';
import { answers } from './council.ts';

/** What has been answered so far: a council's file in the making. */
export type Draft = Record<string, unknown>;

export interface Question {
  /** Where the answer goes in the file. */
  path: readonly (string | number)[];
  ask: string;
  /** Reads an answer; its message says what to write instead. */
  as: z.ZodType;
  /** What to ask the council when nobody knows. Without it, an answer is needed. */
  confirm?: string;
  /** Asked only where this holds. */
  when?(draft: Draft): boolean;
  /** What is not sure in an answer, as one more thing to ask the council. */
  doubt?(value: unknown): string | undefined;
}

const CORPORATE = { two: 'complaint-code', three: 'three-stage-corporate' } as const satisfies Record<
  string,
  ProcedureKey
>;
const stages = z
  .enum(['two', 'three'], { error: 'write two (the Complaint Handling Code) or three' })
  .transform((it) => CORPORATE[it]);

const HOW_LONG =
  'write "10 working days" or "10 working days, at most 20 working days"; "3 days" where the unit is not stated';

/** "10 working days, at most 20 working days" */
const promise = z.string().transform((text, context) => {
  const [within = '', upTo, ...more] = text.toLowerCase().split(/,?\s*(?:at most|up to)\s+/);
  if (isSpan(within) && (upTo === undefined || isSpan(upTo)) && more.length === 0)
    return { within, ...(upTo && { upTo }) };
  context.addIssue({ code: 'custom', message: HOW_LONG });
  return z.NEVER;
});

const PROMISES: readonly ['statutory' | 'corporate', ClockName, string][] = [
  ['statutory', 'acknowledge', 'is a complaint acknowledged'],
  ['statutory', 'stage 1 reply', 'is it answered at Stage 1'],
  ['statutory', 'ask for stage 2', 'may somebody ask for Stage 2'],
  ['statutory', 'stage 2 reply', 'is it answered at Stage 2'],
  ['statutory', 'ask for stage 3', 'may somebody ask for Stage 3'],
  ['statutory', 'panel meets', 'does the panel meet'],
  ['statutory', 'final reply', 'does the final reply come after the panel'],
  ['corporate', 'acknowledge', 'is a complaint acknowledged'],
  ['corporate', 'stage 1 reply', 'is it answered at Stage 1'],
  ['corporate', 'stage 2 reply', 'is it answered at Stage 2'],
  ['corporate', 'final reply', 'is it answered at Stage 3'],
];

const CALLED = { statutory: 'children’s social care (the Act)', corporate: 'every other complaint (corporate)' };

/** What is asked, in order; a blank answer is kept as something to ask the council. */
export const questions: readonly Question[] = [
  { path: ['name'], ask: 'What is the council called, in full?', as: answers.words },
  { path: ['short'], ask: 'What do people call it?', as: answers.words },
  { path: ['prefix'], ask: 'Which capital letters begin its references, like CAM?', as: answers.prefix },
  { path: ['complaintsTeam', 'name'], ask: 'What is the team called that looks after complaints?', as: answers.words },
  {
    path: ['complaintsTeam', 'phone'],
    ask: 'On which telephone number is it reached?',
    as: answers.phone,
    confirm: 'On which telephone number is the complaints team reached?',
  },
  {
    path: ['complaintsTeam', 'email'],
    ask: 'At which email address?',
    as: answers.email,
    confirm: 'At which email address is the complaints team reached?',
  },
  {
    path: ['advocacy', 'name'],
    ask: 'Who gives independent advocacy to children and care leavers?',
    as: answers.words,
    confirm: 'Who gives independent advocacy to children and care leavers, and on which number?',
  },
  {
    path: ['advocacy', 'phone'],
    ask: 'On which telephone number?',
    as: answers.phone,
    confirm: 'On which telephone number is the advocacy service reached?',
    when: ({ advocacy }) => advocacy !== undefined,
  },
  {
    path: ['safeguarding', 'frontDoor'],
    ask: 'Which telephone number reaches the front door for a child at risk, by day?',
    as: answers.phone.transform((phone) => ({ name: 'Front door for children', phone })),
    confirm: 'Which telephone number reaches the front door for a child at risk, by day?',
  },
  {
    path: ['safeguarding', 'outOfHours'],
    ask: 'And out of hours?',
    as: answers.phone.transform((phone) => ({ name: 'Out of hours', phone })),
    confirm: 'Which telephone number reaches somebody for a child at risk out of hours?',
  },
  {
    path: ['packs', 0, 'from'],
    ask: 'From which day do these rules hold, like 2026-04-01?',
    as: answers.packStart,
  },
  {
    path: ['packs', 0, 'source'],
    ask: 'Which leaflet or policy are the promises from, with its date?',
    as: answers.words,
  },
  {
    path: ['packs', 0, 'corporate', 'extends'],
    ask: 'How many stages has its corporate procedure, two or three?',
    as: stages,
  },
  ...PROMISES.map(promised),
];

/** A clock that the procedure does not have is not asked about. */
function promised([procedure, clock, does]: (typeof PROMISES)[number]): Question {
  const path = ['packs', 0, procedure] as const;
  return {
    path: [...path, 'clocks', clock],
    ask: `${CALLED[procedure]}: within how long ${does}? Leave it empty where nothing is stated.`,
    as: promise,
    confirm: `How long may "${clock}" take for ${CALLED[procedure]}? The document names no number.`,
    when: (draft) => clock in procedures[(at(draft, [...path, 'extends']) ?? 'children-act') as ProcedureKey].clocks,
    doubt: (value) => unitDoubt(clock, value as { within: Span; upTo?: Span }),
  };
}

function unitDoubt(clock: ClockName, { within, upTo }: { within: Span; upTo?: Span }): string | undefined {
  const bare = [within, upTo].find((it) => it && spanParts(it).unit === 'days');
  return bare && `Is "${bare}" for "${clock}" counted in working days or in calendar days?`;
}

/** An answer in its place, or what to write instead. */
export function answered(draft: Draft, question: Question, text: string): { draft: Draft } | { instead: string } {
  const { path, as, confirm, doubt } = question;
  if (!text.trim() && confirm) return { draft: asking(draft, confirm) };
  const read = as.safeParse(text.trim());
  if (!read.success) return { instead: read.error.issues[0]!.message };
  const doubted = doubt?.(read.data);
  const kept = put(draft, path, read.data) as Draft;
  return { draft: doubted ? asking(kept, doubted) : kept };
}

function asking(draft: Draft, question: string): Draft {
  return { ...draft, confirm: [...((draft.confirm as string[]) ?? []), question] };
}

/** A worked example, counted by a person. */
export function withExample(draft: Draft, received: string, reply: string): Draft {
  return { ...draft, examples: [{ happened: { received }, due: { 'stage 1 reply': reply } }] };
}

type DraftProcedure = { extends?: ProcedureKey; clocks?: Record<string, object> };
type DraftPack = { from: string; source: string; statutory?: DraftProcedure; corporate: DraftProcedure };

/** The file as it is saved: every promise says where it is from. */
export function draftedYaml({ confirm = [], packs, examples, ...who }: Draft): string {
  const [{ from, source, statutory, corporate }] = packs as [DraftPack];
  const pack = {
    from,
    source,
    statutory: cited({ extends: 'children-act', ...statutory }, source),
    corporate: cited(corporate, source),
  };
  const file = { ...who, confirm, packs: [pack], examples };
  return stringify(file, { lineWidth: 0 });
}

function cited(procedure: DraftProcedure, cite: string): object {
  if (!procedure.clocks) return procedure;
  const clocks = Object.entries(procedure.clocks).map(([clock, promise]) => [clock, { ...promise, cite }]);
  return { ...procedure, clocks: Object.fromEntries(clocks) };
}

function at(value: unknown, [key, ...rest]: readonly (string | number)[]): unknown {
  if (key === undefined || value === undefined) return value;
  return at((value as Record<string | number, unknown>)[key], rest);
}

function put(into: unknown, [key, ...rest]: readonly (string | number)[], value: unknown): unknown {
  if (key === undefined) return value;
  const inner = put(at(into, [key]), rest, value);
  if (typeof key === 'number') return [inner];
  return { ...(into as object | undefined), [key]: inner };
}
