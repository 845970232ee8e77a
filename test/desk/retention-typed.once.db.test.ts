import { afterAll, beforeAll, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { samplePeople } from '../../src/people/sample.ts';
import { demoConfig, type Running, startApp } from '../support/app.ts';
import { type Chat, openOwnChat } from '../support/chat.ts';
import { done } from '../support/desk.ts';
import { KEEPING, keepingFile } from '../support/keeping.ts';

let app: Running;
let ref: string;
const chats: Record<string, Chat> = {};

beforeAll(async () => {
  app = await startApp({
    at: instantOf('2020-03-02', '10:00'),
    config: demoConfig(keepingFile({ statutory: '6 years', corporate: '2 years' })),
  });
  const people = samplePeople(KEEPING);
  await app.desk.savePeople(people);
  const sam = { kind: 'officer', council: KEEPING, person: people.find((it) => it.id === 'sam')! } as const;
  const mine = { kind: 'complainant', council: KEEPING, conversation: 'told' } as const;
  ({ ref } = await app.desk.open(mine, {
    id: 'told',
    conversation: 'told',
    channel: 'web chat',
    receivedAt: app.clock.now(),
    complainant: 'parent',
    words: [{ kind: 'what', words: 'The marigold was trampled and nobody came.' }],
    name: 'Zebedee Quillfeather',
    details: {},
  }));
  done(await app.desk.confirmRoute(sam, ref, { procedure: 'corporate', reason: 'so it is' }));
  done(await app.desk.readStory({ ...sam, from: 'teams, one to one' }, ref));
  done(await app.desk.withdraw({ ...mine, ref }, ref, { words: 'never mind', pressed: 'no' }));
  for (const id of ['sam', 'brennan', 'patel']) chats[id] = await openOwnChat(app, KEEPING, id);
});
afterAll(() => app.close());

/** In this order: who types what, on which day, and what is said to it. REF is the complaint. */
const ROWS: readonly (readonly [day: LocalDate, who: 'sam' | 'brennan' | 'patel', said: string, answered: RegExp])[] = [
  ['2020-03-03', 'brennan', 'retention', /^That is for the complaints manager/],
  ['2020-03-03', 'patel', 'hold REF: the Ombudsman asked', /^That is for the complaints manager/],
  ['2020-03-03', 'patel', 'erase REF for good', /^That is for the complaints manager/],
  [
    '2020-03-03',
    'sam',
    'retention',
    /Kept after the end: statutory 72 months, corporate 24 months[\s\S]*To be looked at: none\.\nHeld past its time: none\.\nCopies that are not gone: none\./,
  ],
  ['2020-03-03', 'sam', 'hold REF', /Please give/],
  ['2020-03-03', 'sam', 'retention', /Held past its time: none/],
  ['2020-03-03', 'sam', 'hold REF: the Ombudsman asked', /REF is held\./],
  ['2020-03-03', 'sam', 'HOLD REF the Ombudsman asked', /It is held already/],
  ['2020-03-03', 'sam', 'Kept too long?', /Held past its time: none/],
  ['2022-03-02', 'sam', 'kept too long', /To be looked at: none\.\nHeld past its time:\n- REF, ended 2020-03-02/],
  ['2022-03-02', 'sam', 'erase REF', /This cannot be undone\. If you have looked at it, type: erase REF for good/],
  ['2022-03-02', 'sam', 'erase REF for good', /It is held: somebody needs it kept/],
  ['2022-03-02', 'sam', 'lift hold REF', /Please give/],
  ['2022-03-02', 'sam', 'lift the hold on REF: they have decided', /REF: the hold is lifted\./],
  ['2022-03-02', 'sam', 'lift hold REF: again', /It is not held/],
  ['2022-03-02', 'sam', 'retention', /To be looked at:\n- REF, ended 2020-03-02, its time was over on 2022-03-02/],
  ['2022-03-02', 'sam', 'keep REF until whenever: a brother complains of the same', /Write the day like this/],
  [
    '2022-03-02',
    'sam',
    'keep REF until 1 June 2022: a brother complains of the same',
    /REF is kept until Wednesday 1 June 2022\./,
  ],
  ['2022-03-02', 'sam', 'retention', /To be looked at: none/],
  ['2022-03-02', 'sam', 'keep REF until 1 July 2022: and his sister', /It is kept until Wednesday 1 June 2022\./],
  ['2022-05-31', 'sam', 'erase REF for good', /It is kept until Wednesday 1 June 2022\./],
  ['2022-06-01', 'sam', 'keep REF until 2022-07-01: and his sister', /REF is kept until Friday 1 July 2022\./],
  ['2022-06-30', 'sam', 'erase REF for good', /1 July 2022/],
  ['2022-07-01', 'sam', 'retention', /its time was over on 2022-07-01/],
  ['2022-07-01', 'patel', 'correct REF: it was a daffodil', /^(That is for|I cannot find)/],
  ['2022-07-01', 'sam', 'correct REF: it was a daffodil', /Noted beside the story of REF\./],
  ['2022-07-01', 'sam', 'copies gone REF: nothing to delete', /There is no copy of REF on the list\./],
  ['2022-07-01', 'sam', 'story REF', /marigold/],
  ['2022-07-01', 'sam', 'hold CAM-26-9999: x', /I cannot find CAM-26-9999/],
  ['2022-07-01', 'sam', 'erase REF for good!', /Everything personal of REF is gone/],
  ['2022-07-01', 'sam', 'erase REF for good', /Everything personal was erased from this complaint already/],
  ['2022-07-01', 'sam', 'story REF', /^(?![\s\S]*marigold)/],
  ['2022-07-01', 'sam', 'retention', /Copies that are not gone:\n- REF, person:sam: the story was shown to them/],
  ['2022-07-01', 'brennan', 'copies gone REF: deleted it', /^That is for the complaints manager/],
  ['2022-07-01', 'sam', 'copies gone REF: deleted it by hand', /Thank you\. REF is off the list\./],
  ['2022-07-01', 'sam', 'retention', /Copies that are not gone: none/],
];

test.each(ROWS.map(([day, who, said, answered]) => [day, who, said, answered] as const))(
  '%s, %s: %s',
  async (day, who, said, answered) => {
    app.clock.moveTo(instantOf(day, '10:00'));
    const heard = await chats[who]!.say(said.replaceAll('REF', ref));
    expect(heard.replaceAll(ref, 'REF')).toMatch(answered);
  },
);
