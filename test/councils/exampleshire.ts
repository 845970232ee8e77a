import { type Council, type Mistake, readCouncil } from '../../src/councils/read.ts';

/** A council that does not exist, with everything a file needs and nothing more. */
export const EXAMPLESHIRE = `name: Exampleshire County Council
short: Exampleshire
prefix: EXA
complaintsTeam:
  name: Complaints Team
  phone: "01234 567 890"
packs:
  - from: 2024-04-01
    source: Leaflet of April 2024
    statutory:
      extends: children-act
      clocks:
        acknowledge: { within: 3 working days, cite: leaflet }
        stage 1 reply: { within: 10 working days, upTo: 20 working days, cite: leaflet }
    corporate: { extends: complaint-code }
examples:
  - happened: { received: 2026-03-24 }
    due: { acknowledge: 2026-03-27, stage 1 reply: 2026-04-09 }
`;

/** The file with one place written otherwise; the place has to be there. */
export function written(before: string, after: string): string {
  if (!EXAMPLESHIRE.includes(before)) throw new Error(`Exampleshire has no "${before}"`);
  return EXAMPLESHIRE.replace(before, after);
}

export function mistakesIn(text: string): Mistake[] {
  const read = readCouncil('exampleshire', 'exampleshire.yaml', text);
  return 'mistakes' in read ? read.mistakes : [];
}

export function councilIn(text: string): Council {
  const read = readCouncil('exampleshire', 'exampleshire.yaml', text);
  if ('mistakes' in read) throw new Error(read.mistakes.map(({ line, says }) => `${line}: ${says}`).join('\n'));
  return read.council;
}
