import type { Signpost } from '../vocabulary.ts';
import type { Flagging } from './flags.ts';

interface SignpostRule {
  to: readonly Signpost[];
  when: (it: Flagging) => boolean | undefined;
}

/** Only where the writer must be sent somewhere or a body must be told. */
const SIGNPOSTED: readonly SignpostRule[] = [
  { to: ['safeguarding'], when: ({ message }) => message.danger.level !== 'none' },
  { to: ['lado'], when: ({ message }) => message.danger.flags.includes('lado') },
  {
    to: ['police'],
    when: ({ message }) =>
      message.danger.flags.includes('threat') ||
      (message.danger.immediate && message.danger.flags.includes('safeguarding')),
  },
  {
    to: ['information-governance'],
    when: ({ message, kind }) => kind === 'information-request' || message.says('a data breach') > 0,
  },
  {
    to: ['front-door'],
    when: ({ kind, message }) => kind === 'service-request' && message.says('support to a child in need') > 0,
  },
  { to: ['advocacy'], when: ({ who, route }) => who?.kind === 'care-leaver' && route.exclusion === 'out-of-time' },
  {
    to: ['lgsco'],
    when: ({ message, kind }) =>
      kind === 'complaint' &&
      message.says('an answer is overdue') > 0 &&
      message.says('has had a reply to a complaint') + message.has('OMBUDSMAN') > 0,
  },
  { to: ['whistleblowing'], when: ({ kind, message }) => kind === 'staff-matter' && message.has('WHISTLE') > 0 },
  { to: ['school'], when: ({ message, kind }) => kind === 'complaint' && message.says('a school’s own doings') > 1 },
];

export function signpostsOf(it: Flagging): Signpost[] {
  const found = SIGNPOSTED.filter(({ when }) => when(it)).flatMap(({ to }) => to);
  return [...new Set<Signpost>([...(it.route.signpost ?? []), ...found])];
}
