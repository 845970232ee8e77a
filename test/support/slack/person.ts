import type { Running } from '../app.ts';
import { buttonsIn, type Pressable, readBlocks, stateOf } from './read.ts';
import { BOT_USER, TEAM } from './settings.ts';
import { signed } from './sign.ts';
import type { Posted, StandIn, View } from './stand-in.ts';

/** Where somebody looks: their own chat, a channel, or the modal that is open. */
export interface SlackPerson {
  id: string;
  /** Says something in their own chat; answers what they see in reply, wherever it is shown. */
  say(text: string, more?: object): Promise<string>;
  /** Mentions Heard in a channel. */
  mention(channel: string, text: string, more?: { thread?: string; shared?: boolean }): Promise<string>;
  /** Presses the newest button with this label that they can see, about this complaint where one is named, and fills in what it opens. */
  press(label: string, filled?: Record<string, string>, about?: string): Promise<string>;
  sees(label: string, about?: string): boolean;
  closeModal(): void;
  /** Fills in and sends the modal that is open. */
  submit(filled?: Record<string, string>): Promise<string>;
  command(text: string, channel?: string): Promise<string>;
  /** "Tell Heard", on somebody's message in a channel. */
  tellAbout(text: string, more?: { channel?: string } & Record<string, unknown>): Promise<string>;
  openHome(tab?: 'home' | 'messages'): Promise<string>;
  /** Sends a payload without waiting for the work to be done. */
  post(payload: object, more?: { form?: boolean; retry?: number }): Promise<Response>;
  /** The payload of pressing a button, to be sent as a test wants. */
  pressOf(label: string, about?: string): object;
  submissionOf(filled?: Record<string, string>): object;
  messageOf(text: string, more?: object): object;
  commandOf(text: string, channel?: string): object;
  /** Something that Slack reports about this workspace. */
  event(it: object, more?: object): Promise<string>;
  /** What came since they last looked. */
  read(): string;
  modal(): View | undefined;
}

let events = 0;

export function slackPerson(
  app: Running,
  slack: StandIn,
  id: string,
  channels: readonly string[] = [],
  at: string = TEAM,
): SlackPerson {
  const direct = `D${id.slice(1)}`;
  const place = (it: Posted) =>
    it.channel === direct || (channels.includes(it.channel) && (!it.only || it.only === id));
  let seen = slack.messages.length;
  let shown = '';

  const modal = () => [...slack.views.values()].filter((it) => it.user === id).at(-1);
  const isOpen = () => modal() !== undefined;
  /** Nobody writes or presses anything else while a modal is open: they close it first. */
  function close(): void {
    for (const it of slack.views.values()) if (it.user === id) slack.views.delete(it.id);
    shown = '';
  }

  function read(): string {
    const fresh = slack.messages.slice(seen).filter(place);
    seen = slack.messages.length;
    const view = isOpen() ? readBlocks(modal()!.blocks) : '';
    const words = [...fresh.map((it) => readBlocks(it.blocks) || it.text), view === shown ? '' : view];
    shown = view;
    return words.filter(Boolean).join('\n\n');
  }

  async function post(
    payload: object,
    { form = false, retry }: { form?: boolean; retry?: number } = {},
  ): Promise<Response> {
    const isCommand = 'command' in payload;
    const body = form
      ? new URLSearchParams(
          isCommand ? (payload as Record<string, string>) : { payload: JSON.stringify(payload) },
        ).toString()
      : JSON.stringify(payload);
    const type = form ? 'application/x-www-form-urlencoded' : 'application/json';
    return fetch(`${app.url}/slack/events`, {
      method: 'POST',
      headers: signed(body, app.clock.now(), { type, ...(retry && { retry }) }),
      body,
    });
  }

  async function sent(payload: object, more?: { form?: boolean }): Promise<string> {
    if (!('view' in payload)) close();
    read();
    const answered = await post(payload, more);
    if (answered.status !== 200) throw new Error(`${answered.status}: ${await answered.text()}`);
    await acknowledged(answered);
    await app.workSlack();
    if ((await app.workSlack()) > 0) throw new Error('some of it could not be done');
    return read();
  }

  /** Slack itself shows what an acknowledgement says: the waiting view takes the form's place. */
  async function acknowledged(answered: Response): Promise<void> {
    const text = await answered.text();
    const { response_action, view } = (text.startsWith('{') ? JSON.parse(text) : {}) as {
      response_action?: string;
      view?: View;
    };
    const open = modal();
    if (response_action === 'update' && view && open)
      slack.views.set(open.id, { ...view, id: open.id, user: id, hash: `${open.hash}.w` });
  }

  const event = (it: object, more: object = {}) => ({
    token: 'x',
    team_id: at,
    api_app_id: 'A0HEARD00',
    type: 'event_callback',
    event_id: `Ev${++events}`,
    event_time: Math.floor(app.clock.now().getTime() / 1000),
    authorizations: [
      { enterprise_id: null, team_id: at, user_id: BOT_USER, is_bot: true, is_enterprise_install: false },
    ],
    ...more,
    event: it,
  });
  const ts = () => `${Math.floor(app.clock.now().getTime() / 1000)}.${String(++events).padStart(6, '0')}`;
  const rich = (text: string) => [
    { type: 'rich_text', elements: [{ type: 'rich_text_section', elements: [{ type: 'text', text }] }] },
  ];
  const user = { id, username: id.toLowerCase(), name: id.toLowerCase(), team_id: at };
  const team = { id: at, domain: 'heard' };

  function pressOf(label: string, about = ''): object {
    const isIt = (it: Pressable) => it.label === label && (!about || it.value.includes(`"ref":"${about}"`));
    const action = (button: { action_id: string; value: string }) => [
      { type: 'button', block_id: 'x', ...button, action_ts: ts() },
    ];
    const view = isOpen() ? modal()! : undefined;
    const inModal = view && buttonsIn(view.blocks).find(isIt);
    const common = { type: 'block_actions', team, user, api_app_id: 'A0HEARD00', trigger_id: slack.trigger(id) };
    if (inModal)
      return {
        ...common,
        container: { type: 'view', view_id: view.id },
        view: { ...view, type: 'modal', state: { values: stateOf(view.blocks, {}) } },
        actions: action(inModal),
      };
    const home = slack.homes.get(id);
    const message = slack.messages.findLast((it) => place(it) && buttonsIn(it.blocks).some(isIt));
    if (message) {
      const { channel, ts: message_ts, only } = message;
      const found = buttonsIn(message.blocks).find(isIt)!;
      return {
        ...common,
        container: { type: 'message', message_ts, channel_id: channel, is_ephemeral: only !== undefined },
        channel: { id: channel, name: 'x' },
        message: {
          type: 'message',
          text: message.text,
          ts: message_ts,
          blocks: message.blocks,
          ...(message.thread && { thread_ts: message.thread }),
        },
        response_url: slack.responseUrl(channel, id),
        actions: action(found),
      };
    }
    const atHome = home && buttonsIn(home.blocks).find(isIt);
    if (!atHome) throw new Error(`${id} sees no button "${label}"`);
    return {
      ...common,
      container: { type: 'view', view_id: home.id },
      view: { ...home, type: 'home' },
      actions: action(atHome),
    };
  }

  function submissionOf(filled: Record<string, string> = {}): object {
    const view = modal();
    if (!view?.submit) throw new Error(`${id} has no form open`);
    return {
      type: 'view_submission',
      team,
      user,
      api_app_id: 'A0HEARD00',
      trigger_id: slack.trigger(id),
      view: {
        ...view,
        type: 'modal',
        private_metadata: view.private_metadata ?? '',
        state: { values: stateOf(view.blocks, filled) },
      },
      response_urls: [],
    };
  }

  const messageOf = (text: string, more: object = {}) =>
    event({
      type: 'message',
      channel: direct,
      channel_type: 'im',
      user: id,
      text,
      ts: ts(),
      blocks: rich(text),
      ...more,
    });

  const commandOf = (text: string, channel = direct) => ({
    command: '/heard',
    text,
    team_id: at,
    team_domain: 'heard',
    user_id: id,
    user_name: id.toLowerCase(),
    channel_id: channel,
    channel_name: 'x',
    api_app_id: 'A0HEARD00',
    is_enterprise_install: 'false',
    response_url: slack.responseUrl(channel, id),
    trigger_id: slack.trigger(id),
  });

  const person: SlackPerson = {
    id,
    post,
    read,
    modal,
    pressOf,
    submissionOf,
    messageOf,
    commandOf,
    event: (it, more) => sent(event(it, more)),
    say: (text, more) => sent(messageOf(text, more)),
    mention: (channel, text, { thread, shared } = {}) =>
      sent(
        event(
          {
            type: 'app_mention',
            channel,
            user: id,
            text: `<@${BOT_USER}> ${text}`,
            ts: ts(),
            ...(thread && { thread_ts: thread }),
          },
          shared ? { is_ext_shared_channel: true } : {},
        ),
      ),
    closeModal: close,
    sees(label, about) {
      try {
        return pressOf(label, about) !== undefined;
      } catch {
        return false;
      }
    },
    async press(label, filled, about) {
      const opened = await sent(pressOf(label, about), { form: true });
      return filled && isOpen() && modal()?.submit ? person.submit(filled) : opened;
    },
    submit: (filled) => sent(submissionOf(filled), { form: true }),
    command: (text, channel) => sent(commandOf(text, channel), { form: true }),
    tellAbout: (text, { channel = 'C0GENERAL', ...message } = {}) =>
      sent(
        {
          type: 'message_action',
          callback_id: 'tell_heard',
          team,
          user,
          action_ts: ts(),
          trigger_id: slack.trigger(id),
          response_url: slack.responseUrl(channel, id),
          channel: { id: channel, name: 'general' },
          message_ts: ts(),
          message: { type: 'message', user: 'U0OKAFOR', text, ts: ts(), blocks: rich(text), ...message },
        },
        { form: true },
      ),
    openHome: async (tab = 'home') => {
      await sent(event({ type: 'app_home_opened', user: id, channel: direct, tab, event_ts: ts() }));
      return readBlocks(slack.homes.get(id)?.blocks);
    },
  };
  return person;
}
