import { chained, genesis } from './record.ts';

/** Where a record is not what it was: the entry's number, and what can be said about it. */
export interface Broken {
  seq: number;
  because: 'changed or moved' | 'missing' | 'not in the record' | 'not at its end';
}

export interface Row {
  seq: number;
  entry: string;
  hash: string;
}

/** A point of the chain that somebody kept elsewhere. */
export interface Anchor {
  seq: number;
  hash: string;
}

export interface Checked {
  entries: number;
  broken: Broken[];
}

/** So many places are told; a record that is broken in more is broken enough. */
const MOST = 100;

/**
 * Checks a chain row by row, in order, with nothing but the rows. Each row is checked against the hash that stands before it, so
 * one changed byte is one broken place and not everything after it; anchors kept elsewhere show what was made anew as a whole.
 */
export function createChecker(council: string, anchors: readonly Anchor[] = []) {
  const awaited = new Map(anchors.map((it) => [it.seq, it.hash]));
  const broken: Broken[] = [];
  let last: Row = { seq: 0, entry: '', hash: genesis(council) };
  let entries = 0;
  const tell = (it: Broken) => broken.length < MOST && broken.push(it);

  return {
    take(row: Row): void {
      entries++;
      for (let seq = last.seq + 1; seq < row.seq && broken.length < MOST; seq++) tell({ seq, because: 'missing' });
      const follows = row.seq === last.seq + 1;
      if (follows && chained(last.hash, [row.entry])[0]!.hash !== row.hash)
        tell({ seq: row.seq, because: 'changed or moved' });
      const anchored = awaited.get(row.seq);
      if (anchored !== undefined && anchored !== row.hash) tell({ seq: row.seq, because: 'changed or moved' });
      awaited.delete(row.seq);
      last = row;
    },
    /** With the end as it was noted: what was cut off at the end is missing too. */
    done(end?: Anchor): Checked {
      for (let seq = last.seq + 1; seq <= (end?.seq ?? 0) && broken.length < MOST; seq++)
        tell({ seq, because: 'missing' });
      if (end && end.seq === last.seq && end.hash !== last.hash) tell({ seq: last.seq, because: 'not at its end' });
      for (const seq of awaited.keys()) if (seq > last.seq) tell({ seq, because: 'missing' });
      return { entries, broken: broken.sort((a, b) => a.seq - b.seq) };
    },
  };
}
