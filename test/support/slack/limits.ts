/**
 * The counts and lengths that Slack refuses beyond, from the Block Kit and Web API reference, as the stand-in for Slack checks
 * them. Kept apart from the product's own table on purpose: two people read the reference.
 */
type Check = (it: Node) => string | false;
type Node = Record<string, unknown> & { type?: string };

const length = (value: unknown) => (typeof value === 'string' ? value.length : 0);
const textOf = (value: unknown) => length((value as { text?: unknown } | undefined)?.text);
const many = (value: unknown) => (Array.isArray(value) ? value.length : 0);
const over = (found: number, most: number, what: string) => found > most && `${what}: ${found}, at most ${most}`;

const CHECKS: Record<string, readonly Check[]> = {
  plain_text: [(it) => length(it.text) === 0 && 'text is empty', (it) => over(length(it.text), 3000, 'text')],
  text: [(it) => length(it.text) === 0 && 'text is empty'],
  mrkdwn: [() => 'mrkdwn reads what people typed as markup'],
  header: [(it) => over(textOf(it.text), 150, 'header')],
  section: [(it) => over(many(it.fields), 10, 'fields')],
  context: [(it) => over(many(it.elements), 10, 'elements of a context')],
  actions: [
    (it) => over(many(it.elements), 25, 'buttons'),
    (it) => many(it.elements) === 0 && 'actions with no element',
    (it) => twice((it.elements as Node[]).map((element) => element.action_id)) && 'an action_id twice in one block',
  ],
  button: [
    (it) => over(textOf(it.text), 75, 'button text'),
    (it) => over(length(it.value), 2000, 'button value'),
    (it) => over(length(it.action_id), 255, 'action_id'),
  ],
  input: [(it) => over(textOf(it.label), 2000, 'label'), (it) => over(textOf(it.hint), 2000, 'hint')],
  plain_text_input: [
    (it) => over(Number(it.max_length ?? 0), 3000, 'max_length'),
    (it) => over(length(it.initial_value), Number(it.max_length ?? 3000), 'initial_value'),
  ],
  static_select: [
    (it) => over(many(it.options), 100, 'options'),
    (it) => over(many(it.option_groups), 100, 'option groups'),
    (it) => many(it.options) + many(it.option_groups) === 0 && 'a select with nothing to select',
    (it) => optionsIn(it).map(optionMistake).find(Boolean) ?? false,
  ],
  datepicker: [
    (it) => it.initial_date !== undefined && !/^\d{4}-\d\d-\d\d$/.test(String(it.initial_date)) && 'initial_date',
  ],
  modal: [
    (it) => over(many(it.blocks), 100, 'blocks of a modal'),
    (it) => over(textOf(it.title), 24, 'title of a modal'),
    (it) => over(textOf(it.submit), 24, 'submit'),
    (it) => over(textOf(it.close), 24, 'close'),
    (it) => over(length(it.private_metadata), 3000, 'private_metadata'),
    (it) =>
      (it.blocks as Node[]).some((block) => block.type === 'input') && !it.submit && 'an input and nothing to submit',
    (it) => twice((it.blocks as Node[]).flatMap((block) => block.block_id ?? [])) && 'a block_id twice',
    (it) => over(JSON.stringify(it).length, 250_000, 'bytes of a view'),
  ],
  home: [(it) => over(many(it.blocks), 100, 'blocks of the Home tab')],
};

function optionsIn(it: Node): Node[] {
  const groups = (it.option_groups ?? []) as { options: Node[] }[];
  return [...((it.options ?? []) as Node[]), ...groups.flatMap((group) => group.options)];
}

function optionMistake(it: Node): string | false {
  return over(textOf(it.text), 75, 'option text') || over(length(it.value), 150, 'option value');
}

function twice(values: readonly unknown[]): boolean {
  return new Set(values).size < values.length;
}

/** Every limit broken anywhere inside. */
export function excessIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  const node = value as Node;
  const here = (CHECKS[String(node.type)] ?? []).flatMap((check) => check(node) || []);
  return [...here, ...Object.values(node).flatMap(excessIn)];
}

/** Those of a message as a whole. Slack counts its text together and answers "msg_blocks_too_long" from about 13,000. */
export function messageExcess(blocks: unknown): string[] {
  return [
    over(many(blocks), 50, 'blocks of a message'),
    over(JSON.stringify(blocks).length, 13_000, 'message'),
  ].flatMap((it) => it || []);
}
