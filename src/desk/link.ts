import { localDate } from '../calendar/local-date.ts';
import type { Complaint } from '../complaints/complaint.ts';
import { type Link, type Linked, link, type TellApart, tellApart } from '../complaints/link.ts';
import { type Refusal, refuse } from '../complaints/problems.ts';
import { idOf, type Who } from '../people/person.ts';
import type { Party } from '../rights/parties.ts';
import { type Doing, mayAbout } from '../rights/rights.ts';
import { rebindCodes } from '../store/codes.ts';
import { keepWords, keptDigests, lockComplaint, wordsOf } from '../store/complaints.ts';
import { rebindFiles } from '../store/files.ts';
import type { Tx } from '../store/store.ts';
import { tracesOfComplaint } from '../store/traces.ts';
import { likeness } from '../triage/likeness.ts';
import type { Context } from './context.ts';
import { changesOf, type Performed, record } from './perform.ts';
import { traceWords } from './tracing.ts';
import { transact } from './transact.ts';

/** Two complaints become one, or know of each other, with what they have in common. */
export function linkTwo(context: Context, who: Who, ref: string, { to, how }: Link): Promise<Performed> {
  return changeTwo(
    context,
    { who, doing: 'link', ref, other: to },
    async (tx, one, other) =>
      link(one, other, { how, because: await inCommon(tx, one, other) }, { today: localDate(context.now()) }),
    async (tx) => (how === 'duplicate' ? join(context, tx, who.council, ref, to) : undefined),
  );
}

export function tellTwoApart(context: Context, who: Who, ref: string, { from, reason }: TellApart): Promise<Performed> {
  return changeTwo(context, { who, doing: 'tellApart', ref, other: from }, async (_, one, other) =>
    tellApart(one, other, { reason }, { today: localDate(context.now()) }),
  );
}

interface Two {
  who: Who;
  doing: Doing & ('link' | 'tellApart');
  ref: string;
  other: string;
}

type DecideTwo = (tx: Tx, one: Complaint, other: Complaint) => Promise<ReturnType<typeof link>>;

/** Two complaints change together or not at all. They are locked in the order of their references, so that two people at once wait for each other. */
async function changeTwo(
  context: Context,
  { who, doing, ref, other: otherRef }: Two,
  decide: DecideTwo,
  between: (tx: Tx) => Promise<void> = async () => {},
): Promise<Performed> {
  return transact(context, who, async (tx, note) => {
    const locked = new Map<string, Locked>();
    for (const it of [...new Set([ref, otherRef])].sort()) {
      const held = await lockFor(tx, who, doing, it);
      if ('problem' in held) return held;
      locked.set(it, held);
    }
    const [one, other] = [locked.get(ref)!, locked.get(otherRef)!];
    const decided = await decide(tx, one.complaint, other.complaint);
    if ('problem' in decided) return decided;
    const write = async ({ complaint, as }: Locked, linked: Linked) => {
      const { kept: many, ...done } = await record(context, tx, complaint, linked, idOf(who));
      const words = await keptDigests(tx, complaint, many);
      note({
        did: doing,
        ref: complaint.ref,
        as,
        details: changesOf(done.complaint, complaint, linked.messages, words),
      });
      return done;
    };
    const done = await write(one, decided.duplicate);
    await between(tx);
    const kept = await write(other, decided.kept);
    return doing === 'link' ? kept : done;
  });
}

type Locked = { complaint: Complaint; as: Party };

async function lockFor(tx: Tx, who: Who, doing: Two['doing'], ref: string): Promise<Locked | Refusal> {
  const complaint = await lockComplaint(tx, who.council, ref);
  const permit = mayAbout(who, doing, ref, complaint);
  if ('problem' in permit) return permit;
  return complaint ? { complaint, as: permit.as } : refuse.notFound(ref);
}

/** What was shown to whoever decides: it stays with the decision when the words are gone. */
async function inCommon(tx: Tx, one: Complaint, other: Complaint): Promise<string | undefined> {
  const traced = async ({ council, ref, facts: { received } }: Complaint) => ({
    received,
    tellings: await tracesOfComplaint(tx, council, ref),
  });
  return likeness(await traced(one), await traced(other))?.because;
}

/** What was told about the one belongs to the other now, and the person's code leads there. */
async function join(context: Context, tx: Tx, council: string, ref: string, to: string) {
  const words = (await wordsOf(tx, council, ref))
    .filter((it) => it.kind !== 'triage')
    .map(({ kind, words: said }) => ({ kind: kind === 'what' ? 'added' : kind, words: said }));
  await keepWords(tx, { council, ref: to }, words, 'complainant', context.now());
  await traceWords(context, tx, { council, ref: to }, words);
  await rebindFiles(tx, council, ref, to);
  await rebindCodes(tx, council, ref, to);
}
