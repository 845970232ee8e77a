import type { Statement } from '../complaints/statement.ts';
import { type KeptWords, wordsOf } from '../store/complaints.ts';
import type { Tx } from '../store/store.ts';
import type { Triage } from '../triage/vocabulary.ts';

/** A first draft of what Stage 2 looks into, from nothing but the person's own words: the points, what they want, what they said since. */
export function statementFrom(words: readonly KeptWords[]): Statement {
  const latest = (kind: string) => words.findLast((it) => it.kind === kind)?.words;
  const set = latest('points')
    ?.split('\n')
    .map((it) => it.replace(/^\d+\. /, ''));
  const told = latest('what') ?? '';
  const suggested = pointsIn(latest('triage')).flatMap((it) => toldAs(it, told));
  const points = set ?? (suggested.length > 1 ? suggested : told ? [told] : []);
  return {
    points,
    wanted: latest('hoped') ?? '',
    since: words.filter((it) => SINCE.has(it.kind)).map((it) => it.words),
  };
}

/** What of a point stands in what they told: a point can run on into their answers to our questions, which are said elsewhere. */
function toldAs(point: string, told: string): string[] {
  const whole = plain(told);
  const own = point.split(/(?<=[.!?])\s+|\n+/).filter((it) => it.trim() && whole.includes(plain(it)));
  return own.length > 0 ? [own.join(' ').trim()] : [];
}

const plain = (text: string) => text.toLowerCase().replace(/\s+/g, ' ').trim();

const SINCE: ReadonlySet<string> = new Set(['added', 'asked for Stage 2']);

function pointsIn(triage: string | undefined): string[] {
  const { points = [] } = JSON.parse(triage ?? '{}') as Partial<Triage>;
  return points.map((it) => it.text).filter((it) => it.trim());
}

export async function latestStatement(tx: Tx, council: string, ref: string): Promise<string | undefined> {
  return (await wordsOf(tx, council, ref)).findLast((it) => it.kind === 'statement')?.words;
}
