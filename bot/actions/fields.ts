import { button, type Card, type Input, type Option, type Reply } from '../../cards/card.ts';
import type { Verb } from '../../cards/verbs.ts';
import { isNo, isYes } from '../../dialogs/answers.ts';
import type { LocalDate } from '../../src/calendar/local-date.ts';
import { refuse } from '../../src/complaints/problems.ts';
import type { Performed } from '../../src/desk/perform.ts';
import type { Sight } from '../views.ts';
import { type Action, type Asked, afterwards, type Deed, readDay } from './action.ts';

/** One thing that a button has to be told, and how what was filled in is read. Undefined is what could not be read. */
export interface Field<T> {
  ask: string;
  kind: Input['kind'];
  /** What to write instead, in a sentence that begins "Please give". */
  wrong: string;
  read(text: string, sight: Sight, deed: Deed): T | undefined | Promise<T | undefined>;
  options?(sight: Sight, deed: Deed): readonly Option[] | Promise<readonly Option[]>;
  /** What stands in it before anything is written. */
  begins?(sight: Sight, deed: Deed): Promise<string | undefined>;
  optional?: true;
  /** The button that was pressed may say it already; then it is not asked for. */
  carried?: true;
  /** What the form says in its stead, where that is not plain from its button. */
  shown?(text: string): string;
}

export type Fields = Readonly<Record<string, Field<unknown>>>;

/** What has been read, by the names of the fields. */
export type Read<F extends Fields> = {
  [K in keyof F]: F[K] extends { optional: true } & Field<infer T>
    ? T | undefined
    : F[K] extends Field<infer T>
      ? T
      : never;
};

const NOTHING = /^\s*(nothing|none|nobody|no|-|n\/a|leave it out)?\s*$/i;

export function words(ask: string): Field<string> {
  return { ask, kind: 'words', wrong: 'that in words', read: (text) => text.trim() || undefined };
}

export function line(ask: string): Field<string> {
  return { ...words(ask), kind: 'line' };
}

export function day(ask: string): Field<LocalDate> {
  return { ask, kind: 'date', wrong: 'a day, like 2026-04-20', read: (text, sight) => readDay(text, sight) };
}

export function count(ask: string): Field<number> {
  return {
    ask,
    kind: 'line',
    wrong: 'a number, like 3; none is 0',
    read: (text) => (/^\d{1,6}$/.test(text.trim()) ? Number(text) : undefined),
  };
}

export function yesNo(ask: string): Field<boolean> {
  return {
    ask,
    kind: 'choice',
    wrong: 'yes or no',
    options: () => [option('yes', 'Yes'), option('no', 'No')],
    read: (text) => (isYes(text) ? true : isNo(text) ? false : undefined),
  };
}

export function oneOf<const T extends string>(ask: string, values: readonly T[]): Field<T> {
  return {
    ask,
    kind: 'choice',
    wrong: `one of these: ${values.join(', ')}`,
    options: () => values.map((it) => option(it, it)),
    read: (text) => values.find((it) => it.toLowerCase() === text.trim().toLowerCase()),
  };
}

/** Somebody of those who are offered; the ones who may not be chosen are shown with the reason, and the desk refuses them. */
export function somebody(ask: string, among: (sight: Sight, deed: Deed) => Promise<readonly Option[]>): Field<string> {
  return {
    ask,
    kind: 'choice',
    wrong: 'somebody by the name that stands in the directory',
    options: among,
    async read(text, sight, deed) {
      const wanted = text.trim().toLowerCase();
      const offered = await among(sight, deed);
      return offered.find((it) => it.value === text.trim() || it.label.toLowerCase() === wanted)?.value;
    },
  };
}

export function option(value: string, label: string, not?: string): Option {
  return { value, label: label.charAt(0).toUpperCase() + label.slice(1), ...(not && { not }) };
}

/** A button may carry it. */
export function carried<F extends Field<unknown>>(field: F): F & { carried: true } {
  return { ...field, carried: true };
}

/** It may be left empty; somebody who types says "nothing". */
export function optional<T>(field: Field<T>): Field<T> & { optional: true } {
  return { ...field, optional: true };
}

/** How a move is made: with what has been read. */
type Run<F extends Fields> = (sight: Sight, deed: Deed, read: Read<F> & Record<string, unknown>) => Promise<Performed>;

/** What is asked as often as there are points or recommendations, before the rest. */
type More = (sight: Sight, deed: Deed) => Promise<Fields>;

/**
 * A button that needs to be told things before it acts: from somebody who presses, as a card to fill in; from somebody who types, one
 * after the other. What cannot be read is asked for again, with everything else as it was.
 */
export function fill<F extends Fields>(
  verb: Verb,
  title: string,
  fields: F,
  run: Run<F>,
  says: string,
  more: More = async () => ({}),
): Action {
  const all = async (sight: Sight, deed: Deed): Promise<Fields> => ({ ...(await more(sight, deed)), ...fields });
  const form = async (sight: Sight, deed: Deed) => formCard(verb, title, await all(sight, deed), sight, deed);
  return {
    asks: async (sight, deed) =>
      Promise.all(Object.entries(await all(sight, deed)).map(([key, field]) => asked(key, field, sight, deed))),
    form,
    async run(sight, deed) {
      const read: Record<string, unknown> = {};
      for (const [key, field] of Object.entries(await all(sight, deed))) {
        const given = deed.values[key];
        if (field.optional && (given === undefined || NOTHING.test(given))) continue;
        const value = given === undefined ? undefined : await field.read(given, sight, deed);
        if (value !== undefined) read[key] = value;
        else {
          const shown = await shownAgain(await all(sight, deed), sight, deed);
          return [...(given?.trim() ? [wrong(field)] : []), { card: (await form(sight, shown)).card }];
        }
      }
      return afterwards(sight, deed, await run(sight, deed, read as never), says);
    },
  };
}

/** What somebody typed is shown to them again in our own chat; where others read along, the form comes back with what was chosen alone. */
async function shownAgain(fields: Fields, sight: Sight, deed: Deed): Promise<Deed> {
  if (deed.personal) return deed;
  const values: Record<string, string> = {};
  for (const [key, given] of Object.entries(deed.values)) {
    const field = fields[key];
    const chosen = field && (field.carried || field.kind === 'choice' || field.kind === 'date');
    if (chosen && (await field.read(given, sight, deed)) !== undefined) values[key] = given;
  }
  return { ...deed, values };
}

async function asked(
  key: string,
  { ask, options, optional: may }: Field<unknown>,
  sight: Sight,
  deed: Deed,
): Promise<Asked> {
  const offered = (await options?.(sight, deed))?.filter((it) => !it.not).map((it) => it.label);
  return { key, ask: may ? `${ask} Say "nothing" to leave it out.` : ask, ...(offered && { options: offered }) };
}

function wrong({ wrong: instead }: Field<unknown>): Reply {
  return { text: refuse.missing(instead).says, refused: true };
}

async function formCard(verb: Verb, title: string, fields: Fields, sight: Sight, deed: Deed) {
  const carried = carriedIn(fields, deed);
  const submit = button(verb, deed.ref, title, { style: 'main', values: carried });
  const inputs = await Promise.all(
    Object.entries(fields)
      .filter(([key]) => !(key in carried))
      .map(async ([key, field]): Promise<Input> => {
        const { ask, kind, options, optional: may } = field;
        const value = deed.values[key] ?? (await field.begins?.(sight, deed));
        return {
          key,
          label: ask,
          kind,
          ...(options && { options: await options(sight, deed) }),
          ...(value !== undefined && { value }),
          ...(!may && { required: true }),
        };
      }),
  );
  const shown = Object.entries(carried).flatMap(([key, value]) => fields[key]?.shown?.(value) ?? []);
  const body = [...shown.map((text) => ({ text })), ...inputs.map((input) => ({ input }))];
  const card: Card = { title: `${deed.ref} · ${title}`, body, buttons: [submit] };
  return { card, submit };
}

/** What the button said already goes along with the form. */
function carriedIn(fields: Fields, { values }: Deed): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([key]) => fields[key]?.carried));
}
