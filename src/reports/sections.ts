import { COMPLAINANT, keyName, type Names, THEME } from '../ask/names.ts';
import { monthName } from '../ask/periods.ts';
import { capital } from '../ask/say.ts';
import type { LocalDate } from '../calendar/local-date.ts';
import { listed } from '../calendar/span.ts';
import type { Complainant } from '../procedures/procedure.ts';
import { AGE_BANDS } from '../register/about.ts';
import { OUTCOMES } from '../register/row.ts';
import type { Theme } from '../triage/vocabulary.ts';
import type { Beside } from './beside.ts';
import type { Figures } from './figures.ts';
import { BANDS, type MeasureName, measures } from './measures.ts';
import { type Line, type Section, share } from './report.ts';

/** What every section is made from. */
export interface Source {
  now: Figures;
  /** The same period before, where there is one on record. */
  before?: Figures;
  beside: Beside;
  names: Names;
}

const total = ({ now }: Source) => now.count('received');

/** Lines of a measure, each key by its name; what is known to exist is there with a nought. */
function linesOf(
  source: Source,
  measure: MeasureName,
  name: (key: string) => string,
  order?: readonly string[],
): Line[] {
  const found = source.now.keys(measure);
  const sorted = order
    ? [
        ...order.map((key) => ({ key, n: source.now.count(measure, key) })),
        ...found.filter((it) => !order.includes(it.key)),
      ]
    : found;
  const before = source.before?.count('received');
  return sorted.map(({ key, n }) => ({
    name: capital(name(key)),
    n,
    of: total(source),
    ...(before && { before: withShare(source.before!.count(measure, key), before) }),
  }));
}

function withShare(n: number, of: number): string {
  return `${n} (${share(n, of)})`;
}

export function received(source: Source): Section {
  const { now, before, beside } = source;
  const n = total(source);
  const earlier = before ? before.count('received') : beside.before?.received;
  const label = beside.before?.label ?? 'the period before';
  const { openCases } = beside;
  const change =
    earlier === undefined
      ? []
      : [
          earlier === 0
            ? `There were none in ${label}, so there is no percentage.`
            : `That compares to ${earlier} in ${label} (${signed(n, earlier)}).`,
        ];
  return {
    title: 'Complaints received',
    says: [
      `${n} complaints were received in this period.`,
      ...change,
      ...(openCases
        ? [
            `They equal ${share(n, openCases)} of the ${openCases.toLocaleString('en-GB')} cases recorded as open at the end of the period.`,
          ]
        : []),
    ],
    name: 'Month',
    lines: now.months('received').map((it) => ({ name: monthName(it.month), n: it.n })),
    chart: 'columns',
    counted: measures.received.says,
  };
}

export function signed(now: number, before: number): string {
  const by = Math.round(((now - before) / before) * 100);
  return `${by >= 0 ? '+' : '−'}${Math.abs(by)}%`;
}

export function complainants(source: Source): Section {
  const { now } = source;
  const n = (...kinds: Complainant[]) => kinds.reduce((sum, it) => sum + now.count('complainant', it), 0);
  const of = total(source);
  const children = n('child', 'young-person');
  return {
    title: 'Who complained',
    says:
      of === 0
        ? []
        : [
            `${children} (${share(children, of)}) came from children and young people themselves, and a further ${n('advocate')} (${share(n('advocate'), of)}) through an advocate.`,
            `${n('grandparent', 'relative')} (${share(n('grandparent', 'relative'), of)}) came from other relatives: ${n('grandparent')} from grandparents and ${n('relative')} from others.`,
          ],
    name: 'Complainant',
    lines: linesOf(source, 'complainant', (key) => COMPLAINANT[key as Complainant] ?? key),
    chart: 'bars',
    personal: true,
    counted: measures.complainant.says,
  };
}

export function again(source: Source): Section | undefined {
  const found = source.now.again();
  if (!found) return undefined;
  return {
    title: 'People who complained more than once',
    says: [
      `${found.complaints} of the ${total(source)} complaints (${share(found.complaints, total(source))}) were made by ${found.people} people who made more than one.`,
    ],
  };
}

export function ages(source: Source): Section {
  return {
    title: 'The children concerned: age',
    says: unknownIn(source, 'age', 'age'),
    name: 'Age',
    lines: linesOf(source, 'age', (key) => key, [...AGE_BANDS, 'unknown']).filter((it) => it.n > 0),
    chart: 'bars',
    personal: true,
    counted: measures.age.says,
  };
}

export function genders(source: Source): Section {
  return {
    title: 'The children concerned: gender',
    says: unknownIn(source, 'gender', 'gender'),
    name: 'Gender',
    lines: linesOf(source, 'gender', (key) => key),
    chart: 'bars',
    personal: true,
    counted: measures.gender.says,
  };
}

function unknownIn(source: Source, measure: MeasureName, what: string): string[] {
  const n = source.now.count(measure, 'unknown');
  return n === 0 ? [] : [`The ${what} is not known for ${n} (${share(n, total(source))}).`];
}

export function equality(source: Source): Section[] {
  return (['disability', 'ethnicity'] as const).map((measure) => {
    const known = source.now.keys(measure).some((it) => it.key !== 'unknown');
    return {
      title: `Equality: ${measure}`,
      says: known ? unknownIn(source, measure, measure) : [`Nothing is on record about ${measure}.`],
      ...(known && {
        name: capital(measure),
        lines: linesOf(source, measure, (key) => key),
        personal: true,
        counted: measures[measure].says,
      }),
    };
  });
}

export function themes(source: Source): Section {
  const lines = linesOf(source, 'theme', (key) => THEME[key as Theme] ?? key);
  const top = lines.slice(0, 3).map((it, at) => `${at + 1}. ${it.name}`);
  return {
    title: 'What complaints were about',
    says: top.length > 0 ? [`The most frequent: ${listed(top)}.`] : [],
    name: 'Theme',
    lines,
    chart: 'bars',
    personal: true,
    counted: measures.theme.says,
  };
}

export function outcomes(source: Source): Section {
  const { now, beside } = source;
  const of = total(source);
  const published = beside.before?.outcomes ?? {};
  const relayed = now.count('outcome', 'not relayed');
  const lines = linesOf(source, 'outcome', (key) => key, OUTCOMES).map((it) => {
    const earlier = published[it.name.toLowerCase()];
    return earlier ? { ...it, before: earlier } : it;
  });
  return {
    title: 'Outcomes',
    says: [
      ...(relayed > 0
        ? [`The outcome of ${relayed} (${share(relayed, of)}) was not relayed to the complaints team.`]
        : []),
      ...ongoing(source),
    ],
    name: 'Outcome',
    lines: lines.filter((it) => it.n > 0 || it.before),
    chart: 'bars',
    counted: measures.outcome.says,
  };
}

function ongoing({ now }: Source): string[] {
  const n = now.count('outcome', 'ongoing');
  return n > 0 ? [`${n} are ongoing, so the figures of this period may still change.`] : [];
}

export function teams(source: Source): Section {
  const { now, beside, names } = source;
  const of = total(source);
  const lines = now.teams().map((team): Line => {
    const n = now.count('received', undefined, { team });
    const open = beside.openCasesByTeam[team];
    const earlier = beside.before?.byTeam[team];
    return {
      name: keyName('team', team, names),
      n,
      of,
      ...(open && { note: `${share(n, open)} of ${open.toLocaleString('en-GB')} open cases` }),
      ...(earlier && { before: earlier }),
    };
  });
  return {
    title: 'By team and area',
    says: [],
    name: 'Team',
    lines,
    chart: 'bars',
    personal: true,
    counted: 'The team the complaint is about.',
  };
}

export function timescales(source: Source): Section[] {
  const { now, names } = source;
  const answered = now.count('stage 1 in time');
  const inTime = now.count('stage 1 in time', 'in time');
  const mean = now.mean('stage 1 days');
  const acknowledged = now.count('acknowledged');
  return [
    {
      title: 'How long Stage 1 took',
      says: mean
        ? [
            `${inTime} of ${answered} answers (${share(inTime, answered)}) were sent by their date. The mean was ${oneDecimal(mean.mean)} working days.`,
          ]
        : ['Nothing has been answered yet.'],
      name: 'Stage 1 answered in',
      lines: linesOf(source, 'stage 1 within', (key) => key, BANDS),
      chart: 'bars',
      counted: `${measures['stage 1 within'].says} In time: ${measures['stage 1 in time'].says}`,
    },
    {
      title: 'Stage 1 in time, by team',
      says:
        acknowledged > 0
          ? [
              `${now.count('acknowledged', 'in time')} of ${acknowledged} acknowledgements (${share(now.count('acknowledged', 'in time'), acknowledged)}) were sent by the day promised.`,
            ]
          : [],
      name: 'Team',
      lines: now.teams().map((team) => {
        const all = now.count('stage 1 in time', undefined, { team });
        const days = now.mean('stage 1 days', { team });
        return {
          name: keyName('team', team, names),
          n: now.count('stage 1 in time', 'in time', { team }),
          of: all,
          note: days ? `of ${all} answered; mean ${oneDecimal(days.mean)} working days` : 'none answered',
        };
      }),
      personal: true,
      counted: measures['stage 1 in time'].says,
    },
  ];
}

export function stages(source: Source): Section[] {
  const { now, beside } = source;
  const of = total(source);
  const reached2 = now.count('stage', '2') + now.count('stage', '3');
  const reached3 = now.count('stage', '3');
  const resolved = now.count('resolved at stage 1');
  const cost = now.mean('stage 2 cost');
  const before = beside.before;
  const days = now.mean('stage 2 days');
  const ombudsman = now.keys('ombudsman');
  return [
    {
      title: 'Stages',
      says: [
        `${resolved} of ${of} complaints (${share(resolved, of)}) were resolved at Stage 1${before?.resolvedAtStage1 ? `, compared to ${before.resolvedAtStage1} in ${before.label}` : ''}.`,
        `${reached2} of ${of} complaints (${share(reached2, of)}) went on to Stage 2${before?.reachedStage2 ? `, compared to ${before.reachedStage2} in ${before.label}` : ''}; ${reached3 === 0 ? 'none' : reached3} went to Stage 3.`,
        ...(days
          ? [
              `Stage 2 took ${oneDecimal(days.mean)} working days on average; ${now.count('stage 2 in time', 'in time')} of ${now.count('stage 2 in time')} were answered in time.`,
            ]
          : []),
        ...(cost
          ? [
              `Stage 2 cost £${cost.sum.toLocaleString('en-GB')} for ${cost.of}: £${Math.round(cost.mean).toLocaleString('en-GB')} each on average.`,
            ]
          : []),
      ],
      name: 'Furthest stage',
      lines: ['1', '2', '3'].map((key) => ({ name: `Stage ${key}`, n: now.count('stage', key), of })),
      counted: `${measures.stage.says} Resolved at Stage 1: ${measures['resolved at stage 1'].says}`,
    },
    {
      title: 'The Ombudsman',
      says:
        ombudsman.length === 0
          ? ['No complaint of this period went to the Ombudsman.']
          : [`${now.count('ombudsman')} complaints were put to the Ombudsman.`],
      ...(ombudsman.length > 0 && {
        name: 'What the Ombudsman decided',
        lines: ombudsman.map(({ key, n }) => ({ name: capital(key), n })),
        counted: measures.ombudsman.says,
      }),
    },
  ];
}

export function oneDecimal(n: number): string {
  return (Math.round(n * 10) / 10).toFixed(1);
}

export function procedures(source: Source): Section {
  const { now } = source;
  return {
    title: 'Procedures',
    says: [],
    name: 'Procedure',
    lines: ['statutory', 'corporate', 'schools']
      .map((procedure) => ({
        name: capital(procedure),
        n: now.count('received', undefined, { procedure }),
        of: total(source),
      }))
      .filter((it) => it.n > 0),
    counted: 'The procedure in force for the complaint.',
  };
}

export function advocacy(source: Source): Section {
  const { now } = source;
  const asked = now.count('advocacy');
  return {
    title: 'Advocacy',
    says: [
      `${now.count('complainant', 'advocate')} complaints came through an advocate. In ${asked} an advocate was asked for; ${now.count('advocacy', 'appointed')} of these had one appointed.`,
    ],
    counted: measures.advocacy.says,
  };
}

export function channels(source: Source): Section {
  return {
    title: 'How complaints reached us',
    says: [],
    name: 'Route',
    lines: linesOf(source, 'channel', (key) => key),
    chart: 'bars',
    personal: true,
    counted: measures.channel.says,
  };
}

export function feedback(source: Source): Section {
  const found = source.now.keys('feedback');
  return {
    title: 'Compliments and other feedback',
    says: found.length === 0 ? [source.beside.noCompliments ?? 'None on record in this period.'] : [],
    ...(found.length > 0 && {
      name: 'Kind',
      lines: found.map(({ key, n }) => ({ name: capital(key), n })),
      counted: measures.feedback.says,
    }),
  };
}

export function trend(title: string, points: readonly { month: LocalDate; n: number }[]): Section {
  return {
    title,
    says: [],
    name: 'Month',
    lines: points.map((it) => ({ name: monthName(it.month), n: it.n })),
    chart: 'columns',
  };
}
