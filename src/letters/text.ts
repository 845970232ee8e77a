import type { Letter, Paragraph } from './letter.ts';
import { lastInWords } from './next.ts';

/** A letter as words, for a chat, an email, or to be read aloud. */
export function asText(letter: Letter): string {
  const { title, greeting, body, from } = letter;
  return [title, greeting, ...body.flatMap(lines), ...nextInWords(letter), from].join('\n');
}

/** What they may do next, how, and until when. */
export function nextInWords({ next, always }: Letter): string[] {
  return [next.what, `${next.how} ${lastInWords(next.last)}`, ...(always ? [always] : [])];
}

function lines(paragraph: Paragraph): string[] {
  if (typeof paragraph === 'string') return [paragraph];
  if ('heading' in paragraph) return [paragraph.heading];
  if ('quote' in paragraph) return paragraph.quote.split('\n');
  return paragraph.list.map((it) => `- ${it}`);
}
