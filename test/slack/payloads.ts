const user = { id: 'U0SAM', team_id: 'T0HEARD01' };
const team = { id: 'T0HEARD01' };
export const PRESS = {
  type: 'block_actions',
  team,
  user,
  container: { type: 'message', message_ts: '1.2', channel_id: 'C1' },
  channel: { id: 'C1' },
  message: { text: 'x', blocks: [] },
  actions: [{ action_id: 'status:0', action_ts: '3.4', value: '{"verb":"status","ref":"CAM-26-0001"}' }],
};
export const SUBMISSION = {
  type: 'view_submission',
  team,
  user,
  view: {
    id: 'V1',
    callback_id: 'form',
    hash: '1.x',
    private_metadata: '{"verb":"why","ref":"-","about":"C1:1.2"}',
    state: { values: { until: { value: { type: 'datepicker', selected_date: '2026-04-01' } } } },
  },
};
export const SHORTCUT = {
  type: 'message_action',
  team,
  user,
  callback_id: 'tell_heard',
  action_ts: '5.6',
  trigger_id: '7.8',
  channel: { id: 'C1' },
  message: { type: 'message', ts: '9.1', user: 'U0SAM', text: 'x', files: [{ name: 'x' }], attachments: [] },
};
export const EVENT = {
  type: 'event_callback',
  team_id: 'T0HEARD01',
  event_id: 'Ev-x',
  authorizations: [{ team_id: 'T0HEARD01', user_id: 'U0HEARD00' }],
  event: { type: 'message', channel_type: 'im', channel: 'D1', user: 'U0SAM', text: 'help', ts: '1.1', blocks: [] },
};
export const COMMAND = {
  command: '/heard',
  team_id: 'T0HEARD01',
  user_id: 'U0SAM',
  channel_id: 'C1',
  text: 'help',
  trigger_id: '1.3',
};

/** One of each kind of thing that Slack sends. */
export const EVERY_PAYLOAD: readonly object[] = [PRESS, SUBMISSION, SHORTCUT, EVENT, COMMAND];
