import type { Reply } from '../cards/card.ts';
import { moreTimeCard } from '../cards/more-time.ts';
import { whyCard } from '../cards/nudge.ts';
import { storyCard } from '../cards/story.ts';
import type { Verb } from '../cards/verbs.ts';
import { running } from '../cards/words.ts';
import { dayAhead, oneOf } from '../dialogs/answers.ts';
import { isLocalDate } from '../src/calendar/local-date.ts';
import { FINDINGS, type Finding, holdersOf } from '../src/complaints/complaint.ts';
import type { ProcedureName } from '../src/complaints/happened.ts';
import { type Refusal, refuse } from '../src/complaints/problems.ts';
import type { Performed } from '../src/desk/perform.ts';
import type { Role, Who } from '../src/people/person.ts';
import { childrenAct } from '../src/procedures/children-act.ts';
import { type Clock, GROUNDS, type Ground } from '../src/procedures/procedure.ts';
import { dangerView, managerCard, namesOf, replyOf, type Sight, teamCard } from './views.ts';

/** Who pressed or typed it, on what, and what they filled in. */
export interface Deed {
  who: Who & { kind: 'officer' };
  ref: string;
  values: Readonly<Record<string, string>>;
  /** False where other people read along: nothing of a story may be shown. */
  personal: boolean;
}

export interface Asked {
  key: string;
  ask: string;
  options?: readonly string[];
}

export interface Action {
  /** What a person who types instead of pressing still has to say, in this order. */
  asks?(sight: Sight, deed: Deed): Promise<Asked[]>;
  run(sight: Sight, deed: Deed): Promise<Reply[]>;
}

/** The card is shown again as it stands now, or the refusal is said: a second press has no second effect. */
async function afterwards(sight: Sight, deed: Deed, done: Performed, says: string, card = forRole): Promise<Reply[]> {
  if ('problem' in done) return [{ text: done.says }];
  return [{ text: `${deed.ref}: ${says}` }, replyOf(await card(sight, deed))];
}

async function forRole(sight: Sight, { who, ref }: Deed) {
  const desk: Role[] = ['complaints-team', 'complaints-manager'];
  return who.person.roles.some((it) => desk.includes(it))
    ? teamCard(sight, who, ref)
    : managerCard(sight, who, who.person.id, ref);
}

const PROCEDURES = {
  statutory: ['statutory'],
  corporate: ['corporate'],
  schools: ['schools', 'school'],
  none: ['none', 'not a complaint'],
} as const;

async function people(sight: Sight, { who, ref }: Deed): Promise<string[]> {
  const candidates = await sight.desk.candidates(who, ref);
  return 'problem' in candidates ? [] : candidates.filter((it) => !it.not).map((it) => it.person.name);
}

/** A person by id, as a card sends it, or by name, as somebody types it. */
async function idOf(sight: Sight, council: string, idOrName = ''): Promise<string> {
  const wanted = idOrName.trim().toLowerCase();
  const all = await sight.desk.people(council);
  return (all.find((it) => it.id === idOrName) ?? all.find((it) => it.name.toLowerCase() === wanted))?.id ?? idOrName;
}

export const actions = {
  'confirm-route': {
    async run(sight, deed) {
      const standing = await sight.desk.stand(deed.who, deed.ref);
      if ('problem' in standing) return [{ text: standing.says }];
      const procedure = standing.complaint.facts.procedure;
      return afterwards(
        sight,
        deed,
        await sight.desk.confirmRoute(deed.who, deed.ref, { procedure }),
        `confirmed as ${procedure}.`,
        teamView,
      );
    },
  },
  'choose-procedure': {
    asks: async () => [
      { key: 'procedure', ask: 'Which procedure?', options: Object.values(PROCEDURES).map(([it]) => it) },
      { key: 'reason', ask: 'Why that one? It is kept on record.' },
    ],
    async run(sight, deed) {
      const read = oneOf<ProcedureName>(PROCEDURES)(deed.values.procedure ?? '');
      if (!('answer' in read))
        return [{ text: refuse.missing('the procedure: statutory, corporate, schools or none').says }];
      return afterwards(
        sight,
        deed,
        await sight.desk.confirmRoute(deed.who, deed.ref, { procedure: read.answer, reason: deed.values.reason }),
        `changed to ${read.answer}, with your reason on record.`,
        teamView,
      );
    },
  },
  acknowledge: {
    run: async (sight, deed) =>
      afterwards(
        sight,
        deed,
        await sight.desk.acknowledge(deed.who, deed.ref),
        'acknowledged. The person has been told.',
        teamView,
      ),
  },
  assign: {
    asks: async (sight, deed) => [
      { key: 'respondent', ask: 'Who should answer?', options: await people(sight, deed) },
      { key: 'second', ask: 'Who stands in if they are away?', options: await people(sight, deed) },
    ],
    async run(sight, deed) {
      const { council } = deed.who;
      const respondent = await idOf(sight, council, deed.values.respondent);
      const second = await idOf(sight, council, deed.values.second);
      const done = await sight.desk.assign(deed.who, deed.ref, { respondent, second });
      return afterwards(sight, deed, done, 'both have been told.', teamView);
    },
  },
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
    run: moreTime,
  },
  'ask-to-agree': {
    asks: async () => [{ key: 'until', ask: 'Which date should they agree to?' }],
    async run(sight, deed) {
      const until = readDay(deed.values.until ?? '', sight);
      if (!until) return [{ text: refuse.missing('a day, like 2026-04-20').says }];
      const done = await sight.desk.askToAgree(deed.who, deed.ref, { until });
      return [
        {
          text:
            'problem' in done
              ? done.says
              : 'I have asked them. You will hear what they say; until then the date stands.',
        },
      ];
    },
  },
  answer: { asks: answerAsks, run: answer },
  'read-story': {
    async run(sight, deed) {
      if (!deed.personal)
        return [
          { text: `The story is never shown where other people read along. Ask me in our own chat: story ${deed.ref}` },
        ];
      const story = await sight.desk.readStory(deed.who, deed.ref);
      return 'problem' in story ? [{ text: story.says }] : [{ card: storyCard(deed.ref, story) }];
    },
  },
  status: { run: async (sight, deed) => [replyOf(await forRole(sight, deed))] },
  why: { run: why },
  'see-alert': {
    async run(sight, { who, ref }) {
      const seen = await sight.desk.seeAlert(who, ref);
      if ('problem' in seen) return [{ text: seen.says }];
      if (!seen.first)
        return [{ text: `${(await namesOf(sight, who.council))(seen.alert.seenBy!)} is with them already.` }];
      return [
        { text: 'Thank you. You are with them now. Write in the card, or type: write, then the number of the alert.' },
        replyOf(await dangerView(sight, who.council, ref, false)),
      ];
    },
  },
  'write-back': {
    asks: async () => [{ key: 'words', ask: 'What would you like to write to them?' }],
    async run(sight, { who, ref, values }) {
      const sent = await sight.desk.writeBack(who, ref, values.words ?? '');
      return [{ text: sent ? sent.says : 'Sent. They see your first name and what you wrote.' }];
    },
  },
} satisfies Record<Verb, Action>;

const teamView = (sight: Sight, { who, ref }: Deed) => teamCard(sight, who, ref);

function readDay(text: string, sight: Sight) {
  if (isLocalDate(text)) return text;
  const read = dayAhead(text, sight.desk.now());
  return 'answer' in read ? read.answer : undefined;
}

async function moreTime(sight: Sight, deed: Deed): Promise<Reply[]> {
  const { ground, until, reason } = deed.values;
  if (!ground) return askMoreTime(sight, deed);
  const read = oneOf<Ground>(Object.fromEntries(GROUNDS.map((it) => [it, [it]])) as Record<Ground, string[]>)(ground);
  if (!('answer' in read)) return [{ text: refuse.missing(`the reason: ${GROUNDS.join(', ')}`).says }];
  const day = until ? readDay(until, sight) : undefined;
  if (until && !day) return [{ text: refuse.missing('a day, like 2026-04-20').says }];
  const done = await sight.desk.extend(deed.who, deed.ref, { ground: read.answer, until: day, reason });
  if ('problem' in done) return refusedMoreTime(sight, deed, done);
  return afterwards(sight, deed, done, 'the person has been told, and the date is moved.');
}

async function askMoreTime(sight: Sight, deed: Deed): Promise<Reply[]> {
  const standing = await sight.desk.stand(deed.who, deed.ref);
  if ('problem' in standing) return [{ text: standing.says }];
  const clock = running(standing.deadlines, 'stage 1 reply');
  if (!clock?.due) return [{ text: refuse.nothingToExtend('Stage 1').says }];
  const rule: Clock = childrenAct.clocks['stage 1 reply'];
  return [{ card: moreTimeCard(deed.ref, rule.grounds ?? [], clock.due, clock.limit) }];
}

/** Workload and absence are refused with what can be done instead: ask the person to agree, or hand it over. */
async function refusedMoreTime(sight: Sight, { ref, who }: Deed, refused: Refusal): Promise<Reply[]> {
  if (refused.problem !== 'not-a-ground') return [{ text: refused.says }];
  const standing = await sight.desk.stand(who, ref);
  const second = 'problem' in standing ? undefined : holdersOf(standing.complaint).second;
  const name = second && (await namesOf(sight, who.council))(second);
  return [
    {
      text: `${refused.says}${name ? ` ${name} stands in for you.` : ''}`,
      options: [`ask to agree ${ref}`, ...(name ? [`not me ${ref}`] : [])],
    },
  ];
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

async function why(sight: Sight, { who, ref, values }: Deed): Promise<Reply[]> {
  const standing = await sight.desk.stand(who, ref);
  if ('problem' in standing) return [{ text: standing.says }];
  const named = standing.deadlines.find((it) => it.clock === values.clock);
  const next =
    named ??
    running(standing.deadlines, 'stage 1 reply', 'stage 2 reply', 'final reply') ??
    running(standing.deadlines, 'acknowledge') ??
    standing.deadlines.at(-1);
  return [next ? { card: whyCard(ref, next) } : { text: `No clock runs for ${ref}.` }];
}
