import type { Council } from '../councils/index.ts';
import type { Person } from '../people/person.ts';
import { FILLER, LEXICON, type Piece } from './lexicon.ts';
import { nearest, numberOf, singular, type Token, tokens } from './tokens.ts';

/** What a stretch of words meant, and where it began. */
export type Placed = { at: number } & (
  | Piece
  | { team: string }
  | { holder: string }
  | { ref: string }
  | { number: number }
  | { due: true }
  | { compare: 'over' | 'under' | 'older' }
  | { unit: 'days' | 'working days' | 'weeks' | 'months' }
  | { age: string }
);

export interface Pieces {
  placed: Placed[];
  /** Words nobody has told us the meaning of, as they were typed. */
  unknown: string[];
}

type Meaning = Placed extends infer P ? (P extends { at: number } ? Omit<P, 'at'> : never) : never;
type Phrase = { words: string[]; meaning: Meaning };

const SIZES: readonly (readonly [string, Meaning])[] = [
  ['over|more than|longer than|exceeding|beyond|above|greater than|past|after', { compare: 'over' }],
  ['within|under|less than|fewer than|inside|below|quicker than|up to', { compare: 'under' }],
  ['older than|at least', { compare: 'older' }],
  ['working day', { unit: 'working days' }],
  ['day', { unit: 'days' }],
  ['week|week old', { unit: 'weeks' }],
  ['month|month old', { unit: 'months' }],
  ['due|coming up|upcoming|falling due|need doing|deadline|to do|up next|what is next', { due: true }],
  ['under 5|under five', { age: 'under 5' }],
  ['5 to 9|five to nine|5-9', { age: '5 to 9' }],
  ['10 to 13|ten to thirteen|10-13', { age: '10 to 13' }],
  ['14 to 15|14 or 15|14-15|14 and 15', { age: '14 to 15' }],
  ['16 to 17|16 or 17|16-17|16 and 17', { age: '16 to 17' }],
  ['18 and over|over 18|18 or over|adult|18+', { age: '18 and over' }],
];

const GENERAL: readonly Phrase[] = [...LEXICON, ...SIZES].flatMap(([phrases, meaning]) =>
  spoken(phrases.split('|'), meaning).map((it) => ({ words: wordsOf(it), meaning: meaning as Meaning })),
);

/** "5 to 9", "aged 5 to 9", "children aged 5 to 9". */
function spoken(phrases: readonly string[], meaning: Meaning | Piece): readonly string[] {
  return 'age' in meaning ? phrases.flatMap((it) => [it, `aged ${it}`, `child aged ${it}`]) : phrases;
}

function wordsOf(phrase: string): string[] {
  return tokens(phrase).map((it) => it.word);
}

/** The words of one council: the general ones, its teams by every name they go by, and the people of its desk. */
export interface Vocabulary {
  byFirst: ReadonlyMap<string, readonly Phrase[]>;
  words: ReadonlySet<string>;
}

const made = new WeakMap<readonly Person[], Map<string, Vocabulary>>();

export function vocabularyOf(council: Council, people: readonly Person[]): Vocabulary {
  const known = made.get(people)?.get(council.key);
  if (known) return known;
  const vocabulary = compile([...GENERAL, ...teamPhrases(council), ...peoplePhrases(people)]);
  made.set(people, (made.get(people) ?? new Map()).set(council.key, vocabulary));
  return vocabulary;
}

function compile(phrases: readonly Phrase[]): Vocabulary {
  const byFirst = new Map<string, Phrase[]>();
  for (const it of phrases) byFirst.set(it.words[0]!, [...(byFirst.get(it.words[0]!) ?? []), it]);
  for (const list of byFirst.values()) list.sort((a, b) => b.words.length - a.words.length);
  return { byFirst, words: new Set([...phrases.flatMap((it) => it.words), ...FILLED]) };
}

const FILLED: ReadonlySet<string> = new Set([...FILLER].flatMap((it) => [it, singular(it)]));

/** "ecf", "East Cambridgeshire and Fenland", "fenland", and the first letters of a long name. */
function teamPhrases({ teams }: Council): Phrase[] {
  return Object.entries(teams)
    .flatMap(([key, { name, area, also }]) => {
      const names = [key, key.replaceAll('-', ' '), name, ...(area ? [area] : []), ...also, ...initials(name)];
      return [...new Set(names.map((it) => it.toLowerCase()))].map((it) => ({
        words: wordsOf(it),
        meaning: { team: key },
      }));
    })
    .filter((it) => it.words.length > 0);
}

function initials(name: string): string[] {
  const words = name.split(/\s+/).filter((it) => /^[A-Z]/.test(it));
  return words.length > 1 ? [words.map((it) => it[0]).join('')] : [];
}

/** People who answer complaints, by their whole name, and by their surname where nobody shares it. */
function peoplePhrases(people: readonly Person[]): Phrase[] {
  const surname = (it: Person) => tokens(it.name).at(-1)?.word ?? '';
  const firstName = (it: Person) => tokens(it.name)[0]?.word ?? '';
  const one = (part: (it: Person) => string, it: Person) =>
    part(it).length > 2 && people.filter((other) => part(other) === part(it)).length === 1;
  return people
    .flatMap((it) => [
      { words: wordsOf(it.name), meaning: { holder: it.id } },
      ...(one(surname, it) ? [{ words: [surname(it)], meaning: { holder: it.id } }] : []),
      ...(one(firstName, it) && firstName(it) !== surname(it)
        ? [{ words: [firstName(it)], meaning: { holder: it.id } }]
        : []),
    ])
    .filter((it) => it.words.length > 0);
}

const REF = /^[a-z]{2,4}-\d\d-\d{4,}$/i;

/** Reads words from left to right, the longest phrase first. What is nothing we know is handed back, never skipped. */
export function piecesIn(text: string, vocabulary: Vocabulary): Pieces {
  const words = tokens(text).map((it) => corrected(it, vocabulary));
  const placed: Placed[] = [];
  const unknown: string[] = [];
  for (let at = 0; at < words.length; ) {
    const { word, typed } = words[at]!;
    const phrase = vocabulary.byFirst
      .get(word)
      ?.find((it) => it.words.every((wanted, next) => words[at + next]?.word === wanted));
    if (phrase) placed.push({ at, ...phrase.meaning } as Placed);
    else if (REF.test(typed)) placed.push({ at, ref: typed.toUpperCase() });
    else if (numberOf(word) !== undefined) placed.push({ at, number: numberOf(word)! });
    else if (!FILLED.has(word)) unknown.push(typed);
    at += phrase?.words.length ?? 1;
  }
  return { placed, unknown };
}

function corrected(token: Token, { words }: Vocabulary): Token {
  if (words.has(token.word) || /\d/.test(token.word)) return token;
  return { ...token, word: nearest(token.word, words) ?? token.word };
}
