import type { Activity } from 'botbuilder';
import { pressedIn } from '../channels/pressed.ts';
import { pagePath } from '../web/teams/paths.ts';
import { dialog } from './answers.ts';
import type { Invoke } from './turn.ts';

/** A button of a card that opens a page over the chat. What is filled in there goes to the page's own address, and only closes it here. */
export function createDialogs(address: string | undefined): Record<string, Invoke> {
  const { says } = dialog;
  const tooLong = () => says('This takes longer than it should. Please try again.');
  return {
    'task/fetch': { says, tooLong, answer: async ({ activity }) => ({ body: opened(activity, address) }) },
    'task/submit': { says, tooLong, answer: async () => ({}) },
  };
}

function opened({ value }: Activity, address: string | undefined): object {
  const pressed = pressedIn((value as { data?: unknown } | undefined)?.data, undefined);
  if (!pressed || !address) return dialog.says('I do not know that button. Type "help" for what I can do.');
  return dialog.page(pressed.ref, `${address}${pagePath(pressed)}`);
}
