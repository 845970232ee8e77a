/** What somebody says of going on after an answer: they ask for it, they may mean it, or they want to know about it. */
export type Further = 'asks' | 'may mean it' | 'wants to know';

const ANSWER =
  /\b(answers?|reply|replies|response|letter|decision|outcome|findings?|result|conclusion|explanation|apology|what (you|they|he|she|the council) (said|say|wrote|found|decided)|this|that|it)\b/;

/** The next stage by its name or in plain words; no reasons are needed, so none are looked for. */
const NEXT: readonly RegExp[] = [
  /\bstage ?(2|two|ii|3|three|iii)\b/,
  /\b(next|second|third|higher|another) (stage|level|step)\b/,
  /\b(tak(e|en|ing)|push(ing)?|mov(e|ing)|bring(ing)?|carry(ing)?)\b.{0,30}\b(further|higher|forward|all the way|to the (next|top))\b/,
  /\b(go(ing)?|get|proceed|continue|carry on)\b.{0,12}\b(further|higher|to the (next|top|panel)|with (my|the|this) complaint)\b/,
  /\b(escalat\w*|appeal(ing)?)\b/,
  /\b(the|a|review|independent) panel\b/,
  /\b(independent|fresh|proper|second|new) (investigation|investigator|review|opinion|look)\b/,
  /\b(some|any)(one|body) (new|else|different|independent|outside|higher|above)\b/,
  /\b(new|different|independent|another) (person|people|manager|officer)\b.{0,30}\b(look|check|investigate|deal|decide)/,
  /\blook(ed|ing)?\b.{0,25}\b(again|afresh|once more|properly)\b/,
  /\b(another|a second) look\b/,
  /\b(reconsider|re-?investigate|re-?open|review)( (it|this|that|my|the)\b|\W*$)/,
  /\bcomplain(ing)? about (the|your|this|that) (answer|reply|response|decision|letter)\b/,
];

const UNHAPPY: readonly RegExp[] = [
  /\b(not|n'?t|never|no) (at all |very |really |too |entirely |one bit )?(happy|satisfied|content|pleased|good enough|acceptable|fair|enough|ok(ay)?|right|true)\b/,
  /\b(unhappy|dissatisfied|unsatisfied|disappointed|disagree|unacceptable)\b/,
  /\b(don'?t|dont|do not|can'?t|cant|cannot|won'?t|will not|not|refuse to) (going to )?(accept|agree)\b/,
  /\b(rubbish|useless|unfair|nonsense|a joke|a whitewash|wrong)\b/,
];

/** "I don't want to go to Stage 2", and not "I am not happy and want Stage 2". */
const NOT_WANTED: readonly RegExp[] = [
  /\b(don'?t|dont|do not|not|never|no longer|wouldn'?t) (really |actually )?(want|need|wish|like|intend|plan)\b[^.!?,;]{0,40}\b(stage|further|higher|escalat|appeal|panel|review|next|again)/,
  /\b(don'?t|dont|do not|not|won'?t|no need to) (be |going to )?(go|going|take|taking|ask|asking|escalate|appeal|look)\b/,
  /\bnot (un|dis)/,
];

const ABOUT_IT =
  /^(so |and |but |ok |well |please |can you tell me )*(what|whats|how|when|who|which|where|why|does|do i|is|are|should)\b/;

/** So few words are about the answer, whatever they leave out: "not happy". */
const FEW = 7;

/** Reads each sentence for itself; what is clearest counts. Undefined where nothing of it is about going on. */
export function furtherIn(said: string): Further | undefined {
  const read = said
    .toLowerCase()
    .replaceAll('’', "'")
    .split(/(?<=[.!?;])\s+|\n+/)
    .map(inSentence);
  return (['asks', 'may mean it', 'wants to know'] as const).find((it) => read.includes(it));
}

function inSentence(sentence: string): Further | undefined {
  if (any(NOT_WANTED, sentence)) return undefined;
  if (any(NEXT, sentence)) return ABOUT_IT.test(sentence.trim()) ? 'wants to know' : 'asks';
  if (!any(UNHAPPY, sentence)) return undefined;
  const few = sentence.trim().split(/\s+/).length <= FEW;
  return ANSWER.test(sentence) && (few || NAMED.test(sentence)) ? 'asks' : few ? 'may mean it' : undefined;
}

/** The answer itself, not only "it" or "that". */
const NAMED =
  /\b(answers?|reply|replies|response|letter|decision|outcome|findings?|result|conclusion|(you|they) (said|say|wrote|found|decided))\b/;

function any(patterns: readonly RegExp[], sentence: string): boolean {
  return patterns.some((it) => it.test(sentence));
}
