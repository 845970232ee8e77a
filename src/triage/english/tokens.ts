import { type Clean, clean } from './characters.ts';
import { asked, known } from './known-words.ts';
import { lemma } from './lemma.ts';
import { spell } from './spell.ts';

/** One plain word, with its place in what was written. */
export interface Token {
  word: string;
  lemma: string;
  from: number;
  to: number;
  sentence: number;
  clause: number;
  /** Between quotation marks. */
  quoted: boolean;
}

export interface Tokens {
  tokens: Token[];
  foreign: number;
}

const WORD = 1;
const STOP = 2;
const PAUSE = 3;
const QUOTE = 4;
const LINE = 5;
const GAP = 0;

const kinds = new Uint8Array(128);
for (const it of "abcdefghijklmnopqrstuvwxyz0123456789'*@$&") kinds[it.charCodeAt(0)] = WORD;
for (const it of '.!?') kinds[it.charCodeAt(0)] = STOP;
for (const it of ',;:()[]-') kinds[it.charCodeAt(0)] = PAUSE;
kinds['"'.charCodeAt(0)] = QUOTE;
kinds['\n'.charCodeAt(0)] = LINE;

function kindOf(code: number): number {
  if (code < 128) return kinds[code]!;
  return /\p{L}|\p{N}/u.test(String.fromCharCode(code)) ? WORD : GAP;
}

/** Joined words longer than this are nobody's words: a pasted key, a link, a held-down letter. */
const LONGEST = 40;
const BREAKS_CLAUSE = new Set(['but', 'because', 'so', 'although', 'though', 'whereas', 'then', 'unless', 'until']);

/** Splits what was written into plain words, sentences and clauses. One pass, in time proportional to the length. */
export function tokenise(original: string): Tokens {
  const cleaned = clean(original);
  const { text } = cleaned;
  const out: Token[] = [];
  let sentence = 0;
  let clause = 0;
  let quoted = false;
  let lines = 0;
  for (let at = 0; at < text.length; ) {
    const kind = kindOf(text.charCodeAt(at));
    if (kind !== WORD) {
      if (kind === QUOTE) quoted = !quoted;
      if (kind === PAUSE) clause++;
      if (kind === STOP && !insideWord(text, at)) [sentence, clause] = [sentence + 1, clause + 1];
      lines = kind === LINE ? lines + 1 : kind === GAP ? lines : 0;
      if (kind === LINE) {
        clause++;
        if (lines > 1 || startsItem(text, at + 1)) sentence++;
        if (lines > 1) quoted = false;
      }
      at++;
      continue;
    }
    lines = 0;
    const end = wordEnd(text, at);
    const raw = text.slice(at, end);
    if (raw.length <= LONGEST) {
      for (const word of spell(raw)) {
        if (BREAKS_CLAUSE.has(word)) clause++;
        out.push({
          word,
          lemma: lemma(word, isAsked),
          from: place(cleaned, at),
          to: place(cleaned, end - 1) + 1,
          sentence,
          clause,
          quoted,
        });
      }
    }
    at = end;
  }
  return { tokens: joinSpelledOut(out), foreign: cleaned.foreign };
}

const isAsked = (word: string) => asked(word);

function place({ at }: Clean, index: number): number {
  return at ? at[index]! : index;
}

function wordEnd(text: string, from: number): number {
  let at = from + 1;
  while (at < text.length) {
    const code = text.charCodeAt(at);
    if (kindOf(code) === WORD || (code === 33 && between(text, at)) || (code === 46 && digits(text, at))) at++;
    else break;
  }
  return at;
}

/** "h!t": an exclamation mark with a letter on either side. */
function between(text: string, at: number): boolean {
  return /[a-z]/.test(text[at - 1] ?? '') && /[a-z]/.test(text[at + 1] ?? '');
}

/** "4.30" and "1.1" stay one. */
function digits(text: string, at: number): boolean {
  return /\d/.test(text[at - 1] ?? '') && /\d/.test(text[at + 1] ?? '');
}

/** The dot of "e.g.", "k.i.l.l", "14.2". */
function insideWord(text: string, at: number): boolean {
  return (
    text[at] === '.' && /[a-z0-9]/.test(text[at + 1] ?? '') && !/[a-z0-9]{2}/.test(text.slice(Math.max(0, at - 2), at))
  );
}

function startsItem(text: string, at: number): boolean {
  return /[->*\d]/.test(text[at] ?? '');
}

/** "k i l l" and "h.e.l.p" are words when the letters make one that somebody looks for. */
function joinSpelledOut(tokens: Token[]): Token[] {
  if (!tokens.some((it, at) => isLetter(it) && isLetter(tokens[at + 1]) && isLetter(tokens[at + 2]))) return tokens;
  const out: Token[] = [];
  for (let at = 0; at < tokens.length; ) {
    let end = at;
    while (end < tokens.length && end - at < 15 && isLetter(tokens[end])) end++;
    const joined =
      end - at >= 3
        ? tokens
            .slice(at, end)
            .map((it) => it.word)
            .join('')
        : '';
    const word = joined && known(joined) ? joined : undefined;
    out.push(word ? { ...tokens[at]!, word, lemma: lemma(word, isAsked), to: tokens[end - 1]!.to } : tokens[at]!);
    at = word ? end : at + 1;
  }
  return out;
}

function isLetter(token: Token | undefined): boolean {
  return token !== undefined && token.word.length === 1 && token.word >= 'a' && token.word <= 'z';
}
