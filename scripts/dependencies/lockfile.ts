/** What npm's lockfile says of one package, where it stands in the tree. */
export interface Locked {
  version?: string;
  license?: string;
  integrity?: string;
  /** Needed to build and test Heard, and not to run it. */
  dev?: boolean;
  optional?: boolean;
  dependencies?: Record<string, string>;
  optionalDependencies?: Record<string, string>;
  peerDependencies?: Record<string, string>;
}

export interface Lockfile {
  name: string;
  version: string;
  packages: Record<string, Locked>;
}

/** One package in one version, wherever it stands and however often. */
export interface Package {
  name: string;
  version: string;
  licence: string | undefined;
  integrity: string | undefined;
  dev: boolean;
  /** What it needs, by the same key. */
  needs: string[];
}

export const keyOf = (name: string, version: string) => `${name}@${version}`;

/** Every package of the tree, by name and version, in the order of their names. */
export function packagesIn({ packages }: Lockfile): Map<string, Package> {
  const found = new Map<string, Package>();
  for (const [path, it] of Object.entries(packages)) {
    if (path === '' || !it.version) continue;
    const name = nameAt(path);
    const key = keyOf(name, it.version);
    const before = found.get(key);
    found.set(key, {
      name,
      version: it.version,
      licence: it.license,
      integrity: it.integrity ?? before?.integrity,
      dev: Boolean(it.dev) && (before?.dev ?? true),
      needs: [...new Set([...(before?.needs ?? []), ...neededBy(packages, path)])].sort(),
    });
  }
  return new Map([...found].sort(([one], [other]) => (one < other ? -1 : 1)));
}

export function nameAt(path: string): string {
  return path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
}

/** What a package needs and has, found as Node finds it: beside it, then beside whoever holds it. What is not installed is left out. */
export function neededBy(packages: Lockfile['packages'], path: string): string[] {
  const { dependencies, optionalDependencies, peerDependencies } = packages[path]!;
  const names = Object.keys({ ...dependencies, ...optionalDependencies, ...peerDependencies });
  return names.flatMap((name) => {
    const at = placesFrom(path).find((place) => packages[`${place}node_modules/${name}`]?.version);
    return at === undefined ? [] : [keyOf(name, packages[`${at}node_modules/${name}`]!.version!)];
  });
}

/** "a/node_modules/b" looks in itself, in a, and at the top. */
function placesFrom(path: string): string[] {
  if (path === '') return [''];
  const above = path.slice(0, Math.max(0, path.lastIndexOf('node_modules/')));
  return [`${path}/`, ...placesFrom(above.replace(/\/$/, ''))];
}
