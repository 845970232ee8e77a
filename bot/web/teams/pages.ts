import { storyCard } from '../../../cards/story.ts';
import { isVerb, type Verb } from '../../../cards/verbs.ts';
import { localDate } from '../../../src/calendar/local-date.ts';
import { pointsOf } from '../../../src/complaints/complaint.ts';
import { type Refusal, refuse } from '../../../src/complaints/problems.ts';
import { type Sought, VIEWS } from '../../../src/desk/board.ts';
import { aboutOf } from '../../../src/desk/open.ts';
import { isLetter } from '../../../src/letters/index.ts';
import type { Who } from '../../../src/people/person.ts';
import { type Deed, forRole } from '../../actions/action.ts';
import { filesFor } from '../../file-links.ts';
import { formOf } from '../../forms.ts';
import { cardFor, namesOf, type Sight } from '../../views.ts';
import { cardHtml } from '../card.ts';
import type { Html } from '../html.ts';
import { boardPage } from './board.ts';
import { complaintPage, statusPage } from './complaint.ts';
import { formPage } from './form.ts';
import { letterPage } from './letter.ts';
import { setupPage } from './setup.ts';

/** Somebody at the desk who looks at a page. */
export type Reader = Who & { kind: 'officer' };

type Query = Readonly<Record<string, string>>;
type Page = (sight: Sight, who: Reader, query: Query, rest: string) => Promise<Html | Refusal>;

/** Every page of Teams' tab and dialogs, by the beginning of its address. The longest one counts. */
const PAGES: Readonly<Record<string, Page>> = {
  '/tab': board,
  '/tab/complaint/': complaint,
  '/tab/setup': async ({ desk }, { council }) => setupPage(desk.council(council)),
  '/dialog/story': story,
  '/dialog/letter': letter,
  '/dialog/act': form,
};

export function pageAt(
  path: string,
): ((sight: Sight, who: Reader, query: Query) => Promise<Html | Refusal>) | undefined {
  const found = Object.keys(PAGES)
    .filter((it) => (it.endsWith('/') ? path.startsWith(it) : path === it))
    .sort((a, b) => b.length - a.length)[0];
  return found === undefined
    ? undefined
    : (sight, who, query) => PAGES[found]!(sight, who, query, path.slice(found.length));
}

async function board(sight: Sight, who: Reader, query: Query): Promise<Html | Refusal> {
  const { desk, calendar } = sight;
  const sought = soughtIn(query);
  const found = await desk.board(who, sought);
  if ('problem' in found) return found;
  const council = desk.council(who.council);
  const today = localDate(desk.now());
  const unread = await desk.unread(who);
  const open = await desk.findings(who);
  return boardPage({
    board: found,
    toRead: 'problem' in unread ? [] : unread,
    findings: 'problem' in open ? [] : open,
    now: desk.now(),
    sought,
    council,
    today,
    calendar,
    nameOf: await namesOf(sight, who.council),
  });
}

/** What an address asks for; whatever is not understood is left out. */
export function soughtIn({ view, mine, team, stage, first }: Query): Sought {
  const at = Number(first);
  return {
    view: VIEWS.find((it) => it === view) ?? 'now',
    ...(mine === '1' && { mine: true }),
    ...(team && { team }),
    ...((stage === '1' || stage === '2' || stage === '3') && { stage: Number(stage) as 1 | 2 | 3 }),
    ...(Number.isSafeInteger(at) && at > 0 && { first: at }),
  };
}

async function complaint(sight: Sight, who: Reader, _: Query, rest: string): Promise<Html | Refusal> {
  const { desk, calendar } = sight;
  const ref = rest.toUpperCase();
  const shown = await cardFor(sight, who, ref);
  if ('problem' in shown) return shown;
  const account = await desk.explain(who, ref);
  if ('problem' in account) return statusPage(shown.among?.card ?? shown.card);
  const today = localDate(desk.now());
  const council = desk.council(who.council);
  const nameOf = await namesOf(sight, who.council);
  const found = await desk.alike(who, ref);
  const alike = 'problem' in found ? [] : found;
  return complaintPage({ ...account, buttons: shown.card.buttons ?? [], alike, council, today, calendar, nameOf });
}

async function story(sight: Sight, who: Reader, { ref = '' }: Query): Promise<Html | Refusal> {
  const told = await sight.desk.readStory(who, ref);
  return 'problem' in told ? told : cardHtml(storyCard(ref, told, await filesFor(sight, who, ref)));
}

async function letter(
  { desk, letterLink }: Sight,
  who: Reader,
  { ref = '', letter: name }: Query,
): Promise<Html | Refusal> {
  if (!isLetter(name)) return refuse.missing('the name of a letter');
  const written = await desk.letter(who, ref, name);
  return 'problem' in written ? written : letterPage(written, await letterLink?.(who, ref, name));
}

async function form(sight: Sight, who: Reader, query: Query): Promise<Html | Refusal> {
  const { verb, ref = '', ...values } = query;
  if (!isVerb(verb)) return refuse.missing('something to do: open this from a complaint');
  const standing = await sight.desk.stand(who, ref);
  if ('problem' in standing) return standing;
  const deed: Deed = { who, ref, values, personal: true };
  const filled = await formOf(sight, verb, deed);
  const points = verb === 'answer' ? pointsOf(standing.complaint).map((it) => aboutOf(it.themes)) : [];
  const label = filled?.submit.label ?? (await labelOf(sight, deed, verb));
  return formPage({ ref, verb, values, card: filled?.card, label, points, story: verb === 'answer' });
}

/** What the button says that led here. */
async function labelOf(sight: Sight, deed: Deed, verb: Verb): Promise<string> {
  const shown = await forRole(sight, deed);
  const found = 'card' in shown ? shown.card.buttons?.find((it) => it.verb === verb) : undefined;
  return found?.label ?? verb.replaceAll('-', ' ');
}
