import type { Voice } from '../form.ts';

/** One thing that Heard says, in each way of speaking. A child hears the easy words, unless there are words of their own. */
export interface Wording {
  adult: string;
  easy: string;
  child?: string;
}

export type Wordings = Readonly<Record<string, Wording>>;

type Slots<Text> = Text extends `${string}{${infer Name}}${infer Rest}` ? Name | Slots<Rest> : never;
type SlotsOf<W extends Wording> = Slots<W[keyof W]>;

/** Each wording as a function: which voice, and what goes into its {slots}, which the compiler knows by name. */
export type Spoken<T extends Wordings> = {
  readonly [K in keyof T]: (
    voice: Voice,
    ...slots: [SlotsOf<T[K]>] extends [never] ? [] : [Readonly<Record<SlotsOf<T[K]>, string>>]
  ) => string;
};

export function inVoice({ adult, easy, child = easy }: Wording, voice: Voice): string {
  return { adult, easy, child }[voice];
}

export function spoken<const T extends Wordings>(table: T): Spoken<T> {
  const say =
    (wording: Wording) =>
    (voice: Voice, slots: Readonly<Record<string, string>> = {}) =>
      inVoice(wording, voice).replace(/\{(\w+)\}/g, (_, name: string) => slots[name] ?? '');
  return Object.fromEntries(Object.entries(table).map(([key, it]) => [key, say(it)])) as unknown as Spoken<T>;
}
