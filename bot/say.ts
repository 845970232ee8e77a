import type { Reply } from '../cards/card.ts';
import { channelNudge, ownerNudge } from '../cards/nudge.ts';
import { acknowledged, agreeDate, answered, entitled, moreTime, type Notice } from '../dialogs/notices.ts';
import { type LocalDate, localDate, long } from '../src/calendar/local-date.ts';
import { holdersOf, lastEntry } from '../src/complaints/complaint.ts';
import type { MessageKind } from '../src/complaints/decision.ts';
import type { Desk, Standing } from '../src/desk/desk.ts';
import type { LetterName } from '../src/letters/index.ts';
import { voiceFor } from '../src/letters/letter.ts';
import { asText } from '../src/letters/text.ts';
import type { Who } from '../src/people/person.ts';
import type { Outgoing } from '../src/store/outbox.ts';
import { dangerView, managerCard, namesOf, replyOf, type Sight, teamCard } from './views.ts';

/** A message that is no longer worth saying: the complaint moved on before it could be delivered. */
export type Nothing = { because: string };

type Speaker = (sight: Sight, line: Outgoing, heard: Who) => Promise<Reply | Nothing>;

/** What each promised message becomes, made from how things stand when it is delivered. */
const speakers = {
  'new-complaint': (sight, line, heard) => teamCard(sight, heard, line.ref!).then(replyOf),
  assigned: (sight, line, heard) => managerCard(sight, heard, personIn(line.address), line.ref!).then(replyOf),
  'stand-in': (_, line) =>
    say(`You are the second respondent for ${line.ref}: if the manager is away, it comes to you. Nothing to do now.`),
  declined: (sight, line, heard) => about(sight, line, heard, declined),
  nudge: (sight, line, heard) => about(sight, line, heard, nudge),
  'words-added': (_, line) =>
    say(`The person has added something to ${line.ref}. Ask me in our own chat for the story.`),
  'agreed-date': (_, line) =>
    say(
      `${line.ref}: the person ${line.details.yes ? 'agreed to' : 'did not agree to'} ${long(line.details.until as LocalDate)}.`,
    ),
  danger,
  'from-duty': async (sight, line) => {
    const name = (await namesOf(sight, line.council))(String(line.details.by)).split(' ')[0];
    return { text: `${name} from the duty team: ${line.details.words}` };
  },
  acknowledged: (sight, line, heard) => toComplainant(sight, line, heard, (notice) => ({ text: acknowledged(notice) })),
  'more-time': (sight, line, heard) =>
    toComplainant(sight, line, heard, async (notice, desk) => {
      const story = await desk.readStory(heard, line.ref!);
      const reason =
        'problem' in story ? '' : (story.words.findLast((it) => it.kind === 'reason for more time')?.words ?? '');
      return { text: moreTime(notice, line.details.until as LocalDate | undefined, reason) };
    }),
  'agree-date': (sight, line, heard) =>
    toComplainant(sight, line, heard, (notice) => ({
      text: agreeDate(notice, line.details.until as LocalDate),
      options: ['Yes', 'No'],
    })),
  answered: (sight, line, heard) =>
    toComplainant(sight, line, heard, async (notice, desk) => {
      const story = await desk.readStory(heard, line.ref!);
      const words = 'problem' in story ? [] : story.words;
      const latest = (kind: string) => words.findLast((it) => it.kind === kind)?.words;
      const putRight = [latest('remedy'), latest('actions')].filter((it) => it !== undefined);
      return { text: answered(notice, line.details.findings as string[], latest('answer') ?? '', putRight) };
    }),
  letter: async (sight, line, heard) => {
    const letter = await sight.desk.letter(heard, line.ref!, line.details.letter as LetterName);
    return 'problem' in letter ? { because: letter.says } : { text: asText(letter) };
  },
  entitled: (sight, line, heard) => toComplainant(sight, line, heard, (notice) => ({ text: entitled(notice) })),
  refresh: async () => ({ because: 'refreshed' }),
} satisfies Record<MessageKind, Speaker>;

export function speak(sight: Sight, line: Outgoing): Promise<Reply | Nothing> {
  const speaker: Speaker = speakers[line.kind as MessageKind];
  return speaker(sight, line, { kind: 'heard', council: line.council });
}

async function say(text: string): Promise<Reply> {
  return { text };
}

function personIn(address: string): string {
  return address.replace(/^person:/, '');
}

async function about(
  sight: Sight,
  line: Outgoing,
  heard: Who,
  make: (
    standing: Standing,
    line: Outgoing,
    sight: Sight,
    nameOf: (id: string) => string,
  ) => Reply | Nothing | Promise<Reply | Nothing>,
): Promise<Reply | Nothing> {
  const standing = await sight.desk.stand(heard, line.ref!);
  return 'problem' in standing
    ? { because: standing.says }
    : make(standing, line, sight, await namesOf(sight, line.council));
}

/** A nudge about a clock that was answered in the meantime is not sent. */
async function nudge(
  { complaint, deadlines }: Standing,
  line: Outgoing,
  { desk, calendar }: Sight,
): Promise<Reply | Nothing> {
  const deadline = deadlines.find((it) => it.clock === line.details.clock);
  if (!deadline || (deadline.status !== 'running' && deadline.status !== 'overdue'))
    return { because: 'answered in the meantime' };
  if ((deadline.drives ?? deadline.due) !== line.details.due) return { because: 'the date has moved' };
  const { respondent } = holdersOf(complaint);
  const holder = (await desk.people(line.council)).find((it) => it.id === respondent);
  const theirs = deadline.clock === 'stage 1 reply';
  const nudged = {
    complaint,
    deadline,
    rung: String(line.details.rung).replace(/ \d+$/, ''),
    owner: theirs ? holder?.name : desk.council(line.council).complaintsTeam.name,
    call: theirs ? holder : undefined,
    today: localDate(desk.now()),
    calendar,
  };
  return { card: line.address.startsWith('person:') ? ownerNudge(nudged) : channelNudge(nudged) };
}

function declined({ complaint }: Standing, line: Outgoing, _: Sight, nameOf: (id: string) => string): Reply {
  const entry = lastEntry(complaint, 'declined');
  const { respondent } = holdersOf(complaint);
  const who = entry ? nameOf(entry.by) : 'The manager';
  const next = respondent
    ? `${nameOf(respondent)} has been asked. Please name another second respondent.`
    : 'Nobody is left to ask. Please choose a manager.';
  return {
    text: `${line.ref}: ${who} said it is not for them (${String(entry?.details.reason ?? 'no reason given')}). ${next}`,
    ...(respondent ? {} : { options: [`assign ${line.ref}`] }),
  };
}

async function danger(sight: Sight, line: Outgoing): Promise<Reply | Nothing> {
  const id = String(line.details.alert);
  const escalated = line.details.escalated === true;
  const alert = await sight.desk.findAlert(line.council, id);
  if (escalated && alert?.seenBy) return { because: 'answered in the meantime' };
  return replyOf(await dangerView(sight, line.council, id, escalated));
}

async function toComplainant(
  sight: Sight,
  line: Outgoing,
  heard: Who,
  make: (notice: Notice, desk: Desk) => Reply | Promise<Reply>,
): Promise<Reply | Nothing> {
  const standing = await sight.desk.stand(heard, line.ref!);
  if ('problem' in standing) return { because: standing.says };
  const { complainant } = standing.complaint.facts;
  const voice = voiceFor(complainant);
  return make(
    { voice, council: sight.desk.council(line.council), standing, nameOf: await namesOf(sight, line.council) },
    sight.desk,
  );
}
