import type { Letter } from '../../../src/letters/letter.ts';
import { asText } from '../../../src/letters/text.ts';
import { type Html, html } from '../html.ts';

/** A letter as it was sent, paragraph by paragraph, and the same as a document to save. */
export function letterPage(letter: Letter, document: string | undefined): Html {
  const [title = '', ...lines] = asText(letter).split('\n');
  return html`<h1 tabindex="-1">${title}</h1>
${document && html`<p><a class="button" href="${document}" target="_blank" rel="noreferrer">Save as a document for Word</a></p>`}
<article>${lines.filter(Boolean).map((it) => html`<p>${it}</p>`)}</article>`;
}
