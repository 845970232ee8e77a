import { readFileSync } from 'node:fs';
import type { Activity } from 'botbuilder';
import { pressedIn } from '../../bot/channels/pressed.ts';
import { arrivalIn } from '../../bot/channels/slack/payload.ts';
import { createTeams } from '../../bot/channels/teams.ts';
import { webchat } from '../../bot/channels/webchat.ts';
import { understand } from '../../bot/commands.ts';
import { readBounce } from '../../bot/email/bounce.ts';
import { shaped } from '../../bot/teams/shape.ts';
import { readPresence } from '../../dialogs/away.ts';
import { filledIn } from '../../dialogs/forward.ts';
import { readCouncil } from '../../src/councils/read.ts';
import { kindOf } from '../../src/files/kinds.ts';
import { fileName } from '../../src/files/name.ts';
import { readSheet } from '../../src/register/table.ts';
import { storable, storableJson } from '../../src/store/text.ts';
import { forwarded } from '../../src/triage/forwarded.ts';
import { EVERY_PAYLOAD } from '../slack/payloads.ts';
import { broken, strange, type Throw } from './mutate.ts';

/** A way in, and what one mutated input does there. What it throws is a fault: whatever cannot be read is a value. */
export interface Input {
  called: string;
  /** How many of all are sent here, as a weight. */
  weight: number;
  mutated(dice: Throw): unknown;
  read(given: never): unknown;
}

const here = (path: string) => readFileSync(new URL(path, import.meta.url));
const recorded = Object.values(JSON.parse(here('../fixtures/teams.json').toString()) as Record<string, object>);
const teams = createTeams(() => 'cambridgeshire', true);
const NOW = new Date('2026-03-24T11:20:00Z');
const FROM = { from: { id: '29:x' }, conversation: { id: 'a:x', conversationType: 'personal' }, id: 'x' };
const PRESS = { verb: 'answer', ref: 'CAM-26-0001', finding1: 'upheld', words: 'We are sorry.' };
const CSV = 'Reference,Received,Stage,Outcome\nA1,24/03/2026,1,Upheld\nA2,25/03/2026,2,"Not, upheld"\n';
const FORM = {
  words: 'The bus did not come.',
  who: 'A parent',
  first: 'yesterday',
  name: 'Jo Field',
  reach: 'by phone',
};
const SAID = [
  'answer CAM-26-0042',
  "I'm away 3 to 14 August, J. Okafor covers",
  'hold CAM-26-0042: why',
  'why that date?',
];
const COUNCIL = here('../../src/councils/shropshire.yaml');
const MAILS = ['delayed', 'exchange', 'out-of-office', 'postfix'].map((it) => here(`../fixtures/bounces/${it}.eml`));
const WORKBOOK = here('../fixtures/register.xlsx');

const pick = <T>(of: readonly T[], dice: Throw): T => of[dice(of.length)]!;
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString();

export const INPUTS: readonly Input[] = [
  {
    called: 'an activity of Teams',
    weight: 8,
    mutated: (dice) => asActivity(strange({ ...pick(recorded, dice), ...FROM }, dice)),
    read: (it: Activity) => teams.read(shaped(it)),
  },
  {
    called: 'a press in Teams',
    weight: 4,
    mutated: (dice) =>
      asActivity(
        strange({ type: 'invoke', name: 'adaptiveCard/action', value: { action: { data: PRESS } }, ...FROM }, dice),
      ),
    read: (it: Activity) => teams.read(shaped(it)),
  },
  {
    called: 'a message of the web chat',
    weight: 4,
    mutated: (dice) => ({
      type: 'message',
      id: 'x',
      ...(strange({ text: 'Nobody came.', value: PRESS, attachments: [] }, dice) as object),
      channelData: { heard: { council: 'cambridgeshire', conversation: 'x' } },
    }),
    read: (it: Activity) => webchat.read(typeof it.text === 'string' ? it : ({ ...it, text: undefined } as never)),
  },
  {
    called: 'what a card brings',
    weight: 3,
    mutated: (dice) => strange(PRESS, dice),
    read: (it: unknown) => pressedIn(it, 'x'),
  },
  {
    called: 'what Slack sends',
    weight: 8,
    mutated: (dice) => strange(pick(EVERY_PAYLOAD, dice), dice),
    read: (it: unknown) => arrivalIn(it),
  },
  {
    called: 'what goes into the store',
    weight: 2,
    mutated: (dice) => strange({ a: 'b', c: [1, 'd'] }, dice),
    read: (it: unknown) => storable(storableJson(it ?? null)),
  },
  {
    called: 'a filled-in form',
    weight: 2,
    mutated: (dice) =>
      Object.fromEntries(Object.entries(FORM).map(([key, it]) => [key, text(broken(Buffer.from(it), dice))])),
    read: (it: Record<string, string>) => filledIn(it, NOW),
  },
  {
    called: 'what somebody types',
    weight: 4,
    mutated: (dice) => text(broken(Buffer.from(pick(SAID, dice)), dice)),
    read: (it: string) => [understand(it, undefined), readPresence(it, NOW), forwarded(it)],
  },
  {
    called: 'a register as CSV',
    weight: 2,
    mutated: (dice) => broken(Buffer.from(CSV), dice),
    read: (it: Uint8Array) => readSheet(Buffer.from(it)),
  },
  {
    called: 'a workbook',
    weight: 0.1,
    mutated: (dice) => broken(WORKBOOK, dice),
    read: (it: Uint8Array) => readSheet(Buffer.from(it)),
  },
  {
    called: 'a council’s file',
    weight: 0.1,
    mutated: (dice) => text(broken(COUNCIL, dice)),
    read: (it: string) => readCouncil('shropshire', 'shropshire.yaml', it),
  },
  {
    called: 'a mail that came back',
    weight: 0.3,
    mutated: (dice) => broken(pick(MAILS, dice), dice),
    read: (it: Uint8Array) => readBounce(it),
  },
  {
    called: 'a file and its name',
    weight: 2,
    mutated: (dice) => broken(WORKBOOK.subarray(0, 64), dice),
    read: (it: Uint8Array) => [kindOf(it), fileName(text(it), 'txt')],
  },
];

/** What the adapter has asked of a body before anything of ours sees it: a type, a conversation and a sender with an id. */
function asActivity(body: unknown): object {
  const it = { ...(typeof body === 'object' ? body : {}) } as Record<string, unknown>;
  const object = (value: unknown) => (typeof value === 'object' && value !== null ? value : {});
  const type = typeof it.type === 'string' ? it.type : 'message';
  const conversation = { ...object(it.conversation), id: 'a:x' };
  return { ...it, type, conversation, from: { ...object(it.from), id: '29:x' }, recipient: { id: '28:heard' } };
}
