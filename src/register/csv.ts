/** A cell that a spreadsheet would work out instead of showing: a formula typed by a stranger must not run on somebody's desk. Some read the wide signs too. */
const FORMULA = /^\s*[=+\-@\t\r＝＋－＠]/;

/** One value as a CSV cell. What begins like a formula gets an apostrophe before it, which spreadsheets show as text. */
export function cell(value: unknown): string {
  const text = value === null || value === undefined ? '' : String(value);
  const safe = typeof value !== 'number' && FORMULA.test(text) ? `'${text}` : text;
  return /[",\n\r']/.test(safe) || safe !== safe.trim() ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV with a mark at the start by which Excel knows that it is UTF-8. */
export function csvOf(columns: readonly string[], rows: Iterable<readonly unknown[]>): string {
  const lines = [columns.map(cell).join(',')];
  for (const row of rows) lines.push(row.map(cell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}
