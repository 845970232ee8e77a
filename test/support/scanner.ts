import type { IncomingMessage, Server, ServerResponse } from 'node:http';
import { Writable } from 'node:stream';
import { unseenAlerts } from '../../src/store/alerts.ts';
import { complainantOf } from '../../src/store/complainants.ts';
import { wordsOf } from '../../src/store/complaints.ts';
import { referenceOf, spokenSince } from '../../src/store/conversations.ts';
import { examplesOf } from '../../src/store/examples.ts';
import { registerRows } from '../../src/store/register.ts';
import type { Db } from '../../src/store/store.ts';
import { ANSWERS } from './ways-out.ts';

/** Something that left the program where it may not say who complained or what they told. */
export interface Left {
  where: string;
  text: string;
}

/** What staff write for the complainant to read, a letter that repeats it, or a procedure's own: nobody's story beyond what is kept beside it. */
const NOT_THEIRS = /^(answer|remedy|actions?( \d+)?|proof \d+|triage|reason|letter: )/;
/** So many words in a row are somebody's own, not chance. */
const SHINGLE = 5;

/** Addresses at which anybody is answered, whoever they are. */
const OPEN = Object.entries(ANSWERS).flatMap(([route, looked]) => ('scanned' in looked ? [route] : []));

function isOpen({ method, url = '' }: IncomingMessage): boolean {
  const asked = `${method} ${url.split('?')[0]}`;
  return OPEN.some((it) => (it.endsWith('*') ? asked.startsWith(it.slice(0, -1)) : asked === it));
}

/** Gathers what leaves by the ways that nobody may read a story on: the log, answers that are not a yes, and those that anybody gets. */
export function createGatherer() {
  const left: Left[] = [];
  return {
    left,
    /** Where log lines go. */
    log: new Writable({
      write(line, _, done) {
        left.push({ where: 'log', text: String(line) });
        done();
      },
    }),
    watch(server: Server): void {
      server.prependListener('request', (request: IncomingMessage, response: ServerResponse) => {
        const end = response.end.bind(response) as (...given: unknown[]) => ServerResponse;
        response.end = ((...given: unknown[]) => {
          if (response.statusCode >= 400 || isOpen(request))
            left.push({
              where: `${request.method} ${request.url} ${response.statusCode}`,
              text: String(given[0] ?? ''),
            });
          return end(...given);
        }) as typeof response.end;
      });
    },
  };
}

/** The channels of the complaints team and of the teams, and every other chat with several people in it. */
async function sharedIn(db: Db, council: string): Promise<Map<string, string>> {
  const channels = await db
    .selectFrom('addresses')
    .select(['address', 'conversation'])
    .where('council', '=', council)
    .where((it) => it.or([it('address', '=', 'complaints'), it('address', 'like', 'team:%')]))
    .execute();
  const shared = new Map(channels.map((it) => [it.conversation, it.address]));
  const all = await db.selectFrom('conversations').select('id').where('council', '=', council).execute();
  for (const { id } of all) {
    const { conversation } = ((await referenceOf(db, council, id))?.reference ?? {}) as { conversation?: Chat };
    if (!shared.has(id) && (conversation?.isGroup || GROUP.has(conversation?.conversationType)))
      shared.set(id, 'a chat of several');
  }
  return shared;
}

interface Chat {
  isGroup?: boolean;
  conversationType?: string;
}

const GROUP: ReadonlySet<string | undefined> = new Set(['channel', 'groupChat']);

/** What is handed on of many complaints at once: the register, the record, and what triage may be taught. */
async function exported(db: Db, council: string): Promise<Left[]> {
  const record = await db.selectFrom('record').select('entry').where('council', '=', council).execute();
  const tables = {
    'the register': await registerRows(db, council, '1900-01-01', '2999-12-31'),
    'the record': record.map(({ entry }) => entry),
    'examples for triage': await examplesOf(db, council),
  };
  return Object.entries(tables).flatMap(([where, rows]) => rows.map((it) => ({ where, text: JSON.stringify(it) })));
}

/** What is chosen from a message's menu is answered in a dialog: it stands before whoever opened it, and nobody else sees it. */
const opensDialog = ({ value }: Record<string, unknown>) =>
  typeof value === 'object' && value !== null && 'commandId' in value;

/** Everything Heard said where other people read along, but what is for the people on duty alone. */
async function posted(db: Db, council: string): Promise<Left[]> {
  const forDuty = await db.selectFrom('posts').select('activity_id').where('kind', '=', 'danger').execute();
  const apart = new Set(forDuty.map((it) => it.activity_id));
  const all: Left[] = [];
  for (const [conversation, address] of await sharedIn(db, council)) {
    let isDialog = false;
    for (const { activity } of await spokenSince(db, council, conversation, 0)) {
      const isOurs = (activity.from as { role?: string } | undefined)?.role === 'bot';
      if (!isOurs) isDialog = opensDialog(activity);
      else if (!isDialog && !apart.has(activity.id ?? ''))
        all.push({ where: `posted to ${address}`, text: JSON.stringify(activity) });
    }
  }
  return all;
}

/** What nobody may find in it: names, ways to reach somebody, and runs of words that somebody told. */
async function secretsOf(db: Db, council: string): Promise<string[]> {
  const { rows } = { rows: await db.selectFrom('complaints').select('ref').where('council', '=', council).execute() };
  const secrets = new Set<string>();
  for (const { ref } of rows) {
    const who = await complainantOf(db, council, ref);
    for (const it of [who?.name, who?.child]) for (const name of namesIn(it)) secrets.add(name);
    if (who?.replyTo && /\d{6}|@/.test(who.replyTo)) secrets.add(plain(who.replyTo));
    for (const { kind, words } of await wordsOf(db, council, ref))
      if (!NOT_THEIRS.test(kind)) for (const it of shingles(words)) secrets.add(it);
  }
  for (const { words } of await unseenAlerts(db, council)) for (const it of shingles(words)) secrets.add(it);
  const staff = await db.selectFrom('people').select('name').where('council', '=', council).execute();
  for (const { name } of staff) for (const it of namesIn(name)) secrets.delete(it);
  return [...secrets];
}

const namesIn = (name = '') =>
  (name.match(/\p{L}{3,}/gu) ?? []).filter((it) => it !== 'about').map((it) => ` ${it.toLowerCase()} `);

function shingles(words: string): string[] {
  const all = plain(words).trim().split(' ');
  return all.slice(SHINGLE - 1).map((_, at) => ` ${all.slice(at, at + SHINGLE).join(' ')} `);
}

/** Letters and digits with single spaces between them, whatever else stood there. */
function plain(text: string): string {
  return ` ${text
    .toLowerCase()
    .replace(/\\[nt"]/g, ' ')
    .replace(/[^\p{L}\p{N}@]+/gu, ' ')
    .trim()} `;
}

/** What of it says more than it may: each with the first secret found in it. */
export async function leaksIn(db: Db, councils: readonly string[], gathered: readonly Left[]): Promise<string[]> {
  const leaks: string[] = [];
  for (const council of councils) {
    const secrets = await secretsOf(db, council);
    for (const { where, text } of [...gathered, ...(await posted(db, council)), ...(await exported(db, council))]) {
      const said = plain(text);
      const found = secrets.find((it) => said.includes(it));
      if (found) leaks.push(`${where}: "${found.trim()}" in ${text.slice(0, 300)}`);
    }
  }
  return leaks;
}
