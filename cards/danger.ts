import type { Instant } from '../src/calendar/local-date.ts';
import { localTime } from '../src/calendar/local-date.ts';
import { button, type Card } from './card.ts';

export interface DangerView {
  alert: { id: string; ref?: string; words: string; flags: readonly string[]; at: Instant };
  /** Who has answered, where somebody has. */
  seenBy?: string;
  escalated: boolean;
}

/** For the people on duty and nobody else: the exact words, who has answered, and a way to write to the person at once. */
export function dangerCard({ alert, seenBy, escalated }: DangerView): Card {
  const flags = alert.flags.length > 0 ? ` (${alert.flags.join(', ')})` : '';
  return {
    title: seenBy
      ? `${seenBy} is with this person`
      : escalated
        ? 'Nobody has answered yet: somebody may not be safe'
        : 'Somebody may not be safe',
    tone: seenBy ? 'good' : 'alert',
    body: [
      { text: `Said at ${localTime(alert.at)}${alert.ref ? ` about ${alert.ref}` : ''}${flags}:` },
      { quote: alert.words },
      {
        text: 'Do not ask them to tell it again. Find out if they are safe now and what they need. The words above are kept exactly.',
      },
      { input: { key: 'words', label: 'Write to them', kind: 'line' } },
    ],
    buttons: [
      ...(seenBy ? [] : [button('see-alert', alert.id, 'I am on it', { style: 'danger' })]),
      button('write-back', alert.id, 'Send', { style: 'main' }),
    ],
  };
}
