import type { Said } from '../../../cards/card.ts';
import type { Pressed } from '../../channels/channel.ts';
import { cardFor, type Sight } from '../../views.ts';
import { type Html, html } from '../html.ts';
import { actionLink } from './complaint.ts';
import type { Reader } from './pages.ts';

/** The way back for somebody who may not see what they asked for, or for whom there is nothing to do. */
export const ALL_COMPLAINTS: Html = html`<p><a href="/tab">All complaints</a></p>`;

/**
 * What somebody can do after a no: what the no itself names, or else what their card of the complaint offers by now. Where it still
 * offers the very same, what was filled in can be put right, and nothing else is in their way.
 */
export async function insteadOf(
  sight: Sight,
  who: Reader,
  { verb, ref }: Pick<Pressed, 'verb' | 'ref'>,
  { instead }: Said,
): Promise<Html | undefined> {
  if (instead) return links(instead.map(actionLink));
  const shown = await cardFor(sight, who, ref);
  if ('problem' in shown) return ALL_COMPLAINTS;
  const offered = (shown.card.buttons ?? []).filter((it) => it.verb !== 'status');
  if (offered.some((it) => it.verb === verb)) return undefined;
  const page = html`<a class="button" href="/tab/complaint/${ref}">Where ${ref} stands</a>`;
  return links([...offered.map(actionLink), page]);
}

function links(all: readonly Html[]): Html {
  return html`<section aria-labelledby="instead-title"><h2 id="instead-title">What you can do instead</h2><div class="actions">${all}</div></section>`;
}
