import type { Complaint } from '../complaints/complaint.ts';
import type { NewWords } from '../complaints/decision.ts';
import type { Telling } from '../complaints/telling.ts';
import { complainantOf } from '../store/complainants.ts';
import { lockComplaint, openRefsAfter, wordsOf } from '../store/complaints.ts';
import { readSetting, writeSetting } from '../store/settings.ts';
import type { Tx } from '../store/store.ts';
import { forgetTraces, keepTraces } from '../store/traces.ts';
import { tracesOf } from '../triage/traces.ts';
import type { Context } from './context.ts';
import { personKey } from './register.ts';

type Which = Pick<Complaint, 'council' | 'ref'>;

/** Words that tell a story: what was told, what was added, and what stands in a file that was sent. */
const STORY: ReadonlySet<string> = new Set(['what', 'added', 'files']);

export function storiesIn(words: readonly NewWords[]): string[] {
  return words.filter((it) => STORY.has(it.kind)).map((it) => it.words);
}

/** What a new complaint can be known again by. Nothing is looked up here: whatever is like it, it is opened in the same way. */
export async function traceTelling(
  tx: Tx,
  { council, ref }: Which,
  { words, complainant, name, child, replyTo }: Pick<Telling, 'words' | 'complainant' | 'name' | 'child' | 'replyTo'>,
  key: string,
): Promise<void> {
  const [first = '', ...others] = storiesIn(words);
  await keepTraces(tx, council, ref, [
    tracesOf({ words: first, complainant, name, child, replyTo }, key),
    ...others.map((it) => tracesOf({ words: it }, key)),
  ]);
}

/** The same for what is told later. */
export async function traceWords(
  context: Context,
  tx: Tx,
  { council, ref }: Which,
  words: readonly NewWords[],
): Promise<void> {
  const stories = storiesIn(words);
  if (stories.length === 0) return;
  const key = await personKey(context, tx, council);
  await keepTraces(
    tx,
    council,
    ref,
    stories.map((it) => tracesOf({ words: it }, key)),
  );
}

/** Another number where what is kept, or how it is read from the words, has changed. */
const VERSION = 1;
const BATCH = 200;

/** Gives every open complaint its traces, where that has not been done since the way they are made changed. */
export async function renewTraces(context: Context, council: string): Promise<boolean> {
  const db = context.store.of(council);
  if ((await readSetting<{ version: number }>(db, council, 'traces'))?.version === VERSION) return false;
  for (let after: string | undefined = ''; after !== undefined; ) {
    const refs: string[] = await openRefsAfter(db, council, after, BATCH);
    await db.transaction().execute(async (tx) => {
      for (const ref of refs) await traceAnew(context, tx, council, ref);
    });
    after = refs.at(-1);
  }
  await writeSetting(db, council, 'traces', { version: VERSION });
  return true;
}

/** Locked, so that what is added to it at that moment is not lost. */
async function traceAnew(context: Context, tx: Tx, council: string, ref: string): Promise<void> {
  const complaint = await lockComplaint(tx, council, ref);
  const who = complaint && (await complainantOf(tx, council, ref));
  if (!complaint || !who) return;
  const telling = { ...who, complainant: complaint.facts.complainant, words: await wordsOf(tx, council, ref) };
  await forgetTraces(tx, council, ref);
  await traceTelling(tx, complaint, telling, await personKey(context, tx, council));
}
