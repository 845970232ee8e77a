import { button, type Reply } from '../../cards/card.ts';
import { moreTimeCard } from '../../cards/more-time.ts';
import type { Verb } from '../../cards/verbs.ts';
import { running } from '../../cards/words.ts';
import { oneOf } from '../../dialogs/answers.ts';
import { FINDINGS, type Finding, holdersOf } from '../../src/complaints/complaint.ts';
import { type Refusal, refuse } from '../../src/complaints/problems.ts';
import { childrenAct } from '../../src/procedures/children-act.ts';
import { type Clock, GROUNDS, type Ground } from '../../src/procedures/procedure.ts';
import { namesOf, type Sight } from '../views.ts';

import { type Action, type Asked, afterwards, type Deed, type Form, inASentence, readDay } from './action.ts';

/** What a manager does with a task. */
export const task = {
  accept: {
    run: async (sight, deed) =>
      afterwards(sight, deed, await sight.desk.accept(deed.who, deed.ref), 'it is yours. Thank you.'),
  },
  decline: {
    asks: async () => [{ key: 'reason', ask: 'Why is it not for you? The complaints team will see it.' }],
    run: async (sight, deed) =>
      afterwards(
        sight,
        deed,
        await sight.desk.decline(deed.who, deed.ref, { reason: deed.values.reason }),
        'thank you. The second respondent has been asked.',
      ),
  },
  'more-time': {
    asks: async () => [
      {
        key: 'ground',
        ask: 'Why is more time needed?',
        options: ['complex', 'advocate', 'workload', 'absence', 'other'],
      },
      { key: 'until', ask: 'Until when?' },
      { key: 'reason', ask: 'The reason, in words the person will read?' },
    ],
    form: moreTimeForm,
    run: moreTime,
  },
  'ask-to-agree': {
    asks: async () => [{ key: 'until', ask: 'Which date should they agree to?' }],
    async run(sight, deed) {
      const until = readDay(deed.values.until ?? '', sight);
      if (!until) return [{ text: refuse.missing('a day, like 2026-04-20').says, refused: true }];
      const done = await sight.desk.askToAgree(deed.who, deed.ref, { until });
      return inASentence(done, 'I have asked them. You will hear what they say; until then the date stands.');
    },
  },
  answer: { asks: answerAsks, run: answer },
} satisfies Partial<Record<Verb, Action>>;

async function moreTime(sight: Sight, deed: Deed): Promise<Reply[]> {
  const { ground, until, reason } = deed.values;
  if (!ground) return askMoreTime(sight, deed);
  const read = oneOf<Ground>(Object.fromEntries(GROUNDS.map((it) => [it, [it]])) as Record<Ground, string[]>)(ground);
  if (!('answer' in read)) return [{ text: refuse.missing(`the reason: ${GROUNDS.join(', ')}`).says, refused: true }];
  const day = until ? readDay(until, sight) : undefined;
  if (until && !day) return [{ text: refuse.missing('a day, like 2026-04-20').says, refused: true }];
  const done = await sight.desk.extend(deed.who, deed.ref, { ground: read.answer, until: day, reason });
  if ('problem' in done) return refusedMoreTime(sight, deed, done);
  return afterwards(sight, deed, done, 'the person has been told, and the date is moved.');
}

async function askMoreTime(sight: Sight, deed: Deed): Promise<Reply[]> {
  const standing = await sight.desk.stand(deed.who, deed.ref);
  if ('problem' in standing) return [{ text: standing.says, refused: true }];
  const clock = running(standing.deadlines, 'stage 1 reply');
  if (!clock?.due) return [{ text: refuse.nothingToExtend('Stage 1').says, refused: true }];
  const rule: Clock = childrenAct.clocks['stage 1 reply'];
  return [{ card: moreTimeCard(deed.ref, rule.grounds ?? [], clock.due, clock.limit) }];
}

async function moreTimeForm(sight: Sight, deed: Deed): Promise<Form | undefined> {
  const [asked] = await askMoreTime(sight, deed);
  const submit = asked && 'card' in asked ? asked.card.buttons?.find((it) => it.verb === 'more-time') : undefined;
  return submit && asked && 'card' in asked ? { card: asked.card, submit } : undefined;
}

/** Workload and absence are refused with what can be done instead: ask the person to agree, or hand it over. */
async function refusedMoreTime(sight: Sight, { ref, who }: Deed, refused: Refusal): Promise<Reply[]> {
  if (refused.problem !== 'not-a-ground') return [{ text: refused.says, refused: true }];
  const standing = await sight.desk.stand(who, ref);
  const second = 'problem' in standing ? undefined : holdersOf(standing.complaint).second;
  const name = second && (await namesOf(sight, who.council))(second);
  const instead = [
    button('ask-to-agree', ref, 'Ask them to agree to a date', { style: 'main' }),
    ...(name ? [button('decline', ref, `Not me: ask ${name}`)] : []),
  ];
  const text = `${refused.says}${name ? ` ${name} stands in for you.` : ''}`;
  return [{ text, refused: true, instead, options: instead.map((it) => it.typed) }];
}

async function points(sight: Sight, { who, ref }: Deed): Promise<number> {
  const standing = await sight.desk.stand(who, ref);
  return 'problem' in standing ? 1 : Math.max(1, standing.complaint.triage.points.length);
}

async function answerAsks(sight: Sight, deed: Deed): Promise<Asked[]> {
  const count = await points(sight, deed);
  return [
    ...Array.from({ length: count }, (_, at) => ({
      key: `finding${at + 1}`,
      ask: count === 1 ? 'What did you find?' : `Point ${at + 1}: what did you find?`,
      options: FINDINGS,
    })),
    { key: 'words', ask: 'Your answer, in words the person will read?' },
    { key: 'remedy', ask: 'What puts it right? Say "nothing" if nothing does.' },
  ];
}

async function answer(sight: Sight, deed: Deed): Promise<Reply[]> {
  const { words = '', remedy, actions: agreed } = deed.values;
  const readFinding = oneOf<Finding>(Object.fromEntries(FINDINGS.map((it) => [it, [it]])) as Record<Finding, string[]>);
  const findings = Object.keys(deed.values)
    .filter((it) => /^finding\d+$/.test(it))
    .sort((a, b) => Number(a.slice(7)) - Number(b.slice(7)))
    .flatMap((it) => {
      const read = readFinding(deed.values[it]!);
      return 'answer' in read ? [read.answer] : [];
    });
  return afterwards(
    sight,
    deed,
    await sight.desk.reply(deed.who, deed.ref, { findings, words, remedy, actions: agreed }),
    'answered. The person has it, with how to go on to Stage 2.',
  );
}
