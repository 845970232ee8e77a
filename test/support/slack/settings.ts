import type { SlackConfig } from '../../../src/config.ts';
import { SIGNING_SECRET } from './sign.ts';

export const TEAM = 'T0HEARD01';
export const BOT_TOKEN = 'xoxb-stand-in';
export const APP_TOKEN = 'xapp-stand-in';
export const BOT_USER = 'U0HEARD00';

export const ONE_WORKSPACE: SlackConfig = {
  signingSecret: SIGNING_SECRET,
  appToken: undefined,
  botToken: BOT_TOKEN,
  client: undefined,
};
