import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import type { ProcedureName } from '../../src/complaints/happened.ts';
import { mayTeach } from '../../src/complaints/teaching.ts';
import type { Retrained } from '../../src/desk/teaching.ts';
import type { Who } from '../../src/people/person.ts';
import { examplesOf } from '../../src/store/examples.ts';
import { recordFrom } from '../../src/store/record.ts';
import { suggesting } from '../../src/triage/made-by.ts';
import { type Lessons, lessons } from '../../src/triage/model/measure.ts';
import { openModel } from '../../src/triage/model/model.ts';
import { FEWEST } from '../../src/triage/model/relearn.ts';
import { train } from '../../src/triage/model/train.ts';
import { type AtDesk, atDesk, done, problemOf } from '../support/desk.ts';
import { KEEPING, keepingFile } from '../support/keeping.ts';

let at: AtDesk;
let sam: Who;
beforeAll(async () => {
  at = await atDesk({ council: keepingFile({ statutory: '6 years', corporate: '2 years' }) });
  sam = at.officer('sam');
  await at.know({ id: 'head', name: 'Ada Orme', roles: ['adjudicating-officer'] });
});
afterAll(() => at.close());

const standing = async (ref: string) => done(await at.desk.stand({ kind: 'heard', council: KEEPING }, ref)).complaint;
const decidedAbout = async (ref: string) =>
  (await examplesOf(at.store.of(KEEPING), KEEPING)).filter((it) => it.ref === ref);
const onRecord = async (did: string) =>
  (await recordFrom(at.store.db, KEEPING, 0, 100_000))
    .map((it) => JSON.parse(it.entry) as { did: string; who: string; ref?: string; why?: string; details?: object })
    .filter((it) => it.did === did);

describe('whose words may teach', () => {
  test('where nobody said anything: they may not', async () => {
    const { ref } = await at.open('Nobody rings us back.');
    expect(mayTeach(await standing(ref))).toBe(false);
  });

  test('a yes, a no, and a yes again: what they said last counts, and each is in the history and on record', async () => {
    const { ref, mine } = await at.open('Nobody rings us back.');
    for (const yes of [true, false, true]) {
      const { complaint } = done(await at.desk.letTeach(mine, ref, { yes }));
      expect(mayTeach(complaint)).toBe(yes);
    }
    const said = (await standing(ref)).entries.filter((it) => it.act === 'teaching.agreed');
    expect(said.map((it) => [it.by, it.details.yes])).toEqual([
      ['complainant', true],
      ['complainant', false],
      ['complainant', true],
    ]);
    expect((await onRecord('letTeach')).filter((it) => it.ref === ref)).toHaveLength(3);
  });

  test('a no where there was no yes, and the same answer twice, add nothing', async () => {
    const { ref, mine } = await at.open('Nobody rings us back.');
    done(await at.desk.letTeach(mine, ref, { yes: false }));
    done(await at.desk.letTeach(mine, ref, { yes: true }));
    done(await at.desk.letTeach(mine, ref, { yes: true }));
    expect((await standing(ref)).entries.map((it) => it.act)).toEqual(['opened', 'teaching.agreed']);
    expect((await onRecord('letTeach')).filter((it) => it.ref === ref)).toHaveLength(1);
  });

  test('the complaints team takes a yes back for somebody who rings, and cannot give one in their name', async () => {
    const { ref, mine } = await at.open('Nobody rings us back.');
    done(await at.desk.letTeach(mine, ref, { yes: true }));
    done(await at.desk.letTeach(sam, ref, { yes: false }));
    expect(mayTeach(await standing(ref))).toBe(false);
    expect(problemOf(await at.desk.letTeach(sam, ref, { yes: true }))).toBe('not-yours');
  });
});

describe('what the team decides is kept with what was suggested, in the same change', () => {
  const confirm = (procedure: ProcedureName) => (ref: string) =>
    at.desk.confirmRoute(sam, ref, { procedure, reason: 'Grandma Zephyrine says so' });
  const points = [
    { text: 'Zephyrine was moved', procedure: 'statutory', themes: ['placement'] },
    { text: 'The form was rude', procedure: 'corporate', themes: ['staff-conduct'] },
  ] as const;

  test.each<[string, (ref: string) => Promise<object>, object]>([
    [
      '"Right, go on": the procedure, and that it is a complaint',
      confirm('statutory'),
      { kind: 'complaint', procedure: 'statutory' },
    ],
    ['another procedure, with a reason', confirm('corporate'), { kind: 'complaint', procedure: 'corporate' }],
    ['not ours to answer: what it is instead was not said', confirm('none'), { procedure: 'none' }],
    [
      'its points, each with its procedure and themes',
      (ref) =>
        at.desk.setPoints(sam, ref, {
          points: points.map((it) => ({ ...it, themes: [...it.themes] })),
          reason: 'two matters',
        }),
      {
        kind: 'complaint',
        points: [
          { procedure: 'statutory', themes: ['placement'] },
          { procedure: 'corporate', themes: ['staff-conduct'] },
        ],
      },
    ],
    ['what it was about', (ref) => at.desk.recordData(sam, ref, { theme: 'delay' }), { themes: ['delay'] }],
  ])('%s', async (_, decide, decided) => {
    const { ref } = await at.open('Zephyrine was moved on Friday and nobody told me. Her social worker never rings.');
    done(await decide(ref));
    const kept = await decidedAbout(ref);
    const { triage, entries } = await standing(ref);
    expect(kept).toMatchObject([{ at: at.at, by: 'sam', seq: entries.length, madeBy: suggesting(), decided }]);
    expect(kept[0]!.decided).toEqual(decided);
    expect(kept[0]!.suggested).toMatchObject({ kind: triage.kind, procedure: triage.procedure, themes: triage.themes });
  });

  test('no word of anybody’s stands in any of them', async () => {
    const kept = JSON.stringify(await examplesOf(at.store.of(KEEPING), KEEPING));
    expect(kept).not.toMatch(/Zephyrine|Friday|rude|rings|Kayla/);
  });

  test('what was refused, and what decides nothing of the suggestion, keeps none', async () => {
    const { ref, mine } = await at.open('Nobody rings us back.');
    expect(problemOf(await at.desk.confirmRoute(sam, ref, { procedure: 'schools' }))).toBe('incomplete');
    done(await at.desk.acknowledge(sam, ref));
    done(await at.desk.addWords(mine, ref, { words: 'and again', message: 'm' }));
    expect(await decidedAbout(ref)).toEqual([]);
  });

  test('another council of the same deployment finds none of them', async () => {
    expect(await examplesOf(at.store.of('trafford'), KEEPING)).toEqual([]);
  });
});

describe('teaching triage what the team decided', { timeout: 60_000 }, () => {
  /** A part of the corpus teaches the same lesson in a part of the time. */
  const whole = lessons();
  const some: Lessons = {
    ...whole,
    messages: whole.messages.filter((_, n) => n % 40 === 0),
    danger: [],
    themes: [],
    kinds: [],
  };
  const TOLD =
    'The form they sent was wrong and the lift at the centre does not work. Zephyrine Quillfeather saw it, and Kayla Smith rang 07700 900321.';
  const own: { ref: string; mine: Who }[] = [];
  let before: Retrained;
  let after: Retrained;
  let complainedAbout: Retrained[];
  const plain = train(some);
  const retrain = async (who: Who = sam, keep = false) =>
    done(await at.desk.retrain(who, { why: 'a quarter has passed', lessons: some, keep }));

  beforeAll(async () => {
    before = await retrain();
    const { ref: about, mine } = await at.open('Sam Whitlock was rude to my mother on the telephone.');
    done(await at.desk.letTeach(mine, about, { yes: true }));
    done(await at.desk.confirmRoute(at.officer('head'), about, { procedure: 'corporate', reason: 'x' }));
    complainedAbout = [await retrain(), await retrain({ kind: 'heard', council: KEEPING })];
    for (let n = 0; n < FEWEST + 4; n++) {
      const told = await at.open(TOLD);
      done(await at.desk.confirmRoute(sam, told.ref, { procedure: 'corporate', reason: 'x' }));
      done(await at.desk.letTeach(told.mine, told.ref, { yes: true }));
      own.push(told);
    }
    done(await at.desk.letTeach(own[0]!.mine, own[0]!.ref, { yes: false }));
    const { ref: passedOn } = await at.desk.open(at.officer('patel'), {
      id: 'forward:1',
      channel: 'a member of staff',
      receivedAt: at.at,
      complainant: 'parent',
      words: [{ kind: 'what', words: TOLD }],
      details: { forwardedBy: 'patel' },
    });
    done(await at.desk.confirmRoute(sam, passedOn, { procedure: 'corporate', reason: 'x' }));
    done(
      await at.desk.letTeach({ kind: 'complainant', council: KEEPING, conversation: 'back', ref: passedOn }, passedOn, {
        yes: true,
      }),
    );
    after = await retrain(sam, true);
  });

  test('too few: they are counted, nothing is trained, and nobody’s words are read', async () => {
    expect(before.report).toBeUndefined();
    expect(before.examples).toMatchObject({ complaints: 5, withWords: 0, withoutConsent: 5 });
    expect((await onRecord('retrain'))[0]).toMatchObject({
      who: 'sam',
      why: 'a quarter has passed',
      details: { read: 0 },
    });
  });

  test('the person complained about finds nothing of it here either', () => {
    expect(complainedAbout.map((it) => it.examples)).toMatchObject([before.examples, { complaints: 6, withWords: 1 }]);
  });

  test('counted by whether their words may be used: consent taken back, and what staff passed on, are left out', () => {
    expect(after.examples).toMatchObject({
      complaints: 5 + FEWEST + 5,
      withWords: FEWEST + 3,
      withoutConsent: 6,
      toldBySomebodyElse: 1,
      pastTheirTime: 0,
      erased: 0,
    });
  });

  test('scores before and after on the unseen third, and each complaint whose suggestion would change, by reference', () => {
    const { unseen, examples } = after.report!;
    expect(unseen.before.kind).toBeGreaterThan(0.3);
    expect(unseen.after.kind).toBeGreaterThan(0.3);
    expect(examples.length).toBeGreaterThan(0);
    for (const it of examples) {
      expect(own.map(({ ref }) => ref)).toContain(it.ref);
      expect(it.from).not.toBe(it.to);
    }
    expect(JSON.stringify(after.report)).not.toMatch(/Zephyrine|lift|form they|Kayla/i);
  });

  test('the model that comes of it has no word in it that the corpus has not: no name, nothing one family says', () => {
    const { words, pairs } = after.model!;
    expect([words, pairs]).toEqual([plain.words, plain.pairs]);
    expect(`${words} ${pairs}`).not.toMatch(/zephyrin|quillfeather/);
    expect(after.model!.weights).not.toBe(plain.weights);
  });

  test('confirming a route teaches nothing about danger', () => {
    const features = Int32Array.from({ length: 500 }, (_, n) => n);
    const heads = ['danger here', 'danger somewhere', 'is self-harm', 'flag urgent'] as const;
    const [taught, untaught] = [openModel(after.model!), openModel(plain)];
    expect([...taught.score(heads, features)]).toEqual([...untaught.score(heads, features)]);
  });

  test('on record: who read how many and why, and with each complaint that its words taught', async () => {
    const all = await onRecord('retrain');
    expect(all.findLast((it) => !it.ref)).toMatchObject({
      who: 'sam',
      why: 'a quarter has passed',
      details: { read: FEWEST + 3 },
    });
    expect(all.filter((it) => it.ref).map((it) => it.ref)).toEqual(own.slice(1).map(({ ref }) => ref));
  });

  test('whoever asks what is kept of them is told whether their words may teach, since when, and when they did', async () => {
    const heard = { kind: 'heard', council: KEEPING } as const;
    const { teaching } = done(await at.desk.subjectAccess(heard, own[1]!.ref));
    expect(teaching.find((it) => it.ref === own[1]!.ref)).toEqual({
      ref: own[1]!.ref,
      agreed: true,
      since: '2026-03-24',
      taught: ['2026-03-24'],
    });
    expect(teaching.find((it) => it.ref === own[0]!.ref)).toMatchObject({ agreed: false, taught: [] });
  });

  test('words past their time, and words that were erased, teach nothing; what was decided is still counted', async () => {
    const ended = own.slice(1, 6);
    for (const { ref, mine } of ended) done(await at.desk.withdraw(mine, ref, { words: 'never mind', pressed: 'no' }));
    at.at = instantOf('2028-03-25', '10:00');
    done(await at.desk.erase(sam, ended[0]!.ref));
    const { examples, agreed, report } = await retrain();
    expect(examples).toMatchObject({ withWords: FEWEST - 2, pastTheirTime: 4, erased: 1 });
    expect(agreed).toEqual(after.agreed);
    expect(report).toBeUndefined();
    expect(await decidedAbout(ended[0]!.ref)).toHaveLength(1);
  });
});
