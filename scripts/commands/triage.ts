import { writeFileSync } from 'node:fs';
import { readDay } from '../../src/calendar/local-date.ts';
import { findCouncil, mistakeLine } from '../../src/councils/index.ts';
import { type Lessons, lessons, measureUnseen } from '../../src/triage/model/measure.ts';
import { train } from '../../src/triage/model/train.ts';
import { type Case, scoresOf } from '../../src/triage/scores.ts';
import { type Received, triage } from '../../src/triage/triage.ts';
import { readArguments, textOf } from './arguments.ts';
import { type Command, type Io, Unusable } from './command.ts';

const MODEL = new URL('../../src/triage/model/trained.model', import.meta.url);

const OPTIONS = {
  received: { type: 'string' },
  council: { type: 'string' },
  channel: { type: 'string' },
  by: { type: 'string' },
  cases: { type: 'string' },
  train: { type: 'boolean' },
  unseen: { type: 'boolean' },
} as const;

export const command: Command = {
  name: 'triage',
  help: 'triage [file] [--received 2026-03-20] [--council cambridgeshire] [--channel text] [--by staff|complainant]: what a message is and where it goes, with reasons; --cases <file.jsonl> scores it on labelled cases; --unseen measures it on the voices it was not trained on; --train teaches it anew from the corpus',
  example:
    'echo "my sw keeps cancelling. nobody tells me why. im 13" | npm run -s heard -- triage --received 2026-03-20',
  async run(args, io) {
    const { values, words } = readArguments(args, OPTIONS);
    if (values.train) return teach(io);
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

function councilNamed(name: string) {
  const found = findCouncil(name);
  if ('mistakes' in found) throw new Unusable(found.mistakes.map(mistakeLine).join('\n'));
  return found.council;
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
