/** What a command may touch: the edge is handed in, so that a test can be the edge. */
export interface Io {
  stdin(): Promise<string>;
  /** Asks somebody, and waits for one line; undefined when nobody answers any more. */
  ask(question: string): Promise<string | undefined>;
  /** One JSON value to standard output. */
  out(value: unknown): void;
  /** A sentence for a person, to standard error. */
  say(sentence: string): void;
  readFile(path: string): string;
  /** The same for what is no text: a workbook. */
  readBytes(path: string): Buffer;
  /** Text or a document to standard output, as it is. */
  write(whole: string | Uint8Array): void;
  /** The settings, as the program would find them. */
  environment: Readonly<Record<string, string | undefined>>;
  /** The present moment. */
  now(): Date;
}

/** 0 done; 1 a check failed or the answer is no; 2 the input could not be used. */
export type ExitStatus = 0 | 1 | 2;

export interface Command {
  name: string;
  help: string;
  /** A line that works when it is typed. */
  example: string;
  run(args: string[], io: Io): Promise<ExitStatus>;
}

/** Input that cannot be used: the sentence says which part and what to write instead. */
export class Unusable extends Error {}
