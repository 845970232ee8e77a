import type { Block, Card, Input } from '../../cards/card.ts';
import { type Html, html } from './html.ts';

/** A card as part of a page: its heading, its blocks, and nothing to press; what can be done is the page's affair. */
export function cardHtml({ title, tone = 'plain', body }: Card): Html {
  return html`<section class="card ${tone}"><h1 tabindex="-1">${title}</h1>${body.map(blockHtml)}</section>`;
}

/** Headings stand in the order of what they are about, whatever is shown above them. */
export function blockHtml(block: Block): Html {
  if ('text' in block)
    return block.strong ? html`<h2>${block.text}</h2>` : html`<p${block.subtle ? SUBTLE : ''}>${block.text}</p>`;
  if ('quote' in block) return html`<blockquote>${block.quote}</blockquote>`;
  if ('list' in block) return html`<ul>${block.list.map((it) => html`<li>${it}</li>`)}</ul>`;
  if ('facts' in block)
    return html`<dl>${block.facts.map(([name, value]) => html`<div><dt>${name}</dt><dd>${value}</dd></div>`)}</dl>`;
  if ('picture' in block) return html`<img src="${block.picture}" alt="${block.alt}">`;
  if ('link' in block) return html`<p><a href="${block.to}" rel="noreferrer">${block.link}</a></p>`;
  return fieldHtml(block.input);
}

const SUBTLE: Html = { html: ' class="subtle"' };

/** From here on a list of people or choices is searched by typing. */
const MANY = 7;

function fieldHtml(input: Input): Html {
  const { key, label, kind, value = '', required, options = [] } = input;
  const must = required ? { html: ' required' } : '';
  if (kind === 'choice' && options.length > 0) return choiceHtml(input);
  if (kind === 'words')
    return html`<p class="field"><label for="${key}">${label}</label><textarea id="${key}" name="${key}" rows="6"${must}>${value}</textarea></p>`;
  const type = kind === 'date' ? 'date' : 'text';
  return html`<p class="field"><label for="${key}">${label}</label><input id="${key}" name="${key}" type="${type}" value="${value}"${must}></p>`;
}

/** Every choice in sight, those that cannot be chosen with the reason; a long list can be searched. */
function choiceHtml({ key, label, value, required, options = [] }: Input): Html {
  const search =
    options.length > MANY &&
    html`<p class="field"><label for="${key}-search">Search</label><input id="${key}-search" type="search" autocomplete="off" data-search></p><p class="subtle" role="status" data-found></p>`;
  return html`<fieldset class="choices"><legend>${label}</legend>${search}
${options.map(
  ({ value: it, label: name, not }, at) =>
    html`<p class="choice"><input type="radio" id="${key}-${at}" name="${key}" value="${it}"${it === value ? CHECKED : ''}${required && at === 0 ? REQUIRED : ''}${not ? DISABLED : ''}><label for="${key}-${at}">${name}${not ? html` <span class="subtle">(not possible: ${not})</span>` : ''}</label></p>`,
)}</fieldset>`;
}

const CHECKED: Html = { html: ' checked' };
const REQUIRED: Html = { html: ' required' };
const DISABLED: Html = { html: ' disabled' };
