import { known } from './known-words.ts';
import { lemma } from './lemma.ts';
import { PLAIN_BY_EAR } from './lexicon/by-ear.ts';
import { soundsLike } from './sounds.ts';
import { spellings } from './spellings.ts';

/** The plain words that one written word stands for: "dont" is do + not, "k1ll" is kill, "skaaared" is scared. */
export function spell(written: string): readonly string[] {
  const listed = spellings.get(written);
  if (listed) return listed;
  const bare = withoutPossessive(written);
  if (isWord(bare)) return [bare];
  const tried = unmasked(bare) ?? shortened(bare) ?? byEar(bare);
  if (tried) return spellings.get(tried) ?? [tried];
  return [bare];
}

function withoutPossessive(written: string): string {
  const bare = written.replace(/^'+|'+$/g, '');
  if (bare.endsWith("'s")) return bare.slice(0, -2);
  const parts = bare.split("'");
  return parts.length === 1 ? bare : parts.join('');
}

function isWord(word: string): boolean {
  return known(word) || known(lemma(word, known)) || spellings.has(word);
}

const LEET: Record<string, string> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
  '!': 'i',
  '+': 't',
};

/** "k1ll", "h!t", "$elf", and "r*pe" where the stars can only be one word. */
function unmasked(word: string): string | undefined {
  if (word.length > 20 || !/[a-z]/.test(word)) return undefined;
  if (word.includes('*')) return starred(word);
  if (!/[0-9@$!+]/.test(word) || /^\d/.test(word)) return undefined;
  const letters = word.replace(/[0-9@$!+]/g, (it) => LEET[it] ?? it);
  const asL = word.replace(/1/g, 'l').replace(/[0-9@$!+]/g, (it) => LEET[it] ?? it);
  return [letters, asL].find(isWord);
}

const STARRED =
  'fuck fucking fucked fucker shit cunt twat bastard bitch wanker rape raped kill killed suicide molest die sex cut hang naked penis abuse abused'.split(
    ' ',
  );

function starred(word: string): string | undefined {
  const shape = new RegExp(`^${word.replace(/[^a-z*]/g, '').replace(/\*+/g, (stars) => `.{1,${stars.length}}`)}$`);
  return STARRED.find((it) => shape.test(it));
}

/** "heeeelp" is help, "pleaseeee" is please, "soooo" is so. */
function shortened(word: string): string | undefined {
  if (!/(.)\1\1/.test(word) && !/(.)\1$/.test(word)) return undefined;
  const twice = word.replace(/(.)\1{2,}/g, '$1$1');
  const once = word.replace(/(.)\1+/g, '$1');
  const ending = twice.replace(/(.)\1+$/, '$1');
  return [twice, ending, once].find((it) => it !== word && isWord(it));
}

const nearest = soundsLike(PLAIN_BY_EAR);

function byEar(word: string): string | undefined {
  return word.length >= 4 && word.length <= 14 && /^[a-z]+$/.test(word) ? nearest(word) : undefined;
}
