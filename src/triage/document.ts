import { DANGER_FLAGS } from './danger/evidence/evidence.ts';
import type { Labelled } from './model/examples.ts';
import { type Case, type Scored, scoresOf } from './scores.ts';
import type { Triage } from './vocabulary.ts';

export interface Figures {
  corpus: readonly Labelled[];
  /** The worked cases, with the model in use. */
  cases: readonly Case[];
  answer: (it: Labelled) => Triage;
  /** The unseen third, with a model that has not heard those voices; some of them were there before the others. */
  unseen: { asked: readonly Labelled[]; answer: (it: Labelled) => Triage; isFirst: (it: Labelled) => boolean };
  /** Danger phrases and look-alikes: how many of each, and what the screen made of them. */
  phrases: { danger: number; heard: number; harmless: number; alarms: number };
  /** Why a worked case is answered otherwise than it is labelled. */
  explained: Readonly<Record<string, string>>;
}

/** The measured part of docs/triage.md. Every figure is worked out; none is typed. */
export function measuredPart(it: Figures): string {
  const cases = scoresOf(it.cases, it.answer);
  const { asked, answer, isFirst } = it.unseen;
  const unseen = scoresOf(asked, answer);
  const first = scoresOf(asked.filter(isFirst), answer);
  const later = scoresOf(
    asked.filter((message) => !isFirst(message)),
    answer,
  );
  return [
    table(it, [
      [`worked cases (${cases.n})`, cases],
      [`first unseen voices (${first.n})`, first],
      [`later unseen voices (${later.n})`, later],
    ]),
    `## The worked cases that come out otherwise\n\nThe file is \`test/cases/triage.jsonl\`. One reader labelled it; where we differ on purpose, the reason stands here.\n`,
    ...listed(it.cases, it.answer, cases, it.explained),
    `## Danger missed among the unseen voices\n\nA person reads every message the same working day, whatever the screen says.\n`,
    ...quoted(asked, unseen.wrong.missedDanger),
    `\n## False alarms among the unseen voices\n\nMost hold a sentence that would be danger in another story.\n`,
    ...quoted(asked, unseen.wrong.falseAlarms),
    '',
  ].join('\n');
}

function table({ corpus, phrases }: Figures, columns: readonly (readonly [name: string, of: Scored])[]): string {
  const percent = (of: number) => of.toFixed(3).replace(/^0/, '');
  const rows: [string, (s: Scored) => number | undefined][] = [
    ['danger heard', (s) => s.scores.danger.recall],
    ['danger heard, said or described', (s) => s.scores.danger.stated],
    ['danger heard, only implied', (s) => s.scores.danger.implied],
    ['false alarms of danger', (s) => s.scores.danger.falseAlarms],
    ['kind', (s) => s.scores.kind],
    ['eligible', (s) => s.scores.eligible],
    ['procedure', (s) => s.scores.procedure],
    ['themes, F1', (s) => s.scores.themes.f1],
    ['flags, F1', (s) => s.scores.flags.f1],
    ['never refused', (s) => s.scores.neverRefused],
  ];
  const cell = (value: number | undefined) => (value === undefined ? '' : percent(value));
  return [
    `The corpus holds ${corpus.length} messages in ${new Set(corpus.map(({ voice }) => voice)).size} voices. Of ${phrases.danger} short lines of danger the screen`,
    `hears ${phrases.heard}; of ${phrases.harmless} that mirror them and are harmless it takes ${phrases.alarms} for danger (\`test/triage/phrases.ts\`).`,
    '',
    `| | ${columns.map(([name]) => name).join(' | ')} |`,
    `| --- |${columns.map(() => ' --- |').join('')}`,
    ...rows.map(([name, of]) => `| ${name} | ${columns.map(([, scored]) => cell(of(scored))).join(' | ')} |`),
    '',
  ].join('\n');
}

const FIELDS = ['kind', 'eligible', 'procedure'] as const;

function listed(
  all: readonly Case[],
  answer: (it: Labelled) => Triage,
  { wrong }: Scored,
  explained: Figures['explained'],
): string[] {
  const ids = new Set([
    ...wrong.kind,
    ...wrong.eligible,
    ...wrong.procedure,
    ...wrong.missedDanger,
    ...wrong.falseAlarms,
  ]);
  return all
    .filter(({ id }) => ids.has(id))
    .map((it) => {
      const found = answer(it);
      const differs = FIELDS.filter((field) => wrong[field].includes(it.id)).map(
        (field) => `${field} ${found[field] ?? 'a person chooses'} for ${it.expected[field] ?? 'a person chooses'}`,
      );
      const danger = wrong.missedDanger.includes(it.id)
        ? [
            `${it.expected.flags.filter((flag) => (DANGER_FLAGS as readonly string[]).includes(flag)).join(', ')} not heard`,
          ]
        : wrong.falseAlarms.includes(it.id)
          ? ['a false alarm']
          : [];
      return `- **${it.id}** ${[...differs, ...danger].join('; ')}. ${explained[it.id] ?? found.because.at(-1)!.says}.`;
    })
    .concat('');
}

function quoted(all: readonly Labelled[], ids: readonly string[]): string[] {
  const wanted = new Set(ids);
  return all
    .filter(({ id }) => wanted.has(id))
    .map(({ id, implied, text }) => `- \`${id}\`${implied ? ' (implied)' : ''}: ${opening(text)}`);
}

function opening(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  return line.length > 150 ? `${line.slice(0, 150)}…` : line;
}
