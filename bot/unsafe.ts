import type { Who } from '../src/people/person.ts';
import { screen } from '../src/triage/danger.ts';
import type { Incoming } from './channels/channel.ts';
import type { Sight } from './views.ts';

export const NOT_SAFE =
  'Somebody in this may not be safe. I have told the duty team. Follow your safeguarding procedure now; it does not wait for the complaint.';

/** Whether what a member of staff wrote says that somebody may not be safe; then the people on duty have been told. */
export async function inDanger(desk: Sight['desk'], who: Who, incoming: Incoming, words: string): Promise<boolean> {
  const danger = screen(words, { by: 'staff' });
  if (danger.level === 'none') return false;
  await desk.raiseAlert(who, {
    id: `${incoming.conversation}:${incoming.id}`,
    conversation: incoming.conversation,
    level: danger.level,
    flags: danger.flags,
    words,
  });
  return true;
}
