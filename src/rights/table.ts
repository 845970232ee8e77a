import type { Desk } from '../desk/desk.ts';
import { FIELDS, type Field } from './fields.ts';
import { PARTIES, type Party, parties } from './parties.ts';
import { type Row, rights } from './rights.ts';

export interface RightsLine {
  does: keyof Desk;
  /** What each party gets: groups of fields, "yes" where it may and is shown nothing, undefined where it is refused. */
  may: Partial<Record<Party, Field[] | 'yes'>>;
}

/** The whole table, a line a function, in the order of the file. */
export function rightsTable(): RightsLine[] {
  return (Object.keys(rights) as (keyof Desk)[]).map((does) => {
    const row: Row | 'the program' = rights[does];
    if (row === 'the program') return { does, may: { heard: 'yes' } };
    const given = PARTIES.filter((it) => row[it]).map((it) => [it, shown(row[it]!)] as const);
    return { does, may: Object.fromEntries(given) };
  });
}

function shown(fields: readonly Field[]): Field[] | 'yes' {
  return fields.length > 0 ? FIELDS.filter((it) => fields.includes(it)) : 'yes';
}

const LETTER: Record<Field, string> = {
  reference: 'r',
  names: 'n',
  story: 's',
  safeguarding: 'h',
  equality: 'e',
  letters: 'l',
};

/** The table as a page: a letter for each group of fields, a tick for a yes that shows nothing, a dot for a no. */
export function rightsPage(): string {
  const heading = ['', ...PARTIES];
  const lines = rightsTable().map(({ does, may }) => [`\`${does}\``, ...PARTIES.map((it) => cell(may[it]))]);
  const scopes = PARTIES.map((it) => `| ${it} | ${parties[it].called} | ${SCOPE[parties[it].scope]} |`);
  return [
    '# Who may what',
    '',
    'Printed from `src/rights/rights.ts` by `npm run -s heard -- rights`; enforced at the desk and nowhere else. What is not in it is refused.',
    '',
    `${FIELDS.map((it) => `${LETTER[it]} ${NAMES[it]}`).join(' · ')} · ✓ may, and is shown nothing of a complaint · a dot is a no`,
    '',
    rowOf(heading),
    rowOf(heading.map(() => '---')),
    ...lines.map(rowOf),
    '',
    'Somebody complained about is refused everything about that complaint, whatever their role. Where that is a member of the',
    "complaints team, an adjudicating officer takes the team's place.",
    '',
    '| Party | In sentences | Which complaints |',
    '| --- | --- | --- |',
    ...scopes,
    '',
  ].join('\n');
}

const NAMES: Record<Field, string> = {
  reference: 'reference and dates',
  names: 'names and how to reach them',
  story: 'the story',
  safeguarding: 'safeguarding',
  equality: 'equality data',
  letters: 'letters',
};

const SCOPE: Record<(typeof parties)[Party]['scope'], string> = {
  all: "all of their council's",
  own: 'their own, by its return code or in the conversation it was told in',
  'passed on': 'those they passed on themselves',
  team: 'those about their teams',
  held: 'those they answer or stand in for',
  'in danger': 'those in which somebody may be hurt',
  'stage 2': 'those that have reached Stage 2',
  appointed: 'those they are appointed to',
  deciding: 'those in which they are appointed to decide a stage',
  none: 'none',
};

function cell(may: Field[] | 'yes' | undefined): string {
  if (may === undefined) return '·';
  return may === 'yes' ? '✓' : may.map((it) => LETTER[it]).join('');
}

function rowOf(cells: readonly string[]): string {
  return `| ${cells.join(' | ')} |`;
}
