import type { Result } from '../../bench/result.ts';
import { readArguments } from './arguments.ts';
import { type Command, Unusable } from './command.ts';

/** Each bench, loaded only when it is asked for. */
const benches: Record<string, () => Promise<{ bench(): Promise<Result[]> }>> = {
  ask: () => import('../../bench/ask.ts'),
  deadline: () => import('../../bench/deadline.ts'),
  life: () => import('../../bench/life.ts'),
  report: () => import('../../bench/report.ts'),
  slack: () => import('../../bench/slack.ts'),
  sweep: () => import('../../bench/sweep.ts'),
  triage: () => import('../../bench/triage.ts'),
  turn: () => import('../../bench/turn.ts'),
};

/** Outside this, two runs of the very same program differ too much for the rest to be judged. */
const QUIET = { least: 0.85, most: 1.15 };

export const command: Command = {
  name: 'bench',
  help: `bench [name]: ratios, side by side in one run. There are: ${Object.keys(benches).join(', ')}`,
  example: 'npm run -s heard -- bench turn',
  async run(args, io) {
    const [name] = readArguments(args).words;
    if (name && !Object.hasOwn(benches, name))
      throw new Unusable(`There is no bench "${name}". There are: ${Object.keys(benches).join(', ')}.`);
    const results: (Result & { bench: string; verdict: string })[] = [];
    for (const it of name ? [name] : Object.keys(benches)) {
      const { bench } = await benches[it]!();
      const measured = await bench();
      const noisy = measured.some(({ noise, ratio }) => noise && (ratio < QUIET.least || ratio > QUIET.most));
      results.push(...measured.map((result) => ({ bench: it, ...result, verdict: verdictOf(result, noisy) })));
    }
    io.out(results);
    for (const { name: what, ratio, verdict } of results)
      io.say(`${ratio.toFixed(2).padStart(8)}  ${what}  ${verdict}`);
    return results.some((it) => it.verdict === 'missed') ? 1 : 0;
  },
};

function verdictOf({ goal, ratio, noise }: Result, noisy: boolean): string {
  if (noise) return noisy ? 'too noisy to judge' : 'quiet enough';
  if (!goal) return '';
  if (noisy) return 'too noisy';
  return ('atMost' in goal ? ratio <= goal.atMost : ratio >= goal.atLeast) ? 'reached' : 'missed';
}
