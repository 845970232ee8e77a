import { THEME } from '../src/ask/names.ts';
import type { Calendar } from '../src/calendar/calendar.ts';
import { type LocalDate, long, short, spoken } from '../src/calendar/local-date.ts';
import { listed } from '../src/calendar/span.ts';
import { type Complaint, holdersOf, lastEntry } from '../src/complaints/complaint.ts';
import { concernedIn } from '../src/complaints/concerned.ts';
import { ending, type ProcedureName, procedureOf } from '../src/complaints/happened.ts';
import type { Alike } from '../src/desk/alike.ts';
import type { Standing } from '../src/desk/desk.ts';
import type { Choice } from '../src/desk/holding.ts';
import { alikeBlocks, alikeButtons, linkBlocks } from './alike.ts';
import { type Block, type Button, button, type Card, type Option, TYPED } from './card.ts';
import { history } from './history.ts';
import { nextSteps } from './next-steps.ts';
import { actBy, CLOCK, capital, FLAG, left, STATE } from './words.ts';

export interface TeamView extends Standing {
  today: LocalDate;
  calendar: Calendar;
  /** Who could answer, with why not; only needed until somebody has been asked. */
  candidates: readonly Choice[];
  /** What may be the same, or belong with it. */
  alike: readonly Alike[];
  nameOf(id: string): string;
}

export const PROCEDURE: Record<ProcedureName, string> = {
  statutory: 'statutory, Stage 1',
  corporate: 'corporate, Stage 1',
  schools: 'the school’s own procedure',
  none: 'not a complaint for us to answer',
};

/** The complaints team's card: what came, what it looks like and why, and the next thing for a person to do. */
export function complaintCard(view: TeamView): Card {
  const { complaint, state } = view;
  const { ref } = complaint;
  const confirmed = lastEntry(complaint, 'route.confirmed');
  return {
    title: `${ref} · ${confirmed ? STATE[state] : 'new'} · ${complaint.initials}`,
    tone: state.endsWith('overdue') ? 'alert' : confirmed ? 'plain' : 'warn',
    body: [
      { text: `Came by ${complaint.channel} on ${long(complaint.facts.received)}. About ${complaint.about}.` },
      ...(confirmed ? [] : concernBlocks(complaint)),
      ...linkBlocks(complaint),
      ...alikeBlocks(view.alike),
      ...(confirmed
        ? [{ text: `${capital(procedureOf(complaint.facts))} procedure, confirmed by ${view.nameOf(confirmed.by)}.` }]
        : suggestion(view)),
      { facts: dates(view) },
      ...holders(view),
      ...(confirmed && !holdersOf(complaint).respondent && !ending(complaint.facts) ? choices(view.candidates) : []),
      ...(confirmed ? [] : otherRoute(complaint.facts.procedure)),
    ],
    buttons: buttons(view),
  };
}

function suggestion({ complaint: { triage } }: TeamView): Block[] {
  const suggested = triage.procedure ? PROCEDURE[triage.procedure] : 'a person has to choose the procedure';
  const decide = triage.decisions.length > 0 ? listed(triage.decisions.map((it) => it.replace('-', ' '))) : 'nothing';
  return [
    { text: `Looks like: ${suggested}.`, strong: true },
    { list: triage.because.slice(0, 4).map(({ says, rule }) => `${says} (${rule})`) },
    ...(triage.points.length > 1
      ? [
          {
            text: `Points: ${triage.points.map((it, at) => `${at + 1}. ${listed(it.themes.map((theme) => THEME[theme]))}`).join(' · ')}`,
          },
        ]
      : []),
    { text: `To decide by a person: ${decide}.` },
    ...(triage.flags.length > 0 ? [{ text: `Look at: ${triage.flags.map((it) => FLAG[it]).join(', ')}.` }] : []),
  ];
}

function dates({ deadlines, today, calendar }: TeamView): [string, string][] {
  return deadlines
    .filter(
      (it) => it.whose === 'council' && (it.status === 'running' || it.status === 'overdue' || it.status === 'paused'),
    )
    .map((it) => {
      const by = actBy(it);
      if (!by) return [capital(CLOCK[it.clock]), it.status === 'paused' ? 'waiting for an advocate' : 'no date is set'];
      const furthest = it.limit && it.limit !== by ? `, at most ${short(it.limit)}` : '';
      return [`${capital(CLOCK[it.clock])} by`, `${spoken(by)} (${left(calendar, today, by)}${furthest})`];
    });
}

function holders({ complaint, nameOf }: TeamView): Block[] {
  const { respondent, second, accepted } = holdersOf(complaint);
  if (!respondent) return leftOver(complaint, nameOf);
  const standIn = second ? `Second respondent: ${nameOf(second)}.` : 'No second respondent: please name one.';
  return [{ text: `${accepted ? 'With' : 'Asked:'} ${nameOf(respondent)}. ${standIn}` }];
}

/** It fell through the whole chain: what the team has to know before it chooses again. */
function leftOver(complaint: TeamView['complaint'], nameOf: (id: string) => string): Block[] {
  if (!lastEntry(complaint, 'passed.on')) return [];
  return [
    { text: 'Nobody in the chain is there to take it. Please choose who answers.', strong: true },
    ...history(complaint, nameOf),
  ];
}

function choices(candidates: readonly Choice[]): Block[] {
  const options = candidates.map(
    ({ person, not }): Option => ({ value: person.id, label: person.name, ...(not && { not }) }),
  );
  return [
    { input: { key: 'respondent', label: 'Who should answer?', kind: 'choice', options, required: true } },
    { input: { key: 'second', label: 'Who stands in if they are away?', kind: 'choice', options, required: true } },
  ];
}

function otherRoute(suggested: ProcedureName): Block[] {
  const options = (Object.keys(PROCEDURE) as ProcedureName[])
    .filter((it) => it !== suggested)
    .map((value) => ({ value, label: capital(PROCEDURE[value]) }));
  return [
    { input: { key: 'procedure', label: 'Another procedure', kind: 'choice', options } },
    { input: { key: 'reason', label: 'Why another one? (kept on record)', kind: 'line' } },
  ];
}

/** Not beside what may be the same complaint: a card in Teams shows six buttons, and the points can wait for that. */
function splitButton({ ref, triage }: Complaint): Button[] {
  return triage.points.length > 1 ? [button('set-points', ref, 'Split or merge', { alone: true })] : [];
}

/** Words can name somebody and mean no harm. Who it is stands in the story alone: this card is read by several. */
function concernBlocks(complaint: Complaint): Block[] {
  if (concernedIn(complaint).length === 0) return [];
  const typed = `${TYPED['decide-concern']} ${complaint.ref}`;
  return [
    {
      text: `It names somebody who works here, so it is taken to be about them: they see nothing of it. Where that is wrong, say so ("${typed}").`,
    },
  ];
}

/** Like splitting, not beside what may be the same complaint; and before it, because somebody waits to be let in. */
function concernButton(complaint: Complaint): Button[] {
  return concernedIn(complaint).length > 0
    ? [button('decide-concern', complaint.ref, 'Who it is about', { alone: true })]
    : [];
}

function buttons(view: TeamView): Button[] {
  const { complaint, deadlines } = view;
  const { ref } = complaint;
  const story = button('read-story', ref, 'Read the story');
  if (!lastEntry(complaint, 'route.confirmed')) {
    return [
      button('confirm-route', ref, 'Right, go on', { style: 'main' }),
      button('choose-procedure', ref, 'Choose another procedure'),
      ...(view.alike.length > 0
        ? alikeButtons(ref, view.alike)
        : [...concernButton(complaint), ...splitButton(complaint)]),
      story,
    ];
  }
  const waiting = deadlines.some(
    (it) => it.clock === 'acknowledge' && (it.status === 'running' || it.status === 'overdue'),
  );
  return [
    ...(waiting ? [button('acknowledge', ref, 'Acknowledge now', { style: 'main' })] : []),
    ...(holdersOf(complaint).respondent || ending(complaint.facts)
      ? []
      : [button('assign', ref, 'Ask them to answer')]),
    ...nextSteps(view),
    ...alikeButtons(ref, view.alike),
    story,
  ];
}
