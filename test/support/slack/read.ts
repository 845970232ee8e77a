import { fieldOf, linesOf } from '../lines.ts';

/** What a person reads of Block Kit, as lines: the test's eyes. Buttons and fields are named so that they can be found. */
type Node = Record<string, unknown> & { type?: string };

export function readBlocks(blocks: unknown): string {
  return (Array.isArray(blocks) ? (blocks as Node[]) : [])
    .map(readBlock)
    .filter(Boolean)
    .join('\n')
    .replaceAll('\u00a0', ' ');
}

/** The same as lines, without the signs around them. */
export function linesIn(blocks: unknown): string[] {
  return (Array.isArray(blocks) ? (blocks as Node[]) : []).flatMap((it) => {
    if (it.type === 'actions') return buttonsIn([it]).map(({ label }) => `[${label}]`);
    return it.type === 'input' ? [fieldOf(textIn(it.label))] : linesOf(readBlock(it));
  });
}

function readBlock(block: Node): string {
  if (block.type === 'header') return textIn(block.text);
  if (block.type === 'context') return (block.elements as Node[]).map(textIn).join(' ');
  if (block.type === 'actions')
    return buttonsIn([block])
      .map((it) => `[${it.label}]`)
      .join(' ');
  if (block.type === 'input')
    return `${textIn(block.label)} <${block.block_id}>${block.hint ? ` (${textIn(block.hint)})` : ''}`;
  return richText(block);
}

function richText(node: Node): string {
  const inside = (node.elements ?? []) as Node[];
  if (node.type === 'text') return String(node.text);
  if (node.type === 'user') return `@${node.user_id}`;
  if (node.type === 'rich_text_list') return inside.map((it) => `• ${richText(it)}`).join('\n');
  if (node.type === 'rich_text_quote')
    return inside
      .map(richText)
      .join('')
      .split('\n')
      .map((it) => `> ${it}`)
      .join('\n');
  return inside.map(richText).join(node.type === 'rich_text' ? '\n' : '');
}

function textIn(value: unknown): string {
  return String((value as { text?: unknown } | undefined)?.text ?? '');
}

export interface Pressable {
  label: string;
  action_id: string;
  value: string;
}

export function buttonsIn(blocks: unknown): Pressable[] {
  return (Array.isArray(blocks) ? (blocks as Node[]) : [])
    .filter((it) => it.type === 'actions')
    .flatMap((it) =>
      (it.elements as Node[]).map((button) => ({
        label: textIn(button.text),
        action_id: String(button.action_id),
        value: String(button.value ?? ''),
      })),
    );
}

/** What Slack sends for an input: by its kind, with what somebody put in, or what stood there. */
export function stateOf(blocks: unknown, filled: Readonly<Record<string, string>>): Record<string, object> {
  const inputs = (Array.isArray(blocks) ? (blocks as Node[]) : []).filter((it) => it.type === 'input');
  const unknown = Object.keys(filled).filter((key) => !inputs.some((it) => it.block_id === key));
  if (unknown.length > 0)
    throw new Error(`the form has no ${unknown.join(', ')}; it has ${inputs.map((it) => it.block_id).join(', ')}`);
  return Object.fromEntries(
    inputs.map((it) => {
      const element = it.element as Node;
      const value = filled[String(it.block_id)];
      return [it.block_id, { [String(element.action_id)]: filledIn(element, value) }];
    }),
  );
}

function filledIn(element: Node, value: string | undefined): object {
  const { type } = element;
  if (type === 'datepicker') return { type, selected_date: value ?? element.initial_date ?? null };
  if (type === 'static_select') return { type, selected_option: chosenIn(element, value) };
  return { type, value: value ?? element.initial_value ?? null };
}

/** An option by its value or its label; one that is not there cannot be chosen in Slack. */
function chosenIn(element: Node, wanted: string | undefined): unknown {
  const groups = (element.option_groups ?? [{ options: element.options }]) as { options: Node[] }[];
  const options = groups.flatMap((it) => it.options);
  if (wanted === undefined) return element.initial_option ?? null;
  const found = options.find((it) => it.value === wanted || textIn(it.text) === wanted);
  if (!found)
    throw new Error(`"${wanted}" cannot be chosen; there are: ${options.map((it) => textIn(it.text)).join(', ')}`);
  return found;
}
