/** The master key of every test's database. */
export const TEST_KEYS: [Buffer] = [Buffer.alloc(32, 'a key for tests only')];
