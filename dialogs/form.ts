import type { Voice as Written } from '../src/letters/letter.ts';

/** How somebody is spoken to: as a child, as an adult, or as an adult who asked for easier words. */
export type Voice = Written | 'easy';

export interface Prompt {
  text: string;
  /** Answers offered as buttons; anything may be typed instead. */
  options?: readonly string[];
}

/**
 * What a reader made of an answer: a value for its key, something to say first, or a way to ask again. Whatever else the answer
 * told comes along as `also`, so that it is not asked.
 */
export type Read<T, D = unknown> = ({ answer: T } | { again: string } | { meanwhile: string }) & { also?: Partial<D> };

export interface Question<D, K extends keyof D = keyof D, C = unknown> {
  key: K;
  ask(draft: Partial<D>, voice: Voice, context: C): Prompt;
  read(said: string, draft: Partial<D>, context: C): Read<D[K], D>;
  /** Asked only when this holds; a question whose answer is there already is never asked. */
  when?(draft: Partial<D>, context: C): boolean;
  /** Shown when answers are checked, and what to type to change it. */
  label?: string;
}

/** Any question of a draft, each with its own key's type. */
export type Questions<D, C = unknown> = readonly { [K in keyof D]: Question<D, K, C> }[keyof D][];

export type Answered<D> = { draft: Partial<D> } & ({ taken: true } | { again: string } | { meanwhile: string });

/**
 * A conversation of more than one turn. The draft, kept by question name, is the whole state: a restart, a redeploy or a new
 * question in the middle loses nothing, and what is known already is not asked.
 */
export interface Form<D, C = unknown> {
  name: string;
  questions: Questions<D, C>;
  next(draft: Partial<D>, context: C): Question<D, keyof D, C> | undefined;
  answer(draft: Partial<D>, said: string, context: C): Answered<D>;
}

export function createForm<D, C = unknown>(name: string, questions: Questions<D, C>): Form<D, C> {
  const all = questions as readonly Question<D, keyof D, C>[];
  const next = (draft: Partial<D>, context: C) =>
    all.find((it) => draft[it.key] === undefined && (it.when?.(draft, context) ?? true));
  return {
    name,
    questions,
    next,
    answer(draft, said, context) {
      const question = next(draft, context);
      if (!question) return { draft, taken: true };
      const { also, ...read } = question.read(said, draft, context);
      const told = { ...draft, ...also };
      return 'answer' in read
        ? { draft: { ...told, [question.key]: read.answer }, taken: true }
        : { draft: told, ...read };
    },
  };
}
