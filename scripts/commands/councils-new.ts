import { england } from '../../src/calendar/calendar.ts';
import { type LocalDate, long } from '../../src/calendar/local-date.ts';
import { answers } from '../../src/councils/council.ts';
import { answered, type Draft, draftedYaml, type Question, questions, withExample } from '../../src/councils/draft.ts';
import { type Council, councilKeys, findCouncil, mistakeLine } from '../../src/councils/index.ts';
import { readCouncil } from '../../src/councils/read.ts';
import { wrongExamples } from '../../src/deadlines/examples.ts';
import { type ExitStatus, type Io, Unusable } from './command.ts';

/** Drafts a council's file by asking, and prints it. What nobody knows becomes a question to the council, never a guess. */
export async function draftCouncil(io: Io): Promise<ExitStatus> {
  let draft: Draft = {};
  for (const question of questions) if (question.when?.(draft) ?? true) draft = await askUntilRead(io, question, draft);
  const text = draftedYaml(await counted(io, draft));
  const council = read(text);
  io.write(text);
  const file = `${fileName(council.short)}.yaml`;
  io.say(
    `Save this as src/councils/${file} and check it: npm run -s heard -- councils check src/councils/${file}. ${left(council)}`,
  );
  return 0;
}

function left({ confirm }: Council): string {
  if (confirm.length === 0) return 'Nothing is left to ask the council.';
  return `${confirm.length} ${confirm.length === 1 ? 'thing is' : 'things are'} left to ask the council, under "confirm".`;
}

async function askUntilRead(io: Io, question: Question, draft: Draft): Promise<Draft> {
  for (;;) {
    const text = await answerTo(io, question.ask);
    const taken = taker(text, question);
    const got = taken ? { instead: taken } : answered(draft, question, text);
    if ('draft' in got) return got.draft;
    io.say(`Please ${got.instead}.`);
  }
}

/** Two councils with the same letters would share references. */
function taker(text: string, { path }: Question): string | undefined {
  if (path[0] !== 'prefix') return undefined;
  const theirs = councilKeys()
    .map(findCouncil)
    .find((it) => 'council' in it && it.council.prefix === text.trim());
  return theirs && 'council' in theirs ? `write other letters: ${text.trim()} is ${theirs.council.name}` : undefined;
}

/** A date counted by a person on a paper calendar proves the file; one counted by Heard would prove nothing. */
async function counted(io: Io, draft: Draft): Promise<Draft> {
  const received = await exampleDay(io, draft);
  for (;;) {
    const reply = await dayOf(io, 'Counted on a paper calendar: by which day is it answered at Stage 1?');
    const whole = withExample(draft, received, reply);
    const [wrong] = wrongExamples(read(draftedYaml(whole)), england);
    if (!wrong) return whole;
    const rules = wrong.found ? `the rules give ${long(wrong.found)}` : 'the rules give no date';
    io.say(`You counted ${long(reply)}, but ${rules}. Please count again, or end here and correct the promise.`);
  }
}

async function exampleDay(io: Io, draft: Draft): Promise<LocalDate> {
  const [{ from }] = draft.packs as [{ from: string }];
  for (;;) {
    const day = await dayOf(
      io,
      'A worked example: on which day does a complaint arrive? Best just before a bank holiday.',
    );
    if (day >= from.slice(0, 10)) return day;
    io.say(`Please write a day on which these rules hold: ${long(from.slice(0, 10) as LocalDate)} or later.`);
  }
}

async function dayOf(io: Io, question: string): Promise<LocalDate> {
  for (;;) {
    const day = answers.date.safeParse((await answerTo(io, question)).trim());
    if (day.success) return day.data;
    io.say(`Please ${day.error.issues[0]!.message}.`);
  }
}

async function answerTo(io: Io, question: string): Promise<string> {
  const text = await io.ask(question);
  if (text !== undefined) return text;
  throw new Unusable(`The answers ended at "${question}" Nothing was written. Begin again with "councils new".`);
}

function read(text: string): Council {
  const found = readCouncil('draft', 'the draft', text);
  if ('mistakes' in found) throw new Unusable(`${found.mistakes.map(mistakeLine).join('\n')}\n${text}`);
  return found.council;
}

function fileName(short: string): string {
  return short
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '');
}
