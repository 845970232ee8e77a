import { sql } from 'kysely';
import { england } from '../../src/calendar/calendar.ts';
import { councilOf } from '../../src/councils/index.ts';
import type { Desk } from '../../src/desk/desk.ts';
import { perform } from '../../src/desk/perform.ts';
import { type Person, ROLES } from '../../src/people/person.ts';
import { PARTIES, type Party } from '../../src/rights/parties.ts';
import type { Store } from '../../src/store/store.ts';
import { counted } from './app.ts';
import { done } from './desk.ts';

/** The sample people that are a party by what they did: whoever passed it on, and whoever holds it. */
const BY_DEED: Partial<Record<Party, string>> = { frontline: 'lindqvist', holder: 'patel' };

/** Every party that somebody of the directory can be. */
export const OFFICERS: readonly Party[] = PARTIES.filter((it) => it !== 'complainant' && it !== 'heard');

export function idOfParty(party: Party): string {
  return BY_DEED[party] ?? `a-${party}`;
}

/** Somebody who is this party to the complaint, and no other. */
export function personOfParty(council: string, party: Party): Person {
  const roles = ROLES.filter((it) => it === party);
  const id = idOfParty(party);
  return { council, id, name: party, roles, teams: ['huntingdon'], accounts: {}, absences: [] };
}

const APPOINTED = [
  { role: 'investigating-officer', person: 'a-investigating-officer' },
  { role: 'independent-person', person: 'a-independent-person' },
  { role: 'panel-member', person: 'a-panel-member' },
  { role: 'adjudicating-officer', person: 'a-adjudicator' },
];

export interface Opened {
  desk: Desk;
  store: Store;
  council: string;
  at: Date;
}

/**
 * A complaint passed on by Lindqvist, about Huntingdon, answered by Patel; somebody may be hurt, and it has reached Stage 2: every party
 * is a party to it. It was told in the conversation "told", and its alert is called "alert".
 */
export async function openedToAll({ desk, store, council, at }: Opened): Promise<string> {
  const people = await desk.people(council);
  const officer = (id: string) => ({ kind: 'officer', council, person: people.find((it) => it.id === id)! }) as const;
  const complainant = { kind: 'complainant', council, conversation: 'told' } as const;
  const { ref } = await desk.open(officer('lindqvist'), {
    id: 'told:1',
    conversation: 'told',
    channel: 'web chat',
    receivedAt: at,
    complainant: 'parent',
    words: [{ kind: 'what', words: 'Our social worker left in January and nobody rings us back.' }],
    team: 'huntingdon',
    name: 'Kayla Smith',
    details: { needs: 'large print' },
  });
  const alert = { id: 'alert', conversation: 'told', ref, level: 'today' as const, flags: [], words: 'exact words' };
  await desk.raiseAlert(complainant, alert);
  done(await desk.confirmRoute(officer('sam'), ref, { procedure: 'statutory' }));
  done(await desk.assign(officer('sam'), ref, { respondent: 'patel', second: 'okafor' }));
  const promise = { kind: 'action', what: 'a meeting', due: '2026-04-20', owner: 'patel' } as const;
  done(await desk.agreeAction(officer('sam'), ref, promise));
  const moments = [
    { act: 'alert.raised', on: '2026-03-24' } as const,
    { act: 'stage2.asked', on: '2026-03-24' } as const,
    ...APPOINTED.map((details) => ({ act: 'appointed' as const, on: '2026-03-24' as const, details })),
  ];
  const context = {
    store,
    councils: new Map([[council, councilOf(council)]]),
    calendar: england,
    now: () => at,
    random: counted(),
  };
  done(await perform(context, { kind: 'heard', council }, 'stand', ref, () => ({ entries: moments })));
  await sql`insert into conversations (council, id, version, seq, channel, key, at, unread_since)
    values (${council}, 'unsent', 0, 0, 'webchat', ${'key'}, ${at}, ${at})`.execute(store.db);
  return ref;
}
