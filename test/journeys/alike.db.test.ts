import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf } from '../../src/calendar/local-date.ts';
import { lastEntry } from '../../src/complaints/complaint.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat } from '../support/chat.ts';
import { done } from '../support/desk.ts';
import { officerOf, parentTells } from '../support/telling.ts';

const COUNCIL = 'cambridgeshire';
const WORDS =
  'The taxi that takes Ellery to school came at ten on four days of this week, and the firm says that nobody has paid it since the contract was changed in spring.';

let app: Running;
let team: Chat;
let first: string;
let second: string;

beforeAll(async () => {
  app = await startApp({ at: instantOf('2026-03-24', '10:00') });
  team = await openChat(app, 'team');
  first = await tells('first');
  await app.deliver();
  await team.read();
});
afterAll(() => app.close());

const tells = (conversation: string, words = WORDS) =>
  parentTells(app, conversation, { words: [{ kind: 'what', words }], name: 'Marigold Ashdown', child: 'Ellery' });
const entry = async (ref: string, act: 'linked' | 'told.apart') =>
  lastEntry(done(await app.desk.stand({ kind: 'heard', council: COUNCIL }, ref)).complaint, act);

describe('the same complaint twice, in the team’s chat', () => {
  test('the new one’s card says what it may be the same as, and why, with no name and no word of it', async () => {
    app.clock.moveTo(instantOf('2026-03-26', '10:00'));
    second = await tells('second');
    await app.deliver();
    const said = await team.read();
    expect(said).toContain(
      `Perhaps the same as ${first}: word for word, from the same person, about a child of the same name, received 2 days apart; perhaps one letter sent to several addresses.`,
    );
    expect(said).not.toMatch(/Ellery|Marigold|Ashdown|taxi/);
  });

  test('"The same complaint" asks how, and the one that came first leads', async () => {
    const asked = await team.press('The same complaint');
    expect(asked).toContain(`The other complaint is ${first}.`);
    expect(asked).toContain('How do they belong together?');
    expect(await team.press('Link two complaints', { how: 'together' })).toContain('linked, on both histories');
    expect(await team.say(`status ${second}`)).toContain(`Answered together with ${first}, which leads.`);
    expect(await entry(first, 'linked')).toMatchObject({ by: 'sam', details: { ref: second, lead: first } });
  });

  test('what was decided is on both cards, and nothing is offered any more', async () => {
    await app.deliver();
    await team.read();
    const said = await team.say(`status ${first}`);
    expect(said).toContain(`Leads: ${second} is answered together with it.`);
    expect(said).not.toContain('Perhaps');
  });

  test('"Link them" and "Not the same" do it with one press and one reason', async () => {
    const third = await tells('third');
    await app.deliver();
    await team.read();
    expect(await team.press('Link them')).toContain('linked, on both histories');
    expect(await team.say(`status ${third}`)).toContain(`Linked with ${first}: both go on.`);
    expect(await team.press('Not the same')).toContain('Why are they two matters?');
    const said = await team.press('Not the same', { reason: 'Another child of that name.' });
    expect(said).toContain('They are not offered for each other again.');
    expect(await entry(third, 'told.apart')).toMatchObject({ by: 'sam', details: { ref: second } });
  });

  test('typed, to the same effect', async () => {
    const [fourth, fifth] = [await tells('fourth'), await tells('fifth')];
    expect(await team.say(`link ${fifth} ${fourth} related`)).toContain('linked, on both histories');
    expect(await team.say(`not the same ${fifth} ${first}: two houses`)).toContain('not offered for each other');
    expect(await team.say(`not the same ${fifth} ${second}`)).toContain('Why are they two matters?');
    expect(await team.say('Two houses.')).toContain('not offered for each other');
    expect(await team.say(`link ${fifth} ${third(fifth)}`)).toContain('How do they belong together?');
    const said = await team.say('The same person and the same matter: one goes on');
    expect(said).toContain(third(fifth));
    expect((await entry(fifth, 'linked'))?.details).toMatchObject({ ref: third(fifth), into: true });
  });

  /** The complaint two before that one. */
  const third = (ref: string) => `CAM-26-${String(Number(ref.slice(-4)) - 2).padStart(4, '0')}`;

  test('a manager’s card says nothing of it', async () => {
    const ref = await tells('sixth');
    const sam = await officerOf(app.desk, 'sam');
    done(await app.desk.confirmRoute(sam, ref, { procedure: 'statutory', reason: 'so it is' }));
    done(await app.desk.assign(sam, ref, { respondent: 'patel', second: 'okafor' }));
    const manager = await openChat(app, 'manager');
    await app.deliver();
    expect(await manager.say(`status ${ref}`)).not.toContain('Perhaps');
    expect(await manager.say(`link ${ref} ${first} related`)).toContain('complaints team');
  });
});
