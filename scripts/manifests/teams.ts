import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strToU8, zipSync } from 'fflate';
import { readArguments } from '../commands/arguments.ts';
import { Unusable } from '../commands/command.ts';

const ROOT = new URL('../../', import.meta.url);
const FOLDER = new URL('manifest/teams/', ROOT);

export const TEAMS_HELP =
  'npm run pack-manifest -- --app-id 00000000-0000-0000-0000-000000000000 --address https://heard.council.gov.uk --developer "Exampleshire County Council" --privacy https://council.gov.uk/privacy --terms https://council.gov.uk/terms';

/** What differs from one council, or one environment, to the next. */
export interface TeamsApp {
  appId: string;
  /** Where browsers reach Heard: HEARD_ADDRESS. */
  address: string;
  developer: string;
  website: string;
  privacy: string;
  terms: string;
  /** Said behind the name, so that a test app is not taken for the real one: "test". */
  label: string;
  out: string;
}

const OPTIONS = {
  'app-id': { type: 'string' },
  address: { type: 'string' },
  developer: { type: 'string' },
  website: { type: 'string' },
  privacy: { type: 'string' },
  terms: { type: 'string' },
  label: { type: 'string' },
  out: { type: 'string' },
} as const;

export function readTeamsArguments(args: string[]): TeamsApp {
  const { values } = readArguments(args, OPTIONS, 0);
  const appId = values['app-id'] ?? '';
  const address = values.address ?? '';
  if (!/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(appId))
    throw new Unusable('Write --app-id with the id of the app registration: 8-4-4-4-12 letters and digits.');
  if (!/^https:\/\/[^/\s]+$/.test(address))
    throw new Unusable('Write --address as in HEARD_ADDRESS: https:// and a name, with nothing after it.');
  for (const name of ['website', 'privacy', 'terms'] as const)
    if (values[name] && !values[name].startsWith('https://'))
      throw new Unusable(`Write --${name} with an address that begins with https://.`);
  const { developer = 'Heard', website = address, privacy = website, terms = website, label = '' } = values;
  const out = values.out ?? join('dist', `heard-teams${label ? `-${label}` : ''}.zip`);
  return { appId, address, developer, website, privacy, terms, label, out };
}

type Manifest = Record<string, unknown> & { name: { short: string; full: string } };

/** The words of the manifest in another language, by Teams' own names for their places. */
export type Translation = Readonly<Record<string, string>>;

/** The manifest for one council, with every place filled in. */
export function teamsManifest(app: TeamsApp, languages: readonly string[] = []): Manifest {
  const { version } = JSON.parse(readFileSync(new URL('package.json', ROOT), 'utf8')) as { version: string };
  const said: Record<string, string> = {
    APP_ID: app.appId,
    HOST: new URL(app.address).host,
    VERSION: version,
    DEVELOPER: app.developer,
    WEBSITE: app.website,
    PRIVACY: app.privacy,
    TERMS: app.terms,
  };
  const text = readFileSync(new URL('manifest.json', FOLDER), 'utf8');
  const filled = text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => JSON.stringify(said[name]).slice(1, -1));
  const manifest = JSON.parse(filled) as Manifest;
  const additionalLanguages = languages.map((it) => ({ languageTag: it, file: fileOf(it) }));
  return {
    ...manifest,
    name: labelled(manifest.name, app.label),
    localizationInfo: {
      ...(manifest.localizationInfo as object),
      defaultLanguageFile: fileOf(ENGLISH),
      additionalLanguages,
    },
  };
}

function labelled({ short, full }: Manifest['name'], label: string): Manifest['name'] {
  return label ? { short: `${short} (${label})`, full: `${full} (${label})` } : { short, full };
}

const ENGLISH = 'en-gb';
const fileOf = (language: string) => `strings/${language}.json`;

/** Which words of the manifest people read; everything else in it is for Teams. */
const READ =
  /^(name\.(short|full)|description\.(short|full)|staticTabs\[\d+\]\.name|(bots|composeExtensions)\[0\]\..*\.(title|description))$/;

/** Every word of the manifest that people read, by its place: what a translation has to have, and no more. */
export function stringsOf(manifest: object): Translation {
  return Object.fromEntries([...places(manifest, '')].filter(([place]) => READ.test(place)));
}

function* places(value: unknown, at: string): Generator<[place: string, text: string]> {
  if (typeof value === 'string') yield [at, value];
  else if (Array.isArray(value)) for (const [index, it] of value.entries()) yield* places(it, `${at}[${index}]`);
  else if (value && typeof value === 'object')
    for (const [name, it] of Object.entries(value)) yield* places(it, at ? `${at}.${name}` : name);
}

/** The files in manifest/teams/strings, by their language: a translation is one file, and nothing else to edit. */
export function translations(folder = new URL('strings/', FOLDER)): Record<string, Translation> {
  const files = existsSync(folder) ? readdirSync(folder).filter((it) => it.endsWith('.json')) : [];
  return Object.fromEntries(
    files.map((it) => [it.replace('.json', ''), JSON.parse(readFileSync(new URL(it, folder), 'utf8'))]),
  );
}

/** What Teams takes: the manifest, its languages and two icons, nothing else. */
export function packTeams(app: TeamsApp, others = translations()): { file: string; zip: Uint8Array } {
  const manifest = teamsManifest(app, Object.keys(others));
  const strings = Object.entries({ ...others, [ENGLISH]: stringsOf(manifest) }).map(([language, it]) => {
    const missing = Object.keys(stringsOf(manifest)).filter((place) => !it[place]);
    if (missing.length > 0) throw new Unusable(`${fileOf(language)} lacks: ${missing.join(', ')}.`);
    return [fileOf(language), json({ $schema: SCHEMA, ...it, 'name.short': manifest.name.short })] as const;
  });
  const pictures = ['color.png', 'outline.png'].map((it) => [it, readFileSync(new URL(it, FOLDER))] as const);
  const zip = zipSync({ 'manifest.json': json(manifest), ...Object.fromEntries([...strings, ...pictures]) });
  return { file: app.out, zip };
}

const SCHEMA = 'https://developer.microsoft.com/en-us/json-schemas/teams/v1.25/MicrosoftTeams.Localization.schema.json';

function json(value: object): Uint8Array {
  return strToU8(`${JSON.stringify(value, null, 2)}\n`);
}
