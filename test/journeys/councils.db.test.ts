import { readFileSync } from 'node:fs';
import { afterAll, describe, expect, test } from 'vitest';
import { type Running, startApp } from '../support/app.ts';
import { intakeOf } from '../support/intake.ts';

/** Tuesday 24 March 2026: Good Friday is 3 April and Easter Monday 6 April. */
const TUESDAY = new Date('2026-03-24T11:20:00Z');

const apps: Running[] = [];
afterAll(async () => {
  for (const app of apps) await app.close();
});

async function open(council: string): Promise<Running> {
  const app = await startApp({ council, at: TUESDAY });
  apps.push(app);
  return app;
}

const STORY =
  'My son has a child in need plan. His social worker left in January and nobody has come since. Nobody rings me back.';

describe('each council keeps its own promises beside the law', () => {
  test.each([
    [
      'cambridgeshire',
      'CAM-26-0001',
      'by Friday 27 March',
      'by Thursday 9 April',
      /3 working days after it was received, Tuesday 24 March 2026 \(leaflet\)/,
    ],
    [
      'cheshire-west-and-chester',
      'CWC-26-0001',
      'will read it and write to you',
      'by Thursday 9 April',
      /no length of time is set for this/,
    ],
    [
      'shropshire',
      'SHR-26-0001',
      'by Friday 27 March',
      'by Thursday 9 April',
      /the council does not say which kind of day/,
    ],
    [
      'trafford',
      'TRA-26-0001',
      'will read it and write to you',
      'by Thursday 9 April',
      /no length of time is set for this/,
    ],
  ] as const)('%s', async (council, ref, acknowledged, answered, working) => {
    const app = await open(council);
    const { receipt } = await intakeOf(app, STORY);
    expect(receipt).toContain(ref);
    expect(receipt).toContain(acknowledged);
    expect(receipt).toContain(answered);
    const account = await app.desk.explain({ kind: 'heard', council }, ref);
    if ('problem' in account) throw new Error(account.says);
    expect(account.deadlines.find((it) => it.clock === 'acknowledge')?.because).toMatch(working);
    expect(account.deadlines.find((it) => it.clock === 'stage 1 reply')?.because).toContain(
      'Good Friday 3 April and Easter Monday 6 April not counted',
    );
  });
});

interface Message {
  id: string;
  text: string;
  procedure: string;
}

const messages = JSON.parse(readFileSync(new URL('../fixtures/messages.json', import.meta.url), 'utf8')) as Message[];

describe('real words, as people write them', () => {
  test.each(messages.map((it) => [it.id, it.text, it.procedure] as const))('%s', async (_, text, procedure) => {
    const app = apps[0] ?? (await open('cambridgeshire'));
    const { ref } = await intakeOf(app, text);
    const account = await app.desk.explain({ kind: 'heard', council: 'cambridgeshire' }, ref);
    if ('problem' in account) throw new Error(account.says);
    expect(account.complaint.triage.procedure).toBe(procedure);
    expect(account.deadlines.filter((it) => it.due).map((it) => it.clock)).toEqual(
      expect.arrayContaining(['acknowledge', 'stage 1 reply']),
    );
  });
});
