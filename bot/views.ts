import { assignmentCard } from '../cards/assignment.ts';
import type { Reply, Shown } from '../cards/card.ts';
import { complaintCard } from '../cards/complaint.ts';
import { dangerCard } from '../cards/danger.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import { localDate } from '../src/calendar/local-date.ts';
import { type Refusal, refuse } from '../src/complaints/problems.ts';
import type { Desk } from '../src/desk/desk.ts';
import type { Who } from '../src/people/person.ts';

/** What cards are made from: the desk, the calendar, and what people are called. */
export interface Sight {
  desk: Desk;
  calendar: Calendar;
}

export async function namesOf({ desk }: Sight, council: string): Promise<(id: string) => string> {
  const people = new Map((await desk.people(council)).map((it) => [it.id, it.name]));
  return (id) => people.get(id) ?? 'somebody who has left';
}

/** The complaints team's card of a complaint, as it stands now. */
export async function teamCard(sight: Sight, who: Who, ref: string): Promise<Shown | Refusal> {
  const standing = await sight.desk.stand(who, ref);
  if ('problem' in standing) return standing;
  const candidates = await sight.desk.candidates(who, ref);
  return {
    card: complaintCard({
      ...standing,
      today: localDate(sight.desk.now()),
      calendar: sight.calendar,
      candidates: 'problem' in candidates ? [] : candidates,
      nameOf: await namesOf(sight, who.council),
    }),
    post: { kind: 'new-complaint', ref },
  };
}

/** One manager's card of a complaint, as it stands now. */
export async function managerCard(sight: Sight, who: Who, viewer: string, ref: string): Promise<Shown | Refusal> {
  const standing = await sight.desk.stand(who, ref);
  if ('problem' in standing) return standing;
  return {
    card: assignmentCard({
      ...standing,
      today: localDate(sight.desk.now()),
      calendar: sight.calendar,
      viewer,
      nameOf: await namesOf(sight, who.council),
    }),
    post: { kind: 'assigned', ref },
  };
}

/** A no, said as it is. */
export function replyOf(shown: Reply | Refusal): Reply {
  return 'problem' in shown ? { text: shown.says } : shown;
}

/** The duty card of an alert, with whoever has answered it. */
export async function dangerView(
  sight: Sight,
  council: string,
  id: string,
  escalated: boolean,
): Promise<Shown | Refusal> {
  const alert = await sight.desk.findAlert(council, id);
  if (!alert) return refuse.notFound('that alert');
  const seenBy = alert.seenBy && (await namesOf(sight, council))(alert.seenBy);
  return { card: dangerCard({ alert, seenBy, escalated }), post: { kind: 'danger', ref: id } };
}
