import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { lastEntry } from '../../src/complaints/complaint.ts';
import type { Telling } from '../../src/complaints/telling.ts';
import type { Who } from '../../src/people/person.ts';
import { tracesLike, tracesOfComplaint } from '../../src/store/traces.ts';
import { leadsOf, tracesOf } from '../../src/triage/traces.ts';
import { type AtDesk, atDesk, done, problemOf } from '../support/desk.ts';
import { KEEPING, keepingFile } from '../support/keeping.ts';

let at: AtDesk;
const COUNCIL = KEEPING;
const FILE = keepingFile({ statutory: '6 years', corporate: '2 years', other: '1 year' });
const heard: Who = { kind: 'heard', council: COUNCIL };
const sam = () => at.officer('sam');

beforeAll(async () => {
  at = await atDesk({ council: FILE });
  await at.know({ id: 'lee', name: 'Lee Amos', roles: ['complaints-manager'] });
});
afterAll(() => at.close());

interface Tale extends Partial<Omit<Telling, 'words'>> {
  on: LocalDate;
  words: string;
  /** Passed on by this colleague; told in the chat otherwise. */
  by?: string;
}

let count = 0;

async function told({ on, words, by, ...more }: Tale): Promise<string> {
  at.at = instantOf(on, '10:00');
  if (!by) return (await at.open(words, { name: undefined, ...more })).ref;
  const { ref } = await at.desk.open(at.officer(by), {
    id: `passed-${++count}`,
    channel: 'a member of staff',
    receivedAt: at.at,
    complainant: 'parent',
    words: [{ kind: 'what', words }],
    details: { forwardedBy: by },
    ...more,
  });
  return ref;
}

const offers = async (ref: string, who: Who = sam()) => done(await at.desk.alike(who, ref));
const offered = async (ref: string, other: string, who?: Who) => {
  const it = (await offers(ref, who)).find((found) => found.ref === other);
  return it ? `${it.offer}: ${it.because}` : 'nothing';
};

const BUS =
  'The school bus has not come for Ellis since half term and the transport office says that it is the driver who decides. He sits at the window in his coat every morning and I have rung eleven times about the escort.';
const BUS_AGAIN =
  'The school bus has not come for Ellis since half term and the transport office says it is the driver who decides. He sits at the window in his coat each morning, and by now I have rung thirteen times about the escort.';
const RESPITE =
  'We were promised two weekends of respite a month when the plan was written in June. There has been one since then, and nobody at the duty desk will say who pays for the next or when a new carer starts.';
const CONTACT =
  'Contact was moved to a Tuesday without asking me. I work nights on Mondays, so I have not seen my daughter for five weeks, and the contact centre tells me to take that up with a worker who left in January.';
const LETTERS =
  'Every letter that you send us goes to the flat that we left two years ago. The woman who lives there now opens them and rings me, so she knows about the plan, the meeting and what the doctor wrote.';

describe('two complaints beside each other', () => {
  test.each<[string, Tale, Tale, string]>([
    [
      'the same mother tells it again, a little longer',
      { on: '2026-03-02', words: BUS, name: 'Kayla Smith', replyTo: '07700 900 111' },
      { on: '2026-03-04', words: BUS_AGAIN, name: 'kayla smith', replyTo: '+44 7700 900111' },
      'same: nearly the same words, from the same person, received 2 days apart',
    ],
    [
      'two parents complain about the same child, each in their own words',
      { on: '2026-03-02', words: CONTACT, name: 'Jo Marsh', child: 'Isla Marsh', replyTo: 'jo@example.org' },
      { on: '2026-03-09', words: LETTERS, name: 'Dan Webb', child: 'isla marsh', replyTo: 'dan@example.org' },
      'linked: about a child of the same name, received 7 days apart',
    ],
    [
      'a father gives the child’s first name alone, and has the same surname',
      { on: '2026-03-02', words: 'Nobody came to the review.', name: 'Ana Pires', child: 'Tomás Pires' },
      { on: '2026-03-03', words: 'The report is wrong.', name: 'Rui Pires', child: 'Tomas' },
      'linked: about a child of the same name, received 1 day apart',
    ],
    [
      'the same person about two different matters is offered as linked, not as the same',
      { on: '2026-03-02', words: 'The plan is late.', name: 'Ife Bello', replyTo: 'ife@example.org' },
      { on: '2026-05-11', words: 'A worker was rude to me.', name: 'Mrs Ife Bello', replyTo: 'Ife@Example.org' },
      'linked: from the same person, received 70 days apart',
    ],
    [
      'twins: the mother writes one for each, and neither is taken for the other',
      { on: '2026-03-02', words: twin('Mia'), name: 'Una Hale', child: 'Mia Hale', replyTo: '01223 700 400' },
      { on: '2026-03-02', words: twin('Ava'), name: 'Una Hale', child: 'Ava Hale', replyTo: '01223 700400' },
      'linked: nearly the same words, from the same person, about a child of another name, received the same day',
    ],
    [
      'one complaint about both twins, and one about one of them',
      { on: '2026-03-02', words: 'They lost the file.', name: 'Bo Lunt', child: 'Kit and Max Lunt' },
      { on: '2026-03-05', words: 'There is no plan.', name: 'Cy Lunt', child: 'Max Lunt' },
      'linked: about a child of the same name, received 3 days apart',
    ],
    [
      'a child in their own words, and their advocate in others',
      { on: '2026-03-02', words: 'i want to stay here', complainant: 'child', name: 'Remy Cole', child: 'Remy Cole' },
      {
        on: '2026-03-06',
        words: 'I write for a young person who opposes the move.',
        complainant: 'advocate',
        name: 'Grace Obi',
        child: 'Remy Cole',
      },
      'linked: about a child of the same name, received 4 days apart',
    ],
    [
      'two people of one household',
      { on: '2026-03-02', words: 'It is about money.', name: 'Al Frost', replyTo: '14 Mill Road, Ely' },
      { on: '2026-03-03', words: 'It is about school.', name: 'Bea Frost', replyTo: '14 Mill Road, Ely' },
      'linked: from the same household, received 1 day apart',
    ],
    [
      'two people of the same name who are reached differently',
      { on: '2026-03-02', words: 'It is late.', name: 'Sarah Jones', replyTo: 'sarah@example.org' },
      { on: '2026-03-03', words: 'It is lost.', name: 'Sarah Jones', replyTo: 'sj@example.com' },
      'nothing',
    ],
    [
      'a few words that very many people write',
      { on: '2026-03-02', words: 'Nobody ever rings me back.' },
      { on: '2026-03-03', words: 'Nobody ever rings me back.' },
      'nothing',
    ],
    [
      'the very message, passed on with its own name',
      { on: '2026-03-02', words: 'Message-ID: <a1@mail.example>\nPlease help.', by: 'patel' },
      { on: '2026-03-03', words: 'Fwd:\nMessage-ID: <a1@mail.example>\nsee below', by: 'okafor' },
      'same: the same message, received 1 day apart',
    ],
  ])('%s', async (_, first, second, expected) => {
    const [one, other] = [await told(first), await told(second)];
    expect(await offered(other, one)).toBe(expected);
    expect(await offered(one, other)).toBe(expected);
  });

  function twin(name: string): string {
    return `${name} has waited for a place at the clinic since the spring and the worker who signed the form is gone. I was told on the telephone that ${name} is on a list, but there is no letter and nobody knows which list it is.`;
  }

  test('the same letter copied to four addresses is found four times, the first one first', async () => {
    const first = await told({ on: '2026-03-02', words: RESPITE });
    const second = await told({ on: '2026-03-03', words: RESPITE, by: 'patel' });
    const third = await told({ on: '2026-03-04', words: RESPITE, by: 'okafor' });
    const last = await told({ on: '2026-03-04', words: `  ${RESPITE}\n`, by: 'patel' });
    const copied = '; perhaps one letter sent to several addresses';
    expect(await offers(last)).toEqual(
      [
        [first, `word for word, received 2 days apart${copied}`],
        [second, `word for word, received 1 day apart${copied}`],
        [third, `word for word, received the same day${copied}`],
      ].map(([ref, because]) => ({ ref, because, offer: 'same', ended: false, earlier: true })),
    );
  });

  test('a letter that very many families send says nothing about any two of them', async () => {
    const template =
      'As a family of this county we object to the closing of the children’s centre at Barton Road. We ask the council to publish the figures on which it was decided, and to hear parents before the summer.';
    const families = [];
    for (let at = 0; at < 102; at++) {
      const name = `Family Number${String.fromCharCode(97 + (at % 26), 97 + Math.floor(at / 26))}`;
      families.push(await told({ on: '2026-03-10', words: template, name }));
    }
    expect(await offers(families.at(-1)!)).toEqual([]);
  });

  test('what was added to a complaint is compared too', async () => {
    const one = await told({ on: '2026-03-02', words: 'It is about the carers.' });
    const added =
      'The carers who were sent on Saturday had never read the feeding plan and left two hours before the end.';
    const mine = { kind: 'complainant', council: COUNCIL, conversation: 'x', ref: one } as const;
    done(await at.desk.addWords(mine, one, { words: added, message: 'm1' }));
    const other = await told({ on: '2026-03-03', words: added });
    expect(await offered(other, one)).toMatch(/^same: word for word/);
  });
});

const HOIST =
  'The hoist was ordered in autumn and has been in a store in Norwich since then, because the form for its delivery has a box that nobody may tick.';
const BED =
  'My son sleeps on a mattress in the hall, as the bed with rails that was measured twice was given to somebody in another town by mistake.';
const CHAIR =
  'Three people came about the wheelchair on three days, each with the same questions, and the fourth said that there had been no visit at all.';
const RAMP =
  'Since the ramp was taken away for repairs we carry her down nine steps, and the builder rings us to ask what the council has decided about rubber.';
const STAIRLIFT =
  'The engineer will not look at the stairlift before the survey, and the surveyor says that a lift which stands still cannot be surveyed by anybody.';

describe('decided by a person', () => {
  const two = async (words: string, name?: string) =>
    [await told({ on: '2026-03-02', words, name }), await told({ on: '2026-03-04', words, name })] as const;
  const last = async (ref: string, act: 'linked' | 'told.apart') =>
    lastEntry(done(await at.desk.stand(heard, ref)).complaint, act)!;

  test('linked: both go on, both histories say who, how and with what in common, and it is not offered again', async () => {
    const [first, second] = await two(HOIST, 'Ola Berg');
    done(await at.desk.link(sam(), second, { to: first, how: 'related' }));
    for (const [ref, other] of [
      [first, second],
      [second, first],
    ] as const) {
      expect(await last(ref, 'linked')).toMatchObject({
        by: 'sam',
        details: {
          ref: other,
          how: 'related',
          because: expect.stringMatching(/^word for word, from a person of the same name/),
        },
      });
      expect(await offered(ref, other)).toBe('nothing');
    }
  });

  test('the same matter from different people: both stay open, and one leads', async () => {
    const [first, second] = await two(BED);
    done(await at.desk.link(sam(), second, { to: first, how: 'together' }));
    for (const ref of [first, second]) {
      expect((await last(ref, 'linked')).details).toMatchObject({ how: 'together', lead: first });
      expect(done(await at.desk.stand(heard, ref)).state).toBe('stage-1-open');
    }
  });

  test('the same person and matter: one goes on, the earliest receipt counts, and a third copy is offered the one that goes on', async () => {
    const [first, second] = await two(CHAIR);
    done(await at.desk.link(sam(), first, { to: second, how: 'duplicate' }));
    expect(done(await at.desk.stand(heard, second)).complaint.facts.received).toBe('2026-03-02');
    expect(await offers(first)).toEqual([]);
    const third = await told({ on: '2026-03-06', words: CHAIR });
    expect((await offers(third)).map((it) => it.ref)).toEqual([second]);
  });

  test('not the same: the reason is on both histories, and neither is offered for the other again', async () => {
    const [first, second] = await two(RAMP);
    expect(problemOf(await at.desk.tellApart(sam(), second, { from: first, reason: ' ' }))).toBe('incomplete');
    done(await at.desk.tellApart(sam(), second, { from: first, reason: 'Two ramps, at two houses.' }));
    expect(await last(first, 'told.apart')).toMatchObject({ by: 'sam', details: { ref: second } });
    expect([await offered(first, second), await offered(second, first)]).toEqual(['nothing', 'nothing']);
    expect(problemOf(await at.desk.tellApart(sam(), first, { from: second, reason: 'Again.' }))).toBe('unchanged');
  });

  test('the reason is sealed with the history, and the record has no word of it', async () => {
    const { rows } = await sql<{ it: string }>`select details::text as it from entries where act = 'told.apart'
      union all select entry from record`.execute(at.store.db);
    expect(rows.filter(({ it }) => /ramps|Norwich|Berg/.test(it))).toEqual([]);
  });

  test('what has ended is still offered, and has nothing offered for itself', async () => {
    const [first, second] = await two(STAIRLIFT);
    done(await at.desk.withdraw(sam(), first, { words: 'I take it back.', pressed: 'no' }));
    expect((await offers(second)).map(({ ref, ended }) => [ref, ended])).toEqual([[first, true]]);
    expect(await offers(first)).toEqual([]);
  });
});

describe('who is offered what', () => {
  test('nothing of a complaint about somebody on the complaints team in the team’s own channel, and nothing to that person', async () => {
    const one = await told({ on: '2026-03-02', words: `Sam Whitlock knows it. ${LETTERS}` });
    const other = await told({ on: '2026-03-03', words: LETTERS });
    expect(await offered(other, one, heard)).toBe('nothing');
    expect(await offered(other, one)).toBe('nothing');
    expect(await offered(other, one, at.officer('lee'))).toMatch(/^same/);
  });

  test('a manager is refused: it is the complaints team’s to say', async () => {
    const ref = await told({ on: '2026-03-02', words: 'x' });
    expect(problemOf(await at.desk.alike(at.officer('patel'), ref))).toBeDefined();
  });
});

describe('a colleague who is about to pass something on', () => {
  const words =
    'The panel met without us, and the minutes that came by post are of another family. We asked for them to be corrected in November, and what we got was an empty envelope.';
  let first: string;
  beforeAll(async () => {
    first = await told({ on: '2026-03-24', words, by: 'patel' });
    at.at = instantOf('2026-03-26', '10:00');
  });

  test('hears that it was passed on, and when, and no reference that is not theirs', async () => {
    expect(await at.desk.passedBefore(at.officer('lindqvist'), words)).toEqual({ on: '2026-03-24' });
    expect(await at.desk.passedBefore(at.officer('patel'), words)).toEqual({ on: '2026-03-24', ref: first });
  });

  test.each([
    ['nothing where only some of it is the same', () => words.slice(0, 60)],
    ['nothing of what people told us themselves', () => CONTACT],
    [
      'nothing of a complaint about themselves',
      () => `${at.officer('okafor').person.name} was there. ${BUS.replaceAll('Ellis', 'Noor')}`,
    ],
  ])('%s', async (_, said) => {
    await told({
      on: '2026-03-26',
      words: `${at.officer('okafor').person.name} was there. ${BUS.replaceAll('Ellis', 'Noor')}`,
      by: 'patel',
    });
    expect(await at.desk.passedBefore(at.officer('okafor'), said())).toBeUndefined();
  });
});

describe('what is kept', () => {
  test('erased words are found no more, by nothing that was theirs', async () => {
    const words =
      'The lock on the front door was changed by the carer while we were at the hospital, and our own keys are in a drawer of the office in Wisbech that opens on Thursdays.';
    const tale = { words, name: 'Pia Nord', child: 'Liv Nord', replyTo: 'pia@example.org' };
    const one = await told({ on: '2019-03-04', ...tale });
    done(await at.desk.withdraw(sam(), one, { words: 'I take it back.', pressed: 'no' }));
    const other = await told({ on: '2019-03-06', ...tale });
    expect(await offered(other, one)).toMatch(/^same: word for word, from the same person/);
    at.at = instantOf('2026-01-10', '10:00');
    done(await at.desk.erase(at.officer('lee'), one));
    expect(await offered(other, one)).toBe('nothing');
    const left = sql<{ n: number }>`select (select count(*) from traces where ref = ${one})::int
      + (select count(*) from marks where ref = ${one})::int as n`.execute(at.store.db);
    expect((await left).rows[0]?.n).toBe(0);
  });

  test('what was told before there were traces is found once they are made', async () => {
    const [one, other] = [await told({ on: '2026-03-02', words: BED }), await told({ on: '2026-03-03', words: BED })];
    for (const statement of [sql`delete from traces`, sql`delete from marks`]) await statement.execute(at.store.db);
    expect(await offered(other, one)).toBe('nothing');
    await at.desk.renewRegisters();
    expect(await offered(other, one)).toMatch(/^same: word for word/);
    const before = await tracesOfComplaint(at.store.db, COUNCIL, one);
    await at.desk.renewRegisters();
    expect(await tracesOfComplaint(at.store.db, COUNCIL, one)).toEqual(before);
  });

  test('another council’s are never found, were they the very same', async () => {
    const ref = await told({ on: '2026-03-02', words: `${LETTERS} ${HOIST}`, name: 'Noa Ash' });
    for (const statement of [
      sql`insert into traces select 'trafford', 'TRA-26-0001', seq, pairs, children, name, reach, message from traces where ref = ${ref}`,
      sql`insert into marks select 'trafford', mark, 'TRA-26-0001' from marks where ref = ${ref}`,
    ])
      await statement.execute(at.store.db);
    const mine = await tracesOfComplaint(at.store.of(COUNCIL), COUNCIL, ref);
    // Asked by the council and behind the wall, and asked without the wall.
    for (const db of [at.store.of(COUNCIL), at.store.db])
      expect([...(await tracesLike(db, COUNCIL, mine)).keys()]).not.toContain('TRA-26-0001');
    expect([...(await tracesLike(at.store.of('trafford'), COUNCIL, mine)).keys()]).toEqual([]);
  });

  test('without the council’s key nothing can be looked up: the same words leave other marks under another', () => {
    const [here, there] = ['one key', 'another'].map((key) =>
      leadsOf(tracesOf({ words: RESPITE, name: 'Noa Ash' }, key)),
    );
    expect(here).toHaveLength(25);
    expect(there!.filter((it) => here!.includes(it))).toEqual([]);
  });
});

test('opening neither fails nor changes because of a likeness, whatever is told and however often', async () => {
  const beside = await atDesk({ council: FILE });
  beside.at = at.at = instantOf('2026-03-24', '10:00');
  let opened = 0;
  const tale = fc.record({
    words: fc.oneof(fc.constantFrom(BUS, BUS_AGAIN, RESPITE, ''), fc.string({ unit: 'grapheme', maxLength: 400 })),
    name: fc.option(fc.oneof(fc.constantFrom('Kayla Smith', 'K'), fc.string({ maxLength: 40 })), { nil: undefined }),
    child: fc.option(fc.oneof(fc.constantFrom('Mia and Ava', ',&,'), fc.string({ maxLength: 40 })), { nil: undefined }),
    replyTo: fc.option(fc.oneof(fc.constantFrom('1', 'a@b', '07700 900 111'), fc.string({ maxLength: 40 })), {
      nil: undefined,
    }),
  });
  const outcome = async (desk: AtDesk, told: object, id: string) => {
    const { ref } = await desk.open('', { ...told, conversation: id, id } as never);
    const { complaint, deadlines, said } = done(await desk.desk.explain(heard, ref));
    const plain = JSON.stringify({
      facts: complaint.facts,
      triage: complaint.triage,
      deadlines,
      said: said.map((it) => it.kind),
    });
    return plain.replaceAll(ref, 'ref');
  };
  await fc.assert(
    fc.asyncProperty(tale, async ({ words, ...told }) => {
      const telling = { ...told, words: [{ kind: 'what', words }] };
      const id = `any-${++opened}`;
      await beside.open(words, { ...told, conversation: `twin-${id}` });
      const [alone, crowded] = [await outcome(at, telling, `a-${id}`), await outcome(beside, telling, `b-${id}`)];
      expect(crowded).toBe(alone);
    }),
    { numRuns: 15, seed: 9 },
  );
  await beside.close();
});
