import type { KnownBlock } from '@slack/types';
import type { Card, Said } from '../../card.ts';
import { asText } from '../text.ts';
import { blocksOf, buttonsOf, offered, plain, rich } from './blocks.ts';
import { cut, LIMIT } from './limits.ts';

/** One message as Slack takes it. The text is what a notification and a screen reader say. */
export interface Message {
  text: string;
  blocks: KnownBlock[];
}

/** A card as messages: one, or as many as its words need. What is to be filled in is asked for when a button is pressed. */
export function slack(card: Card): Message[] {
  const body = card.body.filter((it) => !('input' in it));
  const text = escaped(cut(asText({ ...card, body, buttons: [] }), LIMIT.text));
  return messages([...blocksOf(card), ...buttonsOf(card.buttons)], text);
}

/** Words, with the answers that are offered as buttons that say them. */
export function slackSaid({ text, options = [] }: Said): Message[] {
  return messages([...rich(text), ...offered(options)], escaped(cut(text, LIMIT.text)));
}

/** The same words after an answer was chosen: what was chosen stands there, and nothing is left to press. */
export function slackChosen(text: string, chosen: string): Message {
  const [first] = messages(
    [...rich(text), { type: 'context', elements: [plain(`You: ${chosen}`)] }],
    escaped(cut(text, LIMIT.text)),
  );
  return first!;
}

/** In the text of a message three signs mean something; escaped they mean themselves. */
export function escaped(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}

/** As many messages as it takes: each within what Slack takes, none parted inside a block. */
function messages(blocks: readonly KnownBlock[], text: string): Message[] {
  const all: Message[] = [];
  let size: number = LIMIT.message;
  for (const block of blocks) {
    const more = JSON.stringify(block).length;
    const last = all.at(-1);
    if (!last || last.blocks.length === LIMIT.messageBlocks || size + more > LIMIT.message) {
      all.push({ text, blocks: [block] });
      size = more;
    } else {
      last.blocks.push(block);
      size += more;
    }
  }
  return all;
}
