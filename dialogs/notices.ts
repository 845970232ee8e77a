import { actBy, running, STATE } from '../cards/words.ts';
import { type LocalDate, spoken } from '../src/calendar/local-date.ts';
import type { Council } from '../src/councils/index.ts';
import type { Standing } from '../src/desk/desk.ts';
import type { Voice } from './form.ts';

/** What complainants are told, in their own kind of words. The next stage and how to get there are always in it. */

export interface Notice {
  voice: Voice;
  council: Council;
  standing: Standing;
  nameOf(id: string): string;
}

const NEXT =
  "If you don't get it, or you are not happy with it, you can ask for somebody new to look at it. I'll tell you when.";

/** The receipt: number, code, who will look, by when, and what comes next. Only dates that the council's file gives. */
export function receipt(
  { voice, council, standing: { complaint, deadlines } }: Pick<Notice, 'voice' | 'council' | 'standing'>,
  code: string | undefined,
): string {
  const ack = running(deadlines, 'acknowledge');
  const answer = running(deadlines, 'stage 1 reply');
  const child = voice === 'child';
  const officer = child ? 'A person called the complaints officer' : `The ${council.complaintsTeam.name}`;
  const write =
    ack && actBy(ack)
      ? `${officer} will write to you by ${spoken(actBy(ack)!)}.`
      : `${officer} will read it and write to you.`;
  return [
    code
      ? `Sent. Your number is ${complaint.ref} and your code to come back is ${code}. Keep them somewhere safe.`
      : `I have that already: your number is ${complaint.ref}.`,
    write,
    answer && actBy(answer)
      ? `${child ? 'Someone must give you an answer' : 'You should have an answer'} by ${spoken(actBy(answer)!)}. ${NEXT}`
      : `They will tell you who can answer it, and by when.`,
  ].join('\n');
}

/** "What is happening?" */
export function status({ voice, council, standing: { complaint, deadlines, rights, state } }: Notice): string {
  const answer = running(deadlines, 'stage 1 reply', 'stage 2 reply', 'final reply');
  const by = answer && actBy(answer);
  const late = answer?.status === 'overdue';
  const stage2 = rights.find((it) => it.right === 'stage-2');
  return [
    `${complaint.ref}: ${STATE[state]}.`,
    ...(by && !late
      ? [`${voice === 'child' ? 'Someone must give you an answer' : 'You should have an answer'} by ${spoken(by)}.`]
      : []),
    ...(by && late ? [`You should have had an answer by ${spoken(by)}. I am sorry that you have not.`] : []),
    ...(stage2 ? [`You can ask for somebody new to look at it (Stage 2). ${howTo(council)}`] : []),
  ].join('\n');
}

export function acknowledged({ voice, council, standing: { complaint, deadlines } }: Notice): string {
  const answer = running(deadlines, 'stage 1 reply');
  const by = answer && actBy(answer);
  return [
    voice === 'child'
      ? `Hi. A person at ${council.short} has read what you told us (${complaint.ref}).`
      : `The ${council.complaintsTeam.name} has read your complaint ${complaint.ref} and it is being looked into.`,
    ...(by
      ? [
          `${voice === 'child' ? 'Someone must give you an answer' : 'You should have an answer'} by ${spoken(by)}. ${NEXT}`,
        ]
      : []),
  ].join('\n');
}

export function moreTime({ standing: { complaint } }: Notice, until: LocalDate | undefined, reason: string): string {
  return [
    `We need more time to answer ${complaint.ref}. The reason: ${reason}`,
    ...(until ? [`You should have an answer by ${spoken(until)}. ${NEXT}`] : []),
  ].join('\n');
}

export function agreeDate({ standing: { complaint, deadlines } }: Notice, until: LocalDate): string {
  const answer = running(deadlines, 'stage 1 reply');
  const by = answer?.due;
  return `${complaint.ref} should be answered${by ? ` by ${spoken(by)}` : ' soon'}. The manager asks if you would agree to wait until ${spoken(until)}. You can say no, and the first date stands. Do you agree?`;
}

export function answered(
  { council, standing: { complaint } }: Notice,
  findings: readonly string[],
  words: string,
  putRight: readonly string[],
): string {
  return [
    `Here is the answer to ${complaint.ref}.`,
    words,
    ...findings.map((it, at) => (findings.length > 1 ? `Point ${at + 1}: ${it}.` : `The finding: ${it}.`)),
    ...putRight,
    `If you are not happy with this, you can ask for somebody new to look at it: that is called Stage 2. You do not need to give reasons. ${howTo(council)}`,
    'You can contact the Local Government and Social Care Ombudsman at any time: 0300 061 0614, www.lgo.org.uk. They usually want the council to have finished first.',
  ].join('\n');
}

/** The day after a date passes in silence, the next stage is theirs. */
export function entitled({ voice, council, standing: { complaint, deadlines } }: Notice): string {
  const late = deadlines.find((it) => it.status === 'overdue' && it.whose === 'council');
  return [
    `You should have had an answer to ${complaint.ref}${late?.due ? ` by ${spoken(late.due)}` : ''}, and you have not. I am sorry.`,
    late?.clock === 'stage 1 reply'
      ? `You can wait, or you can ask for somebody new to look at it now${voice === 'child' ? '' : ' (Stage 2)'}. ${howTo(council)}`
      : `The ${council.complaintsTeam.name} has been told. You can ask me what is happening at any time.`,
  ].join('\n');
}

function howTo({ complaintsTeam: { name, phone, email } }: Council): string {
  const ways = [phone && `ring ${phone}`, email && `write to ${email}`].filter(Boolean).join(' or ');
  return `Say so here${ways ? `, or tell the ${name}: ${ways}` : ''}.`;
}
