import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { Agent, request } from 'node:http';

/** A server in a process of its own, so that its processor time is its own. */
export interface Served {
  port: number;
  /** Posts an activity and waits for the replies. */
  post(activity: object): Promise<string>;
  /** Microseconds of processor time so far, and bytes of heap; after a collection where asked. */
  usage(collected?: boolean): Promise<{ cpu: number; heap: number }>;
  stop(): Promise<void>;
}

export async function serve(file: string, environment: Record<string, string> = {}): Promise<Served> {
  const child: ChildProcess = fork(new URL(file, import.meta.url), [], {
    env: { ...process.env, ...environment },
    execArgv: ['--expose-gc', '--no-warnings'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  });
  const [{ port }] = (await once(child, 'message')) as [{ port: number }];
  const agent = new Agent({ keepAlive: true, maxSockets: 16 });
  const post = (activity: object): Promise<string> =>
    new Promise((done, failed) => {
      const body = JSON.stringify(activity);
      const sent = request(
        {
          host: '127.0.0.1',
          port,
          path: '/api/messages',
          method: 'POST',
          agent,
          headers: { 'content-type': 'application/json', 'content-length': Buffer.byteLength(body) },
        },
        (response) => {
          let text = '';
          response.setEncoding('utf8');
          response.on('data', (part) => {
            text += part;
          });
          response.on('end', () =>
            response.statusCode === 200 ? done(text) : failed(new Error(`${response.statusCode} ${text}`)),
          );
        },
      );
      // While the others are measured a server may close a connection that it has not been asked on for a while.
      sent.on('error', (error: NodeJS.ErrnoException) =>
        sent.reusedSocket && error.code === 'ECONNRESET' ? done(post(activity)) : failed(error),
      );
      sent.end(body);
    });
  return {
    port,
    post,
    async usage(collected = false) {
      child.send(collected ? 'gc' : 'usage');
      const [{ usage, heap }] = (await once(child, 'message')) as [{ usage: NodeJS.CpuUsage; heap: number }];
      return { cpu: usage.user + usage.system, heap };
    },
    async stop() {
      agent.destroy();
      child.kill('SIGKILL');
      await once(child, 'exit');
    },
  };
}

export function activity(conversation: string, id: string, text: string): object {
  return {
    type: 'message',
    id,
    text,
    textFormat: 'plain',
    channelId: 'msteams',
    deliveryMode: 'expectReplies',
    serviceUrl: 'http://127.0.0.1/',
    from: { id: `29:${conversation}`, name: 'Somebody' },
    recipient: { id: '28:heard', name: 'Heard' },
    conversation: { id: conversation, conversationType: 'personal', tenantId: 'tenant' },
    locale: 'en-GB',
    channelData: { tenant: { id: 'tenant' } },
  };
}

export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
