import { setTimeout } from 'node:timers/promises';
import type { Verb } from '../../../cards/verbs.ts';
import { type Complaint, holdersOf, pointsOf } from '../../../src/complaints/complaint.ts';
import { findComplaint } from '../../../src/store/complaints.ts';
import type { Store } from '../../../src/store/store.ts';
import type { Running } from '../app.ts';
import type { Microsoft } from '../microsoft.ts';
import { teamsPerson } from '../teams.ts';
import type { Dice } from '../year/dice.ts';
import { type Fleet, reasonOf, TRIES } from './fleet.ts';

const COUNCIL = 'cambridgeshire';
const CHANNEL = '19:complaints@thread.tacv2';
const MANAGERS = ['patel', 'okafor', 'brennan'];
const NAMES: Readonly<Record<string, string>> = {
  sam: 'Sam Whitlock',
  patel: 'R. Patel',
  okafor: 'J. Okafor',
  brennan: 'M. Brennan',
  lindqvist: 'A. Lindqvist',
};

/** Those who work there, in Teams, by real HTTP: what got no answer they press again. */
export interface Staff {
  done: Record<string, number>;
  /** What each of them typed and was taken, in order, by their conversation. */
  typed: Map<string, string[]>;
  /** Somebody does the next thing on some complaint. False where there is nothing to do. */
  act(): Promise<boolean>;
  /** Somebody asks a question. */
  ask(question: string): Promise<void>;
  /** A social worker passes on what they were told. */
  forward(n: number, turn: () => Promise<void>): Promise<void>;
}

export async function startStaff(fleet: Fleet, microsoft: Microsoft, store: Store, dice: Dice): Promise<Staff> {
  const app = { url: await fleet.url() } as Running;
  const people = new Map(
    Object.entries(NAMES).map(([id, name]) => [
      id,
      teamsPerson(app, microsoft, { id: `entra-${id}`, name, conversation: `a:${id}` }),
    ]),
  );
  const channel = teamsPerson(app, microsoft, {
    id: 'entra-sam',
    name: NAMES.sam!,
    conversation: CHANNEL,
    channel: true,
  });
  const done: Record<string, number> = {};
  const typed = new Map<string, string[]>();
  let sent = 0;

  /** The same activity until it is taken: Bot Framework sends it again, and so does somebody who saw nothing happen. */
  async function taken(who: ReturnType<typeof teamsPerson>, kind: string, more: object): Promise<void> {
    const id = `staff-${++sent}`;
    for (let tries = 0; tries < TRIES; tries++) {
      app.url = await fleet.url();
      const from = performance.now();
      const answer = await who.post(kind, { id, ...more }).catch(reasonOf);
      const failed = typeof answer === 'string' ? answer : answer.status < 300 ? undefined : `${answer.status}`;
      fleet.tried(kind, performance.now() - from, failed);
      if (!failed) return;
      await setTimeout(50);
    }
    throw new Error('nobody answers in Teams');
  }

  async function press(id: string, verb: Verb, ref: string, values: Record<string, string> = {}): Promise<void> {
    const action = { type: 'Action.Execute', verb, data: { verb, ref, ...values } };
    await taken(people.get(id)!, 'invoke', { replyToId: `card-${ref}`, value: { action, trigger: 'manual' } });
    done[verb] = (done[verb] ?? 0) + 1;
  }

  async function say(id: string, text: string): Promise<void> {
    await taken(people.get(id)!, 'message', { text });
    typed.set(`a:${id}`, [...(typed.get(`a:${id}`) ?? []), text]);
  }

  const mention = { type: 'mention', text: '<at>Heard</at>', mentioned: { id: '28:heard', name: 'Heard' } };
  for (const id of people.keys()) await say(id, 'help');
  await taken(channel, 'message', { text: '<at>Heard</at> use this channel for complaints', entities: [mention] });

  async function some(): Promise<Complaint | undefined> {
    const rows = await store
      .of(COUNCIL)
      .selectFrom('complaints')
      .select('ref')
      .where('open', '=', true)
      .orderBy('ref')
      .execute();
    return rows.length > 0 ? findComplaint(store.of(COUNCIL), COUNCIL, dice.pick(rows).ref) : undefined;
  }

  async function teamActs({ ref, entries }: Complaint): Promise<void> {
    const has = (act: string) => entries.some((it) => it.act === act);
    if (!has('route.confirmed')) return press('sam', 'confirm-route', ref);
    if (!has('acknowledged')) return press('sam', 'acknowledge', ref);
    const respondent = dice.pick(MANAGERS);
    const second = dice.pick(MANAGERS.filter((it) => it !== respondent));
    return press('sam', 'assign', ref, { respondent, second });
  }

  async function managerActs(complaint: Complaint): Promise<void> {
    const { ref } = complaint;
    const { respondent, accepted } = holdersOf(complaint);
    const throws = dice.upTo(10);
    if (!accepted && throws < 5) return press(respondent!, 'accept', ref);
    if (!accepted && throws < 6) return press(respondent!, 'decline', ref, { reason: 'I know the family.' });
    if (accepted && throws < 1)
      return press(respondent!, 'more-time', ref, { ground: 'complex', reason: 'Two services have to be asked.' });
    if (accepted && throws < 2) {
      const findings = Object.fromEntries(pointsOf(complaint).map((_, at) => [`finding${at + 1}`, 'upheld']));
      const words = 'We are sorry. Somebody comes from Monday.';
      return press(respondent!, 'answer', ref, { ...findings, words, remedy: 'nothing' });
    }
  }

  return {
    done,
    typed,
    ask: (question) => say('sam', question),
    async forward(n, turn) {
      for (const text of forwarded(n)) {
        await turn();
        await say('lindqvist', text);
      }
    },
    async act() {
      const complaint = await some();
      if (!complaint) return false;
      if (holdersOf(complaint).respondent) await managerActs(complaint);
      else await teamActs(complaint);
      return true;
    },
  };
}

function forwarded(n: number): string[] {
  return [
    `Mum rang again about the short breaks, call ${n} of this week. She says: my son was meant to have six hours a week from January and nobody has come once. I want the hours and somebody to say sorry.`,
    'a parent',
    'today',
    `Dana Reeve, about Theo`,
    `email me at dana.${n}@example.org`,
  ];
}
