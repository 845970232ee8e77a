import type { Verb } from '../../../cards/verbs.ts';

/** Which page a button opens, with what it already says. */
export function pagePath({
  verb,
  ref,
  values = {},
}: {
  verb: Verb;
  ref: string;
  values?: Readonly<Record<string, string>>;
}) {
  if (verb === 'read-story') return `/dialog/story?${new URLSearchParams({ ref })}`;
  return `/dialog/act?${new URLSearchParams({ ...values, verb, ref })}`;
}
