import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import { givenUp } from '../../src/store/outbox.ts';
import type { Running } from '../support/app.ts';
import { done } from '../support/desk.ts';
import type { Microsoft } from '../support/microsoft.ts';
import { startTeams, teamsPerson } from '../support/teams.ts';
import { officerOf, parentTells } from '../support/telling.ts';

/** Each part stopped in turn: between one look of the watchdog that found nothing and the next there is one cycle. The sweep: watchdog.db.test.ts. */
const COUNCIL = 'cambridgeshire';
const CYCLE = 2 * 60_000;
const MINUTE = 60_000;

let app: Running;
let microsoft: Microsoft;
let stop: () => Promise<void>;
let beats = 0;

beforeAll(async () => {
  ({ app, microsoft, stop } = await startTeams({
    at: instantOf('2026-03-24', '11:20'),
    heartbeat: async () => void beats++,
    // Nobody listens there.
    settings: { HEARD_SMTP_URL: 'smtp://127.0.0.1:9', HEARD_EMAIL_FROM: 'complaints@council.example' },
  }));
  const sam = { id: 'entra-sam', name: 'Sam Whitlock' };
  await teamsPerson(app, microsoft, { ...sam, conversation: 'sam-chat' }).say('hello');
  const channel = teamsPerson(app, microsoft, { ...sam, conversation: 'complaints-channel', channel: true });
  await channel.say('use this channel for complaints');
});
afterAll(() => stop());

/** Looks every cycle for so long, with the sweep beside it where that runs. What was said, and after how many minutes. */
async function looked(minutes: number, sweep = true): Promise<{ after: number; says: string }[]> {
  const from = app.clock.now().getTime();
  const words: { after: number; says: string }[] = [];
  for (let at = from; at <= from + minutes * MINUTE; at += CYCLE) {
    app.clock.moveTo(new Date(at));
    if (sweep) await app.desk.sweep();
    const before = microsoft.sent.length;
    await app.watch();
    const said = microsoft.sent.slice(before).filter((it) => it.path.includes('complaints-channel'));
    const says = said.map((it) => it.activity.attachments?.[0]?.content.fallbackText ?? '').join('\n');
    if (says) words.push({ after: (at - from) / MINUTE, says });
  }
  return words;
}

const sam = () => officerOf(app.desk, 'sam');

async function told(more: object = {}): Promise<string> {
  const ref = await parentTells(app, `machinery-${beats}-${app.clock.now().getTime()}`, more);
  await app.deliver();
  return ref;
}

/** So many minutes are borne; the first look after them says it, and the next says nothing more. */
interface Row {
  part: string;
  stops(): Promise<unknown>;
  borne: number;
  says: RegExp;
  mends(): Promise<unknown>;
}

const rows: Row[] = [
  {
    part: 'delivery',
    stops: () => parentTells(app, 'nobody-delivers'),
    borne: 15,
    says: /1 message waits to be sent|messages wait to be sent/,
    mends: () => app.deliver(),
  },
  {
    part: 'the mail server',
    async stops() {
      const ref = await told({ replyBy: 'email', replyTo: 'kayla@example.org' });
      done(await app.desk.acknowledge(await sam(), ref));
      await app.deliver();
    },
    borne: 15,
    says: /waits? to be sent, the oldest since .* \(the mail server: \w+\)/,
    async mends() {
      for (const it of await app.store.db.selectFrom('outbox').select('id').where('sent_at', 'is', null).execute())
        await app.desk.leaveToPerson(COUNCIL, it.id, 'no mail server', 'by hand');
      await app.deliver();
    },
  },
  {
    part: 'whoever deals with what was given up',
    stops: async () => app.clock.moveTo(instantOf('2026-03-25', '12:30')),
    borne: 0,
    says: /could not be delivered, the oldest given up on .*, and nobody has dealt with it/,
    async mends() {
      for (const { ref, id } of await givenUp(app.store.of(COUNCIL), COUNCIL))
        done(await app.desk.toldOtherwise(await sam(), ref!, { line: id, how: 'rang her' }));
    },
  },
  {
    part: 'the complaints team itself',
    stops: async () => app.desk.beAway(await sam(), { from: app.clock.now(), until: instantOf('2026-03-27', '09:00') }),
    borne: 0,
    says: /Nobody of the complaints team is there today/,
    mends: async () => app.desk.beBack(await sam()),
  },
];

describe('each part of the machinery stopped in turn', () => {
  test.each(rows)(
    '$part: said at the first look after $borne minutes, once, and the heartbeat stays away',
    async ({ stops, borne, says, mends }) => {
      await app.desk.sweep();
      await app.deliver();
      await stops();
      const words = await looked(borne + 6);
      expect(words.map((it) => it.after)).toEqual([Math.floor(borne / 2 + (borne > 0 ? 1 : 0)) * 2]);
      expect(words[0]!.says).toMatch(says);
      const quiet = beats;
      await app.watch();
      expect(beats).toBe(quiet);
      await mends();
      await app.watch();
      expect(beats).toBe(quiet + 1);
    },
  );

  test('the queue and everything that hangs on it: said by the watchdog, which needs none of it', async () => {
    await app.store.boss.stop({ graceful: false });
    const words = await looked(10, false);
    expect(words.map((it) => it.after)).toEqual([6]);
    expect(words[0]!.says).toContain('nobody is nudged');
  });
});
