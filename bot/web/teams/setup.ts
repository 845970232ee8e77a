import type { Council } from '../../../src/councils/index.ts';
import { type Html, html } from '../html.ts';
import { boardPath } from './board.ts';

/** What a tab that is added to a channel or a chat should show. Teams' own button saves it. */
export function setupPage(council: Council): Html {
  const teams = Object.entries(council.teams).map(([key, { name }]) => ({
    name,
    path: boardPath({ view: 'open', team: key }),
  }));
  const choices = [{ name: 'All complaints', path: boardPath({ view: 'now' }) }, ...teams];
  return html`<h1 tabindex="-1">Complaints in this channel</h1>
<form data-setup><fieldset class="choices"><legend>Which complaints should this tab show? Everybody sees in it only what they may see.</legend>
${choices.map(({ name, path }, at) => html`<p class="choice"><input type="radio" id="setup-${at}" name="path" value="${path}" data-name="${name}"${at === 0 ? CHECKED : ''}><label for="setup-${at}">${name}</label></p>`)}
</fieldset></form>`;
}

const CHECKED: Html = { html: ' checked' };
