import type { ColumnType, Generated } from 'kysely';
import type { LocalDate } from '../calendar/local-date.ts';
import type { Decided, Suggested } from '../complaints/teaching.ts';
import type { RegisterRow, Told } from '../register/row.ts';

type Optional<T> = ColumnType<T, T | undefined, T>;
type Json<T> = ColumnType<T, string, string>;

/** The tables that questions, reports and imports are made of. */
export interface RegisterTables {
  register: RegisterRow & { [Key in keyof Told]: Optional<Told[Key]> };
  tally: {
    council: string;
    month: LocalDate;
    procedure: string;
    team: string;
    measure: string;
    key: string;
    n: number;
  };
  tally_changes: { council: string; id: Generated<number>; cells: Json<object> };
  column_names: { council: string; register: string; columns: Json<Record<string, string>>; at: Date };
  lessons: {
    council: string;
    id: number;
    team: string | null;
    theme: string | null;
    found: string;
    action: string;
    owner: string;
    due: LocalDate;
    done: LocalDate | null;
    changed: string | null;
    by_whom: string;
    at: Date;
  };
  examples: {
    council: string;
    ref: string;
    seq: number;
    at: Date;
    by_whom: string;
    model: string | null;
    rules: string | null;
    suggested: Json<Suggested>;
    decided: Json<Decided>;
  };
  spikes: {
    council: string;
    month: LocalDate;
    team: string;
    theme: string;
    seen: number;
    usual: ColumnType<string, number, number>;
    at: Date;
  };
}
