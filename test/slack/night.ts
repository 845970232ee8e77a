import { openPostgres } from '../../src/store/postgres.ts';
import { TEST_KEYS } from '../support/keys.ts';
import { startPostgres } from '../support/postgres.ts';
import { startSlackApp } from '../support/slack/app.ts';
import { burst } from '../support/slack/burst.ts';

/** The 99th percentile of the acknowledgements in milliseconds, and what does not hold, in a sentence. */
export async function burstInSlack(): Promise<{ late: number; wrong: string | undefined }> {
  const server = await startPostgres();
  const store = await openPostgres(`${server.url}/postgres`, () => {}, TEST_KEYS);
  const app = await startSlackApp({ store, jobs: true });
  try {
    const { acknowledged, asked, answered, left } = await burst(app, 500, 10_000);
    const late = acknowledged[Math.ceil(acknowledged.length * 0.99) - 1]!;
    const others = [...answered].filter(([, many]) => many !== asked);
    return { late, wrong: wrongIn() };

    function wrongIn(): string | undefined {
      if (left > 0) return `${left} actions failed at least once`;
      if (others.length > 0) return `asked ${asked} times each, answered: ${JSON.stringify(others)}`;
      return late < 1000 ? undefined : `acknowledged only after ${late.toFixed(0)} ms`;
    }
  } finally {
    await app.close();
    await server.remove();
  }
}
