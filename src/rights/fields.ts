import type { Complaint, Entry } from '../complaints/complaint.ts';
import { isKept } from '../letters/index.ts';

/** What the desk can tell about a complaint, in groups: nobody gets one because they have another. */
export const FIELDS = ['reference', 'names', 'story', 'safeguarding', 'equality', 'letters'] as const;
export type Field = (typeof FIELDS)[number];

/** Everything but the reference and its dates is somebody's private life: whoever reads it is on record. */
export const PERSONAL: readonly Field[] = FIELDS.filter((it) => it !== 'reference');

/** Where words of a kind belong. A kind not named here is part of the story. */
const OF_WORDS: Record<string, Field> = {
  needs: 'equality',
  answer: 'letters',
  remedy: 'letters',
  actions: 'letters',
  'reason for more time': 'letters',
  'told another way': 'letters',
};

export function fieldOfWords(kind: string): Field {
  return OF_WORDS[kind] ?? (isKept(kind) ? 'letters' : 'story');
}

/** What triage says that means somebody may be hurt: for those who keep people safe, not for everybody who keeps a date. */
export const SAFEGUARDING: ReadonlySet<string> = new Set([
  'safeguarding',
  'lado',
  'self-harm',
  'threat',
  'police',
  'safeguarding-partnership',
  'child-protection',
]);

export function tellsOfHarm({ triage }: Pick<Complaint, 'triage'>): boolean {
  return triage.flags.some((it) => SAFEGUARDING.has(it));
}

/** A complaint with what its reader may not see left out. */
export function shownTo({ shows }: { shows: ReadonlySet<Field> }, complaint: Complaint): Complaint {
  const told = shows.has('story') ? complaint : withoutTyped(complaint);
  return shows.has('safeguarding') ? told : withoutHarm(told);
}

/** What somebody typed among an entry's details, by its name. It may say anything, so it belongs to the story. */
export const TYPED: readonly string[] = ['reason'];

function withoutTyped(complaint: Complaint): Complaint {
  const plain = (details: Entry['details']) =>
    Object.fromEntries(Object.entries(details).filter(([name]) => !TYPED.includes(name)));
  return { ...complaint, entries: complaint.entries.map((it) => ({ ...it, details: plain(it.details) })) };
}

function withoutHarm(complaint: Complaint): Complaint {
  const { triage } = complaint;
  const without = <T extends string>(all: readonly T[]) => all.filter((it) => !SAFEGUARDING.has(it));
  return {
    ...complaint,
    triage: {
      ...triage,
      flags: without(triage.flags),
      signpost: without(triage.signpost),
      decisions: without(triage.decisions),
      because: [],
    },
    entries: complaint.entries.map((it) => (it.act.startsWith('alert.') ? { ...it, details: {} } : it)),
  };
}
