import process from 'node:process';
import { expect, inject, test } from 'vitest';
import { cutOff } from './table.ts';

const only = process.env.HEARD_KILLED?.split(',');

test('every command, cut off at every one of its statements: no word lost, nothing twice, nothing missing', {
  timeout: 3 * 3600_000,
}, async () => {
  const started = performance.now();
  const minutes = () => `${((performance.now() - started) / 60_000).toFixed(1)} min`;
  const { commands, kills } = await cutOff({
    server: inject('postgres')!,
    ...(only && { only }),
    beside: 8,
    lanes: 3,
    say: (how) => process.stderr.write(`${minutes()}  ${how}\n`),
  });
  const sum = (of: (it: (typeof commands)[number]) => number) => commands.reduce((all, it) => all + of(it), 0);
  process.stdout.write(
    `${commands.length} commands, ${sum((it) => it.statements)} statements, ${sum((it) => it.cuts)} cut off in ${kills} processes, ${sum((it) => it.answeredOtherwise)} answered otherwise, ${minutes()}\n`,
  );
  for (const it of commands.flatMap(({ wrong }) => wrong)) process.stdout.write(`${it}\n`);
  expect(commands.flatMap((it) => it.wrong)).toEqual([]);
  if (!only) expect(sum((it) => it.cuts)).toBeGreaterThanOrEqual(1000);
});
