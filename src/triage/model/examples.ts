import { readdirSync, readFileSync } from 'node:fs';
import type { ProcedureName } from '../../complaints/happened.ts';
import { DANGER_FLAGS, type DangerFlag } from '../danger/evidence/evidence.ts';
import type { Decision, Eligible, Exclusion, Flag, Kind, Signpost, Theme } from '../vocabulary.ts';

/** What somebody who knows the rules says should come out. */
export interface Expected {
  kind: Kind;
  eligible?: Eligible;
  exclusion?: Exclusion | null;
  procedure?: ProcedureName | null;
  decisions?: Decision[];
  signpost: Signpost[];
  themes: Theme[];
  flags: Flag[];
}

/** A labelled message of the corpus; also the format of a cases file. */
export interface Labelled {
  id: string;
  text: string;
  voice?: string;
  channel?: string;
  /** There is danger, and it is never said. */
  implied?: boolean;
  expected: Expected;
  /** What of it somebody decided; the rest was only suggested, and teaches nothing. Left out: all of it. */
  decided?: readonly Label[];
}

export const LABELS = ['kind', 'procedure', 'themes'] as const;
export type Label = (typeof LABELS)[number];

/** Whether a message may teach this. Danger is taught by the corpus alone: nobody decides about it by confirming a route. */
export function teaches({ decided }: Pick<Labelled, 'decided'>, what: Label | 'everything'): boolean {
  return decided === undefined || (what !== 'everything' && decided.includes(what));
}

/** A sentence or two written to teach one thing. */
export interface Phrase<Label extends string = string> {
  labels: readonly Label[];
  text: string;
}

const CORPUS = new URL('../corpus/', import.meta.url);
const DANGER = new URL('../danger/phrasebook/', import.meta.url);
const PHRASES = new URL('../phrasebook/', import.meta.url);

const lines = (file: URL) =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter((it) => it.trim() !== '');

const filesIn = (folder: URL, ending: string) =>
  readdirSync(folder)
    .filter((it) => it.endsWith(ending))
    .sort();

export function corpus(): Labelled[] {
  return filesIn(CORPUS, '.jsonl').flatMap((file) =>
    lines(new URL(file, CORPUS)).map((line) => ({
      ...(JSON.parse(line) as Labelled),
      voice: file.replace('.jsonl', ''),
    })),
  );
}

/** `s` safeguarding, `l` somebody who works with children, `h` self-harm, `t` threat; `-` only looks like it. */
const CODES: Record<string, DangerFlag> = { s: 'safeguarding', l: 'lado', h: 'self-harm', t: 'threat' };

export function dangerPhrases(): Phrase<DangerFlag>[] {
  return filesIn(DANGER, '.txt').flatMap((file) =>
    lines(new URL(file, DANGER)).map((line) => ({
      labels: [...before(line)].flatMap((code) => CODES[code] ?? []),
      text: after(line),
    })),
  );
}

/** Lines of `themes.txt` or `kinds.txt`: the labels with commas between, then the words. */
export function phrases(name: 'themes' | 'kinds'): Phrase[] {
  return lines(new URL(`${name}.txt`, PHRASES)).map((line) => ({
    labels: before(line) === '-' ? [] : before(line).split(','),
    text: after(line),
  }));
}

const before = (line: string) => line.slice(0, line.indexOf(' '));
const after = (line: string) => line.slice(line.indexOf(' ') + 1);

export function isDangerous({ expected }: Labelled): boolean {
  return expected.flags.some((it) => (DANGER_FLAGS as readonly string[]).includes(it));
}
