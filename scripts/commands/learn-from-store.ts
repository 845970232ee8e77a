import { copyFileSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Retrained } from '../../src/desk/teaching.ts';
import { lessons } from '../../src/triage/model/measure.ts';
import type { KeptModel } from '../../src/triage/model/model.ts';
import { FEWEST } from '../../src/triage/model/relearn.ts';
import { type ExitStatus, type Io, Unusable } from './command.ts';
import { councilOf, whoIs } from './council-of.ts';
import { withDesk } from './with-desk.ts';

export interface Asked {
  council?: string | undefined;
  as?: string | undefined;
  why?: string | undefined;
  /** Put the taught model in the place of the one in use. */
  write: boolean;
  /** Or write it here, and leave the one in use alone. */
  to?: string | undefined;
}

const WHY = 'to see what the team’s decisions would change';

/** What the team of a council decided, read from its store: reported first, and written only where that is asked for. */
export function learnFromStore(asked: Asked, model: URL, io: Io): Promise<ExitStatus> {
  return withDesk(io, io.now, async (desk, councils): Promise<ExitStatus> => {
    const council = councilOf(asked.council, councils);
    const who = await whoIs(desk, council, asked.as);
    const keep = asked.write || asked.to !== undefined;
    const done = await desk.retrain(who, { why: asked.why ?? WHY, lessons: lessons(), keep });
    if ('problem' in done) throw new Unusable(done.says);
    const { model: taught, ...answer } = done;
    io.out({ council, ...answer });
    for (const it of counted(done)) io.say(it);
    if (!done.report) return 1;
    putWhere(asked, taught, model, io);
    return 0;
  });
}

/** Where the taught model goes, said in a sentence with the way back; nowhere, where nobody asked for it. */
export function putWhere({ to }: Pick<Asked, 'to'>, taught: KeptModel | undefined, model: URL, io: Io): void {
  if (!taught) io.say('Nothing was changed. Read what would change, then run it again with --write.');
  else if (to) elsewhere(taught, to, io);
  else inItsPlace(taught, model, io);
}

function counted({ examples, agreed, report }: Retrained): string[] {
  const { complaints, decisions, withWords, withoutConsent, toldBySomebodyElse, pastTheirTime, erased } = examples;
  const { kind, procedure, themes } = agreed;
  return [
    `The team decided something of ${complaints} complaints (${decisions} decisions).`,
    `${withWords} may teach. Of the others, ${withoutConsent} are without consent, ${toldBySomebodyElse} were told by somebody else, ${pastTheirTime} are past their time, ${erased} are erased.`,
    `The team decided as triage had suggested: kind ${kind.same} of ${kind.of}, procedure ${procedure.same} of ${procedure.of}, themes ${themes.same} of ${themes.of}.`,
    ...(report
      ? [
          `Taught by them as well, ${report.examples.length} suggestions of theirs and ${report.changes.length} answers on unseen messages would change.`,
        ]
      : [
          `That is too few to teach anything: at least ${FEWEST} complaints have to have words that may be used. Nothing was read, and nothing was changed.`,
        ]),
  ];
}

function elsewhere(taught: KeptModel, file: string, io: Io): void {
  write(taught, file);
  io.say(`The taught model is in ${file}. The model in use was not changed.`);
}

/** The one before stays beside it, so that there is a way back to whatever was in use. */
function inItsPlace(taught: KeptModel, model: URL, io: Io): void {
  const before = new URL('trained.before.model', model);
  copyFileSync(model, before);
  write(taught, fileURLToPath(model));
  io.say(
    `The model has learnt them; Heard uses it from its next start. To go back, copy ${fileURLToPath(before)} over ${fileURLToPath(model)}, or run "heard triage --train", which teaches it anew from the corpus alone; then start Heard again.`,
  );
}

function write(taught: KeptModel, file: string): void {
  try {
    writeFileSync(file, `${JSON.stringify(taught)}\n`);
  } catch (error) {
    throw new Unusable(`I cannot write ${file} (${(error as Error).message}). Name another file with --to.`);
  }
}
