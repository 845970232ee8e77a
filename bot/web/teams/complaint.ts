import { alikeButtons, alikeSays, linksOf } from '../../../cards/alike.ts';
import type { Button, Card } from '../../../cards/card.ts';
import { CLOCK, capital, left, STATE } from '../../../cards/words.ts';
import type { Calendar } from '../../../src/calendar/calendar.ts';
import { type LocalDate, localDate, localTime, long, short } from '../../../src/calendar/local-date.ts';
import { type Entry, holdersOf } from '../../../src/complaints/complaint.ts';
import type { Address, MessageKind } from '../../../src/complaints/decision.ts';
import type { Council } from '../../../src/councils/index.ts';
import type { Deadline, Status } from '../../../src/deadlines/deadlines.ts';
import type { Alike } from '../../../src/desk/alike.ts';
import type { Standing } from '../../../src/desk/desk.ts';
import { letterOf } from '../../../src/letters/index.ts';
import type { Said } from '../../../src/store/outbox.ts';
import { type Html, html } from '../html.ts';
import { actSays, messageSays, sentence } from './acts.ts';
import { pagePath } from './paths.ts';

export interface ComplaintView extends Standing {
  said: readonly Said[];
  /** What its reader can do with it, as their card offers it. */
  buttons: readonly Button[];
  /** What may be the same, or belong with it, for whoever may know. */
  alike: readonly Alike[];
  council: Council;
  today: LocalDate;
  calendar: Calendar;
  nameOf(id: string): string;
}

/** One complaint: where it stands, what its reader can do, every clock with its working, what happened, and what was said and sent. */
export function complaintPage(view: ComplaintView): Html {
  const { complaint, state, nameOf } = view;
  const { respondent, second, accepted } = holdersOf(complaint);
  return html`<p><a href="/tab">All complaints</a></p>
<h1 tabindex="-1">${complaint.ref} · ${STATE[state]}</h1>
<p>${complaint.initials} · about ${complaint.about}. Came by ${complaint.channel} on ${long(complaint.facts.received)}.</p>
<p>${respondent ? `${accepted ? 'With' : 'Asked:'} ${nameOf(respondent)}${second ? `; ${nameOf(second)} stands in` : ''}.` : 'With the complaints team.'}</p>
${others(view)}
${actions(view)}
<section><h2>Clocks</h2>${clocks(view)}</section>
<section><h2>What happened</h2><ol class="history">${complaint.entries.map((it) => happened(it, nameOf))}</ol></section>
<section><h2>Letters and messages</h2>${messages(view)}</section>`;
}

/** Where somebody may see that it is there, and where it stands, and no more. */
export function statusPage(card: Card): Html {
  return html`<p><a href="/tab">All complaints</a></p><h1 tabindex="-1">${card.title}</h1>
${card.body.map((it) => ('facts' in it ? html`<dl>${it.facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>` : 'text' in it ? html`<p>${it.text}</p>` : ''))}`;
}

/** What it has to do with other complaints, decided or offered. */
function others({ complaint, alike }: ComplaintView): Html {
  const links = linksOf(complaint).map(({ ref, says }) => html`<li>${says} ${toOther(ref)}</li>`);
  const offers = alike.map(
    (it) => html`<li>${alikeSays(it)} ${toOther(it.ref)}
<div class="actions">${alikeButtons(complaint.ref, [it])
      .filter(decides)
      .map((button) => decision(button, it.ref))}</div></li>`,
  );
  if (links.length + offers.length === 0) return html``;
  return html`<section><h2>Other complaints</h2><ul>${[...links, ...offers]}</ul></section>`;
}

function toOther(ref: string): Html {
  return html`<a href="/tab/complaint/${ref}">Open ${ref}</a>`;
}

function decides({ verb }: Button): boolean {
  return verb === 'link' || verb === 'tell-apart';
}

/** Of several in a list, each says which other complaint it is about to whoever hears it read. */
function decision(button: Button, other: string): Html {
  return html`<a class="button" href="${pagePath(button)}" data-dialog="${button.label}">${button.label}<span class="unseen"> (${other})</span></a>`;
}

function actions({ buttons }: ComplaintView): Html {
  const done = buttons.filter((it) => it.verb !== 'status' && !decides(it));
  return done.length === 0
    ? html``
    : html`<section class="actions" aria-label="What you can do">${done.map(actionLink)}</section>`;
}

/** Each opens as a dialog, where what it needs can be filled in. */
export function actionLink(button: Button): Html {
  const { label, style = '' } = button;
  return html`<a class="button ${style}" href="${pagePath(button)}" data-dialog="${label}">${label}</a>`;
}

const STATUS: Record<Status, string> = {
  running: 'running',
  met: 'kept',
  late: 'kept late',
  overdue: 'late',
  paused: 'waiting',
  void: 'does not count',
};

function clocks(view: ComplaintView): Html {
  if (view.deadlines.length === 0) return html`<p>No clock runs.</p>`;
  return html`<table class="rows"><caption class="unseen">Clocks</caption><thead><tr><th scope="col">To do</th><th scope="col">By</th><th scope="col">How it stands</th><th scope="col">Why that date</th></tr></thead>
<tbody>${view.deadlines.map((it) => clockRow(it, view))}</tbody></table>`;
}

function clockRow(it: Deadline, { today, calendar }: ComplaintView): Html {
  const by = it.drives ?? it.due;
  const waiting = it.status === 'running' || it.status === 'overdue';
  return html`<tr><th scope="row">${capital(CLOCK[it.clock])}${it.whose === 'council' ? '' : html` <span class="subtle">(${it.whose})</span>`}</th>
<td>${by ? long(by) : 'no date'}${it.limit && it.limit !== by && html`<br><span class="subtle">at most ${short(it.limit)}</span>`}</td>
<td>${STATUS[it.status]}${waiting && by && html`: <strong class="${by < today ? 'late' : 'left'}">${left(calendar, today, by)}</strong>`}</td>
<td>${working(it)}</td></tr>`;
}

/** The working in a line, and whatever else there is to know about the date behind it. */
function working({ because, alsoDue = [], missed, cite, confidence }: Deadline): Html {
  return html`${capital(because)}.${alsoDue.length > 0 && html` Also ${alsoDue.map((it) => html`${long(it.due)}: ${it.because}. `)}`}<details><summary>Source</summary><p>${cite}${confidence === 'firm' ? '' : ` (${confidence})`}.${missed ? ` If it is missed: ${missed}` : ''}</p></details>`;
}

function happened({ act, on, at, by, details }: Entry, nameOf: (id: string) => string): Html {
  const who = by === 'heard' ? 'Heard' : by === 'complainant' ? 'the person who complained' : nameOf(by);
  const more = (['respondent', 'second', 'from', 'to'] as const).flatMap((it) =>
    typeof details[it] === 'string' ? [`${it} ${nameOf(details[it])}`] : [],
  );
  if (act === 'linked' || act === 'told.apart') more.push(...otherIn(details));
  return html`<li><strong>${actSays(act)}</strong>${more.length > 0 && ` (${more.join(', ')})`}<br><span class="subtle">${long(on)}, recorded ${short(localDate(at))} ${localTime(at)} by ${who}</span></li>`;
}

/** The other complaint, and what they had in common when it was decided. */
function otherIn({ ref, because }: Entry['details']): string[] {
  return [String(ref), ...(because ? [String(because)] : [])];
}

function messages({ said, complaint, council, nameOf }: ComplaintView): Html {
  if (said.length === 0) return html`<p>Nothing has been said yet.</p>`;
  return html`<table class="rows"><caption class="unseen">Letters and messages</caption><thead><tr><th scope="col">What</th><th scope="col">To</th><th scope="col">What became of it</th></tr></thead>
<tbody>${said.map((it) => html`<tr><th scope="row">${what(complaint.ref, it)}</th><td>${reader(it.address, council, nameOf)}</td><td>${outcome(it)}</td></tr>`)}</tbody></table>`;
}

/** What went out in full can be read again; what was only said in a chat is there. */
function what(ref: string, { address: to, kind, letter }: Said): Html | string {
  const name = letterOf({ to: to as Address, kind: kind as MessageKind, details: { letter } });
  return name ? letterLink(ref, name) : messageSays(kind);
}

function letterLink(ref: string, letter: string): Html {
  const name = `Letter: ${sentence(letter)}`;
  return html`<a href="${`/dialog/letter?${new URLSearchParams({ ref, letter })}`}" data-dialog="${name}">${name}</a>`;
}

function reader(address: string, council: Council, nameOf: (id: string) => string): string {
  const [kind, id = ''] = address.split(/:(.*)/s);
  if (kind === 'person') return nameOf(id);
  if (kind === 'complainant' || kind === 'conversation') return 'the person who complained';
  if (kind === 'team') return council.teams[id]?.name ?? id;
  return kind === 'duty' ? 'the people on duty' : 'the complaints team';
}

function outcome({ sentAt, outcome: became, promisedAt }: Said): string {
  if (!sentAt) return `waiting since ${short(localDate(promisedAt))} ${localTime(promisedAt)}`;
  return `${became ?? 'sent'}, ${short(localDate(sentAt))} ${localTime(sentAt)}`;
}
