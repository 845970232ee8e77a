import { defineConfig } from 'vitest/config';

/**
 * Files ending in .db.test.ts are one suite that runs on both databases; those in .once.db.test.ts are about what stands before a database
 * and run on the embedded one alone; everything else runs once. What takes hours runs at night.
 */
const shared = { env: { TZ: 'Europe/London' }, testTimeout: 60_000, hookTimeout: 120_000 };

export default defineConfig({
  test: {
    // Files wait for databases and browsers much of their time: one for each processor, where vitest would leave one of them idle.
    maxWorkers: '100%',
    projects: [
      {
        test: {
          ...shared,
          name: 'rules',
          include: ['test/**/*.test.ts'],
          exclude: ['test/**/*.db.test.ts', 'test/**/*.browser.test.ts', 'test/**/*.nightly.test.ts'],
        },
      },
      {
        test: { ...shared, name: 'pglite', include: ['test/**/*.db.test.ts'], globalSetup: ['test/support/global.ts'] },
      },
      {
        test: {
          ...shared,
          name: 'postgres',
          include: ['test/**/*.db.test.ts'],
          exclude: ['test/**/*.once.db.test.ts'],
          globalSetup: ['test/support/global.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'browser',
          include: ['test/**/*.browser.test.ts'],
          globalSetup: ['test/support/global.ts'],
        },
      },
      {
        test: {
          ...shared,
          name: 'nightly',
          include: ['test/**/*.nightly.test.ts'],
          globalSetup: ['test/support/global.ts'],
        },
      },
    ],
  },
});
