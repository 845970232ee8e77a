import type { IAdaptiveCard, IExecuteAction } from '@microsoft/teams.cards';
import type { Button, Card } from '../card.ts';
import { adaptive } from './adaptive.ts';

const STYLE = { main: 'positive', danger: 'destructive' } as const;

/** Teams 1.5: buttons are Action.Execute, so a press comes back as an invoke and its answer replaces the card. */
export function teams(card: Card): IAdaptiveCard {
  return adaptive(card, execute);
}

function execute({ label, verb, ref, values, style }: Button): IExecuteAction {
  return {
    type: 'Action.Execute',
    title: label,
    verb,
    data: { ...values, verb, ref },
    ...(style && { style: STYLE[style] }),
  };
}
