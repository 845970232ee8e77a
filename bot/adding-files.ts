import type { Command } from './commands.ts';

/** "Add files CAM-26-0042": what somebody here sent last is about that complaint. */
export const addingFiles: Command = {
  typed: 'add files CAM-26-0042',
  does: 'what you just sent belongs to that complaint',
  pattern: /^add (?:the |these |this )?files? (?:to )?([a-z]{2,4}-\d\d-\d{4,})\W*$/i,
  async run({ desk }, who, [, typed]) {
    const ref = typed!.toUpperCase();
    const before = await desk.stand(who, ref);
    const added = await desk.addFiles(who, ref);
    if ('problem' in added) return [{ text: added.says }];
    const known = 'problem' in before ? 0 : before.complaint.entries.length;
    const many = added.complaint.entries.slice(known).flatMap((it) => (it.details.files as unknown[]) ?? []).length;
    return [{ text: many > 0 ? `Added to ${ref}: ${many}.` : `I have no file of yours that waits. Send it first.` }];
  },
};
