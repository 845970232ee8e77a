import type { Letter, Paragraph } from './letter.ts';
import { lastInWords } from './next.ts';

/** A letter as words, for a chat, an email, or to be read aloud. */
export function asText({ title, greeting, body, next, always, from }: Letter): string {
  const coming = [next.what, `${next.how} ${lastInWords(next.last)}`, ...(always ? [always] : [])];
  return [title, greeting, ...body.flatMap(lines), ...coming, from].join('\n');
}

function lines(paragraph: Paragraph): string[] {
  if (typeof paragraph === 'string') return [paragraph];
  if ('heading' in paragraph) return [paragraph.heading];
  if ('quote' in paragraph) return paragraph.quote.split('\n');
  return paragraph.list.map((it) => `- ${it}`);
}
