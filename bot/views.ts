import { assignmentCard } from '../cards/assignment.ts';
import type { Reply, Shown } from '../cards/card.ts';
import { complaintCard } from '../cards/complaint.ts';
import { dangerCard } from '../cards/danger.ts';
import { statusCard } from '../cards/status.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import { localDate } from '../src/calendar/local-date.ts';
import { holdersOf } from '../src/complaints/complaint.ts';
import type { Refusal } from '../src/complaints/problems.ts';
import type { Alike } from '../src/desk/alike.ts';
import type { Desk, Standing } from '../src/desk/desk.ts';
import type { LetterName } from '../src/letters/index.ts';
import { hasRole, type Person, type Who } from '../src/people/person.ts';
import { withoutRefused } from './pressing.ts';

/** What cards are made from: the desk, the calendar, and what people are called. */
export interface Sight {
  desk: Desk;
  calendar: Calendar;
  /** An address at which this person, for a few minutes, can save this file. */
  fileLink?(who: Who, id: string): Promise<string>;
  /** The same for a letter, as a document. */
  letterLink?(who: Who, ref: string, letter: LetterName): Promise<string>;
}

export async function namesOf({ desk }: Sight, council: string): Promise<(id: string) => string> {
  return namer(await desk.people(council));
}

function namer(people: readonly Person[]): (id: string) => string {
  const names = new Map(people.map((it) => [it.id, it.name]));
  return (id) => names.get(id) ?? 'somebody who has left';
}

/** The complaints team's card of a complaint, as it stands now. */
export async function teamCard(sight: Sight, who: Who, ref: string): Promise<Shown | Refusal> {
  const standing = await sight.desk.stand(who, ref);
  if ('problem' in standing) return standing;
  const candidates = await sight.desk.candidates(who, ref);
  const people = await sight.desk.people(who.council);
  const found = await sight.desk.alike(who, ref);
  const alike = 'problem' in found ? [] : found;
  const card = complaintCard({
    ...drawn(sight, standing, people),
    candidates: 'problem' in candidates ? [] : candidates,
    alike,
  });
  // Heard of its own accord speaks in the complaints team's own channel; somebody may ask where others read along.
  const shared = who.kind === 'heard' ? alike : [];
  const all = { card, post: { kind: 'new-complaint', ref }, among: among(sight, standing, people, shared) };
  return forReader(all, who, standing);
}

/** One manager's card of a complaint, as it stands now. */
export async function managerCard(sight: Sight, who: Who, viewer: string, ref: string): Promise<Shown | Refusal> {
  const standing = await sight.desk.stand(who, ref);
  if ('problem' in standing) return standing;
  const people = await sight.desk.people(who.council);
  const card = assignmentCard({ ...drawn(sight, standing, people), viewer });
  return forReader({ card, post: { kind: 'assigned', ref }, among: among(sight, standing, people) }, who, standing);
}

/** Somebody who looks for themselves is offered what they may do, and no more. */
function forReader(shown: Shown, who: Who, { complaint }: Standing): Shown {
  if (who.kind !== 'officer') return shown;
  return withoutRefused(shown, [who.person], (ref) => (ref === complaint.ref ? complaint : undefined));
}

/** The card of whoever looks: what the complaints team can do, what its holder can do, or only where it stands. */
export async function cardFor(sight: Sight, who: Who & { kind: 'officer' }, ref: string): Promise<Shown | Refusal> {
  if (hasRole(who, 'complaints-team', 'complaints-manager')) return teamCard(sight, who, ref);
  const standing = await sight.desk.stand(who, ref);
  if ('problem' in standing) return standing;
  const { respondent, second } = holdersOf(standing.complaint);
  if (who.person.id === respondent || who.person.id === second) return managerCard(sight, who, who.person.id, ref);
  const people = await sight.desk.people(who.council);
  const shown = among(sight, standing, people);
  return { card: shown.card, post: { kind: 'status', ref }, among: shown };
}

function drawn(sight: Sight, standing: Standing, people: readonly Person[]) {
  return { ...standing, today: localDate(sight.desk.now()), calendar: sight.calendar, nameOf: namer(people) };
}

/** What everybody who reads along sees, and who sees more: whoever holds it first, then the complaints team. */
function among(
  sight: Sight,
  standing: Standing,
  people: readonly Person[],
  alike: readonly Alike[] = [],
): NonNullable<Shown['among']> {
  const { respondent, second } = holdersOf(standing.complaint);
  const holders = people.filter((it) => it.id === respondent || it.id === second);
  const desk = people.filter((it) =>
    it.roles.some((role) => role === 'complaints-team' || role === 'complaints-manager'),
  );
  return {
    card: statusCard({ ...drawn(sight, standing, people), alike }),
    viewers: [...new Set([...holders, ...desk])],
  };
}

/** A no, said as it is. */
export function replyOf(shown: Reply | Refusal): Reply {
  return 'problem' in shown ? { text: shown.says, refused: true } : shown;
}

/** The duty card of an alert, with whoever has answered it. */
export async function dangerView(sight: Sight, who: Who, id: string, escalated: boolean): Promise<Shown | Refusal> {
  const alert = await sight.desk.findAlert(who, id);
  if ('problem' in alert) return alert;
  const seenBy = alert.seenBy && (await namesOf(sight, who.council))(alert.seenBy);
  return { card: dangerCard({ alert, seenBy, escalated }), post: { kind: 'danger', ref: id } };
}
