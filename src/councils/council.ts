import { z } from 'zod';
import { isLocalDate, type LocalDate } from '../calendar/local-date.ts';
import { isSpan, type Span } from '../calendar/span.ts';
import { type ProcedureKey, procedures } from '../procedures/index.ts';
import { CLOCKS, COMPLAINANTS, MOMENTS } from '../procedures/procedure.ts';
import { ladderSchema } from './ladder.ts';

/** The shape of a council's file. Each message says what to write instead: the reader is a complaints officer, not a programmer. */

const words = z.string({ error: 'write some words here' }).trim().min(1, 'write some words here');
const phone = z.string({ error: 'write the number in quotes, like "0345 045 5203"' }).regex(/^\+?[\d ()]{3,20}$/, {
  error: 'write a telephone number in quotes, like "0345 045 5203"',
});
const email = z.email({ error: 'write an email address, like complaints@council.gov.uk' });
const web = z.url({ error: 'write a whole web address, like https://www.council.gov.uk/complain' });

const date = z.custom<LocalDate>((it) => isLocalDate(it), {
  error: 'write a real date as year-month-day, like 2026-04-09',
});

const START = 'write the day it starts as 2026-01-16, or with a time of day as 2026-01-16T17:00';
const packStart = z
  .string({ error: START })
  .regex(/^\d{4}-\d{2}-\d{2}(T([01]\d|2[0-3]):[0-5]\d)?$/, { error: START, abort: true })
  .refine((it) => isLocalDate(it.slice(0, 10)), { error: 'that day does not exist; check the month and the day' });

/** "1 working day" is how anybody writes it. */
const plural = (it: unknown) => (typeof it === 'string' && /^1 .*(day|month)$/.test(it) ? `${it}s` : it);

const span = z.preprocess(
  plural,
  z.custom<Span>((it) => typeof it === 'string' && isSpan(it), {
    error:
      'write a number and a unit: "10 working days", "28 calendar days", "12 months", or "3 days" where the unit is not stated',
  }),
);

const YEARS = 'write for how long, like "6 years", "18 months" or "90 days"';
const years = z
  .string({ error: YEARS })
  .regex(/^[1-9]\d{0,2} (years?|months?|days?)$/, { error: YEARS })
  .transform((it): Span => {
    const [count, unit = ''] = it.split(' ');
    if (unit.startsWith('year')) return `${Number(count) * 12} months`;
    return unit.startsWith('month') ? `${Number(count)} months` : `${Number(count)} days`;
  })
  .optional();

const clockName = z.enum(CLOCKS, { error: `unknown clock; write one of: ${CLOCKS.join(', ')}` });

const promise = z.strictObject({
  within: span.optional(),
  upTo: span.optional(),
  starts: z.enum(MOMENTS, { error: `unknown moment; write one of: ${MOMENTS.join(', ')}` }).optional(),
  cite: words,
  confidence: z.enum(['local', 'unverified'], { error: 'write local or unverified' }).optional(),
});

const procedureKeys = Object.keys(procedures) as [ProcedureKey, ...ProcedureKey[]];

const localProcedure = z.strictObject({
  extends: z.enum(procedureKeys, { error: `write one of: ${procedureKeys.join(', ')}` }),
  clocks: z.partialRecord(clockName, promise).default({}),
});

/** Something that the council says and that differs from the law or is not sure, with what Heard does about it. */
const remark = z.strictObject({
  about: z.union([clockName, words]),
  says: words,
  law: words.optional(),
  heard: words,
  cite: words,
});

const pack = z.strictObject({
  from: packStart,
  source: words,
  confidence: z.enum(['local', 'unverified']).optional(),
  /** Only where the council says that a day off is not a day of receipt (rule K3). */
  deemedReceipt: z.literal('nextWorkingDay', { error: 'write nextWorkingDay, or leave it out' }).optional(),
  statutory: localProcedure,
  corporate: localProcedure,
  remarks: z.array(remark).default([]),
});

const contact = z.strictObject({
  name: words,
  phone: phone.optional(),
  text: phone.optional(),
  email: email.optional(),
  web: web.optional(),
  post: words.optional(),
  hours: words.optional(),
});

const team = z.strictObject({ name: words, area: words.optional(), also: z.array(words).default([]) });

const TIME = 'write a time of day in quotes, like "09:00"';
const time = z.string({ error: TIME }).regex(/^([01]\d|2[0-3]):[0-5]\d$/, { error: TIME });

const HAPPENED = 'write at least the day it was received: { received: 2026-03-24 }';
const DUE = 'write at least one date that must come out: { stage 1 reply: 2026-04-09 }';

/** A worked example, checked whenever the tests read the file: what happened, and the dates that must come out. */
const example = z.strictObject({
  pack: packStart.optional(),
  procedure: z.enum(['statutory', 'corporate'], { error: 'write statutory or corporate' }).default('statutory'),
  complainant: z.enum(COMPLAINANTS, { error: `write one of: ${COMPLAINANTS.join(', ')}` }).default('parent'),
  happened: z
    .partialRecord(z.enum(MOMENTS), date, { error: HAPPENED })
    .refine((it) => it.received, { error: HAPPENED, path: ['received'] }),
  due: z.partialRecord(clockName, date, { error: DUE }).refine((it) => Object.keys(it).length > 0, { error: DUE }),
  because: words.optional(),
});

const PREFIX = 'write two to four capital letters, like CAM';
const prefix = z.string({ error: PREFIX }).regex(/^[A-Z]{2,4}$/, { error: PREFIX });
const PACKS = 'write at least one pack: the rules that hold from a date';
const EXAMPLES = 'write at least one worked example: a date received and the dates that follow';

/** Free, at any hour, for anybody in the country. */
const SHOUT = { name: 'Text SHOUT', text: '85258' };

export const councilSchema = z.strictObject({
  name: words,
  /** What people call it: "Cambridgeshire". */
  short: words,
  /** Begins every reference: CAM-26-0042. */
  prefix,
  complaintsTeam: contact,
  roles: z.record(z.string(), words).default({}),
  teams: z
    .record(z.string().regex(/^[a-z0-9-]+$/, { error: 'write a short key in small letters, like huntingdon' }), team)
    .default({}),
  advocacy: contact.optional(),
  safeguarding: z
    .strictObject({
      frontDoor: contact.optional(),
      outOfHours: contact.optional(),
      designatedOfficer: contact.optional(),
      /** Who answers a text at any hour; the national one where the council has none of its own. */
      crisisText: z.strictObject({ name: words, text: phone }).default(SHOUT),
    })
    .default({ crisisText: SHOUT }),
  /** Outside these nobody is nudged. */
  hours: z
    .strictObject({ from: time, to: time })
    .refine((it) => it.from < it.to, { error: 'the office closes before it opens; check from and to' })
    .default({ from: '09:00', to: '17:00' }),
  /** Who is told when, where the council wants it otherwise than Heard does by itself. */
  ladder: ladderSchema.prefault({}),
  /**
   * How long what people told is kept: complaints from the day they ended, chats from the day something was said. Without a period
   * nothing comes up for erasure.
   */
  retention: z
    .strictObject({ statutory: years, corporate: years, other: years, chats: years, source: words.optional() })
    .prefault({}),
  /** What the council still has to tell us; asked at set-up and shown by "councils check". */
  confirm: z.array(words).default([]),
  packs: z.array(pack, { error: PACKS }).min(1, PACKS),
  examples: z.array(example, { error: EXAMPLES }).min(1, EXAMPLES),
});

/** How single answers are read where somebody is asked for them one after the other. */
export const answers = { words, prefix, phone, email, date, packStart } as const;

export type CouncilFile = z.infer<typeof councilSchema>;
export type Contact = z.infer<typeof contact>;
export type Team = z.infer<typeof team>;
export type Remark = z.infer<typeof remark>;
export type Example = z.infer<typeof example>;
