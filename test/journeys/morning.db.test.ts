import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { type Microsoft, openMicrosoft } from '../support/microsoft.ts';
import { teamsPerson } from '../support/teams.ts';
import { officerOf } from '../support/telling.ts';

const COUNCIL = 'cambridgeshire';
const SECRETS = /Kayla|Mia\b|respite/;

let app: Running;
let service: Microsoft;
let team: Chat;
let count = 0;

beforeAll(async () => {
  service = await openMicrosoft();
  app = await startApp({ at: instantOf('2026-03-23', '11:20'), elsewhere: service.elsewhere });
  team = await openChat(app, 'team');
  const huntingdon = teamsPerson(app, service, {
    id: 'entra-sam',
    name: 'Sam Whitlock',
    conversation: 'huntingdon-channel',
    channel: true,
  });
  await huntingdon.say('use this channel for huntingdon');
});
afterAll(async () => {
  await app.close();
  await service.close();
});

const officer = (id: string) => officerOf(app.desk, id);

async function opened(of?: string): Promise<string> {
  const conversation = `morning-${++count}`;
  const { ref } = await app.desk.open(
    { kind: 'complainant', council: COUNCIL, conversation },
    {
      id: conversation,
      conversation,
      channel: 'web chat',
      receivedAt: app.clock.now(),
      complainant: 'parent',
      name: 'Kayla Smith',
      child: 'Mia',
      words: [{ kind: 'what', words: 'The respite never came.' }],
      details: {},
      ...(of && { team: of }),
    },
  );
  return ref;
}

/** What the team's channel and the complaints team's were sent by a sweep on that morning. */
async function morningOf(day: LocalDate, time = '09:01'): Promise<{ huntingdon: string; complaints: string }> {
  await app.deliver();
  await team.read();
  const before = service.sent.length;
  app.clock.moveTo(instantOf(day, time));
  await app.desk.sweep();
  await app.deliver();
  const posts = service.sent.slice(before).filter((it) => it.path.includes('huntingdon-channel'));
  const huntingdon = posts.map((it) => it.activity.attachments?.[0]?.content.fallbackText ?? '').join('\n\n');
  return { huntingdon, complaints: await team.read() };
}

describe('the one post of a morning', () => {
  let late: string;
  let mine: string;

  beforeAll(async () => {
    late = await opened('huntingdon');
    mine = await opened('huntingdon');
    await opened('kinship');
    const sam = await officer('sam');
    await app.desk.confirmRoute(sam, mine, { procedure: 'statutory' });
    await app.desk.assign(sam, mine, { respondent: 'patel', second: 'okafor' });
    await app.desk.accept(await officer('patel'), mine);
  });

  test('on a Monday the week before comes with what is to be done, in one post', async () => {
    const { huntingdon, complaints } = await morningOf('2026-03-30');
    expect(huntingdon.match(/Complaints last week|Morning,/g)).toEqual(['Complaints last week']);
    expect(huntingdon).toContain('Huntingdon 2');
    expect(huntingdon).toContain('Coming up');
    expect(complaints).toContain('Complaints last week');
    expect(complaints).toContain('Kinship 1');
  });

  test('on other days it is what is late, what comes, who holds it: references only', async () => {
    const { huntingdon } = await morningOf('2026-04-02');
    expect(huntingdon).toContain('Morning, Huntingdon: 2 due in the next five working days, 2 late');
    expect(huntingdon).toContain(`${mine} · answer Stage 1 · Wed 8 Apr (2 working days left) · R. Patel · more time?`);
    expect(huntingdon).toContain(`${late} · answer Stage 1 · Wed 8 Apr (2 working days left) · nobody yet`);
    expect(huntingdon).toContain(`${late} · acknowledge · Thu 26 Mar (5 working days late) · the complaints team`);
    expect(huntingdon).not.toMatch(SECRETS);
    expect(huntingdon).not.toMatch(/K\.S\.|M\./);
  });

  test('once a day, however often it is swept', async () => {
    expect((await morningOf('2026-04-02', '09:05')).huntingdon).not.toContain('Morning,');
  });

  test('a clock that is moved back brings no second morning', async () => {
    expect((await morningOf('2026-04-01')).huntingdon).not.toContain('Morning,');
  });

  test('not on a day off, and not on the day after it as if it were a new week', async () => {
    expect(await morningOf('2026-04-03')).toEqual({ huntingdon: '', complaints: '' });
    const { huntingdon } = await morningOf('2026-04-07');
    expect(huntingdon.match(/Complaints last week|Morning,/g)).toEqual(['Complaints last week']);
  });

  test('what passed on and who is away is in it', async () => {
    await app.desk.beAway(await officer('patel'), {
      from: instantOf('2026-04-07', '12:00'),
      until: instantOf('2026-04-14'),
    });
    const { huntingdon } = await morningOf('2026-04-08');
    expect(huntingdon).toContain('R. Patel, back Tue 14 Apr');
    expect(huntingdon).toContain(`${mine} · from R. Patel (away) to J. Okafor`);
    expect(huntingdon).toContain(`${mine} · asked: J. Okafor`);
  });

  test('a team with nothing to do gets none', async () => {
    const kinship = teamsPerson(app, service, {
      id: 'entra-sam',
      name: 'Sam Whitlock',
      conversation: 'edt-channel',
      channel: true,
    });
    await kinship.say('use this channel for emergency duty team');
    const before = service.sent.length;
    await morningOf('2026-04-09');
    expect(service.sent.slice(before).filter((it) => it.path.includes('edt-channel'))).toEqual([]);
  });
});
