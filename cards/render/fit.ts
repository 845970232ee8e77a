import type { Block, Card } from '../card.ts';

/** Teams refuses a message above about 28 KB, counted as UTF-16: two bytes a character. */
export const LARGEST = 28_000;

const MORE = '… The rest is kept: read it in Heard’s tab.';

/**
 * A card shown so that it fits into one message: words, lists and choices cut ever shorter until it does, each with a note that
 * there is more. Nothing is lost: a card is a view.
 */
export function fitting<Shown extends object>(card: Card, show: (card: Card) => Shown): Shown {
  let shown = show(card);
  if (isShort(card)) return shown;
  for (let most = 4096; JSON.stringify(shown).length * 2 > LARGEST && most >= 1; most /= 2)
    shown = show(shortened(card, most));
  return shown;
}

/** So little that measuring it would be waste. */
function isShort({ body }: Card): boolean {
  return body.length < 16 && body.every((it) => lengthOf(it) < 250);
}

function lengthOf(block: Block): number {
  if ('text' in block) return block.text.length;
  if ('quote' in block) return block.quote.length;
  if ('list' in block) return block.list.join().length;
  if ('facts' in block) return block.facts.join().length;
  if ('picture' in block) return block.picture.length;
  if ('link' in block) return block.link.length + block.to.length;
  const { label, options = [], value = '' } = block.input;
  return label.length + value.length + options.length * 50;
}

/** At most so many letters in one piece, and a sixteenth as many pieces in one place. */
function shortened(card: Card, most: number): Card {
  const pieces = Math.max(2, most / 16);
  const body = some(card.body, pieces, { text: MORE }).map((it) => cutBlock(it, most, pieces));
  return { ...card, title: cut(card.title, Math.max(120, most)), body };
}

function cutBlock(block: Block, most: number, pieces: number): Block {
  if ('text' in block) return { ...block, text: cut(block.text, most) };
  if ('quote' in block) return { ...block, quote: cut(some(block.quote.split('\n'), pieces, MORE).join('\n'), most) };
  if ('list' in block) return { list: some(block.list, pieces, MORE).map((it) => cut(it, most)) };
  if ('facts' in block) return { facts: block.facts.map(([name, value]) => [name, cut(value, most)] as const) };
  // A picture is whole or not there; its words say the same.
  if ('picture' in block) return { text: block.alt, subtle: true };
  if ('link' in block) return { ...block, link: cut(block.link, most) };
  const { options, label } = block.input;
  if (!options || options.length <= pieces) return block;
  return { input: { ...block.input, label: `${label} ${MORE}`, options: options.slice(0, pieces) } };
}

function some<T>(all: readonly T[], most: number, note: T): T[] {
  return all.length <= most ? [...all] : [...all.slice(0, most - 1), note];
}

/** Never through the middle of a letter that takes two. */
function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most).replace(/[\uD800-\uDBFF]$/, '')} ${MORE}`;
}
