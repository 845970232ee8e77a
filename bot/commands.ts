import type { Reply } from '../cards/card.ts';
import { TYPED } from '../cards/card.ts';
import { helpCard } from '../cards/help.ts';
import { columnOf, stageVerbs } from '../cards/stage-verbs.ts';
import { unreadCard } from '../cards/unread.ts';
import { VERBS, type Verb } from '../cards/verbs.ts';
import { EXAMPLES } from '../src/ask/examples.ts';
import type { Who } from '../src/people/person.ts';
import { addingFiles } from './adding-files.ts';
import { lessonDone, noteLesson } from './lessons.ts';
import { presence } from './presence.ts';
import { keeping } from './retention.ts';
import { takingBack } from './taking-back.ts';
import type { Sight } from './views.ts';

/** What an officer typed, understood: a button's equivalent with its reference, or a question. */
export type Understood =
  | { verb: Verb; ref: string; values: Record<string, string> }
  | { command: Command; match: RegExpExecArray };

export interface Command {
  typed: string;
  does: string;
  pattern: RegExp;
  /** Where a pattern alone cannot tell: whether these words are meant for it. */
  understands?(said: string): boolean;
  run(sight: Sight, who: Who & { kind: 'officer' }, match: RegExpExecArray): Promise<Reply[]>;
}

const REF = /\b([a-z]{2,4})-(\d\d)-(\d{4,})\b/i;

/** Words a person can type, each with its line in the help. Whatever is none of them is a question. */
export const commands: readonly Command[] = [
  ...presence,
  {
    typed: 'lesson done 3: what changed',
    does: 'an action from a lesson is done',
    pattern: /^lesson done (\d{1,6})[:\s]+([\s\S]+)/i,
    run: (sight, who, match) => lessonDone(sight, who, Number(match[1]), match[2]!),
  },
  {
    typed: 'lesson: what was found; what will be done; by 30 June',
    does: 'something to learn from complaints, for the reports',
    pattern: /^lesson\b[:\s]*([\s\S]*)/i,
    run: (sight, who, match) => noteLesson(sight, who, match[1]!),
  },
  {
    typed: 'revoke codes CAM-26-0042',
    does: 'no return code opens it any more; the person gets a new one from you',
    pattern: /^revoke (?:the )?codes?(?: (?:of|for))?\s+([a-z]{2,4}-\d\d-\d{4,})\W*$/i,
    run: async (sight, who, match) => {
      const ref = match[1]!.toUpperCase();
      const done = await sight.desk.revokeCodes(who, ref);
      if ('problem' in done) return [{ text: done.says }];
      return [{ text: `${ref}: ${done.revoked === 0 ? 'no code was in use' : 'the code does not work any more'}.` }];
    },
  },
  addingFiles,
  takingBack,
  {
    typed: 'unread',
    does: 'what people wrote to us and nobody has read yet, and by when',
    pattern: /^(what(?:'|’)?s |what is )?(unread|to be read)\W*$/i,
    async run({ desk }, who) {
      const all = await desk.unread(who);
      return ['problem' in all ? { text: all.says, refused: true } : { card: unreadCard(all, desk.now()) }];
    },
  },
  {
    typed: 'help stages',
    does: 'everything about decisions, Stages 2 and 3, and how a complaint ends',
    pattern: /^(help|\?) stages?\b/i,
    run: async () => [{ card: helpCard(linesOf(stageVerbs)) }],
  },
  ...keeping,
  { typed: 'help', does: 'this list', pattern: /^(help|\?|hello|hi)\b/i, run: async () => [help()] },
];

/** Every button has its word; the reference says which complaint. */
const VERB_WORDS = VERBS.map((verb) => ({ verb, word: TYPED[verb].toLowerCase() })).sort(
  (a, b) => b.word.length - a.word.length,
);

/** Reads what an officer typed. `last` is the complaint spoken of before, for "why that date?". */
export function understand(said: string, last: string | undefined): Understood | undefined {
  const typed = said.trim().toLowerCase();
  const ref = REF.exec(said)?.[0].toUpperCase() ?? alertIn(said) ?? last;
  const verb = VERB_WORDS.find(({ word }) => typed.startsWith(word) && isDeed(typed.slice(word.length), said))?.verb;
  if (verb && ref) return { verb, ref, values: typedValues[verb]?.(afterRef(said)) ?? {} };
  const command = commands.find((it) => it.pattern.test(said.trim()) && (it.understands?.(said) ?? true));
  if (command) return { command, match: command.pattern.exec(said.trim())! };
  return /^\W*[a-z]{2,4}-\d\d-\d{4,}\W*$/i.test(said) ? { verb: 'status', ref: ref!, values: {} } : undefined;
}

/** "Answered late last month" is a question, "answer" is a deed: without a reference nothing may follow but "it" or "that date". */
function isDeed(rest: string, said: string): boolean {
  if (!/^(\W|$)/.test(rest)) return false;
  return (
    REF.test(said) ||
    alertIn(said) !== undefined ||
    /^[\W]*(it|this|that|one|date|please|now|is|was|the|due|\W)*$/.test(rest)
  );
}

/** What may be typed behind the reference instead of being asked for: "done CAM-26-0042 2", "hand over CAM-26-0042 to J. Okafor". */
const typedValues: Partial<Record<Verb, (rest: string) => Record<string, string>>> = {
  'hand-over': (rest) => named('person', rest.replace(/^to /i, '')),
  'name-second': (rest) => named('second', rest),
  outcome: (rest) => named('finding', rest),
  'action-done': (rest) => named('action', /^\d+/.exec(rest)?.[0]),
  'read-message': (rest) => named('line', /^\d+/.exec(rest)?.[0]),
  'told-otherwise': (rest) => named('line', /^\d+/.exec(rest)?.[0]),
  'try-again': (rest) => named('line', /^\d+/.exec(rest)?.[0]),
  'move-action': (rest) => named('action', /^\d+/.exec(rest)?.[0]),
  appoint: (rest) => named('role', rest),
  'decide-concern': (rest) => named('person', rest),
  'receive-report': (rest) => named('from', rest.replace(/^(of|from) (the )?/i, '')),
  link: otherAnd('to', 'how'),
  'tell-apart': otherAnd('from', 'reason'),
  letter: (rest) => named('letter', rest),
};

/** "CAM-26-0040 related", "CAM-26-0040: another matter". */
function otherAnd(key: string, then: string): (rest: string) => Record<string, string> {
  return (rest) => {
    const found = REF.exec(rest);
    const more = found && rest.slice(found.index + found[0].length).replace(/^[\s:,]+/, '');
    return found ? { [key]: found[0].toUpperCase(), ...named(then, more ?? '') } : named(key, rest);
  };
}

function named(key: string, value: string | undefined): Record<string, string> {
  return value?.trim() ? { [key]: value.trim() } : {};
}

function afterRef(said: string): string {
  const found = REF.exec(said);
  return found ? said.slice(found.index + found[0].length).trim() : '';
}

function alertIn(said: string): string | undefined {
  return /\S+:\S+$/.exec(said.trim())?.[0];
}

function help(): Reply {
  const everyday = VERBS.filter((it) => !UNLISTED.has(it));
  return { card: helpCard([...commands, ...linesOf(everyday)], EXAMPLES) };
}

/** Answered on its own card, asked in one's own words, or under "help stages". */
const UNLISTED: ReadonlySet<Verb> = new Set<Verb>(['see-alert', 'read-unsent', 'write-back', 'ask', ...stageVerbs]);

function linesOf(verbs: readonly Verb[]) {
  return verbs.map((it) => ({ typed: `${TYPED[it]} CAM-26-0042`, does: VERB_HELP[it] }));
}

const VERB_HELP: Record<Verb, string> = {
  'confirm-route': 'the suggested procedure is right',
  'choose-procedure': 'choose another procedure, with the reason',
  acknowledge: 'tell the person that somebody has it',
  assign: 'choose who answers and who stands in',
  accept: 'take it',
  decline: 'it is not for you; the second respondent is asked',
  'hand-over': 'give it to somebody else, with everything that happened so far',
  'name-second': 'name another second respondent',
  'more-time': 'move the date, with a lawful reason',
  'ask-to-agree': 'ask the person to agree to a date',
  answer: 'record the answer',
  outcome: 'what came of an answer that was sent without its findings',
  'record-data': 'the child’s age and ethnic group, and what it was about, where nobody has said',
  'agree-action': 'promise one more thing, with its owner and its day',
  'action-done': 'a promise was kept, and what shows it',
  'move-action': 'another day for a promise, with the reason',
  'read-message': 'a message that reached nobody, in our own chat only',
  'told-otherwise': 'you told them another way, and how',
  'try-again': 'send a message again that did not go out',
  actions: 'what was promised, and what is still open',
  'read-story': 'read what was told, in our own chat only',
  'read-unsent': 'read what somebody told us and never sent, in our own chat only',
  status: 'where it stands',
  why: 'why that date',
  'see-alert': 'you are with the person',
  'write-back': 'write to the person',
  tell: 'pass on what somebody told you',
  ask: 'any question',
  ...columnOf('does'),
};
