import { text } from 'node:stream/consumers';
import { SMTPServer } from 'smtp-server';

export interface Mail {
  from: string;
  to: string;
  /** As it came, headers and all. */
  raw: string;
}

/** A mail server on this machine: it keeps what it takes, and says no where it is told to. */
export interface MailServer {
  url: string;
  mail: Mail[];
  /** What it answers to the next recipients instead of taking them: an SMTP number each. */
  refuse(...numbers: number[]): void;
  close(): Promise<void>;
}

export async function openMailServer(): Promise<MailServer> {
  const mail: Mail[] = [];
  const refusals: number[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    // Whoever is still connected when it goes is cut off at once: the pool of a sender stays connected for as long as it may.
    closeTimeout: 1,
    onRcptTo(_, __, done) {
      const number = refusals.shift();
      done(number ? Object.assign(new Error('refused on purpose'), { responseCode: number }) : undefined);
    },
    onData(stream, { envelope }, done) {
      text(stream).then((raw) => {
        const { mailFrom, rcptTo } = envelope;
        mail.push({ from: mailFrom ? mailFrom.address : '', to: rcptTo.map((it) => it.address).join(), raw });
        done();
      }, done);
    },
  });
  // A sender that is cut off in the middle of a letter is nothing that this server dies of.
  server.on('error', () => {});
  await new Promise<void>((open) => server.listen(0, '127.0.0.1', open));
  const { port } = server.server.address() as { port: number };
  return {
    url: `smtp://127.0.0.1:${port}`,
    mail,
    refuse: (...numbers) => refusals.push(...numbers),
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
