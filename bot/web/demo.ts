import type { Council } from '../../src/councils/index.ts';
import { page } from './chat.ts';
import { type Html, html, jsonIn } from './html.ts';

export interface Pane {
  at: string;
  title: string;
  who: string;
  person?: string;
  channel?: boolean;
}

/** Four people of one council beside each other, and the clock that lets a visitor see tomorrow. */
export const PANES: readonly Pane[] = [
  { at: 'complainant', title: 'Somebody who complains', who: 'the public web chat' },
  {
    at: 'team',
    title: 'The complaints team',
    who: 'their channel',
    person: 'sam',
    channel: true,
  },
  { at: 'manager', title: 'R. Patel, responding manager', who: 'one to one', person: 'patel' },
  { at: 'duty', title: 'Dee Marsh, on duty', who: 'one to one', person: 'duty' },
];

export function demoPage(council: Council, today: string, nonce: string): Html {
  return page(
    `Heard: demonstration for ${council.short}`,
    nonce,
    html`<header class="top">
  <h1>Heard <small>demonstration with made-up people, ${council.name}</small></h1>
  <p class="clock"><span id="today" role="status">${today}</span>
    <button type="button" id="next-day">Next working day</button></p>
</header>
<main class="panes">
${PANES.map(
  ({
    at,
    title,
    who,
  }) => html`<section aria-labelledby="${at}-title"><h2 id="${at}-title">${title} <small>${who}</small></h2><div class="chat" id="${at}"></div></section>
`,
)}</main>
<script type="application/json" id="chats" nonce="${nonce}">${jsonIn(PANES.map(({ at, title, person }) => ({ at, title, council: council.key, pane: person ? at : undefined })))}</script>`,
  );
}
