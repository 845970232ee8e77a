import { createTransport } from 'nodemailer';
import type { EmailConfig } from '../../src/config.ts';
import { isLoopback } from '../../src/loopback.ts';
import type { Failure } from '../delivery/outlet.ts';
import type { Mailer } from '../delivery/parts.ts';

/** Letters through the council's own mail server. Close it when nothing more is to be sent. */
export function createMailer({ url, from }: EmailConfig): Mailer & { close(): void } {
  const transport = createTransport({
    url,
    pool: true,
    maxConnections: 2,
    // What is written here is somebody's private life: on a wire that others read it does not go.
    requireTLS: !isLoopback(url),
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ id, to, replyTo, subject, text }) {
      await transport.sendMail({
        from,
        to,
        subject,
        text,
        ...(replyTo && { replyTo }),
        messageId: messageId(id, from),
        // Out-of-office answers and mailing lists leave it alone.
        headers: { 'Auto-Submitted': 'auto-generated' },
        dsn: { id, ret: 'headers', notify: ['failure'] },
      });
    },
    failureOf,
    pace: { conversation: 0, channel: 50 },
    close: () => transport.close(),
  };
}

/** `<heard-cambridgeshire-17@council.gov.uk>` */
function messageId(id: string, from: string): string {
  return `<${id}@${/@([^>\s]+)>?\s*$/.exec(from)?.[1] ?? 'localhost'}>`;
}

/** A server that says no for good to this letter has a number that begins with 5. Everything else may be otherwise tomorrow. */
export function failureOf(error: unknown): Failure {
  const { responseCode, code } = (error ?? {}) as { responseCode?: number; code?: string };
  const because = responseCode ? `the mail server said ${responseCode}` : `the mail server: ${code ?? 'no answer'}`;
  const forGood = responseCode !== undefined && responseCode >= 500 && (code === 'EENVELOPE' || code === 'EMESSAGE');
  return { kind: forGood ? 'refused' : 'later', because };
}
