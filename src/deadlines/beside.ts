import type { Deadline } from './deadlines.ts';

/**
 * A complaint of several points has one officer and one letter, so a date that another procedure sets for some of its points counts beside the
 * leading one's, and nudges follow whichever comes first. A clock that only the other procedure has runs as its own.
 */
export function withBeside(leading: readonly Deadline[], procedure: string, own: readonly Deadline[]): Deadline[] {
  const extra = own.filter((it) => it.whose === 'council' && !leading.some(({ clock }) => clock === it.clock));
  return [
    ...leading.map((it) =>
      joined(
        it,
        own.find(({ clock }) => clock === it.clock),
        procedure,
      ),
    ),
    ...extra.map((it) => ({ ...it, because: `${under(procedure)}: ${it.because}` })),
  ];
}

const under = (procedure: string) => `for the points under the ${procedure} procedure`;

function joined(leading: Deadline, other: Deadline | undefined, procedure: string): Deadline {
  if (!other?.due || leading.whose !== 'council' || other.due === leading.due) return leading;
  const also = { due: other.due, because: `${under(procedure)}: ${other.because}` };
  const drives = [leading.drives ?? leading.due, other.drives ?? other.due].filter((it) => it !== undefined).sort()[0]!;
  return { ...leading, alsoDue: [...(leading.alsoDue ?? []), also], drives };
}
