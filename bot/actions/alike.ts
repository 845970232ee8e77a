import { HOW_LINKED } from '../../cards/alike.ts';
import type { Verb } from '../../cards/verbs.ts';
import { HOWS, type How } from '../../src/complaints/link.ts';
import type { Action } from './action.ts';
import { type Field, fill, line, option, words } from './fields.ts';

/** What a complaint has to do with another one: decided by a person, whatever was offered. */
export const alike = {
  link: fill(
    'link',
    'Link two complaints',
    { to: reference('Which complaint goes on or leads, by its reference?'), how: howLinked() },
    (sight, { who, ref }, read) => sight.desk.link(who, ref, read),
    'linked, on both histories. Where one goes on, the earliest receipt counts.',
  ),
  'tell-apart': fill(
    'tell-apart',
    'Not the same',
    {
      from: reference('Which complaint does it only look like, by its reference?'),
      reason: words('Why are they two matters? It is kept on record, and they are not offered for each other again.'),
    },
    (sight, { who, ref }, read) => sight.desk.tellApart(who, ref, read),
    'noted on both histories. They are not offered for each other again.',
  ),
} satisfies Partial<Record<Verb, Action>>;

/** A button of a card brings it along. */
function reference(ask: string): Field<string> & { carried: true } {
  return {
    ...line(ask),
    read: (text) => text.trim().toUpperCase() || undefined,
    carried: true,
    shown: (ref) => `The other complaint is ${ref}.`,
  };
}

function howLinked(): Field<How> {
  return {
    ask: 'How do they belong together?',
    kind: 'choice',
    wrong: `one of these: ${HOWS.join(', ')}`,
    options: () => HOWS.map((it) => option(it, HOW_LINKED[it])),
    read: (text) => {
      const wanted = text.trim().toLowerCase();
      return HOWS.find((it) => wanted === it || wanted === HOW_LINKED[it].toLowerCase());
    },
  };
}
