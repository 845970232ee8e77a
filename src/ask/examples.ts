import { tokens } from './tokens.ts';

/** Questions that work, one of each kind: shown in the help, and offered where a question was not understood. */
export const EXAMPLES: readonly string[] = [
  "what's overdue in my team",
  "what's due this week",
  'which Stage 1s are over ten days',
  'how many complaints since April vs last year',
  'how many complaints by theme this quarter',
  'how many complaints by team this year',
  'what share of complaints were upheld last year',
  'what share of Stage 1s were answered in time by team',
  'how long do Stage 1s take',
  'which team has the most open complaints',
  'who is unassigned',
  'what is waiting for the complainant',
  'what is at the Ombudsman',
  'how many went to Stage 2 last year',
  'how many were withdrawn last year',
  'who complained last year',
  'complaints by month this year',
  'how many compliments this year',
  'how many were not relayed last year',
  'what is mine',
  'status of CAM-26-0042',
  'who has CAM-26-0042',
  'why that date for CAM-26-0042',
];

const EMPTY = new Set(
  'how many what is the in of this last year which who for to by a were was are does do has complaint complaints'.split(
    ' ',
  ),
);

/** The questions nearest to what was typed: by the words they share, and then in the order above. */
export function nearestQuestions(said: string, most = 3): string[] {
  const words = new Set(
    tokens(said)
      .map((it) => it.word)
      .filter((it) => !EMPTY.has(it)),
  );
  const shared = (example: string) => tokens(example).filter((it) => words.has(it.word)).length;
  return EXAMPLES.map((example, at) => ({ example, at, shared: shared(example) }))
    .sort((a, b) => b.shared - a.shared || a.at - b.at)
    .slice(0, most)
    .map((it) => it.example);
}
