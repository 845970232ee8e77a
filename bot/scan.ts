import { spawn } from 'node:child_process';
import type { LookForHarm } from '../src/desk/files.ts';

/** A scanner that says nothing for so long is one that cannot look just now. */
const PATIENCE = 30_000;

/** Looks for harm with what the council has: a command that reads a file, or a service that takes one. */
export function createScanner(scanner: string): LookForHarm {
  return scanner.startsWith('/') ? commandScanner(scanner) : serviceScanner(scanner);
}

/** As clamdscan and clamscan answer: 0 is clean, 1 is harmful, anything else is no answer. */
function commandScanner(scanner: string): LookForHarm {
  const [command = '', ...given] = scanner.split(' ');
  return (bytes) =>
    new Promise((done) => {
      const child = spawn(command, given, { stdio: ['pipe', 'ignore', 'ignore'], timeout: PATIENCE });
      child.once('error', () => done(undefined));
      child.once('close', (code) => done(code === 0 ? 'clean' : code === 1 ? 'harmful' : undefined));
      // It may have seen enough before it has read all.
      child.stdin.on('error', () => {});
      child.stdin.end(bytes);
    });
}

/** 200 is clean; 406 and 422 are harmful, as ClamAV's REST services say it; anything else is no answer. */
function serviceScanner(scanner: string): LookForHarm {
  return async (bytes) => {
    try {
      const { status } = await fetch(scanner, {
        method: 'POST',
        headers: { 'content-type': 'application/octet-stream' },
        body: Buffer.from(bytes),
        signal: AbortSignal.timeout(PATIENCE),
        redirect: 'error',
      });
      if (status === 200) return 'clean';
      return status === 406 || status === 422 ? 'harmful' : undefined;
    } catch {
      return undefined;
    }
  };
}
