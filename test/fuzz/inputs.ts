import { readFileSync } from 'node:fs';
import type { Activity } from 'botbuilder';
import { pressedIn } from '../../bot/channels/pressed.ts';
import { arrivalIn } from '../../bot/channels/slack/payload.ts';
import { createTeams } from '../../bot/channels/teams.ts';
import { webchat } from '../../bot/channels/webchat.ts';
import { understand } from '../../bot/commands.ts';
import { shaped } from '../../bot/teams/shape.ts';
import { readPresence } from '../../dialogs/away.ts';
import { filledIn } from '../../dialogs/forward.ts';
import { storable, storableJson } from '../../src/store/text.ts';
import { forwarded } from '../../src/triage/forwarded.ts';
import { EVERY_PAYLOAD } from '../slack/payloads.ts';
import { COMMANDS } from './commands.ts';
import { DOCUMENTS } from './documents.ts';
import { type Input, pick, text } from './input.ts';
import { broken, strange, twice } from './mutate.ts';
import { PAGES } from './pages.ts';

const here = (path: string) => readFileSync(new URL(path, import.meta.url));
const recorded = Object.values(JSON.parse(here('../fixtures/teams.json').toString()) as Record<string, object>);
const teams = createTeams(() => 'cambridgeshire', true);
const NOW = new Date('2026-03-24T11:20:00Z');
const FROM = { from: { id: '29:x' }, conversation: { id: 'a:x', conversationType: 'personal' }, id: 'x' };
const PRESS = { verb: 'answer', ref: 'CAM-26-0001', finding1: 'upheld', words: 'We are sorry.' };
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
    called: 'a body with a name twice: Teams',
    weight: 2,
    mutated: (dice) => twice({ ...pick(recorded, dice), ...FROM }, dice),
    read: (it: string) => teams.read(shaped(asActivity(JSON.parse(it)) as Activity)),
  },
  {
    called: 'a body with a name twice: Slack, the web chat, a page',
    weight: 2,
    mutated: (dice) => twice(pick([...EVERY_PAYLOAD, PRESS], dice), dice),
    read: (it: string) => {
      const body = JSON.parse(it);
      return [arrivalIn(body), pressedIn(body, 'x')];
    },
  },
  ...DOCUMENTS,
  ...PAGES,
  ...COMMANDS,
];

/** What the adapter has asked of a body before anything of ours sees it: a type, a conversation and a sender with an id. */
function asActivity(body: unknown): object {
  const it = { ...(typeof body === 'object' ? body : {}) } as Record<string, unknown>;
  const object = (value: unknown) => (typeof value === 'object' && value !== null ? value : {});
  const type = typeof it.type === 'string' ? it.type : 'message';
  const conversation = { ...object(it.conversation), id: 'a:x' };
  return { ...it, type, conversation, from: { ...object(it.from), id: '29:x' }, recipient: { id: '28:heard' } };
}
