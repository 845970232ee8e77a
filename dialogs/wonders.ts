import type { Refusal } from '../src/complaints/problems.ts';
import type { Council } from '../src/councils/index.ts';
import { asking, change, goBack, toChange, withMore } from './ask.ts';
import { STAY } from './danger.ts';
import { status } from './notices.ts';
import { takeBack } from './take-back.ts';
import type { Talk } from './talk.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';
import { chat } from './wording/chat.ts';
import { wonder } from './wording/wonders.ts';

/** Something that people ask or tell Heard itself. It is no part of their complaint, and answers none of the questions. */
export interface Wonder {
  /** Where somebody who works here may ask it too: they have an answer of their own. */
  name?: 'robot' | 'who sees';
  means(plain: string, talk: Talk): boolean;
  answer(talk: Talk, turn: Turn, said: string): Told | Promise<Told>;
}

/** Whom to ask, and how: "the Customer Care Team, 0345 045 5203 or an address". */
export function waysTo({ complaintsTeam: { name, phone, email } }: Pick<Council, 'complaintsTeam'>): string {
  return [name, [phone, email].filter(Boolean).join(' or ')].filter(Boolean).join(', ');
}

const IT =
  '(this|it|that|everything|all( of)? (this|it|that)|my (messages?|words|chat|complaint|answers?|story)|(all )?what i (just )?(said|wrote|write|say|typed?|tell you|told you|put)|the chat)';
const A_PERSON =
  '((an?|the|any|some|my) )?((real|actual|human|live|complaints|duty) )*(person|human( being)?|people|someone|somebody|anyone|anybody|adult|agent|advis[eo]r|manager|team|officer|someone real|one)';
const THEM =
  '((my|the|her|his|their|our) )?(mum|mam|mom|mother|dad|father|parents?|family|step ?(dad|mum)|carers?|foster (carers?|mum|dad|parents?)|son|daughter|kids?|children|brother|sister|nan|gran|grandad|ex|partner|husband|wife|boyfriend|girlfriend|landlord|social worker|sw|worker|school|teacher|manager|he|she|they|him|them|anyone|anybody|people)';

/** The whole of what was typed, but for what is polite about it. */
function asks(...patterns: string[]) {
  const all = new RegExp(`^(?:${patterns.join('|')})$`);
  return (plain: string) => all.test(plain);
}

const says =
  (text: (turn: Turn, talk: Talk) => string): Wonder['answer'] =>
  (talk, turn) =>
    answered(talk, turn, text(turn, talk));

/** In the words of whoever asks, and then the open question again: about staying, or of the intake. */
function answered(talk: Talk, turn: Turn, text: string): Told {
  if (talk.alert?.ask === 'stay') return { talk, replies: [{ text, options: STAY }] };
  return { talk, replies: [asking(text, talk, turn)] };
}

const told = ({ intake }: Talk) => intake?.draft.what ?? intake?.draft.signs;

export const WONDERS: readonly Wonder[] = [
  {
    name: 'robot',
    means: asks(
      '(are|r) (you|u) (an? )?(real|human|(real |actual )?person|(ro)?bot|chat ?bot|computer|machine|ai)( .{0,30})?',
      '(is this|is it|am i (talking|speaking|chatting|writing|typing) (to|with)) (an? )?(real |actual )?(person|human( being)?|(ro)?bot|chat ?bot|computer|machine|ai|chatgpt)( .{0,30})?',
      '(who|what) (are|r) (you|u)',
      'who (is this|am i (talking|speaking|writing) (to|with))',
    ),
    answer: says(({ council }, talk) => wonder.robot(voiceIn(talk), { team: council.complaintsTeam.name })),
  },
  {
    means: asks(
      '(is )?(any ?(one|body)|someone|somebody) (there|here|listening|home)',
      '(is )?(any ?(one|body)|someone|somebody) reading (this|it)',
      '(are|r) (you|u) (still )?there',
      'anyone',
    ),
    answer: says((_, talk) => wonder.here(voiceIn(talk))),
  },
  {
    name: 'who sees',
    means: asks(
      `who (all )?(will|can|gets to|is going to|else will|else can|else)? ?(be told|is told|sees?|reads?|knows?|looks? at|finds? out|gets?)( about)? ${IT}`,
      `(is|will) ${IT} (be |stay |kept |going to be |remain )*(confidential|private|secret|anonymous|safe)`,
      `(do|will|are) (you|u) (going to )?(tell|telling|share|sharing|show)( ${IT})?( (with|to))? (any ?one|any ?body|people|others)( .{0,30})?`,
      'is (this|it) between (us|you and me)',
    ),
    answer: says(({ council }, talk) => wonder.whoSees(voiceIn(talk), { team: council.complaintsTeam.name })),
  },
  {
    means: asks(
      `(will|does|do|would|can) ${THEM} (get to )?(know|find out|see|be told|hear|get told|read)( (about )?${IT})?( (that )?(i|it was me).{0,30})?`,
      `(will|would|are|do) you (going to )?tell ${THEM}( .{0,30})?`,
    ),
    answer: says(({ council }, talk) => wonder.willTheyKnow(voiceIn(talk), { team: council.complaintsTeam.name })),
  },
  { means: asks(`(please )?(dont|don't|do not) (you )?(tell|let) ${THEM}( .{0,30})?`), answer: notToTell },
  {
    means: asks(
      '(what|wot) (does|do you mean by|is|do you mean)( not)? (being )?safe( mean)?',
      '(what|wot) (does|do you mean by|counts as|is) (hurt|unsafe|not safe)( mean)?',
    ),
    answer: says((_, talk) => wonder.whatIsSafe(voiceIn(talk))),
  },
  {
    means: asks(
      "(i )?(do not|don't|dont|haven't|havent|have not) (have|got|know|remember)( got)? (a|the|my|any|that) code",
      '(what|which) code',
      'no code',
    ),
    answer: says(({ council }, talk) => wonder.noCode(voiceIn(talk), { ways: waysTo(council) })),
  },
  {
    means: (plain, { ref, intake }) => ref !== undefined && !intake && ADD(plain),
    answer: says((_, talk) => wonder.addHere(voiceIn(talk), { ref: talk.ref! })),
  },
  {
    means: (plain, { intake }) => intake !== undefined && toChange(intake, plain) !== undefined,
    answer: (talk, turn, said) => change(talk, talk.intake!, toChange(talk.intake!, plainly(said))!, turn),
  },
  {
    means: asks(
      `((can|could|will|would|how do|how can) (you|i|u) )?(please )?(delete|remove|erase|unsend|wipe|get rid of) ${IT}`,
      `i want ${IT} (to be )?(deleted|removed|erased|gone)`,
    ),
    answer: says(({ council }, talk) => {
      const ways = waysTo(council);
      return (talk.ref && !talk.intake ? wonder.notDeletedSent : wonder.notDeleted)(voiceIn(talk), { ways });
    }),
  },
  {
    means: (plain, { ref, intake }) => (ref === undefined || intake !== undefined) && LET_GO(plain),
    answer: letGo,
  },
  {
    means: (plain, { ref, intake }) => ref !== undefined && !intake && (LET_GO(plain) || TAKE_BACK(plain)),
    answer: takeBack,
  },
  {
    means: (plain, { ref, intake }) => (ref === undefined || intake !== undefined) && TAKE_BACK(plain),
    answer: says(({ council }, talk) => wonder.withdrawWithCode(voiceIn(talk), { ways: waysTo(council) })),
  },
  {
    means: asks(
      `((can|could|may|cant|can't) i )?(just )?(speak|talk|chat|get (put )?through) (to|with) ${A_PERSON}( on the phone| instead| here)?`,
      `i('d| would| just)? ?(want|need|like|wanna|prefer)( to)? (speak|talk|chat)( to| with)? ${A_PERSON}( on the phone| instead)?`,
      `((can|could|will|would) )?(some(one|body)|any(one|body)|you|a person) (please )?(call|ring|phone) me( back)?`,
      `(real |human )?(person|human|agent|operator)`,
    ),
    answer: person,
  },
  {
    means: (plain, talk) =>
      HOW_IT_GOES(plain) && (talk.intake !== undefined || talk.ref === undefined || talk.alert?.ask !== undefined),
    answer: says(({ council }, talk) =>
      talk.alert
        ? wonder.dutyComes(voiceIn(talk))
        : wonder.howItWorks(voiceIn(talk), { team: council.complaintsTeam.name }),
    ),
  },
  { means: (plain, { ref, intake }) => ref !== undefined && !intake && HOW_IT_GOES(plain), answer: stands },
  {
    means: asks(
      '(do|must|should) i (have|need)? ?(to )?(give|say|tell( you)?|put|type) (you )?(my|the|a) (real )?name',
      'can (i|this|it) (be|stay|remain) anonymous',
      'can i (do (this|it)|complain|tell you) (anonymously|without (giving )?my name)',
    ),
    answer: says((_, talk) => wonder.noName(voiceIn(talk))),
  },
  {
    means: asks(
      'why (do|are|would|does|did) (you|u|it) (need|want|ask|asking|have|wanna)( me)?( to)?( know| ask)?( this| that| it| my .{1,30}| who i am| all this)?',
      'why (are|r) (you|u) asking( me)?( this| that| all this)?',
    ),
    answer: says((_, talk) => wonder.whyAsk(voiceIn(talk))),
  },
  {
    means: asks(
      '(will|can|could|am) i (going to )?(get|be|gonna get)?( in| into)? ?trouble( for this| for telling( you)?| if .{1,40})?',
      'will (this|it|they) (be held|hold it|use it|be used) against me',
    ),
    answer: says((_, talk) => wonder.noTrouble(voiceIn(talk))),
  },
  {
    means: asks(
      '(do|can) (you|u) (speak|understand|read) [a-z]{4,12}',
      'can i (write|type|speak|talk|answer) in [a-z ]{4,20}',
      "(i )?(do not|dont|don't|no) (speak |understand )?(good |much )?english( good| well)?",
    ),
    answer: says((_, talk) => wonder.language(voiceIn(talk))),
  },
  {
    means: (plain, { intake }) => intake !== undefined && TIME(plain),
    answer: (talk) => ({ talk, replies: [{ text: wonder.time(voiceIn(talk)) }] }),
  },
  {
    means: (plain, { ref, intake }) => ref !== undefined && !intake && /^(send( it)?|submit)$/.test(plain),
    answer: says((_, talk) => wonder.sentAlready(voiceIn(talk), { ref: talk.ref! })),
  },
  {
    means: asks(
      '(can i )?(please )?(go|take me)? ?back( (one|a step|please|to the last (one|question)))?',
      'undo( (it|that))?',
      'previous( question)?',
      '(oops|sorry),? (wrong (answer|button|one)|i (pressed|typed|clicked) the wrong (one|thing|button))',
      'i made a mistake',
    ),
    answer: (talk, turn) =>
      talk.intake && !talk.alert?.ask ? goBack(talk, turn) : answered(talk, turn, wonder.cannotGoBack(voiceIn(talk))),
  },
  {
    means: (plain, { ref, intake }) =>
      intake !== undefined &&
      ref === undefined &&
      /^(status|any (news|update)s?|what('?s| is) happening( with (it|my complaint))?)$/.test(plain),
    answer: says((_, talk) => wonder.nothingSent(voiceIn(talk))),
  },
  {
    means: (plain, { ref, intake }) =>
      ref === undefined && intake !== undefined && plain.length < ABOUT_A_NUMBER && NUMBER.test(plain),
    answer: numberAlone,
  },
];

const ADD = asks(
  '(actually |also )?(can|could|how do|how can|may) i (still )?(add|change|correct|tell you|say|write)( (something|it|this|more|anything|one thing))?( (else|more|to (it|this|that)))?',
);

const TIME = asks(
  '(can i |let me |i need to |i want to |i have to |i will |i ll |ill )?think( about (it|this|that))?',
  'wait|hang on|hold on|give me a (minute|moment|sec|second)|one (moment|sec|second|minute)|brb',
);

const LET_GO = asks(
  '(oh |ok |actually |just )*(forget|scrap|drop|leave|cancel) (it|this|that|about it|my complaint)( then| now)?',
  '(oh |ok |actually |no )*never ?mind( .{0,40})?',
  "(actually )?(i )?(do not|don't|dont) (want|wanna|think i want) (to )?(complain|do this|do it|make a complaint|carry on|go on|continue|say any(thing| more)|talk about (it|this)|send (it|this))( any ?more| now| after all)?",
  "(actually )?(i('ve| have)? )?changed my mind(,? (forget|cancel|leave|drop) it)?",
);

const TAKE_BACK = asks(
  `((can|could|may) i |i('d| would)? ?(want|like|need|wish)( to)? |please )?(withdraw|take back|cancel|drop|stop|pull out of)( (my|the|this|that|it|our))?( complaint)?( [a-z]{2,4}-\\d\\d-\\d{4,})?( back)?`,
  'withdraw(al)?',
);

const HOW_IT_GOES = asks(
  'how long (does|will|do|would) (it|this|that|you|they)( all)? (take|be)( .{0,30})?',
  '(what|wot) (happens|happen|will happen|do i do|comes)( now| next| then| after( that| this)?| with (this|it)| to (this|it))?',
  'how (does|do) (this|it|you) work',
  'how (do|can) i (make a complaint|complain|do (this|it)|start)',
  '(what|how) can you (do|help)( for me| me)?( with)?',
  '(can|will) (you|u) help( me)?',
);

const NUMBER = /\b[a-z]{2,4}-\d\d-\d{4,}\b/;
const ABOUT_A_NUMBER = 90;
const ALONE =
  /^(hi,? |hello,? )?((my|the|this is my) )?(complaint |case )?(number|reference|ref|complaint|case)?( number| is|:)*\s*[a-z]{2,4}-\d\d-\d{4,}$/;

/** What was typed, as the patterns read it: without what is polite, and without the marks of a sentence. */
export function plainly(said: string): string {
  return said
    .trim()
    .toLowerCase()
    .replaceAll('’', "'")
    .replace(/[.!?,;:)(]+/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}

const POLITE_BEFORE = /^((ok(ay)?|but|so|and|um+|er+|hi|hello|hey|hiya|sorry|please|well|wait|excuse me) )+/;
const POLITE_AFTER = /( (please|pls|plz|thanks|thank you|sorry|lol))+$/;
const LONGEST = 110;

/** Undefined where it is something else: an answer, or part of what they tell. */
export function wonderIn(talk: Talk, said: string): Wonder | undefined {
  if (said.length > LONGEST) return undefined;
  const plain = plainly(said).replace(POLITE_BEFORE, '').replace(POLITE_AFTER, '');
  return WONDERS.find(({ means }) => means(plain, talk));
}

/** Before it is sent nothing has begun that could be taken back; what was told is kept, and looked at by a person. */
async function letGo(talk: Talk, turn: Turn): Promise<Told> {
  const voice = voiceIn(talk);
  if (!told(talk)) return { talk, replies: [{ text: wonder.nothingToLetGo(voice) }] };
  const code = await turn.desk.newCode({ ...turn.who, ref: undefined });
  return { talk, replies: [{ text: wonder.letGo(voice, { code }) }] };
}

/** They are told whom to ring; and the team hears that they asked, with the complaint that is here or the one that is being told. */
async function person(talk: Talk, turn: Turn, said: string): Promise<Told> {
  const voice = voiceIn(talk);
  const ways = waysTo(turn.council);
  const added = await addedToSent(talk, turn, said);
  if (added === true) return answered(talk, turn, wonder.personTold(voice, { ways }));
  return answered(talk.intake ? needing(talk, said) : talk, turn, wonder.person(voice, { ways }));
}

/** A wish that somebody is not told goes to whoever deals with it, in their words. */
async function notToTell(talk: Talk, turn: Turn, said: string): Promise<Told> {
  const text = wonder.notToTell(voiceIn(talk), { team: turn.council.complaintsTeam.name });
  const added = await addedToSent(talk, turn, said);
  if (added === undefined) return answered(needing(talk, said), turn, text);
  return answered(talk, turn, added === true ? text : added.says);
}

/** Put with the complaint that was sent: true, or why it cannot be. Undefined where none is sent yet. */
async function addedToSent(talk: Talk, turn: Turn, words: string): Promise<true | Refusal | undefined> {
  if (!talk.ref || talk.intake) return undefined;
  const added = await turn.desk.addWords({ ...turn.who, ref: talk.ref }, talk.ref, { words, message: turn.messageId });
  return 'problem' in added ? added : true;
}

/** What somebody needs, in their words, beside what they told. */
function needing(talk: Talk, said: string): Talk {
  const intake = talk.intake ?? { id: 1, draft: {} };
  const needs = [intake.draft.needs, said.trim()].filter(Boolean).join('\n');
  return { ...talk, intake: { ...intake, draft: { ...intake.draft, needs } } };
}

async function stands(talk: Talk, turn: Turn): Promise<Told> {
  const standing = await turn.desk.stand({ ...turn.who, ref: talk.ref }, talk.ref!);
  const text =
    'problem' in standing
      ? standing.says
      : status({ voice: voiceIn(talk), council: turn.council, standing, nameOf: (id) => id });
  return { talk, replies: [{ text }] };
}

/** A complaint's number opens nothing. What else they say of it is kept. */
function numberAlone(talk: Talk, turn: Turn, said: string): Told {
  const alone = ALONE.test(plainly(said));
  const next = alone ? talk : { ...talk, intake: withMore(talk.intake!, said, turn) };
  return answered(next, turn, wonder.needsCode(voiceIn(next), { ways: waysTo(turn.council) }));
}

/** "Thank you", "ok", "bye": nobody is called to read it. */
export function isThanks(said: string): boolean {
  return THANKS.test(said.trim());
}

const THANKS =
  /^\W*((ok(ay)?|thanks?|thank ?(you|u)|thx|ta|cheers|great|perfect|cool|good|brilliant|lovely|alright|all right|fine|bye|goodbye|so much|very much|a lot|for (that|this|your help|listening)|that'?s|appreciated?)\W*)+$|^(👍|🙏|😊|🙂|💙|🧡|😀|😃|🥰|👌|🏻|🏼|🏽|🏾|🏿|\s)+$/iu;

export function thanked(talk: Talk): Told {
  return { talk, replies: [{ text: wonder.welcome(voiceIn(talk)) }] };
}

/** Where somebody has told us nothing, there is nothing that a new code could open. */
export function lostCode(talk: Talk, turn: Turn): Told {
  return answered(talk, turn, wonder.lostCode(voiceIn(talk), { ways: waysTo(turn.council) }));
}

export function unknownCode(talk: Talk, turn: Turn): Told {
  return { talk, replies: [{ text: chat.unknownCode(voiceIn(talk), { ways: waysTo(turn.council) }) }] };
}

export function shortCode(talk: Talk): Told {
  return { talk, replies: [{ text: wonder.shortCode(voiceIn(talk)) }] };
}
