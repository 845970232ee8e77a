/**
 * What somebody typed in Slack, as they typed it. Slack sends a message twice over: as text with its own signs in it (`&amp;`,
 * `<https://x|x>`, `:rage:`) and as rich text, where an emoji still is one. The rich text comes nearer to what was typed.
 */
export interface Written {
  text?: unknown;
  blocks?: unknown;
}

/** A message of somebody's that was shared inside another one. */
export interface Shared {
  is_share?: unknown;
  is_msg_unfurl?: unknown;
  author_name?: unknown;
  text?: unknown;
}

/** What somebody else wrote and this message passes on, each with its writer. */
export function sharedIn(attachments: readonly Shared[] = []): string[] {
  return attachments
    .filter((it) => (it.is_share === true || it.is_msg_unfurl === true) && typeof it.text === 'string')
    .map((it) => `${typeof it.author_name === 'string' ? `From: ${it.author_name}\n` : ''}${unescaped(it.text)}`);
}

interface Node {
  type?: string;
  text?: unknown;
  url?: string;
  name?: string;
  unicode?: string;
  range?: string;
  user_id?: string;
  channel_id?: string;
  usergroup_id?: string;
  value?: string;
  style?: unknown;
  elements?: Node[];
}

/** The words without the mention of ourselves. */
export function wordsOf({ text, blocks }: Written, us?: string): string {
  const found = Array.isArray(blocks) ? (blocks as Node[]).filter((it) => it?.type === 'rich_text') : [];
  const words = found.length > 0 ? found.flatMap((it) => (it.elements ?? []).map(linesOf)).join('\n') : unescaped(text);
  return (us ? words.replaceAll(`@${us}`, '') : words).trim();
}

function linesOf(part: Node): string {
  const inside = part.elements ?? [];
  if (part.type === 'rich_text_list')
    return inside.map((it, at) => `${part.style === 'ordered' ? `${at + 1}.` : '•'} ${runOf(it)}`).join('\n');
  if (part.type === 'rich_text_quote')
    return runOf(part)
      .split('\n')
      .map((it) => `> ${it}`)
      .join('\n');
  return runOf(part).replace(/\n$/, '');
}

function runOf({ elements = [] }: Node): string {
  return elements.map(elementOf).join('');
}

function elementOf(it: Node): string {
  if (it.type === 'text') return String(it.text ?? '');
  if (it.type === 'emoji') return it.unicode ? letter(it.unicode) : `:${it.name}:`;
  if (it.type === 'link') return it.text && it.text !== it.url ? `${it.text} (${it.url})` : String(it.url ?? '');
  if (it.type === 'user') return `@${it.user_id}`;
  if (it.type === 'channel') return `#${it.channel_id}`;
  if (it.type === 'usergroup') return `@${it.usergroup_id}`;
  if (it.type === 'broadcast') return `@${it.range}`;
  return it.elements ? runOf(it) : String(it.text ?? it.value ?? '');
}

/** "1f468-200d-1f467": one letter of several parts. */
function letter(unicode: string): string {
  const parts = unicode.split('-').map((it) => Number.parseInt(it, 16));
  return parts.every((it) => it > 0 && it <= 0x10ffff) ? String.fromCodePoint(...parts) : '';
}

/** Slack's text with its signs taken back: links as they were typed, mentions as ids, the three escapes undone last. */
function unescaped(text: unknown): string {
  return String(text ?? '')
    .replace(/<(https?:[^|>]+|mailto:[^|>]+|tel:[^|>]+)(?:\|([^>]*))?>/g, (_, url: string, label?: string) =>
      label && !url.endsWith(label) ? `${label} (${url})` : (label ?? url),
    )
    .replace(/<([@#])([A-Z0-9]+)(?:\|[^>]*)?>/g, '$1$2')
    .replace(/<!(here|channel|everyone)(?:\|[^>]*)?>/g, '@$1')
    .replaceAll('&lt;', '<')
    .replaceAll('&gt;', '>')
    .replaceAll('&amp;', '&');
}
