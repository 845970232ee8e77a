import { existsSync, readFileSync } from 'node:fs';
import { z } from 'zod';
import { isLocalDate, type LocalDate } from '../../calendar/local-date.ts';
import { besideSchema } from '../../reports/beside.ts';

const date = z.custom<LocalDate>((it) => isLocalDate(it));
const exampleSchema = z.strictObject({ asAt: date, from: date, beside: besideSchema });

export interface Example extends z.infer<typeof exampleSchema> {
  csv: Buffer;
}

/** The register that comes with a council's file, made up for the demonstration and the tests. Undefined where there is none. */
export function exampleOf(council: string): Example | undefined {
  const [table, beside] = ['csv', 'json'].map((it) => new URL(`./${council}.${it}`, import.meta.url));
  if (!existsSync(table!) || !existsSync(beside!)) return undefined;
  return { ...exampleSchema.parse(JSON.parse(readFileSync(beside!, 'utf8'))), csv: readFileSync(table!) };
}
