import type { Activity } from 'botbuilder';
import type { Place } from '../../src/store/places.ts';

/** Where something came from in Teams, as Teams says it. */
export interface Arrival {
  /** Undefined where Teams names none, or names two. */
  tenant?: string;
  kind: Place['kind'];
  /** The conversation, its thread aside. */
  place: string;
  team?: string;
  channel?: string;
  /** The sender's Entra object id. Their name is never used to know them. */
  person?: string;
  /** Teams' name for what happened in a team: `channelDeleted`, `teamMemberRemoved`. */
  event?: string;
}

interface TeamsData {
  tenant?: { id?: string };
  team?: { id?: string };
  channel?: { id?: string };
  eventType?: string;
}

export function arrivalOf(activity: Activity): Arrival {
  const { conversation, from } = activity;
  const data = (activity.channelData ?? {}) as TeamsData;
  const tenants = new Set([conversation.tenantId, data.tenant?.id].filter((it) => it !== undefined));
  const [tenant] = tenants;
  return {
    ...(tenants.size === 1 && { tenant }),
    kind: kindOf(conversation.conversationType),
    place: placeOf(conversation.id),
    team: data.team?.id,
    channel: data.channel?.id,
    person: from.aadObjectId,
    event: data.eventType,
  };
}

/** The place of an arrival; only where its tenant is known. */
export function hereOf({ kind, place, team, channel, person, tenant }: Arrival): Place | undefined {
  if (!tenant) return undefined;
  return { conversation: place, kind, tenant, team, channel, ...(kind === 'personal' && { person }) };
}

/** `19:…@thread.tacv2;messageid=170…` is a thread of the first part. */
export function placeOf(conversation: string): string {
  return conversation.split(';', 1)[0]!;
}

function kindOf(type: string | undefined): Place['kind'] {
  if (type === 'channel') return 'channel';
  return type === 'groupChat' ? 'group' : 'personal';
}
