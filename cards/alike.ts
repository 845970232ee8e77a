import type { Complaint } from '../src/complaints/complaint.ts';
import type { How } from '../src/complaints/link.ts';
import type { Alike } from '../src/desk/alike.ts';
import { type Block, type Button, button } from './card.ts';

/** How two complaints belong together, as it is chosen. */
export const HOW_LINKED: Record<How, string> = {
  duplicate: 'The same person and the same matter: one goes on',
  together: 'The same matter from different people: both stay open, and one leads',
  related: 'One touches the other: both go on',
};

/** More than these are not read on a card. */
const LISTED = 3;

/** What may be the same, or belong with it, with why: references, and what is alike, and nothing of a story. */
export function alikeBlocks(alike: readonly Alike[]): Block[] {
  return alike.slice(0, LISTED).map((it, at): Block => ({ text: alikeSays(it), ...(at === 0 && { strong: true }) }));
}

export function alikeSays({ offer, ref, because }: Alike): string {
  return `Perhaps ${offer === 'same' ? 'the same as' : 'to be linked with'} ${ref}: ${because}.`;
}

/** Decided one after the other, on the card of the one that came later; on the other there is a way to it. */
export function alikeButtons(ref: string, [first]: readonly Alike[]): Button[] {
  if (!first) return [];
  const { ref: other, earlier, offer, ended } = first;
  if (!earlier) return [button('status', other, `Open ${other}`)];
  const same = button('link', ref, 'The same complaint', { values: { to: other }, typed: `link ${ref} ${other}` });
  const related = button('link', ref, 'Link them', {
    values: { to: other, how: 'related' },
    typed: `link ${ref} ${other} related`,
  });
  const apart = button('tell-apart', ref, 'Not the same', {
    values: { from: other },
    typed: `not the same ${ref} ${other}`,
  });
  return [...(offer === 'same' && !ended ? [same] : []), related, apart].map((it) => ({ ...it, alone: true }));
}

/** What was decided about it and others. */
export function linkBlocks(complaint: Linking): Block[] {
  return linksOf(complaint).map(({ says }) => ({ text: says }));
}

type Linking = Pick<Complaint, 'ref' | 'entries'>;

export function linksOf({ ref, entries }: Linking): { ref: string; says: string }[] {
  return entries
    .filter((it) => it.act === 'linked')
    .map(({ details }) => ({ ref: String(details.ref), says: linked(ref, details) }));
}

function linked(ref: string, { ref: other, how, lead, into }: Record<string, unknown>): string {
  if (how === 'related') return `Linked with ${other}: both go on.`;
  if (how === 'together')
    return lead === ref
      ? `Leads: ${other} is answered together with it.`
      : `Answered together with ${other}, which leads.`;
  return into ? `It goes on as ${other}.` : `${other} was joined to it.`;
}
