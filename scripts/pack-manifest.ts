import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import process from 'node:process';
import { Unusable } from './commands/command.ts';
import { packTeams, readTeamsArguments, TEAMS_HELP } from './manifests/teams.ts';

/** `npm run pack-manifest -- --app-id … --address https://…`: writes the app that an administrator uploads to Teams. */
try {
  const given = readTeamsArguments(process.argv.slice(2));
  const { file, zip } = packTeams(given);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, zip);
  process.stdout.write(`${file}\n`);
} catch (error) {
  if (!(error instanceof Unusable)) throw error;
  process.stderr.write(`${error.message}\n${TEAMS_HELP}\n`);
  process.exitCode = 2;
}
