/** Signs that turn the direction of a line: "fdp.exe" would read as "exe.pdf", and what stands behind a name would read backwards. */
const TURNS = /[\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** For names, which stand in lines of ours. What somebody tells us is kept as it was typed, on lines of its own. */
export function straight(text: string): string {
  return text.replace(TURNS, '');
}
