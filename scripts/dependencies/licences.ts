import type { Package } from './lockfile.ts';

/** Whoever may do as they please with it as long as they name its makers. MIT-0 asks for less than MIT. */
const ALLOWED: ReadonlySet<string> = new Set([
  'MIT',
  'MIT-0',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'CC0-1.0',
  'Unlicense',
  'BlueOak-1.0.0',
  'Python-2.0',
]);

/** A package that is here although the list does not have its licence, or that does not say one where npm looks. */
export interface Exception {
  /** What the lockfile says; undefined where it says nothing. */
  says: string | undefined;
  /** What it is under, by whoever looked: as SPDX has it, for the bill of materials. */
  is: string;
  why: string;
  /** Only where it does not run with Heard. */
  dev?: true;
}

const LIGHTNING: Exception = {
  says: 'MPL-2.0',
  is: 'MPL-2.0',
  why: 'comes with vitest and is used as it is; not part of what runs',
  dev: true,
};

/** By name; looked at once, each. */
export const exceptions: Readonly<Record<string, Exception>> = {
  '@expo-google-fonts/open-sans': {
    says: 'MIT AND OFL-1.1',
    is: 'MIT AND OFL-1.1',
    why: 'an open font for the charts; the OFL lets it be given away with a program, and forbids only selling it by itself',
  },
  argparse: {
    says: 'PSF-2.0',
    is: 'PSF-2.0',
    why: 'the licence of Python itself, under its newer name: as free as Python-2.0',
    dev: true,
  },
  'axe-core': {
    says: 'MPL-2.0',
    is: 'MPL-2.0',
    why: 'tests the pages for accessibility and is used as it is; not part of what runs',
    dev: true,
  },
  'caniuse-lite': {
    says: 'CC-BY-4.0',
    is: 'CC-BY-4.0',
    why: 'a table of browsers, named with its source in its own package; comes with the web chat’s build tools',
  },
  cldrjs: { says: undefined, is: 'MIT', why: 'says so in its LICENSE-MIT and in the older field “licenses”' },
  'date-holidays': {
    says: '(ISC AND CC-BY-3.0)',
    is: 'ISC AND CC-BY-3.0',
    why: 'a second table of holidays for a test; its data are named with their source in its package',
    dev: true,
  },
  'deep-freeze-strict': {
    says: 'public domain',
    is: 'LicenseRef-public-domain',
    why: 'given to everybody by its maker; comes with the web chat',
  },
  'escape-regexp-component': { says: undefined, is: 'MIT', why: 'says so in its Readme; comes with restify' },
  'simple-lru-cache': {
    says: undefined,
    is: 'MIT',
    why: 'says so in its LICENSE and in the older field “licenses”; comes with the web chat',
  },
  'spdx-exceptions': {
    says: 'CC-BY-3.0',
    is: 'CC-BY-3.0',
    why: 'a list of names, with its source in its own package; comes with build tools of the web chat',
  },
  sylvester: { says: undefined, is: 'MIT', why: 'says so in its LICENSE.txt; comes with natural' },
  lightningcss: LIGHTNING,
};

/** A package for one kind of machine is under what the package is that it belongs to. */
function exceptionFor(name: string): Exception | undefined {
  return exceptions[name] ?? (name.startsWith('lightningcss-') ? LIGHTNING : undefined);
}

/** What a package is under, as SPDX has it; for those that say nothing of use, what was found by looking. */
export function licenceOf({ name, licence }: Pick<Package, 'name' | 'licence'>): string | undefined {
  const exception = exceptionFor(name);
  return exception && exception.says === licence ? exception.is : licence;
}

/** Undefined where it may be here; otherwise what is wrong, in a sentence that says what to do. */
export function objection({ name, version, licence, dev }: Package): string | undefined {
  if (licence && isAllowed(licence)) return undefined;
  const exception = exceptionFor(name);
  const says = licence ? `is under ${licence}` : 'does not say what it is under';
  if (!exception || exception.says !== licence)
    return `${name} ${version} ${says}. Take another package, or look at it and write it down in scripts/dependencies/licences.ts.`;
  if (exception.dev && !dev)
    return `${name} ${version} ${says}, and is let in for tests alone; now something that runs needs it.`;
  return undefined;
}

/** "(MIT OR CC0-1.0)", "ISC AND CC-BY-3.0": of an OR one is enough, of an AND all. Words that are no licence are none that is allowed. */
export function isAllowed(expression: string): boolean {
  const tokens = expression.match(/\(|\)|[^\s()]+/g) ?? [];
  let at = 0;
  const one = (): boolean => {
    const token = tokens[at++];
    if (token !== '(') return ALLOWED.has(token ?? '');
    const inside = any();
    return tokens[at++] === ')' && inside;
  };
  const all = (): boolean => {
    let yes = one();
    while (tokens[at] === 'AND') {
      at++;
      yes = one() && yes;
    }
    return yes;
  };
  function any(): boolean {
    let yes = all();
    while (tokens[at] === 'OR') {
      at++;
      yes = all() || yes;
    }
    return yes;
  }
  return any() && at === tokens.length;
}
