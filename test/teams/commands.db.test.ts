import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Running } from '../support/app.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';

interface Manifest {
  bots: { commandLists: { scopes: string[]; commands: { title: string }[] }[] }[];
}
const manifest = JSON.parse(
  readFileSync(new URL('../../manifest/teams/manifest.json', import.meta.url), 'utf8'),
) as Manifest;
const titles = (scope: string) =>
  manifest.bots[0]!.commandLists.find((it) => it.scopes.includes(scope))!.commands.map((it) => it.title);

let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;

beforeAll(async () => {
  ({ app, microsoft, stop } = await startTeams({ at: new Date('2026-03-24T11:20:00Z') }));
});

afterAll(async () => {
  await stop();
});

/** What each word that Teams offers is answered with. A word that is not here is not offered. */
const ANSWERS: Record<string, RegExp> = {
  tell: /^(Please paste what you were told|To pass a message on)/,
  "what's due this week": /^Due this week/,
  "what's overdue": /^Overdue/,
  "I'm away": /away/,
  help: /What you can type/,
};

test.each(titles('personal'))('in one’s own chat, Teams offers "%s": it is understood', async (title) => {
  const sam = teamsPerson(app, microsoft, { id: 'entra-sam', name: 'Sam Whitlock', conversation: `a:sam-${title}` });
  const said = await sam.say(title);
  expect(said).toMatch(ANSWERS[title]!);
});

test.each(titles('team'))('in a channel, Teams offers "%s": it is understood', async (title) => {
  const who = { id: 'entra-sam', name: 'Sam Whitlock', conversation: '19:x@thread.tacv2', channel: true };
  const said = await teamsPerson(app, microsoft, who).say(title);
  expect(said).toMatch(ANSWERS[title]!);
});
