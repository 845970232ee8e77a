import { actBy, running } from '../cards/words.ts';
import { type LocalDate, spoken } from '../src/calendar/local-date.ts';
import { last } from '../src/complaints/happened.ts';
import type { Council } from '../src/councils/index.ts';
import type { Standing } from '../src/desk/desk.ts';
import type { Voice } from './form.ts';
import { notice as say } from './wording/notices.ts';
import { standsAt } from './wording/standing.ts';

/** What complainants are told, in their own kind of words. The next stage and how to get there are always in it. */

export interface Notice {
  voice: Voice;
  council: Council;
  standing: Standing;
  nameOf(id: string): string;
}

export const OMBUDSMAN = '0300 061 0614, www.lgo.org.uk';

/** The receipt: number, code, who will look, by when, and what comes next. Only dates that the council's file gives. */
export function receipt(
  { voice, council, standing }: Pick<Notice, 'voice' | 'council' | 'standing'>,
  code: string,
): string {
  const { complaint, deadlines } = standing;
  const { ref } = complaint;
  const team = council.complaintsTeam.name;
  const ack = dayOf(deadlines, 'acknowledge');
  const answer = dayOf(deadlines, 'stage 1 reply');
  return [
    say.sent(voice, { ref, code }),
    ack ? say.writeBy(voice, { team, day: ack }) : say.writeSoon(voice, { team }),
    answer ? `${say.answerBy(voice, { day: answer })} ${say.next(voice)}` : say.noDate(voice),
    ...advocate(voice, standing),
  ].join('\n');
}

function dayOf(deadlines: Standing['deadlines'], ...clocks: Parameters<typeof running>[1][]): string | undefined {
  const clock = running(deadlines, ...clocks);
  const by = clock && actBy(clock);
  return by && spoken(by);
}

/** Every child and care leaver is offered an advocate again, until there is one. */
function advocate(voice: Voice, { complaint: { facts } }: Pick<Standing, 'complaint'>): string[] {
  const owed = voice === 'child' || ['child', 'young-person', 'care-leaver'].includes(facts.complainant);
  return owed && !last(facts, 'advocate.requested') ? [say.advocateLater(voice)] : [];
}

/** "What is happening?" */
export function status({ voice, council, standing }: Notice): string {
  const { complaint, deadlines, rights, state } = standing;
  const answer = running(deadlines, 'stage 1 reply', 'stage 2 reply', 'final reply');
  const by = answer && actBy(answer);
  const day = by && spoken(by);
  const late = answer?.status === 'overdue';
  const writes = dayOf(deadlines, 'acknowledge');
  const stage2 = rights.some((it) => it.right === 'stage-2');
  return [
    `${complaint.ref}: ${standsAt[state](voice)}.`,
    ...(writes ? [say.writeBy(voice, { team: council.complaintsTeam.name, day: writes })] : []),
    ...(day ? [late ? say.late(voice, { day }) : say.answerBy(voice, { day })] : []),
    ...(stage2 ? [say.askStage2(voice, { how: howTo(council, voice) })] : []),
    ...advocate(voice, standing),
  ].join('\n');
}

export function acknowledged({ voice, council, standing }: Notice): string {
  const { complaint, deadlines } = standing;
  const day = dayOf(deadlines, 'stage 1 reply');
  return [
    say.read(voice, { team: council.complaintsTeam.name, council: council.short, ref: complaint.ref }),
    ...(day ? [`${say.answerBy(voice, { day })} ${say.next(voice)}`] : []),
    ...advocate(voice, standing),
  ].join('\n');
}

export function moreTime(
  { voice, standing: { complaint } }: Notice,
  until: LocalDate | undefined,
  reason: string,
): string {
  return [
    say.moreTime(voice, { ref: complaint.ref, reason }),
    ...(until ? [`${say.answerBy(voice, { day: spoken(until) })} ${say.next(voice)}`] : []),
  ].join('\n');
}

export function agreeDate({ voice, standing: { complaint, deadlines } }: Notice, until: LocalDate): string {
  const by = running(deadlines, 'stage 1 reply')?.due;
  return say.agreeDate(voice, { ref: complaint.ref, by: by ? `by ${spoken(by)}` : 'soon', day: spoken(until) });
}

export function answered(
  { voice, council, standing }: Notice,
  findings: readonly string[],
  words: string,
  putRight: readonly string[],
): string {
  return [
    say.answer(voice, { ref: standing.complaint.ref }),
    words,
    ...findings.map((finding, at) =>
      findings.length > 1 ? say.findingOf(voice, { number: String(at + 1), finding }) : say.finding(voice, { finding }),
    ),
    ...putRight,
    say.notHappy(voice, { how: howTo(council, voice) }),
    ...advocate(voice, standing),
    say.ombudsman(voice, { ways: OMBUDSMAN }),
  ].join('\n');
}

/** The day after a date passes in silence, the next stage is theirs. */
export function entitled({ voice, council, standing: { complaint, deadlines } }: Notice): string {
  const late = deadlines.find((it) => it.status === 'overdue' && it.whose === 'council');
  return [
    say.silence(voice, { ref: complaint.ref, by: late?.due ? `by ${spoken(late.due)}` : 'by now' }),
    late?.clock === 'stage 1 reply'
      ? say.waitOrAsk(voice, { how: howTo(council, voice) })
      : say.teamKnows(voice, { team: council.complaintsTeam.name }),
  ].join('\n');
}

function howTo({ complaintsTeam: { name, phone, email } }: Council, voice: Voice): string {
  const ways = [phone && `ring ${phone}`, email && `write to ${email}`].filter(Boolean).join(' or ');
  return ways ? say.howToOr(voice, { team: name, ways }) : say.howTo(voice);
}
