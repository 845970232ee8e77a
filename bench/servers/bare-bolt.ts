import process from 'node:process';
import { App, HTTPReceiver } from '@slack/bolt';

/** Bolt as its own samples write it: the signature checked, acknowledged, nothing kept and nothing done. */
const app = new App({
  receiver: new HTTPReceiver({ signingSecret: process.env.SLACK_SIGNING_SECRET!, endpoints: '/slack/events' }),
  authorize: async () => ({ botToken: 'xoxb-bench', botId: 'B0', botUserId: 'U0' }),
});
app.message(async () => {});

process.on('message', () => process.send!({ usage: process.cpuUsage(), heap: process.memoryUsage().heapUsed }));
const server = await app.start(0);
process.send!({ port: (server.address() as { port: number }).port });
