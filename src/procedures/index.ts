import { childrenAct } from './children-act.ts';
import { complaintCode } from './complaint-code.ts';
import type { Procedure } from './procedure.ts';
import { threeStageCorporate } from './three-stage-corporate.ts';

/** Every procedure that a council's file may extend, by the name it is written with there. */
export const procedures = {
  'children-act': childrenAct,
  'complaint-code': complaintCode,
  'three-stage-corporate': threeStageCorporate,
} as const satisfies Record<string, Procedure>;

export type ProcedureKey = keyof typeof procedures;
