import type { Letter } from '../../../src/letters/letter.ts';
import { asText } from '../../../src/letters/text.ts';
import { type Html, html } from '../html.ts';

/** A letter as it was sent, paragraph by paragraph. */
export function letterPage(letter: Letter): Html {
  const [title = '', ...lines] = asText(letter).split('\n');
  return html`<h1 tabindex="-1">${title}</h1><article>${lines.map((it) => html`<p>${it}</p>`)}</article>`;
}
