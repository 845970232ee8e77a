import { complainantOf } from '../../src/store/complainants.ts';
import { wordsOf } from '../../src/store/complaints.ts';
import { recordFrom } from '../../src/store/record.ts';
import type { Running } from '../support/app.ts';

const COUNCIL = 'cambridgeshire';

/** What is on record, what was told in its own words, every date and everything that was promised: a line each. */
export async function recordOf({ store }: Running): Promise<string[]> {
  const db = store.of(COUNCIL);
  const record = (await recordFrom(db, COUNCIL, 0, 10_000)).map(({ entry }) => JSON.parse(entry) as object);
  const complaints = await db.selectFrom('complaints').selectAll().orderBy('ref').execute();
  const told = complaints.map(async ({ ref }) => ({
    ref,
    complainant: await complainantOf(db, COUNCIL, ref),
    words: await wordsOf(db, COUNCIL, ref),
  }));
  const deadlines = await db.selectFrom('deadlines').selectAll().orderBy('ref').orderBy('clock').execute();
  const outbox = await db
    .selectFrom('outbox')
    .select(['key', 'address', 'kind', 'ref', 'details', 'at', 'outcome'])
    .orderBy('id')
    .execute();
  return [...record, ...complaints, ...(await Promise.all(told)), ...deadlines, ...outbox].map(asKept);
}

/** The digest of something sealed is another one each time it is sealed; what was sealed is compared in the clear. */
function asKept(it: object): string {
  return JSON.stringify(it, (key, value: unknown) =>
    key === 'digest' || (key === 'complainant' && isDigest(value)) ? 'sealed' : value,
  );
}

function isDigest(value: unknown): boolean {
  return typeof value === 'string' && /^[0-9a-f]{64}$/.test(value);
}
