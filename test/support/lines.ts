/** One line as its words: no bullet, no quotation mark, no sign of alarm. */
export function plain(line: string): string {
  return line
    .replace(/^(• |- |> |✓ |❗ )+/, '')
    .replace(/ \([Nn]ot .*: .*\)$/, '')
    .trim();
}

/** A field that is to be filled in, by its label. */
export const fieldOf = (label: unknown): string => `field: ${plain(String(label))}`;

export const linesOf = (text: string): string[] => text.split('\n').map(plain).filter(Boolean);
