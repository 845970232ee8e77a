import { csvOf } from '../register/csv.ts';
import { numberOf, type Report, shareOf } from './report.ts';

/** Every table of the report under one another, one line a figure. */
export function asCsv({ sections }: Report): string {
  return csvOf(
    ['Section', 'Name', 'Number', 'Share', 'Before', 'Beside it'],
    sections.flatMap(({ title, lines = [] }) =>
      lines.map((it) => [title, it.name, it.says ? numberOf(it) : it.n, shareOf(it), it.before ?? '', it.note ?? '']),
    ),
  );
}
