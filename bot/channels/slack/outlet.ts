import type { Message } from '../../../cards/render/slack/message.ts';
import { slackSaid, slack as toMessages } from '../../../cards/render/slack/message.ts';
import type { Activity } from '../../../src/store/conversations.ts';
import { byStatus, type Outlet } from '../../delivery/outlet.ts';
import { type SlackApi, SlackNo, TOO_OLD } from './api.ts';
import { replyIn } from './channel.ts';

/** What Heard says in Slack of its own accord: to a person's own chat or to a channel, whenever it is due. */
export function slackOutlet(api: SlackApi): Outlet {
  return {
    async send(reference, activity) {
      const { team, channel } = placeOf(reference);
      let id = '';
      for (const message of messagesOf(activity)) id = await api.post({ team, channel }, message);
      return id;
    },
    /** A message that Slack no longer lets anybody change stays as it was; its buttons say what is the case when they are pressed. */
    async update(reference, activity) {
      const [message] = messagesOf(activity);
      await api.update(placeOf(reference).team, activity.id ?? '', message!).catch((error) => {
        if (!(error instanceof SlackNo && TOO_OLD.has(error.code))) throw error;
      });
    },
    async remove(reference, id) {
      await api.remove(placeOf(reference).team, id);
    },
    /** What Slack says no to by name it will say no to again. */
    failureOf: (error, now) =>
      error instanceof SlackNo ? { kind: 'refused', because: error.code } : byStatus(error, now),
    pace: { conversation: 1100, channel: 50 },
  };
}

/** A conversation's id says where it is: the workspace, and in it a person or a channel. */
function placeOf({ conversation }: Parameters<Outlet['send']>[0]): { team: string; channel: string } {
  const [team = '', channel = ''] = (conversation?.id ?? '').split(':');
  return { team, channel };
}

function messagesOf(activity: Activity): Message[] {
  const reply = replyIn(activity);
  if (reply?.shown) return toMessages(reply.shown.card);
  return slackSaid(reply?.said ?? { text: String(activity.text ?? '') });
}
