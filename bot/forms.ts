import { type Block, button, type Card, type Input } from '../cards/card.ts';
import type { Verb } from '../cards/verbs.ts';
import { type Action, type Asked, type Deed, type Form, forRole } from './actions/action.ts';
import { actions } from './actions/index.ts';
import { dangerView, type Sight } from './views.ts';

/**
 * What a button has to be told before it can act, as a form of its own, for a channel whose messages hold no inputs. The inputs
 * are those of the complaint's card, with their labels and with who may not be chosen; what the card does not have is asked for
 * as it is asked of somebody who types. Undefined where there is nothing left to ask, unless it is to be filled in again.
 */
export async function formOf(sight: Sight, verb: Verb, deed: Deed, again = false): Promise<Form | undefined> {
  const action: Action = actions[verb];
  const asks = (await action.asks?.(sight, deed)) ?? [];
  const missing = asks.some(({ key }) => deed.values[key] === undefined);
  if (asks.length === 0 || !(missing || again)) return undefined;
  const form = (await action.form?.(sight, deed)) ?? (await fromCard(sight, verb, deed, asks));
  return { ...form, card: { ...form.card, body: form.card.body.map((it) => filled(it, deed.values)) } };
}

const REFERENCE = /^[A-Z]{3}-\d\d-\d{4}$/;

async function fromCard(sight: Sight, verb: Verb, deed: Deed, asks: readonly Asked[]): Promise<Form> {
  const card = await cardOf(sight, verb, deed);
  const inputs = card ? await inputsOf(sight, verb, deed, asks, card) : asks.map(asInput);
  const label = card?.buttons?.find((it) => it.verb === verb)?.label ?? labelOf(verb);
  const submit = button(verb, deed.ref, label, { style: 'main' });
  const body = inputs.map((input) => ({ input }));
  // Other things than complaints have ids that say nothing to anybody.
  const title = REFERENCE.test(deed.ref) ? `${deed.ref} · ${label}` : label;
  return { card: { title, body, buttons: [submit] }, submit };
}

async function cardOf(sight: Sight, verb: Verb, deed: Deed): Promise<Card | undefined> {
  const shown =
    verb === 'see-alert' || verb === 'write-back'
      ? await dangerView(sight, deed.who, deed.ref, false)
      : await forRole(sight, deed);
  return 'card' in shown ? shown.card : undefined;
}

/** The card's inputs that this button asks for, and those that no other button of the card does. */
async function inputsOf(sight: Sight, verb: Verb, deed: Deed, asks: readonly Asked[], card: Card): Promise<Input[]> {
  const shown = card.body.flatMap((it) => ('input' in it ? [it.input] : []));
  const wanted = new Set(asks.map((it) => it.key));
  const others = (card.buttons ?? []).filter((it) => it.verb !== verb && !it.alone);
  const claimed = new Set<string>();
  for (const it of others) {
    const action: Action = actions[it.verb];
    for (const { key } of (await action.asks?.(sight, deed)) ?? []) claimed.add(key);
  }
  const missing = asks.filter((it) => !shown.some(({ key }) => key === it.key));
  const mine = shown.some(({ key }) => wanted.has(key));
  return [...shown.filter(({ key }) => wanted.has(key) || (mine && !claimed.has(key))), ...missing.map(asInput)];
}

function asInput({ key, ask, options }: Asked): Input {
  if (!options?.length) return { key, label: ask, kind: 'words' };
  return { key, label: ask, kind: 'choice', options: options.map((it) => ({ value: it, label: it })) };
}

function filled(block: Block, values: Deed['values']): Block {
  const value = 'input' in block ? values[block.input.key] : undefined;
  return value !== undefined && 'input' in block ? { input: { ...block.input, value } } : block;
}

function labelOf(verb: Verb): string {
  return verb.charAt(0).toUpperCase() + verb.slice(1).replaceAll('-', ' ');
}
