import type { IAdaptiveCard, IExecuteAction, IMention, ITextBlock } from '@microsoft/teams.cards';
import type { Button, Called, Card } from '../card.ts';
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

/** Teams 1.5: buttons are Action.Execute, so a press comes back as an invoke and its answer replaces the card. */
export function teams(card: Card, refresh?: Refresh): IAdaptiveCard {
  const shown = fitting(card, (it) => adaptive(it, execute));
  const called = calls(card.calls ?? []);
  const userIds = refresh?.viewers.flatMap((it) => it.accounts.mri ?? []).slice(0, MOST_VIEWERS) ?? [];
  return {
    ...shown,
    ...(called && { body: [...(shown.body ?? []), called.text], msteams: { entities: called.entities } }),
    ...(userIds.length > 0 && { refresh: { action: look(refresh!.ref), userIds } }),
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
