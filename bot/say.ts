import type { Reply } from '../cards/card.ts';
import { unsentNudge } from '../cards/unread.ts';
import type { Voice } from '../dialogs/form.ts';
import { acknowledged, agreeDate, answered, entitled, moreTime, type Notice } from '../dialogs/notices.ts';
import { type LocalDate, long } from '../src/calendar/local-date.ts';
import type { MessageKind } from '../src/complaints/decision.ts';
import type { Desk } from '../src/desk/desk.ts';
import type { LetterName } from '../src/letters/index.ts';
import { voiceFor } from '../src/letters/letter.ts';
import { asText } from '../src/letters/text.ts';
import type { Who } from '../src/people/person.ts';
import type { Outgoing } from '../src/store/outbox.ts';
import { readersAt, withoutRefused } from './pressing.ts';
import { duty } from './speakers/duty.ts';
import { holding } from './speakers/holding.ts';
import { morning } from './speakers/morning.ts';
import { reporting } from './speakers/reporting.ts';
import { type Nothing, type Speaker, say } from './speakers/speaker.ts';
import { stages } from './speakers/stages.ts';
import { undelivered } from './speakers/undelivered.ts';
import { watchdog } from './speakers/watchdog.ts';
import { namesOf, replyOf, type Sight, teamCard } from './views.ts';

/** What each promised message becomes, made from how things stand when it is delivered. */
const speakers = {
  'new-complaint': (sight, line, heard) => teamCard(sight, heard, line.ref!).then(replyOf),
  ...holding,
  ...stages,
  ...morning,
  ...undelivered,
  ...reporting,
  ...watchdog,
  'words-added': (_, { ref, details: { files } }) =>
    say(
      `${files ? 'A colleague has added a file' : 'The person has added something'} to ${ref}. Ask me in our own chat for the story.`,
    ),
  unsent: async ({ desk }, { details }, heard) => {
    const all = await desk.unread(heard);
    const still = 'problem' in all ? undefined : all.find((it) => it.ref === `chat:${details.conversation}`);
    return still ? { card: unsentNudge(still, desk.now()) } : { because: 'read or sent in the meantime' };
  },
  'agreed-date': (_, line) =>
    say(
      `${line.ref}: the person ${line.details.yes ? 'agreed to' : 'did not agree to'} ${long(line.details.until as LocalDate)}.`,
    ),
  ...duty,
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
  'take-back': async () => ({ because: 'taken back' }),
  'fetch-file': async () => ({ because: 'fetched' }),
} satisfies Record<MessageKind, Speaker>;

/** What it says, with what its readers can do about it and nothing that they would be refused. */
export async function speak(sight: Sight, line: Outgoing): Promise<Reply | Nothing> {
  const speaker: Speaker = speakers[line.kind as MessageKind];
  const heard = { kind: 'heard', council: line.council } as const;
  const reply = await speaker(sight, line, heard);
  if (!('card' in reply) || !reply.card.buttons?.length || !/^(person|team):/.test(line.address)) return reply;
  const standing = line.ref ? await sight.desk.stand(heard, line.ref) : undefined;
  const complaint = standing && 'complaint' in standing ? standing.complaint : undefined;
  const readers = readersAt(line.address, await sight.desk.people(line.council), complaint);
  return withoutRefused(reply, readers, (ref) => (ref === line.ref ? complaint : undefined));
}

async function toComplainant(
  sight: Sight,
  line: Outgoing,
  heard: Who,
  make: (notice: Notice, desk: Desk) => Reply | Promise<Reply>,
): Promise<Reply | Nothing> {
  const standing = await sight.desk.stand(heard, line.ref!);
  if ('problem' in standing) return { because: standing.says };
  const story = await sight.desk.readStory(heard, line.ref!);
  const chosen = 'problem' in story ? undefined : (story.complainant?.details.voice as Voice | undefined);
  const voice = chosen ?? voiceFor(standing.complaint.facts.complainant);
  return make(
    { voice, council: sight.desk.council(line.council), standing, nameOf: await namesOf(sight, line.council) },
    sight.desk,
  );
}
