import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, test } from 'vitest';
import { command } from '../scripts/commands/dependencies.ts';
import { exceptions, isAllowed, objection } from '../scripts/dependencies/licences.ts';
import { type Lockfile, packagesIn } from '../scripts/dependencies/lockfile.ts';
import { ran } from './support/io.ts';

const ROOT = join(import.meta.dirname, '..');
const TEXT = readFileSync(join(ROOT, 'package-lock.json'), 'utf8');
const lockfile = JSON.parse(TEXT) as Lockfile;

/** The command, on the real tree or on one that somebody has changed. */
const run = (args: string[], changed?: (it: Lockfile) => void) => {
  const copy = JSON.parse(TEXT) as Lockfile;
  changed?.(copy);
  return ran(command, args, { files: { 'package-lock.json': changed ? JSON.stringify(copy) : TEXT } });
};

describe('licences', () => {
  test('everything that Heard is made of may be here', async () => {
    const { status, out } = await run([]);
    expect(out.objections).toEqual([]);
    expect(status).toBe(0);
    expect(out.packages).toBeGreaterThan(out.running);
  });

  test('the lockfile says what each package says of itself', () => {
    const differs = Object.entries(lockfile.packages).flatMap(([path, { license }]) => {
      const file = join(ROOT, path, 'package.json');
      if (path === '' || !existsSync(file)) return [];
      const own = (JSON.parse(readFileSync(file, 'utf8')) as { license?: string | { type: string } }).license;
      const says = typeof own === 'object' ? own.type : own;
      return says === license ? [] : [`${path}: ${says} and not ${license}`];
    });
    expect(differs).toEqual([]);
  });

  test('no exception is left over', () => {
    const names = new Set([...packagesIn(lockfile).values()].map((it) => it.name));
    expect(Object.keys(exceptions).filter((it) => !names.has(it))).toEqual([]);
  });

  test.each<[string, (it: Lockfile) => void, RegExp]>([
    [
      'a licence that asks for more',
      ({ packages }) => Object.assign(packages['node_modules/pg']!, { license: 'GPL-3.0-only' }),
      /^pg [\d.]+ is under GPL-3\.0-only\. Take another package/,
    ],
    [
      'none at all',
      ({ packages }) => delete packages['node_modules/pg']!.license,
      /^pg [\d.]+ does not say what it is under\./,
    ],
    [
      'an exception that was made for other words',
      ({ packages }) => Object.assign(packages['node_modules/deep-freeze-strict']!, { license: 'SEE LICENSE IN x' }),
      /^deep-freeze-strict [\d.]+ is under SEE LICENSE IN x\./,
    ],
    [
      'an exception for tests, in something that runs',
      ({ packages }) => Object.assign(packages['node_modules/axe-core']!, { dev: false }),
      /^axe-core [\d.]+ is under MPL-2\.0, and is let in for tests alone/,
    ],
    [
      'one deep in the tree',
      ({ packages }) => {
        packages['node_modules/pg/node_modules/new'] = { version: '1.0.0', license: 'AGPL-3.0-or-later' };
      },
      /^new 1\.0\.0 is under AGPL-3\.0-or-later\./,
    ],
  ])('%s is found, with what to do', async (_, changed, sentence) => {
    const { status, out, said } = await run([], changed);
    expect(status).toBe(1);
    expect(out.objections).toHaveLength(1);
    expect(said).toMatch(sentence);
  });

  test.each([
    ['MIT', true],
    ['(MIT OR GPL-3.0-only)', true],
    ['GPL-3.0-only OR (MIT AND ISC)', true],
    ['MIT AND GPL-3.0-only', false],
    ['(MIT OR ISC) AND GPL-2.0-only', false],
    ['MIT OR', false],
    ['(MIT', false],
    ['MIT Apache-2.0', false],
    ['mit', false],
    ['UNLICENSED', false],
    ['', false],
  ])('%s: %s', (expression, yes) => {
    expect(isAllowed(expression)).toBe(yes);
    expect(
      objection({ name: 'x', version: '1', licence: expression, integrity: '', dev: false, needs: [] }) === undefined,
    ).toBe(yes);
  });

  test('where there is no lockfile, it says where to go', async () => {
    const { status, said } = await ran(command, []);
    expect([status, said]).toEqual([2, expect.stringContaining('package-lock.json')]);
  });
});

describe('the bill of materials', () => {
  interface Component {
    'bom-ref': string;
    scope: string;
    hashes?: { alg: string; content: string }[];
    licenses: object[];
  }
  let bill: {
    specVersion: string;
    serialNumber: string;
    components: Component[];
    dependencies: { ref: string; dependsOn: string[] }[];
  };
  beforeAll(async () => {
    ({ out: bill } = await run(['--bill']));
  });
  const named = (ref: string) => bill.components.find((it) => it['bom-ref'].startsWith(ref))!;

  test('is CycloneDX, and the same for the same lockfile', async () => {
    expect(bill).toMatchObject({ bomFormat: 'CycloneDX', specVersion: '1.6', version: 1 });
    expect(bill.serialNumber).toMatch(/^urn:uuid:[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$/);
    expect((await run(['--bill'])).out).toEqual(bill);
  });

  test('has every package once, with a licence, and where it came packed with its hash', () => {
    const refs = bill.components.map((it) => it['bom-ref']);
    expect(new Set(refs).size).toBe(refs.length);
    expect(refs).toHaveLength(packagesIn(lockfile).size);
    expect(bill.components.filter((it) => it.licenses?.length !== 1)).toEqual([]);
    for (const { hashes } of bill.components) expect(hashes?.[0]?.content).toMatch(/^[0-9a-f]{128}$/);
  });

  test('what depends on what: every reference is one of its own, and everything is reached from Heard', () => {
    const refs = new Set(['pkg:npm/heard@0.1.0', ...bill.components.map((it) => it['bom-ref'])]);
    const dangling = bill.dependencies.flatMap((it) => [it.ref, ...it.dependsOn]).filter((it) => !refs.has(it));
    expect(dangling).toEqual([]);
    const next = new Map(bill.dependencies.map((it) => [it.ref, it.dependsOn]));
    const reached = new Set(['pkg:npm/heard@0.1.0']);
    for (const ref of reached) for (const it of next.get(ref) ?? []) reached.add(it);
    expect([...refs].filter((it) => !reached.has(it))).toEqual([]);
  });

  test('says what runs and what is for tests, and what several licences make', () => {
    expect(named('pkg:npm/restify@')).toMatchObject({ scope: 'required', licenses: [{ license: { id: 'MIT' } }] });
    expect(named('pkg:npm/vitest@')).toMatchObject({ scope: 'excluded' });
    expect(named('pkg:npm/%40expo-google-fonts/open-sans@')).toMatchObject({
      licenses: [{ expression: 'MIT AND OFL-1.1' }],
    });
    expect(named('pkg:npm/deep-freeze-strict@')).toMatchObject({ licenses: [{ license: { name: 'public domain' } }] });
  });

  test('has no address of whoever served a package', () => {
    expect(JSON.stringify(bill)).not.toMatch(/resolved|\.tgz|registry/);
  });
});
