import type { Act, Complaint, Entry } from '../../src/complaints/complaint.ts';
import { happenedIn } from '../../src/complaints/complaint.ts';
import { triage } from '../../src/triage/triage.ts';

const RECEIVED = '2026-03-20';

/** One line of a history, with what the test does not care about filled in. */
export function entryOf(act: Act, { details = {}, by = 'sam', on = RECEIVED }: Partial<Entry> = {}): Entry {
  return { seq: 0, act, on, at: new Date(`${on}T12:00:00Z`), by, details };
}

/** A complaint as the store hands it out, with what the test does not care about filled in. */
export function complaintOf(given: Partial<Complaint> = {}): Complaint {
  const entries = (given.entries ?? [entryOf('opened')]).map((it, at) => ({ ...it, seq: at + 1 }));
  return {
    council: 'exampleshire',
    ref: 'EXA-26-0001',
    receivedAt: new Date(`${RECEIVED}T10:00:00Z`),
    pack: '2009-04-01',
    initials: 'K.S.',
    about: 'seeing family',
    channel: 'web chat',
    triage: triage('Nobody tells me when I can see my brother.', { received: RECEIVED }),
    facts: { procedure: 'statutory', complainant: 'parent', received: RECEIVED, happened: happenedIn(entries) },
    ...given,
    entries,
  };
}
