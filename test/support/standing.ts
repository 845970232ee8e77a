import { england } from '../../src/calendar/calendar.ts';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { type Complaint, type Entry, happenedIn, type NewEntry } from '../../src/complaints/complaint.ts';
import { stateOf } from '../../src/complaints/state.ts';
import { councilOf, packAt } from '../../src/councils/index.ts';
import { deadlines, rulesFor } from '../../src/deadlines/deadlines.ts';
import { rightsOf } from '../../src/deadlines/rights.ts';
import type { Standing } from '../../src/desk/desk.ts';
import type { Triage } from '../../src/triage/vocabulary.ts';

const TRIAGE: Triage = {
  kind: 'complaint',
  eligible: 'yes',
  exclusion: null,
  procedure: 'statutory',
  decisions: [],
  signpost: ['advocacy'],
  themes: ['failure-to-provide', 'communication'],
  flags: ['disability'],
  points: [
    { text: '', procedure: 'statutory', themes: ['failure-to-provide'], because: 'support to a child in need' },
    { text: '', procedure: 'statutory', themes: ['communication'], because: 'nobody rings back' },
  ],
  because: [
    { says: 'it is about support to a child in need, and the person is the parent', rule: 'Act s.26, F1', from: '' },
  ],
};

export interface Told {
  ref?: string;
  received?: LocalDate;
  today?: LocalDate;
  triage?: Partial<Triage>;
  entries?: readonly (NewEntry & { by?: string })[];
}

/** A complaint as it stands on a day, made from what happened to it, with the dates that its council's file gives. */
export function standing({
  ref = 'CAM-26-0043',
  received = '2026-03-24',
  today = received,
  triage,
  entries = [],
}: Told = {}): Standing {
  const council = councilOf('cambridgeshire');
  const receivedAt = instantOf(received, '11:20');
  const pack = packAt(council, receivedAt)!;
  const all = [
    { act: 'opened' as const, on: received, details: { channel: 'a member of staff', named: [] } },
    ...entries,
  ];
  const kept = all.map(
    (it, at): Entry => ({ seq: at + 1, at: instantOf(it.on, '12:00'), by: 'sam', details: {}, ...it }),
  );
  const complaint: Complaint = {
    council: council.key,
    ref,
    receivedAt,
    pack: pack.from,
    initials: 'T.R.',
    about: 'help that did not come and not being told or heard',
    team: 'huntingdon',
    channel: 'a member of staff',
    triage: { ...TRIAGE, ...triage },
    facts: { procedure: 'statutory', complainant: 'parent', received, happened: happenedIn(kept) },
    entries: kept,
  };
  const clocks = deadlines(complaint.facts, pack, england, today);
  return {
    complaint,
    state: stateOf(complaint.facts, clocks),
    deadlines: clocks,
    rights: rightsOf(complaint.facts, rulesFor(pack, complaint.facts), clocks, today),
  };
}
