import { expect, test } from 'vitest';
import { report } from '../../bot/fault.ts';
import { serviceHosts, UnknownService } from '../../bot/service-hosts.ts';
import { createLog } from '../../src/log.ts';
import { councilConfig } from '../support/microsoft.ts';

/** What stands in the log after this. */
function logged(error: unknown): string[] {
  let text = '';
  const log = createLog('info', {
    write: (line) => {
      text += line;
    },
  });
  report(log, error, (many) => new Uint8Array(many));
  return text.split('\n').filter(Boolean);
}

const FORGED = '\r\n{"level":30,"msg":"all is well"}\u001b[2J';

test.each<[string, unknown]>([
  ['a code with a line of its own', Object.assign(new Error('x'), { code: `E${FORGED}` })],
  ['a name with one', Object.assign(new Error('x'), { name: `E${FORGED}` })],
  ['a stack with one', Object.assign(new Error('x'), { stack: `Error: x\n at a${FORGED}` })],
  ['no error at all', FORGED],
])('%s: one line, which is one fault', (_, error) => {
  const lines = logged(error);
  expect(lines).toHaveLength(1);
  expect(JSON.parse(lines[0]!)).toMatchObject({
    level: 50,
    msg: 'a turn failed',
    reference: expect.stringMatching(/^E-/),
  });
  expect(lines[0]).not.toContain('\u001b');
});

test('what an error says is not logged: it may quote somebody', () => {
  const said = 'he hit her again';
  const error = Object.assign(new Error(said), { stack: `Error: ${said}\n    at somewhere (file.ts:1:1)` });
  expect(logged(error).join()).not.toContain(said);
});

test('of a service that is not known only the host is logged', () => {
  try {
    serviceHosts(councilConfig())('https://elsewhere.example/secret?words=of%20somebody');
  } catch (error) {
    expect(error).toBeInstanceOf(UnknownService);
    expect(logged(error).join()).toContain('elsewhere.example');
    expect(logged(error).join()).not.toMatch(/secret|somebody/);
  }
});
