import { type Clean, clean } from './characters.ts';
import { type Form, formOf, formsOf, type Tag } from './forms.ts';
import { known } from './known-words.ts';

/** One plain word where it stands. */
export interface Word {
  word: string;
  lemma: string;
  form: Form;
  from: number;
  to: number;
  sentence: number;
  clause: number;
  /** Between quotation marks. */
  quoted: boolean;
  tags: readonly Tag[];
  /** Part of a figure of speech: does not mean what it says. */
  figure: boolean;
  negated: boolean;
  /** Under "if", "would", "might": has not happened. */
  supposed: boolean;
}

export interface Tokens {
  words: Word[];
  foreign: number;
}

const GAP = 0;
const WORD = 1;
const STOP = 2;
const PAUSE = 3;
const QUOTE = 4;
const LINE = 5;

const kinds = new Uint8Array(128);
for (const it of "abcdefghijklmnopqrstuvwxyz0123456789'*@$&") kinds[it.charCodeAt(0)] = WORD;
for (const it of '.!?') kinds[it.charCodeAt(0)] = STOP;
for (const it of ',;:()[]-') kinds[it.charCodeAt(0)] = PAUSE;
kinds['"'.charCodeAt(0)] = QUOTE;
kinds['\n'.charCodeAt(0)] = LINE;

const LETTER = /\p{L}|\p{N}/u;

function kindOf(code: number): number {
  return code < 128 ? kinds[code]! : LETTER.test(String.fromCharCode(code)) ? WORD : GAP;
}

/** Joined words longer than this are nobody's words: a pasted key, a link, a held-down letter. */
const LONGEST = 40;

/** Splits what was written into plain words, sentences and clauses. One pass, in time proportional to the length. */
export function tokenise(original: string): Tokens {
  const cleaned = clean(original);
  const { text } = cleaned;
  const words: Word[] = [];
  let sentence = 0;
  let clause = 0;
  let quoted = false;
  let lines = 0;
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== WORD) {
      if (kind === PAUSE) clause++;
      else if (kind === QUOTE) quoted = !quoted;
      else if (kind === STOP) {
        if (!insideWord(text, at)) {
          sentence++;
          clause++;
        }
      } else if (kind === LINE) {
        lines++;
        clause++;
        if (lines > 1 || startsItem(text.charCodeAt(at + 1))) sentence++;
        if (lines > 1) quoted = false;
      }
      at++;
      continue;
    }
    lines = 0;
    const end = wordEnd(text, at);
    if (end - at <= LONGEST) {
      const from = place(cleaned, at);
      const to = place(cleaned, end - 1) + 1;
      for (const form of formsOf(text.slice(at, end))) {
        if (form.turns) clause++;
        words.push(wordOf(form, from, to, sentence, clause, quoted));
      }
    }
    at = end;
  }
  return { words: joinSpelledOut(words, original), foreign: cleaned.foreign };
}

function wordOf(form: Form, from: number, to: number, sentence: number, clause: number, quoted: boolean): Word {
  const { word, lemma, tags } = form;
  return {
    word,
    lemma,
    form,
    from,
    to,
    sentence,
    clause,
    quoted,
    tags,
    figure: false,
    negated: false,
    supposed: false,
  };
}

function place({ at }: Clean, index: number): number {
  return at ? at[index]! : index;
}

const BANG = '!'.charCodeAt(0);
const DOT = '.'.charCodeAt(0);

function wordEnd(text: string, from: number): number {
  let at = from + 1;
  for (; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (kindOf(code) === WORD) continue;
    // "h!t" and "4.30" stay one.
    if (code === BANG && isLetter(text.charCodeAt(at - 1)) && isLetter(text.charCodeAt(at + 1))) continue;
    if (code === DOT && isDigit(text.charCodeAt(at - 1)) && isDigit(text.charCodeAt(at + 1))) continue;
    break;
  }
  return at;
}

const isLetter = (code: number) => code >= 97 && code <= 122;
const isDigit = (code: number) => code >= 48 && code <= 57;
const isAlphanumeric = (code: number) => isLetter(code) || isDigit(code);

/** The dot of "e.g.", "k.i.l.l", "14.2". */
function insideWord(text: string, at: number): boolean {
  if (text.charCodeAt(at) !== DOT || !isAlphanumeric(text.charCodeAt(at + 1))) return false;
  return !(isAlphanumeric(text.charCodeAt(at - 1)) && isAlphanumeric(text.charCodeAt(at - 2)));
}

function startsItem(code: number): boolean {
  return code === 45 || code === 62 || code === 42 || isDigit(code);
}

/** "k i l l", "h.e.l.p" and "h e h i t m e" are words when the letters make some that somebody looks for. */
function joinSpelledOut(words: Word[], original: string): Word[] {
  const letter = (it: Word) => original.slice(it.from, it.to).toLowerCase();
  const isAlone = (it: Word | undefined) => it !== undefined && /^[a-z]$/.test(letter(it));
  if (!words.some((it, at) => isAlone(it) && isAlone(words[at + 1]) && isAlone(words[at + 2]))) return words;
  const out: Word[] = [];
  for (let at = 0; at < words.length; ) {
    let end = at;
    while (end < words.length && end - at < LONGEST && isAlone(words[end])) end++;
    const spelled = wordsIn(words.slice(at, end).map(letter).join(''));
    if (!spelled) {
      out.push(words[at++]!);
      continue;
    }
    for (const word of spelled) {
      const { from, sentence, clause, quoted } = words[at]!;
      at += word.length;
      out.push(wordOf(formOf(word), from, words[at - 1]!.to, sentence, clause, quoted));
    }
  }
  return out;
}

/** The fewest known words that these letters are, one of them a real one; undefined where they are none. */
function wordsIn(letters: string): string[] | undefined {
  if (letters.length < 3) return undefined;
  const best: (string[] | undefined)[] = [[]];
  for (let end = 1; end <= letters.length; end++) {
    for (let from = Math.max(0, end - LONGEST_SPELLED); from < end; from++) {
      const before = best[from];
      const word = letters.slice(from, end);
      if (!before || !(word.length > 1 ? known(word) : 'ai'.includes(word))) continue;
      if (before.length + 1 < (best[end]?.length ?? Number.POSITIVE_INFINITY)) best[end] = [...before, word];
    }
  }
  const found = best[letters.length];
  return found?.some((it) => it.length > 2) ? found : undefined;
}

const LONGEST_SPELLED = 15;
