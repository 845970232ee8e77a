import { expect, inject, test } from 'vitest';
import { newDatabase } from '../support/db.ts';
import { threeInstances } from '../support/three/live.ts';

/** Several processes on one database: that is PostgreSQL. Two hundred kills are in three.nightly.test.ts. */
test.runIf(inject('postgres'))(
  'three instances, clocks a minute apart, cut off one after the other: nothing is lost',
  {
    timeout: 240_000,
  },
  async () => {
    const url = (await newDatabase())!;
    const came = await threeInstances({ url, seed: 8, kills: 5, aimed: 1, households: 2, every: 700, hurried: true });
    expect(came).toMatchObject({
      complaints: 2,
      lost: [],
      wordsWrong: [],
      rungsMissing: [],
      unsent: [],
      inTeams: { never: [] },
      byEmail: { never: [] },
      inWebChat: { again: [] },
    });
    expect(came.rungs).toBeGreaterThan(0);
    // What the channel had taken when its sender died is sent again; of those, one was cut off on purpose.
    expect(came.inTeams.again.length).toBeGreaterThanOrEqual(1);
    expect(came.inTeams.again.length).toBeLessThan(came.inTeams.messages / 2);
  },
);
