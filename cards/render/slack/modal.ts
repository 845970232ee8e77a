import type { HomeView, InputBlock, KnownBlock, ModalView, PlainTextOption } from '@slack/types';
import type { Button, Card, Input, Option } from '../../card.ts';
import { blocksOf, buttonsOf, offered, plain, rich } from './blocks.ts';
import { cut, LIMIT } from './limits.ts';

/** Every value is found under its key, whatever it was filled in with. */
export const VALUE = 'value';
export const FORM = 'form';
const REST = 'There is more than fits here. The rest is in our own chat.';

export interface Around {
  /** What is said on top, and answers that are offered to it. */
  says?: string;
  options?: readonly string[];
  /** The button that sends what is filled in. */
  submit?: Button;
  /** Where the message stands that the form is about; it comes back with what is filled in. */
  about?: string | undefined;
}

/** A card in a modal, which one person sees. A button that needs what is filled in sends it; the others stand below the card. */
export function slackModal(card: Card, { says, options = [], submit, about }: Around = {}): ModalView {
  const inputs = submit ? card.body.flatMap((it) => ('input' in it ? [field(it.input)] : [])) : [];
  const others = (card.buttons ?? []).filter((it) => it !== submit);
  const above = [...(says ? rich(says, { bold: true }) : []), ...offered(options), ...blocksOf(card)];
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(titleOf(card), LIMIT.viewTitle),
    close: plain('Close', LIMIT.viewButton),
    ...(submit && { submit: plain(sendingLabel(submit), LIMIT.viewButton), private_metadata: dataOf(submit, about) }),
    blocks: fitting(above, [...inputs, ...buttonsOf(others)]),
  };
}

/** A modal's own button has room for few letters. Cut, it would no longer say what it does. */
function sendingLabel({ label }: Button): string {
  return label.length <= LIMIT.viewButton ? label : 'Send';
}

/** Words alone, with the answers that are offered to them. */
export function slackSays(text: string, options: readonly string[] = []): ModalView {
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain('Heard', LIMIT.viewTitle),
    close: plain('Close', LIMIT.viewButton),
    blocks: fitting(rich(text), offered(options)),
  };
}

/** What stands there between pressing and knowing: Slack waits three seconds, the work may take longer. */
export function slackWaiting(title: string): ModalView {
  return {
    type: 'modal',
    callback_id: FORM,
    title: plain(title, LIMIT.viewTitle),
    close: plain('Close', LIMIT.viewButton),
    blocks: rich('Thank you. I have that, and I am working on it.'),
  };
}

/** Cards one under the other in the Home tab. */
export function slackHome(cards: readonly Card[], after: readonly KnownBlock[] = []): HomeView {
  const shown = cards.flatMap((it) => [...blocksOf(it), ...buttonsOf(it.buttons)]);
  return { type: 'home', callback_id: 'home', blocks: fitting(shown, after) };
}

function dataOf({ verb, ref, values }: Button, about?: string): string {
  return JSON.stringify({ ...values, verb, ref, ...(about && { about }) });
}

/** The reference, or whatever stands before the first pause. */
function titleOf({ title }: Card): string {
  return title.split(/ · |: /)[0]!;
}

function fitting(above: readonly KnownBlock[], below: readonly KnownBlock[]): KnownBlock[] {
  const room = LIMIT.viewBlocks - below.length;
  return above.length <= room ? [...above, ...below] : [...above.slice(0, room - 1), ...rich(REST), ...below];
}

export function field({ key, label, kind, options = [], value, required }: Input): InputBlock {
  const barred = options.filter((it) => it.not).map((it) => `${it.label}: ${it.not}`);
  return {
    type: 'input',
    block_id: key,
    label: plain(label, LIMIT.label),
    optional: !required,
    ...(barred.length > 0 && { hint: plain(`Not ${barred.join('; ')}`, LIMIT.label) }),
    element: element(
      kind,
      options.filter((it) => !it.not),
      value,
    ),
  };
}

function element(kind: Input['kind'], options: readonly Option[], value: string | undefined): InputBlock['element'] {
  if (kind === 'date') return { type: 'datepicker', action_id: VALUE, ...(value && { initial_date: value }) };
  if (kind === 'choice' && options.length > 0) return select(options, value);
  return {
    type: 'plain_text_input',
    action_id: VALUE,
    max_length: LIMIT.text,
    ...(kind === 'words' && { multiline: true }),
    ...(value && { initial_value: cut(value, LIMIT.text) }),
  };
}

function select(options: readonly Option[], value: string | undefined): InputBlock['element'] {
  const all = options.map(option);
  const chosen = all.find((it) => it.value === value);
  const initial = chosen && { initial_option: chosen };
  if (all.length <= LIMIT.options) return { type: 'static_select', action_id: VALUE, options: all, ...initial };
  return { type: 'static_select', action_id: VALUE, option_groups: grouped(all), ...initial };
}

/** A list of more than a hundred is shown in parts, each named by where it begins and ends. */
function grouped(all: readonly PlainTextOption[]) {
  const parts = Array.from({ length: Math.ceil(all.length / LIMIT.options) }, (_, at) =>
    all.slice(at * LIMIT.options, (at + 1) * LIMIT.options),
  );
  return parts.slice(0, LIMIT.groups).map((it) => ({
    label: plain(`${cut(it[0]!.text.text, 30)} to ${cut(it.at(-1)!.text.text, 30)}`, LIMIT.option),
    options: it,
  }));
}

function option({ value, label }: Option): PlainTextOption {
  return { value: cut(value, LIMIT.optionValue), text: plain(label, LIMIT.option) };
}
