import { fieldOf, linesOf } from '../support/lines.ts';

/** What a person reads of a page beside the chat, as lines: the name of each thing to fill in, and its button. */
export function linesOfPage(html: string): string[] {
  const text = html
    .replace(/<p class="choice">.*?<\/p>/gs, '')
    .replace(/<(label|legend)[^>]*>(.*?)<\/\1>/gs, (_, __, label: string) => `\n${fieldOf(label)}\n`)
    .replace(/<button[^>]*>(.*?)<\/button>|<a class="button[^>]*>(.*?)<\/a>/gs, '\n[$1$2]\n')
    .replace(/<textarea[^>]*>.*?<\/textarea>/gs, '')
    .replace(/<\/dt>/g, ': ')
    .replace(/<\/(h\d|p|li|div|blockquote|summary|section)>/g, '\n')
    .replace(/<[^>]*>/g, '');
  return linesOf(unescaped(text));
}

const SIGNS: Readonly<Record<string, string>> = { amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" };

function unescaped(text: string): string {
  return text.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => SIGNS[name]!);
}
