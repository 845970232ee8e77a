import { command as ask } from './ask.ts';
import { command as audit } from './audit.ts';
import { command as bench } from './bench.ts';
import { command as bounce } from './bounce.ts';
import type { Command } from './command.ts';
import { command as councils } from './councils.ts';
import { command as deadlines } from './deadlines.ts';
import { command as dependencies } from './dependencies.ts';
import { command as explain } from './explain.ts';
import { command as exportRegister } from './export.ts';
import { command as importRegister } from './import.ts';
import { command as keys } from './keys.ts';
import { command as people } from './people.ts';
import { command as report } from './report.ts';
import { command as retention } from './retention.ts';
import { command as rights } from './rights.ts';
import { command as slackInvite } from './slack-invite.ts';
import { command as sweep } from './sweep.ts';
import { command as takeBack } from './take-back.ts';
import { command as triage } from './triage.ts';
import { command as workingDays } from './working-days.ts';

/** Every command of `heard`, in the order in which help lists them. */
export const commands: readonly Command[] = [
  workingDays,
  deadlines,
  triage,
  councils,
  explain,
  ask,
  audit,
  rights,
  keys,
  people,
  report,
  importRegister,
  exportRegister,
  slackInvite,
  sweep,
  bounce,
  takeBack,
  retention,
  dependencies,
  bench,
];
