import type { Message } from '../rules/message.ts';
import type { Speaker } from '../rules/who.ts';

const KIN =
  'sons|son|daughters|daughter|boys|boy|girls|girl|kids|children|child|baby|babies|twins|lad|toddler|grandsons|grandson|granddaughters|granddaughter|grandchildren|grandkids|nephews|nephew|nieces|niece|little brother|little sister|stepson|stepdaughter|foster son|foster daughter|foster child|godson|goddaughter';

const MINE = new RegExp(`\\b(?:my|our)\\s+(?:\\w+\\s+){0,2}?(${KIN})\\b`, 'i');

/** Who the child is to the writer: "your granddaughter". A child who writes is the child. */
export function childIn({ text }: Message, who: Speaker | undefined): { says: string; from: string } | undefined {
  if (who?.kind === 'child' || who?.kind === 'young-person' || who?.kind === 'care-leaver') return undefined;
  const found = MINE.exec(text);
  return found ? { says: `your ${found[1]!.toLowerCase()}`, from: found[0] } : undefined;
}
