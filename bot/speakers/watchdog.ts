import { findingCard } from '../../cards/finding.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';
import type { Speaker } from './speaker.ts';

/** What the watchdog found, as far as nobody has put it right on the way. */
export const watchdog = {
  finding: async ({ desk }, { details }, heard) => {
    const names = details.names as string[];
    const open = await desk.findings(heard);
    const still = 'problem' in open ? [] : open.filter((it) => names.includes(it.name));
    return still.length > 0 ? { card: findingCard(still) } : { because: 'put right in the meantime' };
  },
} satisfies Partial<Record<MessageKind, Speaker>>;
