import type { Telling } from '../src/complaints/telling.ts';
import type { Council } from '../src/councils/index.ts';
import { isChild } from './intake.ts';
import { receipt } from './notices.ts';
import type { Intake, Talk } from './talk.ts';
import { mayAsk, question } from './teaching.ts';
import { type Told, type Turn, voiceIn } from './turn.ts';

/** Opens the complaint, and hands back the number, the code and the dates. */
export async function send(talk: Talk, open: Intake, turn: Turn): Promise<Told> {
  const voice = voiceIn(talk);
  const opened = await turn.desk.open(turn.who, tellingOf(open, { ...turn, voice }));
  const { ref, complaint, deadlines } = opened;
  // It was opened before, and whoever opened it died before they could say so: that code was never seen.
  const code = opened.code ?? (await turn.desk.newCode({ ...turn.who, ref }));
  const standing = { complaint, deadlines, state: 'stage-1-open', rights: [] } as const;
  const said = { text: receipt({ voice, council: turn.council, standing: { ...standing, rights: [] } }, code) };
  const { mayTeach, ...rest } = talk;
  const sent: Talk = { ...rest, spokenAs: voice, intake: undefined, ref, address: `complainant:${ref}` };
  if (mayTeach) await turn.desk.letTeach({ ...turn.who, ref }, ref, { yes: true });
  if (mayTeach !== undefined || !mayAsk(opened)) return { talk: { ...sent, asks: undefined }, replies: [said] };
  return { talk: { ...sent, asks: 'words' }, replies: [said, question(voice)] };
}

/** Everything an intake holds, as the desk takes it. */
export function tellingOf(
  { id, draft, told, files }: Intake,
  {
    who: { conversation },
    channel,
    now,
    council,
    voice,
  }: Pick<Turn, 'who' | 'channel' | 'now' | 'council'> & {
    voice: string;
  },
): Telling {
  const { who = 'other', what = '', when, service, name, reply, advocate, category } = draft;
  return {
    id: `${conversation}:${id}`,
    conversation,
    channel,
    receivedAt: now,
    complainant: who,
    words: [...wordsOf(draft), ...(files ? [{ kind: 'files', words: files }] : [])],
    arose: when?.day,
    team: teamIn([service, what].join('\n'), council),
    name: name?.name,
    child: name?.child ?? (isChild(draft) ? name?.name : undefined),
    age: name?.age ?? told?.age,
    replyBy: reply?.by,
    replyTo: reply?.to,
    advocate,
    details: {
      voice,
      ...(name && { name: name.words }),
      ...(category && { category }),
      ...(told?.language && { language: told.language }),
    },
  };
}

function wordsOf(draft: Intake['draft']): Telling['words'] {
  const { what, signs, tie, when, service, late, hoped, court, courtMore, needs } = draft;
  const where = service === when?.words ? undefined : service;
  const said = { what: what ?? signs, tie, when: when?.words, service: where, late, hoped, court, courtMore, needs };
  return Object.entries(said).flatMap(([kind, words]) => (words?.trim() ? [{ kind, words }] : []));
}

/** The key of the team whose name, or another name for it, stands in what was said. */
export function teamIn(said: string, { teams }: Council): string | undefined {
  const text = ` ${said.toLowerCase()} `;
  return Object.entries(teams).find(([, { name, also }]) =>
    [name, ...also].some((it) => text.includes(` ${it.toLowerCase()}`)),
  )?.[0];
}
