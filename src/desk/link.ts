import { localDate } from '../calendar/local-date.ts';
import type { Complaint } from '../complaints/complaint.ts';
import { type Link, type Linked, link } from '../complaints/link.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { idOf, type Who } from '../people/person.ts';
import type { Party } from '../rights/parties.ts';
import { mayAbout } from '../rights/rights.ts';
import { rebindCodes } from '../store/codes.ts';
import { keepWords, keptDigests, lockComplaint, wordsOf } from '../store/complaints.ts';
import { rebindFiles } from '../store/files.ts';
import type { Tx } from '../store/store.ts';
import type { Context } from './context.ts';
import { changesOf, type Performed, record } from './perform.ts';
import { transact } from './transact.ts';

/** Two complaints change together or not at all. They are locked in the order of their references, so that two people linking at once wait for each other. */
export async function linkTwo(context: Context, who: Who, ref: string, { to, how }: Link): Promise<Performed> {
  return transact(context, who, async (tx, note) => {
    const locked = new Map<string, Locked>();
    for (const it of [...new Set([ref, to])].sort()) {
      const held = await lockFor(tx, who, it);
      if ('problem' in held) return held;
      locked.set(it, held);
    }
    const [duplicate, kept] = [locked.get(ref)!, locked.get(to)!];
    const decided = link(duplicate.complaint, kept.complaint, { how }, { today: localDate(context.now()) });
    if ('problem' in decided) return decided;
    const write = async ({ complaint, as }: Locked, linked: Linked) => {
      const { kept: many, ...done } = await record(context, tx, complaint, linked, idOf(who));
      const words = await keptDigests(tx, complaint, many);
      note({
        did: 'link',
        ref: complaint.ref,
        as,
        details: changesOf(done.complaint, complaint, linked.messages, words),
      });
      return done;
    };
    await write(duplicate, decided.duplicate);
    if (how === 'duplicate') await join(context, tx, who.council, ref, to);
    return write(kept, decided.kept);
  });
}

type Locked = { complaint: Complaint; as: Party };

async function lockFor(tx: Tx, who: Who, ref: string): Promise<Locked | Refusal> {
  const complaint = await lockComplaint(tx, who.council, ref);
  const permit = mayAbout(who, 'link', ref, complaint);
  if ('problem' in permit) return permit;
  return complaint ? { complaint, as: permit.as } : refuse.notFound(ref);
}

/** What was told about the one belongs to the other now, and the person's code leads there. */
async function join(context: Context, tx: Tx, council: string, ref: string, to: string) {
  const words = (await wordsOf(tx, council, ref)).filter((it) => it.kind !== 'triage');
  await keepWords(
    tx,
    { council, ref: to },
    words.map(({ kind, words: said }) => ({ kind: kind === 'what' ? 'added' : kind, words: said })),
    'complainant',
    context.now(),
  );
  await rebindFiles(tx, council, ref, to);
  await rebindCodes(tx, council, ref, to);
}
