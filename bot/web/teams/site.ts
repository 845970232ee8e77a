import type { Reply, Said } from '../../../cards/card.ts';
import { isVerb } from '../../../cards/verbs.ts';
import { refuse } from '../../../src/complaints/problems.ts';
import { storable } from '../../../src/store/text.ts';
import { attend } from '../../officer.ts';
import { type EntraRoles, signOn } from '../../teams/sign-on.ts';
import type { Tokens } from '../../tokens.ts';
import type { Sight } from '../../views.ts';
import { cardHtml } from '../card.ts';
import { type Html, html } from '../html.ts';
import { ALL_COMPLAINTS, insteadOf } from './instead.ts';
import { pageAt, type Reader } from './pages.ts';

export interface SiteParts {
  sight: Sight;
  /** Undefined where Heard is not in Teams. */
  tokens: Tokens | undefined;
  entra: EntraRoles;
  councilOf(tenant: string): string | undefined;
  /** Where somebody of the directory is reached in chat, for an alert about what they wrote on a page. */
  chatOf(council: string, person: string): Promise<string | undefined>;
  newId(): string;
}

/** What the script of a page gets: something to show, something that was done, or a sentence about why not. */
export interface Served {
  status: number;
  /** `instead` goes with an alert: what can be done in the stead of what was refused. */
  body: { html?: string; done?: string; alert?: string; instead?: string };
}

export interface Site {
  /** A page for whoever Microsoft says is looking. */
  show(header: string | undefined, path: string, query: Readonly<Record<string, unknown>>): Promise<Served>;
  /** What was filled in on one. */
  act(header: string | undefined, body: unknown): Promise<Served>;
}

export function createSite(parts: SiteParts): Site {
  const { sight } = parts;

  async function reader(header: string | undefined): Promise<Reader | Served> {
    const signed = await parts.tokens?.check(header);
    if (!signed) return no(404, 'Heard is not in Teams here.');
    if ('status' in signed) return no(signed.status, signed.says);
    const council = parts.councilOf(signed.tenant)!;
    return { kind: 'officer', council, person: await signOn(sight.desk, council, signed, parts.entra), from: FROM };
  }

  return {
    async show(header, path, query) {
      const page = pageAt(path);
      if (!page) return no(404, 'There is no such page.');
      const who = await reader(header);
      if ('status' in who) return who;
      const shown = await page(sight, who, texts(query));
      if ('problem' in shown)
        return no(refused(shown.problem), shown.says, path === '/tab' ? undefined : ALL_COMPLAINTS);
      return { status: 200, body: { html: shown.html } };
    },
    async act(header, body) {
      const who = await reader(header);
      if ('status' in who) return who;
      const { verb, ref = '', ...values } = texts(body);
      if (!isVerb(verb)) return no(400, refuse.missing('something to do').says);
      const conversation = (await parts.chatOf(who.council, who.person.id)) ?? `tab:${who.person.id}`;
      const pressed = { verb, ref, values };
      const incoming = {
        id: parts.newId(),
        council: who.council,
        conversation,
        personal: true,
        files: 0,
        from: FROM,
        pressed,
      };
      const { replies } = await attend({}, incoming, who.person, sight);
      if (asksAgain(replies)) return no(409, refuse.missing('what this form asks for').says);
      const refusal = replies.find((it): it is Said => 'text' in it && it.refused === true);
      return said(replies, refusal && (await insteadOf(sight, who, pressed, refusal)));
    },
  };
}

/** How they came, for the record of who read what. */
const FROM = 'teams, tab';

function no(status: number, alert: string, instead?: Html): Served {
  return { status, body: { alert, ...(instead && { instead: instead.html }) } };
}

function refused(problem: string): number {
  return problem === 'not-found' ? 404 : problem === 'not-allowed' ? 403 : 409;
}

/** The form once more, and nothing said: something that it needs was not there. */
function asksAgain(replies: readonly Reply[]): boolean {
  const [first] = replies;
  return first !== undefined && 'card' in first && first.card.body.some((it) => 'input' in it) && !first.post;
}

/** A danger is said before everything; a no leaves what was filled in as it is; a card that is no task is shown. */
function said(replies: readonly Reply[], instead: Html | undefined): Served {
  const texts = replies.flatMap((it) => ('text' in it ? [it] : []));
  const alert = texts.filter((it) => it.alarm || it.refused).map((it) => it.text);
  const done = texts.filter((it) => !it.alarm && !it.refused).map((it) => it.text);
  const page = replies.find((it) => 'card' in it && !it.post);
  const refusedIt = texts.some((it) => it.refused);
  return {
    status: refusedIt ? 409 : 200,
    body: {
      ...(alert.length > 0 && { alert: alert.join(' ') }),
      ...(instead && { instead: instead.html }),
      ...(!refusedIt && page && 'card' in page && { html: shown(cardHtml(page.card)).html }),
      ...(!refusedIt && !page && { done: done.join(' ') || 'Done.' }),
    },
  };
}

function shown(card: Html): Html {
  return html`${card}<p><button type="button" data-close>Close</button></p>`;
}

/** Only short texts are taken, as from any form. */
function texts(given: unknown): Record<string, string> {
  const all = Object.entries((given ?? {}) as Record<string, unknown>);
  return Object.fromEntries(all.flatMap(([name, it]) => (typeof it === 'string' ? [[name, storable(it)]] : [])));
}
