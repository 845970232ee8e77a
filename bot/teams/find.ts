import type { Activity } from 'botbuilder';
import { CLOCK, left, STATE } from '../../cards/words.ts';
import { localDate, short } from '../../src/calendar/local-date.ts';
import type { ClockName } from '../../src/procedures/procedure.ts';
import type { Listed } from '../../src/store/answers.ts';
import type { Channel } from '../channels/channel.ts';
import { cardFor, namesOf, type Sight } from '../views.ts';
import { cardIn, type Found, found } from './answers.ts';
import type { Answer, Asker, Invoke } from './turn.ts';

export interface FindParts {
  sight: Sight;
  channel: Channel;
  /** Where our pages are, so that a link to a complaint is known as one. */
  address: string | undefined;
}

/** What is looked for before anything is typed. */
const FIRST = 'my open complaints';
const REF = /\b[a-z]{2,4}-\d\d-\d{4,}\b/i;

/** Looking a complaint up beside the message box, and links to complaints. What is put into a chat shows where it stands, to everybody. */
export function createFind(parts: FindParts): Record<string, Invoke> {
  const { says } = found;
  const tooLong = () => says('This takes longer than it should. Please try again.');
  return {
    'composeExtension/query': { says, tooLong, answer: (asker) => search(parts, asker) },
    'composeExtension/selectItem': { says, tooLong, answer: (asker) => chosen(parts, asker) },
    'composeExtension/queryLink': { says, tooLong, answer: (asker) => unfurled(parts, asker) },
  };
}

async function search(parts: FindParts, asker: Asker): Promise<Answer> {
  const typed = typedIn(asker.activity);
  const { desk } = parts.sight;
  const got = await desk.ask(officer(asker), typed || FIRST, { personal: false });
  if ('one' in got) return { body: found.list([{ title: got.one.ref, text: got.text, ref: got.one.ref }]) };
  if ('no' in got) return { body: found.says(got.text) };
  const nameOf = await namesOf(parts.sight, asker.council);
  const rows = got.answer.rows.map((it) => lineOf(it, parts.sight, nameOf));
  return { body: rows.length > 0 ? found.list(rows) : found.says(got.answer.text) };
}

function typedIn({ value }: Activity): string {
  const { parameters = [] } = (value ?? {}) as { parameters?: { name?: string; value?: unknown }[] };
  const first = parameters.find((it) => it.name === 'about')?.value;
  return typeof first === 'string' ? first.trim() : '';
}

function lineOf(it: Listed, { desk, calendar }: Sight, nameOf: (id: string) => string): Found {
  const today = localDate(desk.now());
  const next =
    it.open && it.due && it.clock
      ? `${CLOCK[it.clock as ClockName]} by ${short(it.due)} (${left(calendar, today, it.due)})`
      : '';
  const owner = it.respondent ? nameOf(it.respondent) : '';
  return { ref: it.ref, title: `${it.ref} · ${STATE[it.state]}`, text: [next, owner].filter(Boolean).join(' · ') };
}

function chosen(parts: FindParts, asker: Asker): Promise<Answer> {
  const { ref } = (asker.activity.value ?? {}) as { ref?: unknown };
  return statusOf(parts, asker, typeof ref === 'string' ? ref : '');
}

/** A link to somewhere else, or to a page that is not about one complaint, is left as it is. */
async function unfurled(parts: FindParts, asker: Asker): Promise<Answer> {
  const { url } = (asker.activity.value ?? {}) as { url?: unknown };
  const ours = typeof url === 'string' && parts.address !== undefined && url.startsWith(`${parts.address}/`);
  const ref = ours ? REF.exec(url)?.[0].toUpperCase() : undefined;
  return ref ? statusOf(parts, asker, ref) : {};
}

/** Only whoever may see a complaint can put it into a chat; what everybody then sees is where it stands. */
async function statusOf({ sight, channel }: FindParts, asker: Asker, ref: string): Promise<Answer> {
  const shown = await cardFor(sight, officer(asker), ref);
  if ('problem' in shown) return { body: found.says(shown.says) };
  const card = cardIn(channel.write(shown, 'all'));
  const { title } = shown.among?.card ?? shown.card;
  return card ? { body: found.card(card, ref, title) } : {};
}

function officer({ council, person }: Asker) {
  return { kind: 'officer', council, person, from: 'teams, searched' } as const;
}
