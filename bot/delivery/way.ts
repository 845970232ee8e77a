import { addressOf, wasKnown } from '../../src/store/addresses.ts';
import type { Outgoing } from '../../src/store/outbox.ts';
import type { DeliverParts } from './parts.ts';

/** How a line reaches its reader. */
export type Way =
  /** In a chat; `instead` is set where the complaints team reads it in somebody else's stead. */
  | { chat: string; instead?: boolean; why?: string }
  | { email: string }
  /** By a way that only a person can go: "by phone", "by post". */
  | { hand: string }
  | { none: true };

/** A complainant is reached by the safe way they chose, and by no other. A person or a team nobody has met in chat, through the complaints team. */
export async function wayTo(parts: DeliverParts, line: Outgoing): Promise<Way> {
  const { db } = parts;
  const { council, address } = line;
  if (address.startsWith('conversation:')) return { chat: address.slice('conversation:'.length) };
  if (address.startsWith('complainant:')) return toComplainant(parts, line);
  const own = await addressOf(db, council, [address]);
  if (own) return { chat: own };
  const opened = await openedFor(parts, line);
  if (opened && 'chat' in opened) return opened;
  const instead = await addressOf(db, council, ['complaints', ...(await teamOf(parts, council))]);
  return instead ? { chat: instead, ...(isPrivate(address) && { instead: true, ...opened }) } : { none: true };
}

/** What is for one person, or for those on duty, has words in it that the complaints team's channel may not have. */
function isPrivate(address: string): boolean {
  return address === 'duty' || address.startsWith('person:');
}

/** Somebody nobody has met yet may be written to first. Whoever was met and is gone comes back by themselves. */
async function openedFor({ of, open }: DeliverParts, { council, address }: Outgoing) {
  if (!open || !address.startsWith('person:') || (await wasKnown(of(council), council, address))) return undefined;
  return open(council, address.slice('person:'.length));
}

/** Where the complaints team has no channel yet, or has lost it, whoever of them is in chat reads for all. */
async function teamOf({ sight }: DeliverParts, council: string): Promise<string[]> {
  const people = await sight.desk.people(council);
  return people.filter((it) => it.roles.includes('complaints-team')).map((it) => `person:${it.id}`);
}

const EMAIL = /[^\s@<>,;]+@[^\s@<>,;]+\.[a-z]{2,}/i;

const BY_HAND: Record<string, string> = {
  text: 'by text message',
  phone: 'by phone',
  post: 'by post',
  someone: 'through the person they trust',
};

async function toComplainant({ db, mail, sight }: DeliverParts, { council, address, ref }: Outgoing): Promise<Way> {
  const { by, to, chat } = ref ? await sight.desk.reachOf(council, ref) : {};
  const email = EMAIL.exec(to ?? '')?.[0];
  const chosen = by ?? (to ? (email ? 'email' : 'their way') : 'chat');
  if (chosen === 'email' && email) return mail ? { email } : { hand: 'by email' };
  if (chosen !== 'chat') return { hand: BY_HAND[chosen] ?? 'the way they asked for' };
  const conversation = (await addressOf(db, council, [address])) ?? chat;
  return conversation ? { chat: conversation } : { hand: 'another way: they left none' };
}
