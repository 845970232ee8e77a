import type { Card } from '../../../cards/card.ts';
import type { Verb } from '../../../cards/verbs.ts';
import { blockHtml } from '../card.ts';
import { type Html, html } from '../html.ts';

export interface FormView {
  ref: string;
  verb: Verb;
  values: Readonly<Record<string, string>>;
  /** The card to fill in; without one there is only a yes to give. */
  card?: Card;
  label: string;
  /** What it is about, point by point, where it has several. */
  points: readonly string[];
  /** Whether its reader may look at the story beside it. */
  story: boolean;
}

/** What a card is too small for: each thing to fill in with its label, and the story beside it for whoever may read it. */
export function formPage({ ref, verb, values, card, label, points, story }: FormView): Html {
  const hidden = Object.entries({ ...values, verb, ref });
  return html`<h1 tabindex="-1">${card?.title ?? `${ref} · ${label}`}</h1>
${points.length > 1 && html`<h2>Points</h2><ol>${points.map((it) => html`<li>${it}</li>`)}</ol>`}
${story && html`<details data-load="${`/dialog/story?${new URLSearchParams({ ref })}`}"><summary>Read the story again</summary><div>One moment.</div></details>`}
<form action="/content/act" method="post">${hidden.map(([name, value]) => html`<input type="hidden" name="${name}" value="${value}">`)}
${card ? card.body.map(blockHtml) : html`<p>${label}?</p>`}
<p><button type="submit">${label}</button></p></form>`;
}
