import type { Command } from './commands.ts';

/** "Add files CAM-26-0042": what somebody here sent last is about that complaint. */
export const addingFiles: Command = {
  typed: 'add files CAM-26-0042',
  does: 'what you just sent belongs to that complaint',
  pattern: /^add (?:the |these |this )?files? (?:to )?([a-z]{2,4}-\d\d-\d{4,})\W*$/i,
  async run({ desk }, who, [, typed]) {
    const ref = typed!.toUpperCase();
    const before = await desk.files(who, ref);
    const added = await desk.addFiles(who, ref);
    if ('problem' in added) return [{ text: added.says }];
    const after = await desk.files(who, ref);
    const many = 'problem' in before || 'problem' in after ? 0 : after.length - before.length;
    return [{ text: many > 0 ? `Added to ${ref}: ${many}.` : `I have no file of yours that waits. Send it first.` }];
  },
};
