import process from 'node:process';
import { type Activity, CloudAdapter, ConfigurationBotFrameworkAuthentication } from 'botbuilder';
import restify, { type Request, type Response } from 'restify';

/** The framework's own answer to a card's button: nothing checked beyond its own checks, nothing kept, the same words to everybody. */
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication({}));
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  await adapter.process(request, response, async (context) => {
    const body = { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value: 'Done.' };
    await context.sendActivity({ type: 'invokeResponse', value: { status: 200, body } } as Partial<Activity>);
  });
});

process.on('message', () => process.send!({ usage: process.cpuUsage(), heap: process.memoryUsage().heapUsed }));
server.listen(0, '127.0.0.1', () => process.send!({ port: server.address().port }));
