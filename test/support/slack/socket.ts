import { createHash } from 'node:crypto';
import type { Server } from 'node:http';
import type { Duplex } from 'node:stream';

/** Slack's end of a socket: it says hello, hands over envelopes, and hears which of them are acknowledged. */
export interface SlackSocket {
  /** Resolves when Heard has called. */
  connected: Promise<void>;
  send(envelope: object): void;
  /** Resolves with the acknowledgement of this envelope. */
  acknowledged(id: string): Promise<object>;
  close(): void;
}

/** What the handshake answers, from RFC 6455. */
const GUID = '258EAFA5-E914-47DA-95CA-C5AB0DC85B11';
const TEXT = 0x81;
const CLOSE = 0x88;

export function openSocket(server: Server): SlackSocket {
  const waiting = new Map<string, (answer: object) => void>();
  let socket: Duplex | undefined;
  let isThere = () => {};
  const connected = new Promise<void>((done) => {
    isThere = done;
  });
  const send = (it: object) => void socket?.write(frame(JSON.stringify(it)));

  server.on('upgrade', (request, opened) => {
    const accept = createHash('sha1').update(`${request.headers['sec-websocket-key']}${GUID}`).digest('base64');
    opened.write(
      `HTTP/1.1 101 Switching Protocols\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Accept: ${accept}\r\n\r\n`,
    );
    socket = opened;
    opened.on('error', () => {});
    opened.on('data', (bytes: Buffer) => {
      if (bytes[0] === CLOSE) return opened.end(Buffer.from([CLOSE, 0]));
      for (const text of textsIn(bytes)) {
        const { envelope_id, payload } = JSON.parse(text) as { envelope_id: string; payload?: object };
        waiting.get(envelope_id)?.(payload ?? {});
      }
    });
    send({ type: 'hello', num_connections: 1, connection_info: { app_id: 'A0HEARD00' } });
    isThere();
  });

  return {
    connected,
    send,
    acknowledged: (id) => new Promise((done) => waiting.set(id, done)),
    close: () => socket?.destroy(),
  };
}

/** A server's frame is not masked. */
function frame(text: string): Buffer {
  const body = Buffer.from(text);
  const short = body.length < 126;
  const head = Buffer.alloc(short ? 2 : 4);
  head[0] = TEXT;
  head[1] = short ? body.length : 126;
  if (!short) head.writeUInt16BE(body.length, 2);
  return Buffer.concat([head, body]);
}

/** The texts in what a client sent: short ones, each masked as a client has to. Whatever else it says is passed over. */
function textsIn(bytes: Buffer): string[] {
  const found: string[] = [];
  for (let at = 0; at + 6 <= bytes.length; ) {
    const [first, second] = [bytes[at]!, bytes[at + 1]! & 0x7f];
    const long = second === 126;
    const length = long ? bytes.readUInt16BE(at + 2) : second;
    const from = at + (long ? 4 : 2);
    const mask = bytes.subarray(from, from + 4);
    const body = bytes.subarray(from + 4, from + 4 + length).map((it, index) => it ^ mask[index % 4]!);
    if (first === TEXT) found.push(Buffer.from(body).toString());
    at = from + 4 + length;
  }
  return found;
}
