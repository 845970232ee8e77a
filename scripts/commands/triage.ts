import { readFileSync, writeFileSync } from 'node:fs';
import { readDay } from '../../src/calendar/local-date.ts';
import { screen } from '../../src/triage/danger.ts';
import { measuredPart } from '../../src/triage/document.ts';
import { type Confirmed, learning, taughtWith } from '../../src/triage/model/learn.ts';
import { type Lessons, lessons, measureUnseen, RECEIVED } from '../../src/triage/model/measure.ts';
import { model, openModel } from '../../src/triage/model/model.ts';
import { train } from '../../src/triage/model/train.ts';
import { FIRST_UNSEEN, isUnseen } from '../../src/triage/model/voices.ts';
import { type Case, scoresOf } from '../../src/triage/scores.ts';
import { type Received, triage } from '../../src/triage/triage.ts';
import { readArguments, textOf } from './arguments.ts';
import { type Command, type Io, Unusable } from './command.ts';
import { councilNamed } from './council-of.ts';
import { learnFromStore, putWhere } from './learn-from-store.ts';

const MODEL = new URL('../../src/triage/model/trained.model', import.meta.url);

const OPTIONS = {
  received: { type: 'string' },
  council: { type: 'string' },
  channel: { type: 'string' },
  by: { type: 'string' },
  cases: { type: 'string' },
  train: { type: 'boolean' },
  unseen: { type: 'boolean' },
  learn: { type: 'boolean' },
  write: { type: 'boolean' },
  /** What `--write` was called when examples came from a file alone. */
  keep: { type: 'boolean' },
  to: { type: 'string' },
  as: { type: 'string' },
  why: { type: 'string' },
  document: { type: 'boolean' },
} as const;

export const command: Command = {
  name: 'triage',
  help: 'triage [file] [--received 2026-03-20] [--council cambridgeshire] [--channel text] [--by staff|complainant]: what a message is and where it goes, with reasons; --cases <file.jsonl> scores it on labelled cases; --unseen measures it on the voices it was not trained on; --train teaches it anew from the corpus; --learn [--council cambridgeshire] [--as sam] [--why "..."] reports what teaching it what the team decided would change, and only --write changes it (--to <file> writes the taught model there); --learn <examples.jsonl> does the same with examples in a file; --document writes the figures of docs/triage.md',
  example:
    'echo "my sw keeps cancelling. nobody tells me why. im 13" | npm run -s heard -- triage --received 2026-03-20',
  async run(args, io) {
    const { values, words } = readArguments(args.flatMap(withFile), OPTIONS);
    if (values.train) return teach(io);
    const write = values.write === true || values.keep === true;
    if (values.learn && words[0]) return learn(await textOf(words[0], io), { write, to: values.to }, io);
    if (values.learn) return learnFromStore({ ...values, write }, MODEL, io);
    if (values.document) return document(io);
    if (values.unseen) {
      io.out(measureUnseen(lessons()));
      return 0;
    }
    if (values.cases) return score(await textOf(values.cases, io), values, io);
    const text = await textOf(words[0], io);
    if (text.trim() === '')
      throw new Unusable('There is no message. Name a file, or send the words on standard input.');
    io.out(triage(text, about(values, io)));
    return 0;
  },
};

/** "--learn=examples.jsonl" as "--learn examples.jsonl". */
function withFile(argument: string): string[] {
  return argument.startsWith('--learn=') ? ['--learn', argument.slice('--learn='.length)] : [argument];
}

interface Given {
  received?: string | undefined;
  council?: string | undefined;
  channel?: string | undefined;
  by?: string | undefined;
}

function about({ received, council, channel, by }: Given, io: Io): Received {
  const day = received ? readDay(received) : readDay(io.now().toISOString());
  if (!day) throw new Unusable(`"${received}" is not a day. Write --received as 2026-03-20.`);
  if (by !== undefined && by !== 'staff' && by !== 'complainant')
    throw new Unusable(`"${by}" is not somebody I know. Write --by staff or --by complainant.`);
  return {
    received: day,
    ...(council && { council: councilNamed(council) }),
    ...(channel && { channel }),
    ...(by && { by }),
  };
}

async function score(text: string, given: Given, io: Io) {
  const lines = text.split('\n').filter((it) => it.trim() !== '');
  if (lines.length === 0) throw new Unusable('There is no case in that file. Write one JSON object a line.');
  const everywhere = about(given, io);
  const cases = lines.map((line, at) => caseOf(line, at + 1));
  io.out(scoresOf(cases, (it) => triage(it.text, { ...everywhere, ...(it.channel && { channel: it.channel }) })));
  return 0 as const;
}

function caseOf(line: string, number: number): Case {
  let read: Partial<Case>;
  try {
    read = JSON.parse(line);
  } catch (error) {
    throw new Unusable(`Line ${number} is not JSON: ${(error as Error).message}. Write one object a line.`);
  }
  if (typeof read.text !== 'string' || typeof read.expected !== 'object' || read.expected === null)
    throw new Unusable(
      `Line ${number} has no "text" or no "expected". A case needs {"id", "text", "expected": {...}}.`,
    );
  const { kind = 'complaint', themes = [], flags = [], signpost = [], ...rest } = read.expected;
  return {
    ...read,
    id: String(read.id ?? number),
    text: read.text,
    expected: { ...rest, kind, themes, flags, signpost },
  };
}

/** The same lessons give the same file, byte for byte. */
function teach(io: Io) {
  const taught: Lessons = lessons();
  const measured = measureUnseen(taught);
  const kept = train(taught);
  writeFileSync(MODEL, `${JSON.stringify(kept)}\n`);
  io.out({ model: kept.about, unseen: measured.scores });
  io.say('The model was taught by all voices; the figures are of one that had not heard the unseen ones.');
  return 0 as const;
}

/** Reports first. Only `--write` and `--to` write, and what was reported is what is kept. */
function learn(text: string, { write, to }: { write: boolean; to: string | undefined }, io: Io) {
  const confirmed = text
    .split('\n')
    .filter((it) => it.trim() !== '')
    .map((line, at): Confirmed => {
      const it = caseOf(line, at + 1) as Case & { agreed?: boolean };
      return { ...it, agreed: it.agreed === true };
    });
  if (confirmed.length === 0) throw new Unusable('There is no example in that file. Write one JSON object a line.');
  const today = readDay(io.now().toISOString())!;
  const all = lessons();
  io.out(learning(all, confirmed, model, today));
  putWhere({ to }, write || to ? taughtWith(all, confirmed, today) : undefined, MODEL, io);
  return 0 as const;
}

const DOCUMENT = new URL('../../docs/triage.md', import.meta.url);
const CASES = new URL('../../test/cases/triage.jsonl', import.meta.url);
const EXPLAINED = new URL('../../test/cases/triage-explained.json', import.meta.url);
const PHRASES = new URL('../../test/triage/phrases.ts', import.meta.url);
const MEASURED = '<!-- measured: "npm run -s heard -- triage --document" writes what follows -->';

/** Measures everything and writes it under the mark; the words above it are somebody's. */
async function document(io: Io) {
  const all = lessons();
  const unheard = openModel(train({ ...all, messages: all.messages.filter(({ voice }) => !isUnseen(voice!)) }));
  const { PHRASES: rows } = (await import(PHRASES.href)) as { PHRASES: readonly (readonly ['d' | '-', string])[] };
  const heard = (what: 'd' | '-') => rows.filter(([is, says]) => is === what && screen(says).level !== 'none').length;
  const count = (what: 'd' | '-') => rows.filter(([is]) => is === what).length;
  const received = { received: RECEIVED };
  const measured = measuredPart({
    corpus: all.messages,
    cases: readFileSync(CASES, 'utf8')
      .split('\n')
      .filter(Boolean)
      .map((line, at) => caseOf(line, at + 1)),
    answer: ({ text, channel }) => triage(text, { ...received, ...(channel && { channel }) }),
    unseen: {
      asked: all.messages.filter(({ voice }) => isUnseen(voice!)),
      answer: ({ text, channel }) => triage(text, { ...received, ...(channel && { channel }) }, unheard),
      isFirst: ({ voice }) => FIRST_UNSEEN.some((it) => it === voice),
    },
    phrases: { danger: count('d'), heard: heard('d'), harmless: count('-'), alarms: heard('-') },
    explained: JSON.parse(readFileSync(EXPLAINED, 'utf8')) as Record<string, string>,
  });
  const words = readFileSync(DOCUMENT, 'utf8').split(MEASURED)[0]!;
  writeFileSync(DOCUMENT, `${words}${MEASURED}\n\n${measured}`);
  io.say('docs/triage.md has the figures of now.');
  return 0 as const;
}
