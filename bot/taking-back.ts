import type { Command } from './commands.ts';

/** "Take back CAM-26-0042": its cards leave every chat. */
export const takingBack: Command = {
  typed: 'take back CAM-26-0042',
  does: 'every card about it leaves the chats, where one was posted in the wrong place',
  pattern: /^take back (?:the cards? (?:about|of|for) )?([a-z]{2,4}-\d\d-\d{4,})\W*$/i,
  async run({ desk }, who, [, typed]) {
    const ref = typed!.toUpperCase();
    const taken = await desk.takeBack(who, ref);
    if ('problem' in taken) return [{ text: taken.says }];
    const cards = taken.cards === 1 ? 'The card' : `All ${taken.cards} cards`;
    return [{ text: `${cards} about ${ref} will be gone in a moment. The complaint itself is as it was.` }];
  },
};
