import type { IAdaptiveCard, ISubmitAction } from '@microsoft/teams.cards';
import type { Button, Card } from '../card.ts';
import { adaptive } from './adaptive.ts';

const STYLE = { main: 'positive', danger: 'destructive' } as const;

/** Web Chat ignores Action.Execute, so the same buttons are Action.Submit and arrive as a message with a value. */
export function webchat(card: Card): IAdaptiveCard {
  return adaptive(card, submit);
}

function submit({ label, verb, ref, values, style, alone }: Button): ISubmitAction {
  return {
    type: 'Action.Submit',
    title: label,
    data: { ...values, verb, ref },
    ...(alone && { associatedInputs: 'none' }),
    ...(style && { style: STYLE[style] }),
  };
}
