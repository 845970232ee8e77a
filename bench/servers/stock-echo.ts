import process from 'node:process';
import { CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify, { type Request, type Response } from 'restify';

/** The echo bot as its own samples write it: nothing kept, nothing checked beyond the framework's own checks. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  await adapter.process(request, response, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`Echo: ${context.activity.text}`);
  });
});

process.on('message', (message) => {
  if (message === 'usage') process.send!({ usage: process.cpuUsage(), heap: process.memoryUsage().heapUsed });
  if (message === 'gc') {
    globalThis.gc?.();
    process.send!({ usage: process.cpuUsage(), heap: process.memoryUsage().heapUsed });
  }
});
server.listen(0, '127.0.0.1', () => process.send!({ port: server.address().port }));
