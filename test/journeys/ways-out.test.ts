import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { commands } from '../../scripts/commands/index.ts';
import { COMMANDS, PLACES } from '../support/ways-out.ts';

/** How something is handed to whoever is outside the program: by a socket, another process, a channel's client, a log or a terminal. */
const HANDED =
  /\bfetch\(|sendMail\(|\bspawn\(|^import \{.*'node:(?:child_process|https?|tls|dgram)'|sendActivit(?:y|ies)\(|(?:replyTo|update|delete)Activity\(|sendToConversation\(|createConversation\(|sendRaw\(|response\.(?:send|end|write)\(|outlet\.send\(|\blog\.(?:trace|debug|info|warn|error|fatal)\(|\bconsole\.|\bstd(?:out|err)\b|\bcreateTransport\(|new (?:WebSocket|SocketModeClient|WebClient)\(/m;

const root = new URL('../../', import.meta.url);
const program = ['bot', 'dialogs', 'cards', 'src'].flatMap((room) =>
  readdirSync(new URL(room, root), { recursive: true, encoding: 'utf8' })
    .filter((it) => it.endsWith('.ts') && !it.includes('public/'))
    .map((it) => `${room}/${it}`),
);

/** What the code does, without what is said about it. */
const codeOf = (file: string) =>
  readFileSync(new URL(file, root), 'utf8')
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '');

test('every file in which something is handed to the outside says why nobody’s words go with it', () => {
  expect(program.filter((it) => HANDED.test(codeOf(it))).toSorted()).toEqual(Object.keys(PLACES).toSorted());
});

test('so does every command of the command line', () => {
  expect(commands.map((it) => it.name).toSorted()).toEqual(Object.keys(COMMANDS).toSorted());
});
