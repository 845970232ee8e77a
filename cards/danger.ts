import type { Instant } from '../src/calendar/local-date.ts';
import { localDate, localTime, spoken } from '../src/calendar/local-date.ts';
import { type Block, button, type Card } from './card.ts';

interface Words {
  words: string;
  at: Instant;
}

export interface DangerView {
  alert: Words & { id: string; ref?: string; flags: readonly string[]; more: readonly Words[] };
  /** Who has answered, where somebody has. */
  seenBy?: string;
  escalated: boolean;
}

/** For the people on duty and nobody else: the exact words, who has answered, and a way to write to the person at once. */
export function dangerCard({ alert, seenBy, escalated }: DangerView): Card {
  const flags = alert.flags.map((it) => FLAGS[it] ?? it);
  return {
    title: seenBy
      ? `${seenBy} is with this person`
      : escalated
        ? 'Nobody has answered yet: somebody may not be safe'
        : 'Somebody may not be safe',
    tone: seenBy ? 'good' : 'alert',
    body: [
      { text: `Said ${moment(alert.at)}${alert.ref ? ` about ${alert.ref}` : ''}:` },
      { quote: alert.words },
      ...together(alert.more).flatMap(quoted),
      ...(flags.length > 0 ? [{ text: `It may be: ${flags.join('; ')}.` }] : []),
      {
        text: 'Do not ask them to tell it again. Find out if they are safe now and what they need. The words above are kept exactly.',
      },
      WRITE,
    ],
    buttons: [
      ...(seenBy ? [] : [button('see-alert', alert.id, 'I am on it', { style: 'danger' })]),
      button('write-back', alert.id, 'Send', { style: 'main' }),
    ],
  };
}

/** What the machine thinks it may be, in words; a person finds out. */
const FLAGS: Readonly<Record<string, string>> = {
  safeguarding: 'a child who is being hurt or is in danger',
  lado: 'somebody who works with children and may have harmed one',
  'self-harm': 'somebody who may hurt themselves',
  threat: 'a threat against somebody',
};

/** What they went on to say, to whoever is with them. */
export function saidAgainCard(id: string, said: Words): Card {
  return {
    title: 'They wrote again',
    tone: 'warn',
    body: [...quoted(said), WRITE],
    buttons: [button('write-back', id, 'Send', { style: 'main' })],
  };
}

/** What came within one minute stands together: the answers to our questions are not one card's length each. */
function together(more: readonly Words[]): Words[] {
  const all: Words[] = [];
  for (const it of more) {
    const before = all.at(-1);
    if (before && moment(before.at) === moment(it.at))
      all[all.length - 1] = { ...before, words: `${before.words}\n${it.words}` };
    else all.push(it);
  }
  return all;
}

function quoted({ words, at }: Words): Block[] {
  return [{ text: `And ${moment(at)}:` }, { quote: words }];
}

function moment(at: Instant): string {
  return `on ${spoken(localDate(at))} at ${localTime(at)}`;
}

const WRITE: Block = { input: { key: 'words', label: 'Write to them', kind: 'line' } };
