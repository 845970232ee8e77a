import { DANGER_FLAGS } from './danger/evidence/evidence.ts';
import type { Expected, Labelled } from './model/examples.ts';
import type { Flag, Theme, Triage } from './vocabulary.ts';

/** A case as the contract has it: `also` holds other right answers, or is only a note. */
export interface Case extends Labelled {
  also?: unknown;
}

export interface Rates {
  precision: number;
  recall: number;
  f1: number;
}

export interface DangerRates {
  recall: number;
  falseAlarms: number;
  /** Danger that is said or described. */
  stated?: number;
  /** Danger that nobody says; only where the cases tell which are. */
  implied?: number;
}

export interface Scores {
  kind: number;
  eligible: number;
  procedure: number;
  themes: Rates;
  flags: Rates;
  danger: DangerRates;
  neverRefused: number;
}

/** The scores of contract.md, each with the ids that it got wrong. */
export interface Scored {
  n: number;
  scores: Scores;
  wrong: Record<'kind' | 'eligible' | 'procedure' | 'missedDanger' | 'falseAlarms' | 'refused', string[]> & {
    themes: string[];
    flags: string[];
  };
}

type Answered = Case & { found: Triage };

export function scoresOf(cases: readonly Case[], triage: (it: Case) => Triage): Scored {
  const all = cases.map((it) => ({ ...it, found: triage(it) }));
  const kind = right(all, 'kind');
  const eligible = right(all, 'eligible');
  const procedure = right(all, 'procedure');
  const dangerous = all.filter((it) => isDanger(it.expected.flags));
  const harmless = all.filter((it) => !isDanger(it.expected.flags));
  const heard = ({ found }: Answered) => isDanger(found.flags);
  const ours = all.filter(({ expected }) => expected.eligible === 'yes' || expected.eligible === 'decision');
  const refused = ours.filter(({ found }) => found.eligible === 'no');
  return {
    n: all.length,
    scores: {
      kind: kind.share,
      eligible: eligible.share,
      procedure: procedure.share,
      themes: rates(all, 'themes'),
      flags: rates(all, 'flags'),
      danger: {
        recall: share(dangerous, heard),
        falseAlarms: share(harmless, heard),
        ...(all.some((it) => it.implied) && {
          stated: share(
            dangerous.filter((it) => !it.implied),
            heard,
          ),
          implied: share(
            dangerous.filter((it) => it.implied),
            heard,
          ),
        }),
      },
      neverRefused: share(ours, (it) => it.found.eligible !== 'no'),
    },
    wrong: {
      kind: kind.wrong,
      eligible: eligible.wrong,
      procedure: procedure.wrong,
      themes: all.filter((it) => differ(it.found.themes, it.expected.themes)).map(({ id }) => id),
      flags: all.filter((it) => differ(it.found.flags, it.expected.flags)).map(({ id }) => id),
      missedDanger: dangerous.filter((it) => !heard(it)).map(({ id }) => id),
      falseAlarms: harmless.filter(heard).map(({ id }) => id),
      refused: refused.map(({ id }) => id),
    },
  };
}

function isDanger(flags: readonly Flag[]): boolean {
  return flags.some((it) => (DANGER_FLAGS as readonly string[]).includes(it));
}

/** A case without an expected value is left out; an `also` answer counts. */
function right(all: readonly Answered[], field: 'kind' | 'eligible' | 'procedure') {
  const asked = all.filter(({ expected }) => expected[field] !== undefined && expected[field] !== null);
  const wrong = asked.filter(
    (it) => it.found[field] !== it.expected[field] && !also(it, field).includes(it.found[field]),
  );
  return { share: rounded(asked.length === 0 ? 1 : 1 - wrong.length / asked.length), wrong: wrong.map(({ id }) => id) };
}

function also({ also: other }: Case, field: keyof Expected): unknown[] {
  if (typeof other !== 'object' || other === null || Array.isArray(other)) return [];
  const answers = (other as Record<string, unknown>)[field];
  return Array.isArray(answers) ? answers : [];
}

function rates(all: readonly Answered[], field: 'themes' | 'flags'): Rates {
  let hit = 0;
  let found = 0;
  let expected = 0;
  for (const it of all) {
    const labels: readonly (Theme | Flag)[] = it.expected[field];
    const answered: readonly (Theme | Flag)[] = it.found[field];
    hit += answered.filter((label) => labels.includes(label)).length;
    found += answered.length;
    expected += labels.length;
  }
  const precision = found === 0 ? 1 : hit / found;
  const recall = expected === 0 ? 1 : hit / expected;
  const f1 = hit === 0 ? 0 : (2 * precision * recall) / (precision + recall);
  return { precision: rounded(precision), recall: rounded(recall), f1: rounded(f1) };
}

function share<T>(items: readonly T[], is: (item: T) => boolean): number {
  return rounded(items.length === 0 ? 1 : items.filter(is).length / items.length);
}

function differ(a: readonly string[], b: readonly string[]): boolean {
  return a.length !== b.length || a.some((it) => !b.includes(it));
}

const rounded = (value: number) => Math.round(value * 1000) / 1000;
