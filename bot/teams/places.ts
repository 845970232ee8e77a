import { type Activity, ActivityTypes, type ChannelAccount } from 'botbuilder';
import type { Desk } from '../../src/desk/desk.ts';
import { type Arrival, hereOf, placeOf } from './arrival.ts';
import { referenceOf } from './reference.ts';

export interface Places {
  /** News of Teams about where Heard is and who is there. */
  heard(activity: Activity, arrival: Arrival, council: string): Promise<void>;
}

/** Teams' names for a team or a channel that is no more. */
const GONE: Readonly<Record<string, 'team' | 'channel'>> = {
  teamDeleted: 'team',
  teamHardDeleted: 'team',
  teamArchived: 'team',
  channelDeleted: 'channel',
};

export function createPlaces(desk: Desk): Places {
  return {
    async heard(activity, arrival, council) {
      const gone = GONE[arrival.event ?? ''];
      if (gone) return left(gone, arrival, council);
      const { added, removed } = comingsAndGoings(activity);
      if (added === 'Heard') await arrived(activity, arrival, council);
      if (removed === 'Heard') return left(arrival.team ? 'team' : 'conversation', arrival, council);
      if (arrival.team && Array.isArray(added)) await desk.moved(council, arrival.team, accountsOf(added), false);
      if (arrival.team && Array.isArray(removed)) await desk.moved(council, arrival.team, accountsOf(removed), true);
      if (Array.isArray(added)) await learn(council, added);
    },
  };

  async function arrived(activity: Activity, arrival: Arrival, council: string): Promise<void> {
    const here = hereOf(arrival);
    if (here) await desk.arrive(council, here, 'teams', inPlace(referenceOf(activity)));
  }

  async function left(by: 'team' | 'channel' | 'conversation', arrival: Arrival, council: string): Promise<void> {
    const id = { team: arrival.team, channel: arrival.channel, conversation: arrival.place }[by];
    if (id) await desk.depart(council, by, id);
  }

  /** How Teams addresses somebody who is in the directory already, so that their own view of a card can be asked for. */
  async function learn(council: string, added: readonly ChannelAccount[]): Promise<void> {
    const people = await desk.people(council);
    const known = people.flatMap((person) => {
      const account = added.find((it) => it.aadObjectId && it.aadObjectId === person.accounts.teams);
      return account && person.accounts.mri !== account.id
        ? [{ ...person, accounts: { ...person.accounts, mri: account.id } }]
        : [];
    });
    await desk.savePeople(known);
  }
}

type Moved = 'Heard' | ChannelAccount[] | undefined;

/** Whether Heard itself came or went, or who else did. */
function comingsAndGoings(activity: Activity): { added: Moved; removed: Moved } {
  const { recipient, membersAdded, membersRemoved, type } = activity;
  if (type === ActivityTypes.InstallationUpdate) {
    // An upgrade removes and adds in one go: only the adding counts.
    const action = String(activity.action ?? '');
    return {
      added: action.startsWith('add') ? 'Heard' : undefined,
      removed: action === 'remove' ? 'Heard' : undefined,
    };
  }
  const who = (all: ChannelAccount[] | undefined): Moved => (all?.some((it) => it.id === recipient.id) ? 'Heard' : all);
  return { added: who(membersAdded), removed: who(membersRemoved) };
}

function accountsOf(all: readonly ChannelAccount[]): string[] {
  return all.flatMap((it) => it.aadObjectId ?? []);
}

/** A place is reached as a whole: what is said there begins a thread of its own. */
function inPlace(reference: ReturnType<typeof referenceOf>): Record<string, unknown> {
  return { ...reference, conversation: { ...reference.conversation, id: placeOf(reference.conversation.id) } };
}
