/** What Slack takes at most, from its Block Kit reference. Letters are UTF-16 units, as Slack counts. */
export const LIMIT = {
  /** Blocks of one message; of a modal or the Home tab. */
  messageBlocks: 50,
  viewBlocks: 100,
  header: 150,
  text: 3000,
  button: 75,
  buttons: 25,
  buttonValue: 2000,
  label: 2000,
  option: 75,
  optionValue: 150,
  options: 100,
  groups: 100,
  viewTitle: 24,
  viewButton: 24,
  metadata: 3000,
  /** All the text of one message together. Slack refuses from about 13,000 on and does not say where (bolt-js issue 2509). */
  message: 9000,
} as const;

/** At most so many letters, never through the middle of one that takes two, with a sign that there was more. */
export function cut(text: string, most: number): string {
  return text.length <= most ? text : `${text.slice(0, most - 1).replace(/[\uD800-\uDBFF]$/, '')}…`;
}

/** The same text in pieces of at most so many letters, parted at a space where there is one. Put together it is the same text. */
export function pieces(text: string, most: number): string[] {
  const found: string[] = [];
  let from = 0;
  while (text.length - from > most) {
    const until = from + partAt(text.slice(from, from + most));
    found.push(text.slice(from, until));
    from = until;
  }
  return [...found, text.slice(from)];
}

function partAt(piece: string): number {
  const space = Math.max(piece.lastIndexOf('\n'), piece.lastIndexOf(' ')) + 1;
  if (space > piece.length / 2) return space;
  return /[\uD800-\uDBFF]$/.test(piece) ? piece.length - 1 : piece.length;
}
