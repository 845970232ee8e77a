import { type Complaint, lastEntry } from './complaint.ts';
import type { Decision, Now } from './decision.ts';
import { type ProcedureName, procedureOf } from './happened.ts';
import { refuse } from './problems.ts';

/** A named person confirms the suggested procedure, or chooses another and says why. The reason stays on record. */
export function confirmRoute(
  complaint: Complaint,
  { procedure, reason }: { procedure: ProcedureName; reason?: string },
  { today, nameOf }: Now,
): Decision {
  const before = procedureOf(complaint.facts);
  const confirmed = lastEntry(complaint, 'route.confirmed');
  if (confirmed && procedure === before) return refuse.alreadyConfirmed(nameOf(confirmed.by), procedure);
  if (procedure !== before && !reason?.trim()) return refuse.missing('the reason for choosing another procedure');
  const changed =
    procedure === before ? [] : [{ act: 'procedure.changed' as const, on: today, details: { to: procedure } }];
  return {
    entries: [...changed, { act: 'route.confirmed', on: today, details: { procedure, ...(reason && { reason }) } }],
  };
}
