import type { IAdaptiveCard, IExecuteAction, IMention, ISubmitAction, ITextBlock } from '@microsoft/teams.cards';
import type { Button, Called, Card } from '../card.ts';
import { ON_A_PAGE } from '../verbs.ts';
import { adaptive } from './adaptive.ts';
import { fitting } from './fit.ts';

const STYLE = { main: 'positive', danger: 'destructive' } as const;

/** Teams shows a card of their own to at most this many people without being asked. Anybody else presses a button for theirs. */
export const MOST_VIEWERS = 60;

export interface Refresh {
  ref: string;
  /** Who sees more than everybody else does. Whoever Teams has not told us the address of is left out. */
  viewers: readonly Called[];
}

export interface TeamsView {
  refresh?: Refresh;
  /** Whether our pages can be opened beside the chat: then a card asks for nothing that a page asks for better. */
  pages?: boolean;
}

/** Teams 1.5: buttons are Action.Execute, so a press comes back as an invoke and its answer replaces the card. */
export function teams(card: Card, { refresh, pages = false }: TeamsView = {}): IAdaptiveCard {
  const shown = fitting(pages ? withoutForms(card) : card, (it) => adaptive(it, (button) => action(button, pages)));
  const called = calls(card.calls ?? []);
  const userIds = refresh?.viewers.flatMap((it) => it.accounts.mri ?? []).slice(0, MOST_VIEWERS) ?? [];
  return {
    ...shown,
    ...(called && { body: [...(shown.body ?? []), called.text], msteams: { entities: called.entities } }),
    ...(userIds.length > 0 && { refresh: { action: look(refresh!.ref), userIds } }),
  };
}

/** A card whose every button that needs something filled in opens a page for it has nothing to fill in itself. */
function withoutForms(card: Card): Card {
  const here = (card.buttons ?? []).filter((it) => !it.alone && !ON_A_PAGE.has(it.verb));
  return here.length > 0 ? card : { ...card, body: card.body.filter((it) => !('input' in it)) };
}

function action(button: Button, pages: boolean): IExecuteAction | ISubmitAction {
  return pages && ON_A_PAGE.has(button.verb) ? open(button) : execute(button);
}

/** Teams asks us which page this opens, and opens it over the chat. */
function open({ label, verb, ref, values, style }: Button): ISubmitAction {
  return {
    type: 'Action.Submit',
    title: label,
    data: { ...values, verb, ref, msteams: { type: 'task/fetch' } },
    associatedInputs: 'none',
    ...(style && { style: STYLE[style] }),
  };
}

function execute({ label, verb, ref, values, style, alone }: Button): IExecuteAction {
  const data = { ...values, verb, ref };
  const inputs = alone ? ({ associatedInputs: 'none' } as const) : {};
  return {
    type: 'Action.Execute',
    title: label,
    verb,
    data,
    ...inputs,
    // A host that does not know Action.Execute sends the same as a message.
    fallback: { type: 'Action.Submit', title: label, data, ...inputs },
    ...(style && { style: STYLE[style] }),
  };
}

/** What Teams sends by itself when somebody with more to see looks at the message. */
function look(ref: string): IExecuteAction {
  return { type: 'Action.Execute', title: 'Look', verb: 'status', data: { verb: 'status', ref } };
}

/** Their names as mentions, by their Entra object id, so that Teams tells them. Without an id a name would only be a name. */
function calls(people: readonly Called[]): { text: ITextBlock; entities: IMention[] } | undefined {
  const entities = people.flatMap(({ name, accounts }): IMention[] =>
    accounts.teams
      ? [{ type: 'mention', text: `<at>${plainName(name)}</at>`, mentioned: { id: accounts.teams, name } }]
      : [],
  );
  if (entities.length === 0) return undefined;
  return { entities, text: { type: 'TextBlock', text: entities.map((it) => it.text).join(' '), wrap: true } };
}

/** A name inside the tag may hold nothing that Teams would read as markup. */
function plainName(name: string): string {
  return name.replace(/[<>*_`[\]\\~]/g, '').trim();
}
