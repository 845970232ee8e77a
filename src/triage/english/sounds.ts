/** Words that sound alike when an eight-year-old writes them down: "skard", "lockt", "brused". */

const SOUNDS: [RegExp, string][] = [
  [/^kn/, 'n'],
  [/^wr/, 'r'],
  [/wh/g, 'w'],
  [/ph/g, 'f'],
  [/pb/g, 'b'],
  [/tch/g, 'ch'],
  [/gh(?=t)/g, ''],
  [/ck/g, 'k'],
  [/sc(?=[eiy])/g, 's'],
  [/c(?=[eiy])/g, 's'],
  [/c(?!h)/g, 'k'],
  [/q/g, 'k'],
  [/x/g, 'ks'],
  [/z/g, 's'],
  [/v/g, 'f'],
  [/(?<=[^aeiouy])t$/, 'd'],
  [/(.)\1+/g, '$1'],
];

/** The consonants in order, as they sound; the first letter is kept when it is a vowel. */
export function skeleton(word: string): string {
  let sound = word;
  for (const [from, to] of SOUNDS) sound = sound.replace(from, to);
  return (
    sound[0] +
    sound
      .slice(1)
      .replace(/[aeiouyhw]/g, '')
      .replace(/(.)\1+/g, '$1')
  );
}

/** Letters to change, add, drop or swap; stops counting past the limit. */
export function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i++) {
    const row = [i];
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1];
      row[j] = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same, swapped ? before[j - 2]! + 1 : 99);
    }
    if (Math.min(...row) > limit) return limit + 1;
    before = last;
    last = row;
  }
  return last[b.length]!;
}

/** How far apart two spellings may be: one letter in a short word, three in a long one. */
function reach(length: number): number {
  return length <= 4 ? 1 : length <= 7 ? 2 : 3;
}

/** Finds the one word of a list that a spelling must mean, or nothing. */
export function soundsLike(words: Iterable<string>): (spelling: string) => string | undefined {
  const bySkeleton = new Map<string, string[]>();
  for (const word of words) {
    const key = skeleton(word);
    bySkeleton.set(key, [...(bySkeleton.get(key) ?? []), word]);
  }
  return (spelling) => {
    const limit = reach(spelling.length);
    let nearest: string | undefined;
    let least = limit + 1;
    for (const word of bySkeleton.get(skeleton(spelling)) ?? []) {
      const apart = distance(spelling, word, limit);
      if (apart < least) [nearest, least] = [word, apart];
    }
    return nearest;
  };
}
