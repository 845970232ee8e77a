import process from 'node:process';
import restify, { type Request, type Response } from 'restify';
import { createCloudAdapter } from '../../bot/adapter.ts';

/** The same echo on our adapter, which builds its clients once. */
const adapter = createCloudAdapter(
  undefined,
  async () => {},
  () => {},
);
const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  const { status, body } = await adapter.handle(request.headers.authorization ?? '', request.body, async (context) => {
    if (context.activity.type === 'message') await context.sendActivity(`Echo: ${context.activity.text}`);
  });
  response.send(status, body);
});

process.on('message', () => process.send!({ usage: process.cpuUsage(), heap: process.memoryUsage().heapUsed }));
server.listen(0, '127.0.0.1', () => process.send!({ port: server.address().port }));
