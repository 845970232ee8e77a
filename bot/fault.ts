import type { Log } from '../src/log.ts';

/**
 * Anything thrown ends here: the person gets a sentence and a reference, the log gets the same reference. Never the message of
 * the error, which may quote what somebody typed.
 */
export function report(
  log: Log,
  error: unknown,
  random: (bytes: number) => Uint8Array,
): { reference: string; says: string } {
  const reference = `E-${Buffer.from(random(5)).toString('hex').toUpperCase()}`;
  const { name = 'Error', code, stack = '' } = (error ?? {}) as { name?: string; code?: string; stack?: string };
  const frames = stack.split('\n').filter((it) => it.trimStart().startsWith('at '));
  log.error({ reference, name, code, stack: frames }, 'a turn failed');
  return {
    reference,
    says: `Something went wrong on our side. What you told me before is kept. Please send your last message again in a moment. If it goes on, tell us this number: ${reference}.`,
  };
}
