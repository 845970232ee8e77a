import type { KnownBlock, PlainTextElement, RichTextBlock, RichTextElement } from '@slack/types';
import type { Block, Button, Called, Card } from '../../card.ts';
import { namesTogether } from '../names.ts';
import { cut, LIMIT, pieces } from './limits.ts';

/** Slack's own warning colours are for attachments, which are on their way out: a sign in the title says it. */
const TONE = { plain: '', good: '✓ ', warn: '', alert: '❗ ' } as const;
const STYLE = { main: 'primary', danger: 'danger' } as const;

/** Everything a card shows but its inputs, which Slack asks for in a modal. */
export function blocksOf(card: Card): KnownBlock[] {
  return [...heading(card), ...card.body.flatMap(shown), ...called(card.calls ?? [])];
}

export function buttonsOf(buttons: readonly Button[] = []): KnownBlock[] {
  if (buttons.length === 0) return [];
  return [{ type: 'actions', elements: buttons.slice(0, LIMIT.buttons).map(pressable) }];
}

export const SAY = 'say';

/** Answers that are offered, as buttons that say them. */
export function offered(options: readonly string[]): KnownBlock[] {
  if (options.length === 0) return [];
  const elements = options.slice(0, LIMIT.buttons).map((it, at) => ({
    type: 'button' as const,
    text: plain(it, LIMIT.button),
    action_id: `${SAY}:${at}`,
    value: cut(it, LIMIT.buttonValue),
  }));
  return [{ type: 'actions', elements }];
}

/** Text that is text: no sign in it means anything, whoever typed it. */
export function plain(text: string, most: number = LIMIT.text): PlainTextElement {
  return { type: 'plain_text', text: cut(text || ' ', most), emoji: false };
}

/** Rich text, never mrkdwn: `<!channel>` that somebody typed has to stay those ten letters. */
export function rich(text: string, style?: { bold?: boolean; italic?: boolean }): RichTextBlock[] {
  return pieces(text, LIMIT.text).map((it) => section([run(it, style)]));
}

function heading({ title, tone = 'plain' }: Card): KnownBlock[] {
  const text = `${TONE[tone]}${namesTogether(title)}`;
  return text.length <= LIMIT.header
    ? [{ type: 'header', text: plain(text, LIMIT.header) }]
    : rich(text, { bold: true });
}

function shown(block: Block): KnownBlock[] {
  if ('text' in block)
    return block.subtle
      ? aside(namesTogether(block.text))
      : rich(namesTogether(block.text), block.strong ? { bold: true } : undefined);
  if ('picture' in block) return counted(block.alt.split('\n'));
  if ('link' in block) return [section([{ type: 'link', url: block.to, text: cut(block.link, LIMIT.text) }])];
  if ('quote' in block) return pieces(block.quote, LIMIT.text).map(quoted);
  if ('list' in block) return block.list.length > 0 ? [listed(block.list)] : [];
  return 'facts' in block && block.facts.length > 0 ? [section(block.facts.flatMap(fact))] : [];
}

/** Small print, in as many pieces as it takes. */
function aside(text: string): KnownBlock[] {
  return pieces(text, LIMIT.text).map((it) => ({ type: 'context', elements: [plain(it)] }));
}

function run(text: string, style?: { bold?: boolean; italic?: boolean }): RichTextElement {
  return { type: 'text', text: text || ' ', ...(style && { style }) };
}

function section(elements: RichTextElement[]): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_section', elements }] };
}

function quoted(text: string): RichTextBlock {
  return { type: 'rich_text', elements: [{ type: 'rich_text_quote', elements: [run(text)] }] };
}

function listed(list: readonly string[]): RichTextBlock {
  const elements = list.map((it) => ({
    type: 'rich_text_section' as const,
    elements: [run(cut(namesTogether(it), LIMIT.text))],
  }));
  return { type: 'rich_text', elements: [{ type: 'rich_text_list', style: 'bullet', elements }] };
}

/** Slack is given no pictures: what one says, or its title and the numbers themselves. */
function counted([says = '', ...numbers]: readonly string[]): KnownBlock[] {
  return numbers.length > 0 ? [...rich(says, { bold: true }), listed(numbers)] : aside(says);
}

function fact([name, value]: readonly [string, string], at: number): RichTextElement[] {
  return [run(`${at > 0 ? '\n' : ''}${name}: `, { bold: true }), run(cut(namesTogether(value), LIMIT.text))];
}

/** Their names as mentions, so that Slack tells them. Somebody without an account there is not called. */
function called(people: readonly Called[]): KnownBlock[] {
  const users = people.flatMap(({ accounts }) => accounts.slack?.split(':')[1] ?? []);
  if (users.length === 0) return [];
  return [section(users.flatMap((user_id): RichTextElement[] => [{ type: 'user', user_id }, run(' ')]))];
}

function pressable({ label, verb, ref, values, style }: Button, at: number) {
  return {
    type: 'button' as const,
    text: plain(label, LIMIT.button),
    action_id: `${verb}:${at}`,
    value: JSON.stringify({ ...values, verb, ref }),
    ...(style && { style: STYLE[style] }),
  };
}
