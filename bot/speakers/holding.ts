import type { Reply } from '../../cards/card.ts';
import { gapsCard } from '../../cards/gaps.ts';
import { noSecondCard } from '../../cards/no-second.ts';
import { taskCard } from '../../cards/task.ts';
import { localDate } from '../../src/calendar/local-date.ts';
import { actionsOf } from '../../src/complaints/actions.ts';
import { holdersOf, lastEntry } from '../../src/complaints/complaint.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';
import type { Gap } from '../../src/complaints/gaps.ts';
import type { Standing } from '../../src/desk/desk.ts';
import type { Who } from '../../src/people/person.ts';
import type { Outgoing } from '../../src/store/outbox.ts';
import { nudgeReply, seeNudge } from '../nudges.ts';
import { managerCard, replyOf, type Sight, teamCard } from '../views.ts';
import { about, type Nothing, personIn, type Speaker, say } from './speaker.ts';

/** What is said about who has a complaint, and about what they owe. */
export const holding = {
  assigned: (sight, line, heard) => managerCard(sight, heard, personIn(line.address), line.ref!).then(replyOf),
  'stand-in': (_, line) =>
    say(`You are the second respondent for ${line.ref}: if the manager is away, it comes to you. Nothing to do now.`),
  declined: (sight, line, heard) => about(sight, line, heard, declined),
  'no-second': (sight, line, heard) =>
    about(sight, line, heard, (standing, _, __, nameOf) => noSecond(sight, heard, standing, nameOf)),
  unheld: (sight, line, heard) => teamCard(sight, heard, line.ref!).then(replyOf),
  'nobody-there': (sight, line, heard) => about(sight, line, heard, nobodyThere),
  nudge: async (sight, line) => {
    const seen = await seeNudge(sight, line);
    return 'because' in seen ? seen : nudgeReply(seen, line);
  },
  gaps: (sight, line, heard) => gaps(sight, line, heard),
  action: (sight, line, heard) => about(sight, line, heard, (standing) => action(sight, line, heard, standing)),
} satisfies Partial<Record<MessageKind, Speaker>>;

/** What is still missing of what was asked for; somebody may have said it in the meantime. */
async function gaps(sight: Sight, { ref, details }: Outgoing, heard: Who): Promise<Reply | Nothing> {
  const missing = await sight.desk.gaps(heard, ref!);
  if ('problem' in missing) return { because: missing.says };
  const asked = missing.filter((it) => (details.missing as Gap[]).includes(it));
  if (asked.length === 0) return { because: 'somebody has said it' };
  return { card: gapsCard(ref!, asked), post: { kind: 'gaps', ref: ref! } };
}

function declined({ complaint }: Standing, _: Outgoing, __: Sight, nameOf: (id: string) => string): Reply {
  const entry = lastEntry(complaint, 'declined');
  const { respondent, second } = holdersOf(complaint);
  const who = entry ? nameOf(entry.by) : 'The manager';
  const standIn = second ? `${nameOf(second)} stands in.` : 'Please name a second respondent.';
  const next = respondent
    ? `${nameOf(respondent)} has been asked. ${standIn}`
    : 'Nobody is left to ask. Please choose a manager.';
  const type = !respondent ? 'assign' : second ? undefined : 'second';
  return {
    text: `${complaint.ref}: ${who} said it is not for them; why is with the story. ${next}`,
    ...(type && { options: [`${type} ${complaint.ref}`] }),
  };
}

async function noSecond(
  sight: Sight,
  heard: Who,
  { complaint }: Standing,
  nameOf: (id: string) => string,
): Promise<Reply | Nothing> {
  const { respondent, second } = holdersOf(complaint);
  if (!respondent) return { because: 'nobody has it any more' };
  if (second) return { because: 'somebody stands in' };
  const candidates = await sight.desk.candidates(heard, complaint.ref);
  return {
    card: noSecondCard(complaint.ref, nameOf(respondent), 'problem' in candidates ? [] : candidates),
    post: { kind: 'no-second', ref: complaint.ref },
  };
}

/** The alarm at the end of the chain. It goes to everybody who could do something, there or not. */
function nobodyThere({ complaint }: Standing): Reply | Nothing {
  if (holdersOf(complaint).respondent) return { because: 'somebody has it' };
  return {
    card: {
      title: `${complaint.ref}: nobody is there to answer it`,
      tone: 'alert',
      body: [
        {
          text: 'The manager, the second respondent and the area manager are not there, and nobody of the complaints team is. Whoever reads this first: please choose somebody, or ring somebody who can.',
        },
      ],
    },
  };
}

async function action(sight: Sight, line: Outgoing, heard: Who, { complaint }: Standing): Promise<Reply | Nothing> {
  const number = Number(line.details.action);
  const found = actionsOf(complaint).find((it) => it.number === number);
  if (!found || found.done) return { because: 'done in the meantime' };
  const told = await sight.desk.actions(heard, complaint.ref);
  const people = await sight.desk.people(line.council);
  return {
    card: taskCard({
      ref: complaint.ref,
      name: `action ${number}`,
      kind: 'action',
      due: found.due,
      owner: people.find((it) => it.id === found.owner)?.name,
      today: localDate(sight.desk.now()),
      calendar: sight.calendar,
      what: 'problem' in told ? undefined : told.find((it) => it.number === number)?.what,
    }),
    post: { kind: 'action', ref: complaint.ref },
  };
}
