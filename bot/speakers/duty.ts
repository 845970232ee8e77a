import type { Reply } from '../../cards/card.ts';
import { saidAgainCard } from '../../cards/danger.ts';
import { nobodyAnswered, stillAsking } from '../../dialogs/danger.ts';
import type { MessageKind } from '../../src/complaints/decision.ts';
import type { Who } from '../../src/people/person.ts';
import type { Outgoing } from '../../src/store/outbox.ts';
import { dangerView, namesOf, replyOf, type Sight } from '../views.ts';
import type { Nothing, Speaker } from './speaker.ts';

/** What is said to the people on duty, and to whoever waits for them. */
export const duty = {
  danger,
  'from-duty': async (sight, line) => {
    const name = (await namesOf(sight, line.council))(String(line.details.by)).split(' ')[0];
    return { text: `${name} from the duty team: ${line.words?.words ?? ''}` };
  },
  'still-asking': async ({ desk, calendar }, { council, details }, heard) => {
    const alert = await desk.findAlert(heard, String(details.alert));
    if ('problem' in alert || alert.seenBy) return { because: 'answered in the meantime' };
    const says = alert.raisedBy === 'complainant' ? stillAsking : nobodyAnswered;
    return { text: says(desk.council(council), calendar, desk.now()) };
  },
} satisfies Partial<Record<MessageKind, Speaker>>;

async function danger(sight: Sight, { details }: Outgoing, heard: Who): Promise<Reply | Nothing> {
  const id = String(details.alert);
  const escalated = details.escalated === true;
  const alert = await sight.desk.findAlert(heard, id);
  if ('problem' in alert) return { because: alert.says };
  const said = alert.more.find((it) => it.id === details.said);
  if (said) return { card: saidAgainCard(id, said) };
  if (escalated && alert.seenBy) return { because: 'answered in the meantime' };
  return replyOf(await dangerView(sight, heard, id, escalated));
}
