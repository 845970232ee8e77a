import { columnOf } from './stage-verbs.ts';
import type { Verb } from './verbs.ts';

/** What we show, with no channel in it. Strings are plain text: nothing in them is ever markup, whoever typed it. */
export interface Card {
  title: string;
  tone?: 'plain' | 'good' | 'warn' | 'alert';
  body: Block[];
  buttons?: Button[];
  /** Whom this is for: called by name, so that they notice, where the channel can do that. */
  calls?: readonly Called[];
}

/** Somebody as a channel knows them: their accounts, by channel. */
export interface Called {
  name: string;
  accounts: Readonly<Record<string, string>>;
}

export type Block =
  | { text: string; subtle?: boolean; strong?: boolean }
  | { facts: readonly (readonly [name: string, value: string])[] }
  | { list: readonly string[] }
  /** A picture of numbers as a data: address. What it shows is in `alt` too, a line for each number, for whoever cannot see it. */
  | { picture: string; alt: string }
  /** A way to something that is not shown here. */
  | { link: string; to: string }
  /** Somebody's own words, exactly. */
  | { quote: string; by?: string }
  | { input: Input };

/** Something to fill in; its value arrives under the key when a button of the card is pressed. */
export interface Input {
  key: string;
  label: string;
  kind: 'line' | 'words' | 'choice' | 'date';
  options?: readonly Option[];
  value?: string;
  required?: boolean;
}

export interface Option {
  value: string;
  label: string;
  /** Shown but not to be chosen, with the reason. */
  not?: string;
}

export interface Button {
  label: string;
  verb: Verb;
  ref: string;
  values?: Readonly<Record<string, string>>;
  style?: 'main' | 'danger';
  /** What to type to the same effect, where there is no button to press. */
  typed: string;
  /** It needs nothing that is filled in on the card, so what is still empty there does not hold it up. */
  alone?: boolean;
}

/** One thing said in a chat: words with answers to choose from, or a card. */
export type Reply = Said | Shown;

export interface Said {
  text: string;
  /** A no: nothing was changed, and what was filled in can be put right. */
  refused?: true;
  /** What can be done in its stead, where it is a no; the options say the same to type. */
  instead?: readonly Button[];
  /** Somebody may not be safe: this is seen, whatever else is shown in answer. */
  alarm?: true;
  options?: readonly string[];
  /** The same as a document, for a channel that can hand one over; the text says where it is for the others. */
  file?: { name: string; type: string; base64: string };
}

export interface Shown {
  card: Card;
  /** The card that this one takes the place of, where the channel can do that. */
  replaces?: string;
  /** What the card is about, so that it can be brought up to date later. */
  post?: { kind: string; ref: string };
  /**
   * Where people read along who have no part in it: the card that everybody sees, and who sees more. A channel that can show one
   * message differently to different people makes each viewer's own card when they look; the others show `card` to all.
   */
  among?: { card: Card; viewers: readonly Called[] };
}

export function button(
  verb: Verb,
  ref: string,
  label: string,
  more: Partial<Omit<Button, 'verb' | 'ref' | 'label'>> = {},
): Button {
  return { label, verb, ref, typed: `${TYPED[verb]} ${ref}`, ...(ALONE.has(verb) && { alone: true }), ...more };
}

const ALONE: ReadonlySet<Verb> = new Set<Verb>([
  'confirm-route',
  'acknowledge',
  'accept',
  'outcome',
  'actions',
  'read-message',
  'try-again',
  'read-story',
  'read-unsent',
  'status',
  'why',
  'see-alert',
  'ask-freeze',
  'ask-advocate',
  'close',
  'send-papers',
  'statement',
  'letter',
]);

/** The word that does what the button does. */
export const TYPED: Record<Verb, string> = {
  'confirm-route': 'confirm',
  'choose-procedure': 'procedure',
  acknowledge: 'acknowledge',
  assign: 'assign',
  accept: 'accept',
  decline: 'not me',
  'hand-over': 'hand over',
  'name-second': 'second',
  'more-time': 'more time',
  'ask-to-agree': 'ask to agree',
  answer: 'answer',
  outcome: 'outcome',
  'record-data': 'details',
  'agree-action': 'promise',
  'action-done': 'done',
  'move-action': 'another day',
  actions: 'promises',
  'read-message': 'message',
  'told-otherwise': 'told',
  'try-again': 'try again',
  'read-story': 'story',
  'read-unsent': 'unsent',
  status: 'status',
  why: 'why',
  'see-alert': 'I am here',
  'write-back': 'write',
  tell: 'tell',
  ask: 'ask',
  ...columnOf('typed'),
};
