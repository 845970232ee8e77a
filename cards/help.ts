import type { Card } from './card.ts';

export interface Helped {
  typed: string;
  does: string;
}

/** What can be typed here, made from the list of commands. */
export function helpCard(commands: readonly Helped[], questions: readonly string[] = []): Card {
  return {
    title: 'What you can type',
    body: [
      { list: commands.map(({ typed, does }) => `${typed}: ${does}`) },
      { text: 'Every button can be typed too.' },
      ...(questions.length > 0 ? [{ text: 'Ask in your own words, like:' }, { list: questions }] : []),
    ],
  };
}
