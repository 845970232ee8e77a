import type { Reply } from '../../cards/card.ts';
import { whyCard } from '../../cards/nudge.ts';
import { storyCard } from '../../cards/story.ts';
import { unsentCard } from '../../cards/unread.ts';
import type { Verb } from '../../cards/verbs.ts';
import { running } from '../../cards/words.ts';
import { filesFor } from '../file-links.ts';
import { replyOf, type Sight } from '../views.ts';

import { type Action, type Deed, forRole } from './action.ts';

/** Looking without changing anything. */
export const look = {
  'read-story': {
    async run(sight, deed) {
      if (!deed.personal)
        return [
          { text: `The story is never shown where other people read along. Ask me in our own chat: story ${deed.ref}` },
        ];
      const story = await sight.desk.readStory(deed.who, deed.ref);
      if ('problem' in story) return [{ text: story.says, refused: true }];
      return [{ card: storyCard(deed.ref, story, await filesFor(sight, deed.who, deed.ref)) }];
    },
  },
  'read-unsent': {
    async run(sight, { who, ref, personal }) {
      if (!personal)
        return [{ text: `This is never shown where other people read along. Ask me in our own chat: unsent ${ref}` }];
      const told = await sight.desk.readUnsent(who, ref.replace(/^chat:/, ''));
      return 'problem' in told ? [{ text: told.says, refused: true }] : [{ card: unsentCard(told) }];
    },
  },
  status: { run: async (sight, deed) => [replyOf(await forRole(sight, deed))] },
  why: { run: why },
} satisfies Partial<Record<Verb, Action>>;

async function why(sight: Sight, { who, ref, values }: Deed): Promise<Reply[]> {
  const standing = await sight.desk.stand(who, ref);
  if ('problem' in standing) return [{ text: standing.says, refused: true }];
  const named = standing.deadlines.find((it) => it.clock === values.clock);
  const next =
    named ??
    running(standing.deadlines, 'stage 1 reply', 'stage 2 reply', 'final reply') ??
    running(standing.deadlines, 'acknowledge') ??
    standing.deadlines.at(-1);
  return [next ? { card: whyCard(ref, next) } : { text: `No clock runs for ${ref}.` }];
}

/** True for a button that only shows something. */
export function isLook(verb: Verb): boolean {
  return verb in look;
}
