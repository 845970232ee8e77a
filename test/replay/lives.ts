import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { england } from '../../src/calendar/calendar.ts';
import { type LocalDate, localDate } from '../../src/calendar/local-date.ts';
import type { NewEntry } from '../../src/complaints/complaint.ts';
import { perform } from '../../src/desk/perform.ts';
import type { Person, Role, Who } from '../../src/people/person.ts';
import { savePost } from '../../src/store/posts.ts';
import { counted, type Running } from '../support/app.ts';
import { done } from '../support/desk.ts';

/** What a life is about, for those who act in it. */
export interface Begun {
  ref: string;
  /** Another complaint of the same person. */
  other: string;
  /** An alert that nobody has answered. */
  alert: string;
  /** A conversation in which somebody told something and never sent it. */
  unsent: string;
  /** Two messages that reached nobody. */
  lines: readonly number[];
  /** A lesson with something still to be done. */
  lesson: number;
  /** People by name: one who goes away, one who is ill, one who leaves. */
  away: string;
  ill: string;
  gone: string;
}

const STORY = 'I am not safe here.';

/** Different words each time, so that no life looks like another. */
function storyOf(name: string): string {
  const words = createHash('shake256', { outputLength: 48 }).update(name).digest('hex').match(/.{8}/g)!;
  return `Our social worker left in January and nobody rings us back about ${words.map((it) => it.replace(/\d/g, 'o')).join(' ')}.`;
}

/** A life begins where its first act can happen: what came before it is written down, and needs no press. */
const LIVES = {
  'stage 1': async () => {},
  'stage 2': (it) => it.before('acknowledged', 'stage1.replied', ...APPOINTED, REPORTED),
  'stage 3': (it) =>
    it.before('acknowledged', 'stage1.replied', 'stage2.asked', 'stage2.record-agreed', 'stage2.replied', ...PANEL),
  hearing: async () => {},
  withdrawn: async () => {},
  elsewhere: async () => {},
  resolved: async () => {},
  linked: async (it) => {
    it.other = await it.open('other');
  },
  'told apart': async (it) => {
    it.other = await it.open('other');
  },
  alarm: async (it) => {
    it.alert = `alert-${it.name}`;
    it.unsent = `unsent-${it.name}`;
    const alert = {
      id: it.alert,
      conversation: it.name,
      ref: it.ref,
      level: 'today' as const,
      flags: [],
      words: STORY,
    };
    await it.app.desk.raiseAlert(it.mine, alert);
    await sql`insert into conversations (council, id, version, seq, channel, key, at, unread_since)
      values (${it.council}, ${it.unsent}, 0, 0, 'webchat', ${'key'}, ${it.at}, ${it.at})`.execute(it.app.store.db);
  },
  undelivered: async (it) => {
    done(await it.app.desk.acknowledge(it.sam, it.ref));
    done(await it.app.desk.restrictContact(it.sam, it.ref, RESTRICTED));
    it.lines = await it.linesToThem();
    for (const line of it.lines) await it.app.desk.leaveToPerson(it.council, line, 'nobody is there');
  },
  'passed on': async () => {},
  typed: async (it) => {
    const { desk } = it.app;
    await desk.newCode({ ...it.mine, ref: it.ref });
    done(await desk.letTeach({ ...it.mine, ref: it.ref }, it.ref, { yes: true }));
    await it.posted();
    const bytes = Buffer.from('They said that nobody had told them.');
    await desk.keepFile(it.sam, { message: it.name, place: 0, name: 'letter.txt', bytes });
    const lesson = { found: `Nobody rang ${it.name}.`, action: 'A rota.', owner: 'sam', due: '2026-06-30' as const };
    it.lesson = done(await desk.learn(it.sam, lesson)).id;
    for (const [as, name] of [
      ['away', 'Avery'],
      ['ill', 'Indra'],
      ['gone', 'Gerry'],
    ] as const) {
      it[as] = `${name} ${lettered(it.name)}son`;
      await desk.savePeople([somebody(it.council, `${as}-${it.name}`, it[as], [])]);
    }
    const until = new Date(it.at.getTime() + 7 * 86_400_000);
    done(await desk.beAway(it.sam, { person: `ill-${it.name}`, from: it.at, until }));
  },
  'long over': (it) => it.longAgo(),
  'long kept': async (it) => {
    await it.longAgo();
    await it.posted();
  },
} satisfies Record<string, (it: Beginning) => Promise<unknown>>;

export type LifeName = keyof typeof LIVES;
export const LIFE_NAMES = Object.keys(LIVES) as LifeName[];

const RESTRICTED = { warned: true, how: 'By letter.', reason: 'Forty calls.', review: '2026-06-01' } as const;

const appointed = (role: string, person: string): Before => ['appointed', { role, person }];
const APPOINTED = [appointed('independent-person', 'ip'), appointed('adjudicating-officer', 'ao')];
const REPORTED: Before = ['report.received', { from: 'independent-person' }];
const PANEL = [
  appointed('panel-chair', 'chair'),
  appointed('panel-member', 'second'),
  appointed('panel-member', 'third'),
];

type Before = NewEntry['act'] | [act: NewEntry['act'], details: NewEntry['details']];

interface Beginning extends Begun {
  app: Running;
  council: string;
  name: string;
  at: Date;
  mine: Who & { kind: 'complainant' };
  sam: Who & { kind: 'officer' };
  open(more?: string, receivedAt?: Date): Promise<string>;
  /** Writes down what happened before, all of it today or on another day. */
  before(...moments: readonly Before[]): Promise<void>;
  /** Ended so long ago that somebody looks whether it is still needed. */
  longAgo(): Promise<void>;
  /** A card about it stands in a chat. */
  posted(): Promise<void>;
  linesToThem(): Promise<number[]>;
}

/** The people of Stages 2 and 3, and those of the sample council. */
export function cast(council: string): Person[] {
  const outside = (id: string, role: Role) => ({ ...somebody(council, id, `Person ${id}`, [role]), ties: TIES });
  return [
    outside('io', 'investigating-officer'),
    outside('ip', 'independent-person'),
    outside('ao', 'adjudicating-officer'),
    ...['chair', 'second', 'third'].map((it) => outside(it, 'panel-member')),
  ];
}

const TIES = { declared: '2026-01-05' } as const;

/** A surname that only this life has. */
function lettered(name: string): string {
  const letters = name.replace('typed ', '').replace(/\d/g, (it) => 'bdfghjklmn'[Number(it)]!);
  return letters.charAt(0).toUpperCase() + letters.slice(1);
}

function somebody(council: string, id: string, name: string, roles: Role[]): Person {
  return { council, id, name, roles, teams: [], accounts: {}, absences: [] };
}

/** Begins a life under a name of its own. */
export async function begin(app: Running, council: string, life: LifeName, variant: string): Promise<Begun> {
  const name = `${life} ${variant}`;
  const at = app.clock.now();
  const mine = { kind: 'complainant', council, conversation: name } as const;
  const person = (await app.desk.people(council)).find((it) => it.id === 'sam')!;
  const it: Beginning = {
    app,
    council,
    name,
    at,
    mine,
    sam: { kind: 'officer', council, person },
    ref: '',
    other: '',
    alert: '',
    unsent: '',
    lines: [],
    lesson: 0,
    away: '',
    ill: '',
    gone: '',
    async open(more = '', receivedAt = at) {
      const { ref } = await app.desk.open(
        { ...mine, conversation: `${name}${more}` },
        {
          id: `${name}${more}`,
          conversation: `${name}${more}`,
          channel: 'web chat',
          receivedAt,
          complainant: 'parent',
          words: [{ kind: 'what', words: storyOf(`${name}${more}`) }],
          team: 'huntingdon',
          name: `Kayla ${createHash('sha256').update(`${name}${more}`).digest('hex').replace(/\d/g, '')}`,
          details: {},
        },
      );
      return ref;
    },
    before: (...moments) => write(app, council, it.ref, moments, localDate(at)),
    async longAgo() {
      it.ref = await it.open(' long ago', new Date('2018-01-10T11:00:00Z'));
      await write(app, council, it.ref, [['closed', { why: 'not-taken-further' }]], '2018-03-01');
    },
    async posted() {
      const post = { conversation: `channel ${name}`, activityId: name, address: 'complaints', details: {}, at };
      await savePost(app.store.of(council), council, { ...post, kind: 'new-complaint', ref: it.ref });
    },
    async linesToThem() {
      const rows = await app.store
        .of(council)
        .selectFrom('outbox')
        .select('id')
        .where('address', '=', `complainant:${it.ref}`)
        .orderBy('id')
        .execute();
      return rows.map(({ id }) => id);
    },
  };
  if (!life.startsWith('long')) it.ref = await it.open();
  await LIVES[life](it);
  return it;
}

async function write(app: Running, council: string, ref: string, moments: readonly Before[], on: LocalDate) {
  const context = {
    store: app.store,
    councils: new Map([[council, app.desk.council(council)]]),
    calendar: england,
    now: () => app.clock.now(),
    random: counted(),
  };
  const entries = moments.map(
    (it): NewEntry => (typeof it === 'string' ? { act: it, on } : { act: it[0], on, details: it[1] }),
  );
  done(await perform(context, { kind: 'heard', council }, 'stand', ref, () => ({ entries })));
}
