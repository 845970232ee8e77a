import { isUnsent } from '../../../cards/unread.ts';
import { CLOCK, capital, left, STATE } from '../../../cards/words.ts';
import type { Calendar } from '../../../src/calendar/calendar.ts';
import { type LocalDate, spoken } from '../../../src/calendar/local-date.ts';
import type { Council } from '../../../src/councils/index.ts';
import { type Board, ROWS, type Sought, VIEWS, type View } from '../../../src/desk/board.ts';
import type { Unread } from '../../../src/desk/unread.ts';
import type { ClockName } from '../../../src/procedures/procedure.ts';
import type { Listed } from '../../../src/store/answers.ts';
import type { Finding } from '../../../src/store/findings.ts';
import { chartHtml } from '../chart.ts';
import { type Html, html } from '../html.ts';

export interface BoardView {
  board: Board;
  /** What nobody has read yet, for whoever may see that. */
  toRead: readonly Unread[];
  now: Date;
  sought: Sought;
  council: Council;
  today: LocalDate;
  calendar: Calendar;
  nameOf(id: string): string;
  /** What the watchdog found; empty for whoever may not know. */
  findings: readonly Finding[];
}

const NAMES: Record<View, string> = {
  now: 'Needs me now',
  late: 'Late',
  week: 'This week',
  fortnight: 'Next fortnight',
  open: 'Everything open',
};

/** The desk at a glance: what needs me, by date, with filters that are links, and a few pictures of it. */
export function boardPage(view: BoardView): Html {
  const { board, sought } = view;
  return html`<h1 tabindex="-1">${NAMES[sought.view]}: ${board.count}</h1>
${found(view)}
<nav aria-label="Views"><ul class="views">${VIEWS.map((it) => viewLink(view, it))}</ul></nav>
${filters(view)}
${toReadFirst(view)}
<div class="desk"><div>${board.rows.length > 0 ? rows(view) : html`<p>${NOTHING[sought.view]}</p>`}
${pages(view)}</div>
<section aria-label="At a glance" class="charts">${board.charts.map((it, at) => chartHtml(it, `chart-${at}`))}</section></div>`;
}

/** Before everything else, what somebody wrote and no person has seen. */
function toReadFirst({ toRead, sought, now }: BoardView): Html {
  if (toRead.length === 0 || sought.view !== 'now') return html``;
  return html`<section aria-label="To be read"><h2>To be read: ${toRead.length}</h2>
<ul>${toRead.map(({ ref, working, by }) => html`<li>${isUnsent(ref) ? html`Told and not sent: type “unsent ${ref}” in our own chat.` : html`<a href="/tab/complaint/${ref}">${ref}</a>`} ${by <= now ? html`<strong class="late">late</strong> ` : ''}${working}</li>`)}</ul></section>`;
}

function found({ findings }: BoardView): Html {
  if (findings.length === 0) return html``;
  return html`<section class="found" aria-labelledby="found"><h2 id="found">To be put right</h2>
<ul>${findings.map((it) => html`<li>${it.says}</li>`)}</ul></section>`;
}

const NOTHING: Record<View, string> = {
  now: 'Nothing waits for you.',
  late: 'Nothing is late.',
  week: 'Nothing is due this week.',
  fortnight: 'Nothing is due in the next fortnight.',
  open: 'Nothing is open.',
};

/** Where the same board is, with something else sought. */
export function boardPath(sought: Sought): string {
  const { view, mine, team, stage, first } = sought;
  const said = Object.entries({ view, mine: mine ? '1' : undefined, team, stage, first: first || undefined });
  return `/tab?${new URLSearchParams(said.flatMap(([name, it]) => (it === undefined ? [] : [[name, String(it)]])))}`;
}

function viewLink({ board, sought }: BoardView, view: View): Html {
  return html`<li>${link({ ...sought, view, first: 0 }, `${NAMES[view]} (${board.counts[view]})`, view === sought.view)}</li>`;
}

function link(sought: Sought, says: string, current: boolean): Html {
  return html`<a href="${boardPath(sought)}"${current ? CURRENT : ''}>${says}</a>`;
}

const CURRENT: Html = { html: ' aria-current="true"' };

function filters({ sought, council }: BoardView): Html {
  const to = (more: Partial<Sought>) => ({ ...sought, first: 0, ...more });
  const teams = Object.entries(council.teams);
  return html`<nav aria-label="Filters" class="filters"><details${sought.team || sought.stage || sought.mine ? OPEN : ''}><summary>Filters</summary>
<h2>Whose</h2><ul>${link1(to({ mine: undefined }), 'Everybody’s', !sought.mine)}${link1(to({ mine: true }), 'Mine', sought.mine === true)}</ul>
<h2>Team</h2><ul>${link1(to({ team: undefined }), 'Every team', !sought.team)}${teams.map(([key, it]) => link1(to({ team: key }), it.name, sought.team === key))}</ul>
<h2>Stage</h2><ul>${link1(to({ stage: undefined }), 'Every stage', !sought.stage)}${([1, 2, 3] as const).map((it) => link1(to({ stage: it }), `Stage ${it}`, sought.stage === it))}</ul>
</details></nav>`;
}

const OPEN: Html = { html: ' open' };

function link1(sought: Sought, says: string, current: boolean): Html {
  return html`<li>${link(sought, says, current)}</li>`;
}

function rows(view: BoardView): Html {
  return html`<table class="rows"><caption class="unseen">${NAMES[view.sought.view]}</caption>
<thead><tr><th scope="col">Complaint</th><th scope="col">Where it stands</th><th scope="col">Next date</th><th scope="col">With</th></tr></thead>
<tbody>${view.board.rows.map((it) => row(it, view))}</tbody></table>`;
}

function row(it: Listed, { council, today, calendar, nameOf }: BoardView): Html {
  const late = it.due !== null && it.due < today;
  const team = it.team ? (council.teams[it.team]?.name ?? it.team) : '';
  const next =
    it.due && it.clock
      ? html`${capital(CLOCK[it.clock as ClockName])} by ${spoken(it.due)}<br><strong class="${late ? 'late' : 'left'}">${left(calendar, today, it.due)}</strong>`
      : '';
  return html`<tr><th scope="row"><a href="/tab/complaint/${it.ref}">${it.ref}</a></th><td>${STATE[it.state]}</td><td>${next}</td><td>${it.respondent ? nameOf(it.respondent) : 'nobody yet'}${team && html`<br><span class="subtle">${team}</span>`}</td></tr>`;
}

function pages({ board, sought }: BoardView): Html {
  const { first, rows: shown, count } = board;
  if (count <= ROWS) return html``;
  return html`<nav aria-label="Pages"><p>${first + 1} to ${first + shown.length} of ${count}
${first > 0 && link({ ...sought, first: Math.max(0, first - ROWS) }, 'Earlier ones', false)}
${first + shown.length < count && link({ ...sought, first: first + ROWS }, 'Later ones', false)}</p></nav>`;
}
