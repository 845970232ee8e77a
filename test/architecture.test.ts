import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, relative, resolve } from 'node:path';
import { expect, test } from 'vitest';

const ROOT = resolve(import.meta.dirname, '..');
const LAYERS = ['bot', 'dialogs', 'cards', 'src'];

interface Source {
  file: string;
  text: string;
  imports: { from: string; typeOnly: boolean }[];
}

const sources = LAYERS.flatMap((layer) => filesIn(join(ROOT, layer))).map(read);

function filesIn(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((it) => it.isFile() && it.name.endsWith('.ts'))
    .map((it) => join(it.parentPath, it.name));
}

function read(path: string): Source {
  const text = readFileSync(path, 'utf8');
  const found = [...text.matchAll(/^(?:import|export)\s+(type\s)?[^'"]*?from\s+'([^']+)'|^import\s+'([^']+)'/gm)];
  return {
    file: relative(ROOT, path),
    text,
    imports: found.map((it) => ({ typeOnly: Boolean(it[1]), from: target(path, it[2] ?? it[3]!) })),
  };
}

function target(path: string, name: string): string {
  return name.startsWith('.') ? relative(ROOT, resolve(dirname(path), name)) : name;
}

const layerOf = (file: string) => LAYERS.indexOf(file.split('/')[0]!);
const places = (bad: (source: Source, it: Source['imports'][number]) => boolean) =>
  sources.flatMap((source) =>
    source.imports.filter((it) => bad(source, it)).map((it) => `${source.file} imports ${it.from}`),
  );

test('bot > dialogs > cards > src: imports point right only', () => {
  expect(places(({ file }, { from }) => layerOf(from) >= 0 && layerOf(from) < layerOf(file))).toEqual([]);
});

test('nothing but bot/ knows Bot Framework', () => {
  expect(places(({ file }, { from }) => /^botbuilder|^botframework/.test(from) && !file.startsWith('bot/'))).toEqual(
    [],
  );
});

test('restify is in the server and nowhere else but as a type', () => {
  expect(places(({ file }, { from, typeOnly }) => from === 'restify' && !typeOnly && file !== 'bot/server.ts')).toEqual(
    [],
  );
});

test('the databases are known to src/store alone', () => {
  expect(
    places(
      ({ file }, { from, typeOnly }) =>
        /^(pg|@electric-sql\/pglite|kysely)/.test(from) &&
        !typeOnly &&
        !file.startsWith('src/store/') &&
        from !== 'pg-boss',
    ),
  ).toEqual([]);
  const sql = sources.filter(
    ({ file, text }) =>
      !file.startsWith('src/store/') && /\bsql`|\.selectFrom\(|\.insertInto\(|\.updateTable\(/.test(text),
  );
  expect(sql.map((it) => it.file)).toEqual([]);
});

test('cards are made from what they are handed: they never call the desk', () => {
  expect(
    places(({ file }, { from, typeOnly }) => file.startsWith('cards/') && from.startsWith('src/desk') && !typeOnly),
  ).toEqual([]);
});

test('inside src, rules know nothing of storage and the desk', () => {
  const order = [
    'calendar',
    'procedures',
    'councils',
    'complaints',
    'deadlines',
    'triage',
    'people',
    'rights',
    'store',
    'desk',
  ];
  const room = (path: string) => order.indexOf(path.split('/')[1] ?? '');
  const outward = places(
    ({ file }, { from, typeOnly }) =>
      !typeOnly &&
      file.startsWith('src/') &&
      from.startsWith('src/') &&
      ['store', 'desk'].includes(from.split('/')[1]!) &&
      room(file) >= 0 &&
      room(file) < order.indexOf('store'),
  );
  expect(outward).toEqual([]);
});

test('only the edge reads a clock or the environment', () => {
  const edge = ['bot/index.ts', 'src/clock.ts'];
  const inside = sources.filter(
    ({ file, text }) => !edge.includes(file) && /new Date\(\)|Date\.now\(\)|process\.env/.test(text),
  );
  expect(inside.map((it) => it.file)).toEqual([]);
});

test('no council is named in code: a council is a data file', () => {
  const keys = readdirSync(join(ROOT, 'src/councils'))
    .filter((it) => it.endsWith('.yaml'))
    .map((it) => it.replace('.yaml', ''));
  const named = sources.filter(({ text }) => keys.some((key) => new RegExp(`=== ?['"]${key}['"]`).test(text)));
  expect(named.map((it) => it.file)).toEqual([]);
});

test('what belongs to a council is asked for through its own wall: the whole database is for what belongs to none', () => {
  const whole = ['bot/app.ts', 'bot/channels/slack/index.ts', 'src/desk/delivery.ts', 'src/desk/keys.ts'];
  const others = sources.filter(
    ({ file, text }) => !whole.includes(file) && /\bstore\.db\b|\{ db \} = \w*\.?store/.test(text),
  );
  expect(others.map((it) => it.file)).toEqual([]);
});

test('Slack’s libraries are loaded where Slack is set up, and nowhere else: nothing that always runs names them', () => {
  const loaded = new Set<string>();
  const load = (file: string) => {
    if (loaded.has(file)) return;
    loaded.add(file);
    const found = sources.find((it) => it.file === file);
    for (const { from, typeOnly } of found?.imports ?? []) if (!typeOnly) load(from);
  };
  load('bot/index.ts');
  expect(loaded).toContain('bot/channels/teams.ts');
  expect([...loaded].filter((it) => it.startsWith('@slack/') || it.startsWith('bot/channels/slack/'))).toEqual([]);
  load('bot/channels/slack/index.ts');
  expect(loaded).toContain('@slack/bolt');
});
