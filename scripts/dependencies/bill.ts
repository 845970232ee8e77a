import { createHash } from 'node:crypto';
import { licenceOf } from './licences.ts';
import { keyOf, type Lockfile, neededBy, type Package, packagesIn } from './lockfile.ts';

/**
 * The bill of materials in CycloneDX 1.6, from the lockfile alone, so that it is the same on every machine. `npm sbom` stops at a peer
 * of the web chat that nothing here uses (decision 0039).
 */
export function billOf(lockfile: Lockfile, text: string, now: Date): object {
  const packages = packagesIn(lockfile);
  const self = purl(lockfile.name, lockfile.version);
  return {
    $schema: 'http://cyclonedx.org/schema/bom-1.6.schema.json',
    bomFormat: 'CycloneDX',
    specVersion: '1.6',
    serialNumber: `urn:uuid:${uuidOf(text)}`,
    version: 1,
    metadata: {
      timestamp: now.toISOString(),
      component: { type: 'application', 'bom-ref': self, name: lockfile.name, version: lockfile.version, purl: self },
    },
    components: [...packages.values()].map(componentOf),
    dependencies: [
      { ref: self, dependsOn: refsOf(packages, neededBy(withDev(lockfile), '')) },
      ...[...packages.values()].map((it) => ({
        ref: purl(it.name, it.version),
        dependsOn: refsOf(
          packages,
          it.needs.filter((key) => key !== keyOf(it.name, it.version)),
        ),
      })),
    ],
  };
}

function componentOf(it: Package): object {
  const { name, version, integrity, dev } = it;
  const [scope, short] = name.startsWith('@') ? (name.split('/') as [string, string]) : [undefined, name];
  const hash = /^sha512-(.+)$/.exec(integrity ?? '')?.[1];
  const licence = licenceOf(it);
  return {
    type: 'library',
    'bom-ref': purl(name, version),
    ...(scope && { group: scope }),
    name: short,
    version,
    // Needed to build and test, and not to run: CycloneDX calls that excluded.
    scope: dev ? 'excluded' : 'required',
    ...(hash && { hashes: [{ alg: 'SHA-512', content: Buffer.from(hash, 'base64').toString('hex') }] }),
    ...(licence && { licenses: [licenceIn(licence)] }),
    purl: purl(name, version),
  };
}

function licenceIn(licence: string): object {
  if (licence.startsWith('LicenseRef-'))
    return { license: { name: licence.replace('LicenseRef-', '').replaceAll('-', ' ') } };
  return /[\s()]/.test(licence) ? { expression: licence } : { license: { id: licence } };
}

/** As the package URL specification has it: only the sign before a scope is written otherwise. */
function purl(name: string, version: string): string {
  return `pkg:npm/${name.replace('@', '%40')}@${version}`;
}

function refsOf(packages: ReadonlyMap<string, Package>, keys: readonly string[]): string[] {
  return keys
    .flatMap((key) => {
      const it = packages.get(key);
      return it ? [purl(it.name, it.version)] : [];
    })
    .sort();
}

/** The tree's root with what it needs for tests among what it needs. */
function withDev({ packages }: Lockfile): Lockfile['packages'] {
  const root = packages[''] as Lockfile['packages'][string] & { devDependencies?: Record<string, string> };
  return { ...packages, '': { ...root, dependencies: { ...root.dependencies, ...root.devDependencies } } };
}

/** The same for the same lockfile: version 8, which is for what its maker chooses. */
function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  const parts = [
    hex.slice(0, 8),
    hex.slice(8, 12),
    `8${hex.slice(13, 16)}`,
    `a${hex.slice(17, 20)}`,
    hex.slice(20, 32),
  ];
  return parts.join('-');
}
