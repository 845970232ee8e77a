import { type Appointment, appointedIn, CALLED, RULES } from '../src/complaints/appoint.ts';
import { type Complaint, lastEntry } from '../src/complaints/complaint.ts';
import { procedureOf } from '../src/complaints/happened.ts';
import { REPORTERS, reportsIn } from '../src/complaints/investigate.ts';
import type { State } from '../src/complaints/state.ts';
import type { Right } from '../src/deadlines/rights.ts';
import { type Button, button } from './card.ts';

export interface Stood {
  complaint: Complaint;
  state: State;
  rights: readonly Right[];
}

type Step = (stood: Stood) => Button[];

/** What somebody of the complaints team does next at each state after Stage 1; every other move is typed ("help stages"). */
const STEPS: Partial<Record<State, Step>> = {
  'stage-1-overdue': request,
  'stage-1-replied': (stood) => [...request(stood), button('resolve', stood.complaint.ref, 'They are content')],
  'stage-2-record': ({ complaint: { ref } }) => [
    button('approve-statement', ref, 'What they say to the record', { style: 'main' }),
    button('settle-record', ref, 'The record stands'),
  ],
  'stage-2-open': stage2,
  'stage-2-extended': stage2,
  'stage-2-overdue': stage2,
  'stage-2-replied': request,
  'stage-3-late-request': ({ complaint: { ref } }) => [
    button('decide-stage-3', ref, 'Decide about Stage 3', { style: 'main' }),
  ],
  'stage-3-asked': stage3,
  'stage-3-panel': panel,
  'stage-3-reported': ({ complaint: { ref } }) => [
    button('final-reply', ref, 'Send the final reply', { style: 'main' }),
  ],
  complete: ({ complaint: { ref } }) => [button('close', ref, 'Close it')],
};

/** Each opens a form of its own, so nothing that is still empty on the card holds it up. */
export function nextSteps(stood: Stood): Button[] {
  return (STEPS[stood.state]?.(stood) ?? []).map((it) => ({ ...it, alone: true }));
}

/** The person asked by telephone, by letter, or face to face: it counts as if they had typed it. */
function request({ complaint: { ref }, rights }: Stood): Button[] {
  if (rights.some((it) => it.right === 'stage-3' || it.right === 'local-stage-3'))
    return [button('ask-stage-3', ref, 'They ask for Stage 3')];
  return rights.some((it) => it.right === 'stage-2') ? [button('ask-stage-2', ref, 'They ask for Stage 2')] : [];
}

function stage2({ complaint }: Stood): Button[] {
  const { ref } = complaint;
  const statutory = procedureOf(complaint.facts) === 'statutory';
  const people: Appointment[] = statutory ? [...REPORTERS, 'adjudicating-officer'] : ['reviewer'];
  const waiting = statutory ? REPORTERS.filter((it) => !reportsIn(complaint).includes(it)) : [];
  const seats = vacant(complaint, people);
  const late = button('extend-stage-2', ref, 'Need more time');
  if (seats.length > 0) return [...seats.map((it, at) => appoint(ref, it, at === 0)), late];
  if (waiting.length === 0) return [button('adjudicate', ref, 'Decide and send', { style: 'main' }), late];
  return [...waiting.map((from) => report(ref, from)), late];
}

function report(ref: string, from: Appointment): Button {
  const who = CALLED[from].replace('the ', '');
  return button('receive-report', ref, `Report of ${CALLED[from]}`, {
    values: { from },
    typed: `report in ${ref} ${who}`,
  });
}

function stage3(stood: Stood): Button[] {
  const { complaint } = stood;
  const day = button('arrange-panel', complaint.ref, 'Set the day of the panel', { style: 'main' });
  if (procedureOf(complaint.facts) !== 'statutory')
    return [button('final-reply', complaint.ref, 'Send the final reply', { style: 'main' })];
  return [...seatsOfThePanel(complaint), day];
}

function panel({ complaint }: Stood): Button[] {
  const { ref } = complaint;
  const seats = seatsOfThePanel(complaint);
  if (seats.length > 0) return seats;
  if (lastEntry(complaint, 'panel.met')) return [button('panel-reported', ref, 'The report is in', { style: 'main' })];
  const met = button('panel-met', ref, 'The panel has met', { style: 'main' });
  return lastEntry(complaint, 'papers.sent') ? [met] : [button('send-papers', ref, 'The papers are out'), met];
}

function seatsOfThePanel(complaint: Complaint): Button[] {
  return vacant(complaint, ['panel-chair', 'panel-member']).map((it) => appoint(complaint.ref, it, false));
}

/** Which of these still lack somebody. */
function vacant(complaint: Complaint, roles: readonly Appointment[]): Appointment[] {
  const seated = appointedIn(complaint);
  return roles.filter((role) => seated.filter((it) => it.role === role).length < RULES[role].seats);
}

function appoint(ref: string, role: Appointment, main: boolean): Button {
  const what = CALLED[role].replace(/^(the|a) /, '');
  return button('appoint', ref, `Appoint ${CALLED[role]}`, {
    values: { role },
    typed: `appoint ${ref} ${what}`,
    ...(main && { style: 'main' }),
  });
}
