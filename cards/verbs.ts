import { stageVerbs } from './stage-verbs.ts';

/** Every button there is. The compiler takes whoever adds one to each place that has to know it. */
export const VERBS = [
  'confirm-route',
  'choose-procedure',
  'acknowledge',
  'assign',
  'accept',
  'decline',
  'hand-over',
  'name-second',
  'more-time',
  'ask-to-agree',
  'answer',
  'outcome',
  'agree-action',
  'action-done',
  'move-action',
  'actions',
  'record-data',
  'read-message',
  'told-otherwise',
  'try-again',
  'read-story',
  'read-unsent',
  'status',
  'why',
  'see-alert',
  'write-back',
  'tell',
  'ask',
  ...stageVerbs,
] as const;
export type Verb = (typeof VERBS)[number];

export function isVerb(text: unknown): text is Verb {
  return VERBS.includes(text as Verb);
}

/** What asks for more than a card has room for: where a channel can open a page beside the chat, these open one. */
export const ON_A_PAGE: ReadonlySet<Verb> = new Set<Verb>([
  'choose-procedure',
  'assign',
  'hand-over',
  'name-second',
  'more-time',
  'answer',
  'agree-action',
  'action-done',
  'move-action',
  'outcome',
  'read-story',
]);
