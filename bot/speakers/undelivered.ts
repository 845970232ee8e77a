import { notDeliveredCard } from '../../cards/not-delivered.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';
import { namesOf } from '../views.ts';
import { about, type Speaker } from './speaker.ts';

/** What the complaints team hears about messages that reached nobody. */
export const undelivered = {
  'not-delivered': (sight, line, heard) =>
    about(sight, line, heard, ({ complaint }) => {
      const { line: missed, kind, because, byHand } = line.details;
      const told = complaint.entries.some((it) => it.act === 'told.otherwise' && it.details.line === missed);
      if (told) return { because: 'told in the meantime' };
      return {
        card: notDeliveredCard({
          ref: complaint.ref,
          line: Number(missed),
          kind: String(kind),
          because: String(because),
          byHand: byHand === true,
        }),
        post: { kind: 'not-delivered', ref: complaint.ref },
      };
    }),
  'address-gone': async (sight, line) => {
    const address = String(line.details.address);
    const person = address.startsWith('person:') ? address.slice('person:'.length) : undefined;
    if (person) {
      const name = (await namesOf(sight, line.council))(person);
      return {
        text: `I cannot reach ${name} any more; what is for them comes here. If they have left, say: ${name} has left`,
      };
    }
    const { teams } = sight.desk.council(line.council);
    const name = teams[address.replace('team:', '')]?.name ?? address;
    return {
      text: `The channel for ${name} is gone, or I was taken out of it; what is for it comes here. In the new one, say: use this channel for ${name}`,
    };
  },
} satisfies Partial<Record<MessageKind, Speaker>>;
