/** A file that somebody sent in a chat that keeps files somewhere else. */
export interface FileAt {
  name: string;
  url: string;
  /** Which chat, and so where it may be and what opens it: a link of Teams that is enough by itself, a picture in Teams, a file of Slack. */
  from: 'a link of Teams' | 'a picture in Teams' | 'Slack';
  /** Where a token opens it: the service of that chat, or the workspace. */
  at?: string;
}

/** A file that only its owner can open for us: its name and where it is. */
export interface Linked {
  name: string;
  to?: string;
}

export function namesOf(files: readonly { name: string }[]): string {
  return files.map((it) => it.name).join(', ');
}

/** As the team reads it beside the story: a line a file. */
export function linesOf(linked: readonly Linked[]): string {
  return linked.map(({ name, to }) => (to ? `${name}: ${to}` : name)).join('\n');
}
