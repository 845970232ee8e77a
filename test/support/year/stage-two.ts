import { addDays, type LocalDate, localDate } from '../../../src/calendar/local-date.ts';
import { type Complaint, pointsOf } from '../../../src/complaints/complaint.ts';
import { procedureOf } from '../../../src/complaints/happened.ts';
import type { Person, Role, Who } from '../../../src/people/person.ts';
import { outsider } from '../outsiders.ts';
import type { Officer, Town } from './town.ts';

/** Who looks at it at Stage 2: people who have had no part in it. */
const LOOKS = [
  ['io', 'Ines Ortega', 'investigating-officer'],
  ['ip', 'Paul Iverson', 'independent-person'],
  ['ao', 'Ada Orme', 'adjudicating-officer'],
] as const satisfies readonly (readonly [string, string, Role])[];

export function outsiders(council: string): Person[] {
  return LOOKS.map(([id, name, role]) => outsider(council, id, name, role));
}

/** One in so many who have their answer is not happy with it, and says so some days later. */
const NOT_HAPPY = 0.08;

export function mayAskForMore({ asksOn, later }: Town, complaint: Complaint, today: LocalDate): void {
  if (procedureOf(complaint.facts) !== 'statutory' || !later.chance(NOT_HAPPY)) return;
  asksOn.set(complaint.ref, addDays(today, 1 + later.upTo(15)));
}

/** Whether somebody asked to go on and has no answer yet. What comes next is done, one thing each time the team looks. */
export async function goesFurther(town: Town, sam: Officer, complaint: Complaint): Promise<boolean> {
  const { app, asksOn, council } = town;
  const { ref, entries } = complaint;
  const today = localDate(app.clock.now());
  const on = asksOn.get(ref);
  const has = (act: string) => entries.some((it) => it.act === act);
  if (!on || has('stage2.replied')) return false;
  if (today < on) return true;
  const conversation = town.conversationOf.get(ref)!;
  const asker: Who = { kind: 'complainant', council, conversation, ref };
  if (!has('stage2.asked')) await asks(town, asker, ref);
  else if (!has('stage2.statement-signed')) await app.desk.approveStatement(asker, ref, { yes: true });
  else await looks(town, sam, complaint, today);
  return true;
}

async function asks({ app, happened, asksOn }: Town, asker: Who, ref: string): Promise<void> {
  const asked = await app.desk.askStage2(asker, ref, { how: 'written', words: 'Nothing has come of it.' });
  if ('problem' in asked) asksOn.delete(ref);
  else happened['asked for Stage 2']++;
}

/** Three people are appointed, two reports come in, and a fortnight or so later a decision. */
async function looks(town: Town, sam: Officer, complaint: Complaint, today: LocalDate): Promise<void> {
  const { app, later, answered, happened } = town;
  const { ref, entries } = complaint;
  const appointed = new Set(entries.filter((it) => it.act === 'appointed').map((it) => it.details.person));
  const missing = LOOKS.find(([id]) => !appointed.has(id));
  if (missing) {
    await app.desk.appoint(sam, ref, { role: missing[2], person: missing[0] });
    return;
  }
  if (later.chance(0.85)) return;
  const reported = entries.filter((it) => it.act === 'report.received').map((it) => it.details.from);
  const from = (['investigating-officer', 'independent-person'] as const).find((it) => !reported.includes(it));
  if (from) await app.desk.receiveReport(sam, ref, { from });
  else {
    const findings = pointsOf(complaint).map(() => 'upheld' as const);
    const answer = { findings, words: 'We were wrong.', kinds: ['apology' as const], outcomes: 'all' as const };
    const done = await app.desk.adjudicate(sam, ref, { ...answer, actions: [] });
    if ('problem' in done) return;
    happened['answered at Stage 2']++;
    answered.set(ref, today);
  }
}
