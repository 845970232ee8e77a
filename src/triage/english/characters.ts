/**
 * Letters as a reader sees them. Hidden characters, stacked accents, look-alike letters of other alphabets and fancy
 * fonts are how a message slips past a screen, by accident or on purpose.
 */
export interface Clean {
  /** Small letters; nothing hidden. */
  text: string;
  /** Where the character stands in the original; undefined while every character stands where it stood. */
  at?: Int32Array;
  /** Letters of an alphabet that is not Latin: the share of all letters, 0 to 1. */
  foreign: number;
}

const LOOK_ALIKES: Record<string, string> = {
  a: 'аɑαᴀａ@',
  b: 'ЬвƄᏏᏴ',
  c: 'сϲᴄⅽ',
  d: 'ԁɗᏧⅾ',
  e: 'еєҽεɛ',
  f: 'ғƒ',
  g: 'ɡցԍɢ',
  h: 'һհʜн',
  i: 'іıɩιɪⅰ',
  j: 'јʝ',
  k: 'кκᴋ',
  l: 'ӏⅼʟ|',
  m: 'мᴍⅿ',
  n: 'ոηпɴ',
  o: 'оοօᴏσ০०๐',
  p: 'рρᴘ',
  q: 'ԛգ',
  r: 'гᴦʀ',
  s: 'ѕꜱ',
  t: 'тτᴛ',
  u: 'υսᴜц',
  v: 'ѵνᴠⅴ',
  w: 'ԝωᴡш',
  x: 'хχⅹ×',
  y: 'уүγʏ',
  z: 'ᴢ',
};

/** Pictures that change what a sentence means, and marks that have a plain twin. */
const PICTURES: Record<string, string> = {
  '😂': ' lol ',
  '🤣': ' lol ',
  '😆': ' lol ',
  '😅': ' lol ',
  '😜': ' lol ',
  '😝': ' lol ',
  '🙃': ' lol ',
  '💀': ' lol ',
  '😉': ' lol ',
  '🔪': ' knife ',
  '🩸': ' blood ',
  '🔫': ' gun ',
  '🪓': ' axe ',
  '‘': "'",
  '’': "'",
  ʼ: "'",
  '′': "'",
  '`': "'",
  '´': "'",
  '“': '"',
  '”': '"',
  '„': '"',
  '«': '"',
  '»': '"',
  '–': '-',
  '—': '-',
  '…': '...',
  '•': '\n',
  '·': '\n',
};

const plainOf = new Map<string, string>(Object.entries(PICTURES));
const lookAlike = new Map<string, string>(
  Object.entries(LOOK_ALIKES).flatMap(([plain, others]) =>
    [...others].filter((it) => it > '\x7f').map((it) => [it, plain] as const),
  ),
);

const PLAIN = /^[\t\n\r -~]*$/;
const HIDDEN = /\p{Cf}|\p{Mn}|\p{Me}|\p{Default_Ignorable_Code_Point}/u;
const REMEMBERED = 4_000;
const remembered = new Map<string, string>();

/** Takes time in proportion to the length, whatever is in it. */
export function clean(original: string): Clean {
  if (PLAIN.test(original)) return { text: original.toLowerCase(), foreign: 0 };
  const foreign = foreignShare(original);
  const parts: string[] = [];
  const at: number[] = [];
  let place = 0;
  for (const character of original) {
    const shown = character < '\x7f' ? character : plain(character, foreign < 0.5);
    parts.push(shown);
    for (let n = 0; n < shown.length; n++) at.push(place);
    place += character.length;
  }
  return { text: parts.join('').toLowerCase(), at: Int32Array.from(at), foreign };
}

function plain(character: string, latin: boolean): string {
  const known = remembered.get(character);
  if (known !== undefined && latin) return known;
  const found = plainOf.get(character) ?? withoutDisguise(character, latin);
  if (latin && remembered.size < REMEMBERED) remembered.set(character, found);
  return found;
}

function withoutDisguise(character: string, latin: boolean): string {
  const same = latin ? lookAlike.get(character) : undefined;
  if (same) return same;
  if (HIDDEN.test(character)) return '';
  const bare = [...character.normalize('NFKD')].filter((it) => !HIDDEN.test(it)).join('');
  const small = bare.toLowerCase();
  const shown = latin ? [...small].map((it) => lookAlike.get(it) ?? it).join('') : small;
  // One character may unfold into a phrase (ﷺ is eighteen letters); nobody hides danger in one, and length stays bounded.
  return shown.length > 4 ? ' ' : shown;
}

const SAMPLE = 2_000;

/** Reads the beginning only: enough to tell a Russian letter from an English one with a few Russian characters in it. */
function foreignShare(text: string): number {
  let letters = 0;
  let others = 0;
  for (const character of text.slice(0, SAMPLE)) {
    if (/[a-z]/i.test(character)) letters++;
    else if (character > '\x7f' && /\p{L}/u.test(character) && !/\p{Script=Latin}/u.test(character)) {
      letters++;
      others++;
    }
  }
  return letters === 0 ? 0 : others / letters;
}
