import { randomBytes } from 'node:crypto';
import process from 'node:process';
import { england } from '../../src/calendar/calendar.ts';
import { councilOf } from '../../src/councils/index.ts';
import { createDesk } from '../../src/desk/desk.ts';
import { openPostgres } from '../../src/store/postgres.ts';

/** One more process that sweeps, at a moment that stands still: told to begin, it sweeps until there is nothing to decide or it is killed. */
const { BENCH_URL, BENCH_COUNCIL, BENCH_NOW, BENCH_KEY } = process.env as Record<string, string>;
const now = new Date(BENCH_NOW!);
const store = await openPostgres(BENCH_URL!, () => {}, [Buffer.from(BENCH_KEY!, 'base64')]);
const council = councilOf(BENCH_COUNCIL!);
const desk = createDesk({
  store,
  councils: new Map([[council.key, council]]),
  calendar: england,
  now: () => now,
  random: randomBytes,
});
process.on('message', async () => {
  let decided = 0;
  for (;;) {
    const { nudges } = await desk.sweep();
    decided += nudges.length;
    if (nudges.length === 0) break;
  }
  process.send!({ decided });
});
process.send!({ ready: true });
