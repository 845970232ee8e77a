import { createHash } from 'node:crypto';
import type { Council } from '../councils/index.ts';
import { ladder } from '../deadlines/ladder.ts';
import { lockComplaint, openRefsAfter } from '../store/complaints.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Context } from './context.ts';
import { restand } from './perform.ts';

/** So many at most in one sweep: a council's whole year takes a few minutes, and the nudges of the day do not wait for it. */
const AT_ONCE = 500;

/** The name under which a council keeps by which rules its stored dates were worked out, and how far that has come. */
const RULES = 'rules';

interface Relooked {
  rules: string;
  /** The last reference done; nothing where all are. */
  after?: string;
}

/**
 * Dates are stored for the sweep as they were worked out. When the rules they came from have changed since (a ladder, the office's
 * hours, a holiday proclaimed late, domain rule K13), every open complaint is worked out anew, some at each sweep.
 */
export async function relook(context: Context, council: Council): Promise<string[]> {
  const db = context.store.of(council.key);
  const rules = rulesOf(context, council);
  const kept = await readSetting<Relooked>(db, council.key, RULES);
  if (kept?.rules === rules && kept.after === undefined) return [];
  const after = kept?.rules === rules ? (kept.after ?? '') : '';
  const refs = await openRefsAfter(db, council.key, after, AT_ONCE);
  const broken: string[] = [];
  for (const ref of refs) if (!(await lookAt(context, council.key, ref))) broken.push(ref);
  const next: Relooked = { rules, ...(refs.length === AT_ONCE && { after: refs.at(-1)! }) };
  await writeSetting(db, council.key, RULES, next);
  return broken;
}

/** One whose history cannot be read keeps its dates as they are; the others are worked out all the same. */
async function lookAt(context: Context, council: string, ref: string): Promise<boolean> {
  return context.store
    .of(council)
    .transaction()
    .execute(async (tx) => {
      const complaint = await lockComplaint(tx, council, ref);
      if (complaint) await restand(context, tx, complaint);
      return true;
    })
    .catch(() => false);
}

const known = new WeakMap<Council, string>();

/** A fingerprint of everything the stored dates depend on. A council's file is read once, so one for each is enough. */
function rulesOf({ calendar }: Context, council: Council): string {
  const rules =
    known.get(council) ??
    createHash('sha256')
      .update(JSON.stringify([ladder, council.ladder, council.hours, council.packs, calendar.last, calendar.holidays]))
      .digest('base64url');
  known.set(council, rules);
  return rules;
}
