import { listed } from '../calendar/span.ts';
import { COMPLAINANT, type Names, THEME } from './names.ts';
import type { Amount, Counting, Day, Dimension, Where } from './question.ts';

type Words = {
  readonly [K in keyof Required<Where>]: (value: NonNullable<Where[K]>, names: Names, where: Where) => string;
};

const TIMING = {
  'in time': 'answered in time',
  late: 'answered late',
  missed: 'late (answered late, or not answered and past the date)',
};
const OMBUDSMAN = {
  any: 'the Ombudsman asked',
  now: 'with the Ombudsman now',
  premature: 'premature at the Ombudsman',
  none: 'not at the Ombudsman',
};
const ADVOCATE = {
  any: 'an advocate asked for',
  appointed: 'with an advocate',
  waiting: 'waiting for an advocate',
  none: 'no advocate',
};
const DAY: Record<Day, string> = {
  received: '',
  answered: 'answered ',
  acknowledged: 'acknowledged ',
  'stage 2 asked': 'Stage 2 asked for ',
  'stage 2 answered': 'Stage 2 answered ',
  ended: 'ended ',
  ombudsman: 'Ombudsman ',
};

/** Each condition in words, in the order in which they are said. A new one does not compile without its words. */
const WORDS: Words = {
  kind: (kind) => `${kind}s`,
  ref: (ref) => ref,
  named: () => 'by that name',
  overdue: (_, __, { clock }) => (clock ? `${clock} overdue` : 'overdue'),
  due: (period, _, { clock }) => `${clock ? `${clock} due` : 'due'} ${period.label}`,
  clock: (clock, _, { overdue, due }) => (overdue || due ? '' : `waiting for: ${clock}`),
  unassigned: () => 'nobody asked to answer yet',
  accepted: (yes) => (yes ? 'taken' : 'asked, not taken yet'),
  waiting: (waiting) => `waiting for the ${waiting}`,
  answered: (yes) => (yes ? 'answered' : 'not answered'),
  timing: (how) => TIMING[how],
  acknowledged: (yes) => (yes ? 'acknowledged' : 'not acknowledged'),
  extended: (yes) => (yes ? 'given more time' : 'not given more time'),
  open: (open) => (open ? 'open' : 'closed'),
  stage: (stage) => `Stage ${stage}`,
  reached: (stage) => `reached Stage ${stage}`,
  procedure: (procedure) => procedure,
  outcomes: (outcomes) => listed(outcomes).replace(' and ', ' or '),
  days: ({ over, under, ofAnswered }) =>
    `${over === undefined ? `within ${under}` : `over ${over}`} working days ${ofAnswered ? 'to the answer' : 'and not answered'}`,
  olderThan: (days) => `${days} days old or more`,
  theme: (theme) => `theme ${THEME[theme]}`,
  complainants: (kinds) => `by a ${listed(kinds.map((it) => COMPLAINANT[it])).replace(' and ', ' or ')}`,
  channels: (channels) => `by ${listed(channels).replace(' and ', ' or ')}`,
  advocate: (which) => ADVOCATE[which],
  ombudsman: (which) => OMBUDSMAN[which],
  again: (yes) => (yes ? 'by somebody who had complained before' : 'by somebody for the first time'),
  age: (age) => `child aged ${age}`,
  gender: (gender) => `child ${gender}`,
  teams: (teams, { council }) =>
    teams.length === 0 ? 'your team' : listed(teams.map((it) => council.teams[it]?.name ?? it)),
  noTeam: () => 'no team named',
  holder: (id, { nameOf }) => `with ${nameOf(id)}`,
  passedOnBy: (id, { nameOf }) => `passed on by ${nameOf(id)}`,
  period: (period) => `${DAY[period.of]}${period.label}`,
};

/** The conditions as a person can check them: "overdue · Huntingdon · today". */
export function whereInWords(where: Where, names: Names): string {
  const parts = (Object.keys(WORDS) as (keyof Where)[]).flatMap((name) => {
    const value = where[name];
    if (value === undefined) return [];
    const words = (WORDS[name] as (value: unknown, names: Names, where: Where) => string)(value, names, where);
    return words ? [words] : [];
  });
  const now = where.overdue || where.open || where.unassigned || where.waiting;
  return [
    ...(where.kind || parts.length > 0 ? [] : ['complaints']),
    ...parts,
    ...(now && !where.period ? ['today'] : []),
    ...(parts.length === 0 ? ['all on record'] : []),
  ].join(' · ');
}

export const AMOUNT: Record<Amount, string> = {
  'stage 1 days': 'working days to the Stage 1 answer',
  'stage 2 days': 'working days to the Stage 2 answer',
  cost: 'cost of Stage 2',
};

const BY: Record<Dimension, string> = {
  team: 'team',
  theme: 'theme',
  stage: 'stage',
  procedure: 'procedure',
  outcome: 'outcome',
  complainant: 'who complained',
  channel: 'channel',
  owner: 'who answers',
  waiting: 'whose move it is',
  month: 'month',
  quarter: 'quarter',
  year: 'financial year',
  age: 'age of the child',
  gender: 'gender of the child',
};

/** The whole question as it was understood, shown above every answer. */
export function understood({ ask, where, part, amount, by, against }: Counting, names: Names): string {
  const what =
    ask === 'share' && part
      ? `share ${whereInWords(part, names)} · of `
      : ask === 'average'
        ? `average ${AMOUNT[amount!]} · `
        : ask === 'sum'
          ? `${AMOUNT[amount!]} in all · `
          : '';
  const counted = by ? ` · by ${BY[by]}` : '';
  return capital(`${what}${whereInWords(where, names)}${against ? ` · against ${against.label}` : ''}${counted}`);
}

export function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
