import type { Finding } from '../src/store/findings.ts';
import type { Card } from './card.ts';

const MOST = 20;

/** What the watchdog found, once: references and sentences, nobody's name. */
export function findingCard(found: readonly Finding[]): Card {
  const rest = found.length - MOST;
  return {
    title: found.length === 1 ? 'Something needs to be put right' : `${found.length} things need to be put right`,
    tone: 'alert',
    body: [
      { list: [...found.slice(0, MOST).map((it) => it.says), ...(rest > 0 ? [`and ${rest} more`] : [])] },
      { text: 'Each is said once here, and stays in the tab until it is put right.', subtle: true },
    ],
  };
}
