import type { Block, Card } from '../card.ts';

/** Any card as words: for channels with no cards, for a screen reader's first line, and for notifications. */
export function asText(card: Card): string {
  const typed = card.buttons?.map((it) => `${it.label}: type "${it.typed}"`) ?? [];
  return [card.title, ...card.body.flatMap(lines), ...typed].join('\n');
}

function lines(block: Block): string[] {
  if ('text' in block) return [block.text];
  if ('quote' in block) return block.quote.split('\n').map((it) => `> ${it}`);
  if ('list' in block) return block.list.map((it) => `- ${it}`);
  if ('facts' in block) return block.facts.map(([name, value]) => `${name}: ${value}`);
  if ('picture' in block) return [block.alt];
  if ('link' in block) return [`${block.link}: ${block.to}`];
  const { label, options } = block.input;
  const choices = options?.map((it) => (it.not ? `${it.label} (not possible: ${it.not})` : it.label));
  return [choices ? `${label} ${choices.join(', ')}` : label];
}
