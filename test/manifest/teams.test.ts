import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import draft04 from 'ajv-draft-04';
import formats from 'ajv-formats';
import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import {
  packTeams,
  readTeamsArguments,
  stringsOf,
  type TeamsApp,
  teamsManifest,
} from '../../scripts/manifests/teams.ts';

const GIVEN = [
  '--app-id',
  '00000000-0000-4000-8000-0000000000b0',
  '--address',
  'https://heard.council.example',
  '--developer',
  'Exampleshire "County" Council',
  '--privacy',
  'https://council.example/privacy',
];
const app = readTeamsArguments(GIVEN);

/** Microsoft's own schemas, as they come with its package. */
const schemas = join(
  createRequire(import.meta.url).resolve('@microsoft/app-manifest/package.json'),
  '../build/json-schemas/teams/v1.25',
);

function mistakes(value: unknown, schema: string): string[] {
  // Some of its patterns are older than the strict reading of patterns.
  const ajv = new draft04.default({ strict: false, allErrors: true, unicodeRegExp: false });
  formats.default(ajv);
  const check = ajv.compile(JSON.parse(readFileSync(join(schemas, schema), 'utf8')));
  check(value);
  return (check.errors ?? []).map((it) => `${it.instancePath} ${it.message}`);
}

test('the manifest is what Microsoft’s schema asks for; so are its words', () => {
  expect(mistakes(teamsManifest(app), 'MicrosoftTeams.schema.json')).toEqual([]);
  expect(mistakes(stringsOf(teamsManifest(app)), 'MicrosoftTeams.Localization.schema.json')).toEqual([]);
});

test('the schema would notice: a manifest without icons is not one', () => {
  const { icons, ...without } = teamsManifest(app);
  expect(mistakes(without, 'MicrosoftTeams.schema.json').join()).toContain("'icons'");
});

test('no place is left unfilled, and whatever is filled in stays what it is', () => {
  const text = JSON.stringify(teamsManifest(app));
  expect(text).not.toContain('{{');
  expect(teamsManifest(app)).toMatchObject({
    developer: { name: 'Exampleshire "County" Council' },
    webApplicationInfo: { resource: 'api://heard.council.example/00000000-0000-4000-8000-0000000000b0' },
  });
});

describe('the package', () => {
  const unpacked = (more: Partial<TeamsApp> = {}, others: Parameters<typeof packTeams>[1] = {}) =>
    unzipSync(packTeams({ ...app, ...more }, others).zip);
  const jsonIn = (files: Record<string, Uint8Array>, name: string) => JSON.parse(strFromU8(files[name]!));

  test('holds what the manifest names, and nothing else', () => {
    expect(Object.keys(unpacked()).sort()).toEqual(['color.png', 'manifest.json', 'outline.png', 'strings/en-gb.json']);
  });

  test.each([
    ['color.png', 192],
    ['outline.png', 32],
  ] as const)('%s is %i by %i', (name, size) => {
    const png = Buffer.from(unpacked()[name]!);
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual(['PNG', size, size]);
  });

  test('a translation is one file; one that lacks words says which', () => {
    const whole = stringsOf(teamsManifest(app));
    const files = unpacked({}, { 'cy-gb': { ...whole, 'name.full': 'Heard: y ddesg gwynion' } });
    expect(jsonIn(files, 'manifest.json').localizationInfo.additionalLanguages).toEqual([
      { languageTag: 'cy-gb', file: 'strings/cy-gb.json' },
    ]);
    expect(() => unpacked({}, { 'cy-gb': { 'name.short': 'Heard' } })).toThrow('strings/cy-gb.json lacks: name.full');
  });

  test('an app for a test says so, in every language', () => {
    const files = unpacked({ label: 'test' });
    expect(jsonIn(files, 'manifest.json').name.short).toBe('Heard (test)');
    expect(jsonIn(files, 'strings/en-gb.json')['name.short']).toBe('Heard (test)');
  });
});

test.each([
  [['--address', 'https://a.example'], 'Write --app-id'],
  [['--app-id', 'heard', '--address', 'https://a.example'], 'Write --app-id'],
  [['--app-id', GIVEN[1]!, '--address', 'http://a.example'], 'Write --address'],
  [['--app-id', GIVEN[1]!, '--address', 'https://a.example/tab'], 'Write --address'],
  [[...GIVEN, '--terms', 'council.example'], 'Write --terms'],
  [[...GIVEN, '--unknown', 'x'], '--app-id'],
])('%j: %s', (args, says) => {
  expect(() => readTeamsArguments(args)).toThrow(says);
});
