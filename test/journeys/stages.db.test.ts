import { strFromU8, unzipSync } from 'fflate';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { instantOf, type LocalDate } from '../../src/calendar/local-date.ts';
import { type Running, startApp } from '../support/app.ts';
import { type Chat, openChat, openOwnChat } from '../support/chat.ts';
import { intakeOf } from '../support/intake.ts';
import { outsider } from '../support/outsiders.ts';

const REF = 'CAM-26-0001';
const STORY = 'My daughter was promised respite at weekends and it never came. Nobody answers my emails.';

const PEOPLE = [
  outsider('cambridgeshire', 'io', 'Ines Ortega', 'investigating-officer'),
  outsider('cambridgeshire', 'ip', 'Paul Iverson', 'independent-person'),
  outsider('cambridgeshire', 'ao', 'Ada Orme', 'adjudicating-officer'),
  outsider('cambridgeshire', 'chair', 'Chika Adeyemi', 'panel-member'),
  outsider('cambridgeshire', 'second', 'Sol Bright', 'panel-member'),
  outsider('cambridgeshire', 'third', 'Tara Dunn', 'panel-member'),
];

let app: Running;
/** Where the complaints team works: its channel, and from Stage 3 on the complaints manager's own chat. */
let team: Chat;
let manager: Chat;
let parent: Chat;
beforeAll(async () => {
  app = await startApp();
  await app.desk.savePeople(PEOPLE);
  team = await openChat(app, 'team');
  manager = await openChat(app, 'manager');
  parent = (await intakeOf(app, STORY)).chat;
  await app.deliver();
});
afterAll(() => app.close());

/** The days go by, with everything that falls due on the way to this one. */
async function on(day: LocalDate, hour = '10:00'): Promise<void> {
  app.clock.moveTo(instantOf(day, hour));
  await app.desk.sweep();
  await app.deliver();
}

/** What whoever complained has been sent since they last looked. */
async function letters(): Promise<string> {
  await app.deliver();
  return parent.read();
}

/** Types a command and answers what it asks, one after the other. */
async function types(command: string, ...answers: string[]): Promise<string> {
  let heard = await team.say(command);
  for (const it of answers) heard = await team.say(it);
  return heard;
}

async function appoints(title: string, person: string): Promise<string> {
  await app.deliver();
  expect(await team.press(title)).toContain(`${REF} · Appoint`);
  return team.press('Appoint', { person });
}

describe('one complaint through every stage to the Ombudsman, by what is typed and pressed in chat', () => {
  test('Stage 1 is answered by the manager who took it', async () => {
    await team.press('Right, go on');
    await app.deliver();
    await team.press('Ask them to answer', { respondent: 'patel', second: 'okafor' });
    await team.press('Acknowledge now');
    await app.deliver();
    await manager.press("I'll take it");
    await on('2026-03-30');
    const found = { finding1: 'upheld', finding2: 'not upheld' };
    expect(await manager.press('Answered', { ...found, words: 'You were right.' })).toContain('answered');
    expect(await letters()).toContain('that is called Stage 2. You do not need to give reasons');
  });

  test('a request by telephone counts as if it had been typed, and Stage 2 has its date and its furthest date', async () => {
    await on('2026-04-13');
    expect(await team.say(`status ${REF}`)).toContain('They ask for Stage 2: type "stage 2 CAM-26-0001"');
    expect(await team.press('They ask for Stage 2')).toContain('How did they ask? In writing, By word of mouth');
    const asked = { how: 'in writing', words: 'Nothing has come.' };
    expect(await team.press('They ask for Stage 2', asked)).toContain('Stage 2 is open');
    expect(await team.say(`status ${REF}`)).toContain(
      'Answer Stage 2 by: Tuesday 19 May (25 working days left, at most Wed 15 Jul)',
    );
    const told = await letters();
    expect(told).toContain('You should have an answer by Tuesday 19 May.');
    expect(told).toContain('It does not take the place of Stage 2, and nothing waits for it.');
    expect(told).toContain(
      '1. My daughter was promised respite at weekends and it never came\n2. Nobody answers my emails.\nWhat you would like to happen:',
    );
  });

  test('three people who had no part in it are appointed; whoever had is refused with the reason', async () => {
    expect(await appoints('Appoint the adjudicating officer', 'patel')).toContain('they dealt with it at Stage 1');
    expect(await appoints('Appoint the investigating officer', 'io')).toContain('appointed, and told');
    expect(await appoints('Appoint the independent person', 'ip')).toContain('appointed, and told');
    expect(await types(`appoint ${REF} adjudicating officer`, 'Ada Orme')).toContain('appointed, and told');
    await on('2026-04-14');
  });

  test('a meeting is offered and held beside it: the date stays, and it is confirmed in writing', async () => {
    expect(await types(`offer meeting ${REF}`, 'the area manager')).toContain(
      'Answer Stage 2 by: Tuesday 19 May (24 working days left',
    );
    await on('2026-04-16');
    expect(await types(`meeting held ${REF}`, 'nothing')).toContain(
      'Confirm the meeting in writing by: Thursday 30 April (10 working days left)',
    );
    expect(await types(`close ${REF}`)).toContain('The stage 2 reply is still owed, so this cannot be closed');
    expect(await types(`meeting letter ${REF}`, 'We went through both points.')).toContain('confirmed');
    expect(await letters()).toContain('We went through both points.');
  });

  test('more time at Stage 2 moves it within the law, with the reasons told', async () => {
    await on('2026-05-11');
    expect(await types(`stage 2 delay ${REF}`, 'A worker is still to be heard.', '1 December')).toContain(
      'beyond the furthest date allowed, Wednesday 15 July',
    );
    expect(await types(`stage 2 delay ${REF}`, 'A worker is still to be heard.', '2 June')).toContain(
      'Answer Stage 2 by: Tuesday 2 June',
    );
    expect(await letters()).toMatch(/A worker is still to be heard\.[\s\S]*Tuesday 2 June/);
  });

  test('two reports come in, and the decision on each point goes out with the last day for Stage 3', async () => {
    await on('2026-05-12');
    expect(await team.press('Report of the investigating officer')).toContain('recorded');
    expect(await types(`report in ${REF} independent person`)).toContain('recorded');
    expect(await team.press('Decide and send')).toContain('Point 2: what did you find?');
    const decided = await team.press('Decide and send', {
      finding1: 'upheld',
      finding2: 'partially upheld',
      outcomes: 'some',
      words: 'It should have come.',
      actions: 'A new plan; R. Patel; 2026-06-01',
    });
    expect(decided).toContain('decided');
    const told = await letters();
    expect(told).toContain('Point 2: partially upheld.');
    expect(told).toContain('A new plan (by Monday 1 June)');
    expect(told).toContain('The last day for this is Wednesday 10 June 2026.');
  });

  test('Stage 3: a chair and two members from outside, and their day within thirty working days', async () => {
    await on('2026-05-20');
    const channel = team;
    team = await openOwnChat(app, 'cambridgeshire', 'sam');
    const asked = await parent.say('I am still not happy with the decision. I want to take it further.');
    expect(asked).toContain("I've asked for Stage 3");
    expect(asked).toContain('The Customer Care Team has it now');
    expect(asked).toContain('Three people from outside the council meet by Thursday 2 July.');
    expect(await types(`status ${REF}`)).toContain('Hold the panel by: Thursday 2 July (30 working days left)');
    expect(await letters()).toContain('The panel meets by Thursday 2 July at the latest.');
    expect(await channel.read()).toContain('The person asks for Stage 3. Hold the panel by Thursday 2 July.');
    expect(await types(`decide stage 3 ${REF}`, 'no', 'Nothing more can be achieved.')).toContain(
      'so it cannot be refused as late. Go on with it.',
    );
    await appoints('Appoint the chair of the panel', 'chair');
    await appoints('Appoint a member of the panel', 'second');
    expect(await appoints('Appoint a member of the panel', 'ip')).toContain(
      'they were the independent person at Stage 2',
    );
    await appoints('Appoint a member of the panel', 'third');
    expect(await types(`papers sent ${REF}`)).toContain('comes after');
    await on('2026-05-21');
    expect(await types(`panel ${REF}`, '9 July', 'Shire Hall', 'nothing')).toContain(
      'Thursday 9 July 2026 is later than the regulations allow, Thursday 2 July 2026',
    );
    expect(await types(`panel ${REF}`, '30 June', 'Shire Hall', 'nothing')).toContain(
      'Send the papers by: Tuesday 16 June',
    );
    expect(await letters()).toMatch(/Tuesday 30 June[\s\S]*Shire Hall/);
  });

  test('papers, the day, the report: each with what is due next', async () => {
    await on('2026-06-12');
    expect(await team.press('The papers are out')).toContain('Everybody has the same papers');
    await on('2026-06-30');
    expect(await types(`panel met ${REF}`, 'nothing')).toContain('Receive the panel’s report by: Tuesday 7 July');
    await on('2026-07-06');
    expect(await types(`panel report ${REF}`, '2', 'A plan, and training.', 'nothing')).toContain(
      'Send the final reply by: Monday 27 July (15 working days left)',
    );
    expect(await letters()).toContain('A plan, and training.');
  });

  test('the final reply is decided with the independent person, gives reasons where it departs, and names the Ombudsman', async () => {
    await on('2026-07-20');
    const reply = { decision1: 'accepted', decision2: 'not accepted', words: 'We agree with the plan.' };
    const send = (more: object) => team.press('Send the final reply', { ...reply, ...more });
    await team.press('Send the final reply');
    expect(await send({ withIndependentPerson: 'no' })).toContain('together with the independent person of Stage 2');
    expect(await send({ withIndependentPerson: 'yes' })).toContain('the reasons for departing');
    expect(await send({ withIndependentPerson: 'yes', reasons: 'They were trained in May.' })).toContain('complete');
    expect(await letters()).toMatch(/We agree with the plan\.[\s\S]*They were trained in May\.[\s\S]*0300 061 0614/);
  });

  test('every letter can be had as it was sent, as text and as a document for Word', async () => {
    expect(await types(`letter ${REF} final reply`)).toContain(`${REF} final reply.docx`);
    const sent = (await team.cards()).findLast((it) => it.attachments?.[0]?.name)!;
    const bytes = Buffer.from(sent.attachments![0]!.contentUrl!.split('base64,')[1]!, 'base64');
    const inside = strFromU8(unzipSync(bytes)['word/document.xml']!);
    for (const it of ['We agree with the plan.', 'What you can do next', '0300 061 0614']) expect(inside).toContain(it);
  });

  test('nothing that was promised is left open when it is closed', async () => {
    expect(await types(`close ${REF}`)).toContain('One thing that was promised is not done yet');
    expect(await types(`done ${REF} 1`, 'The plan of 1 June is on file')).toContain('promise 1 is done');
    expect(await types(`close ${REF}`)).toContain('closed');
    expect(await letters()).toContain('We have closed your complaint');
  });
});

describe('a meeting in the place of Stage 2', () => {
  test('is the person’s own wish, in their words, recorded by somebody by name', async () => {
    team = await openOwnChat(app, 'cambridgeshire', 'sam');
    const { ref, chat } = await intakeOf(app, STORY);
    await app.deliver();
    await types(`confirm ${ref}`);
    await on('2026-08-10');
    await types(`stage 2 ${ref}`, 'by word of mouth', 'Please look at it again.', 'nothing', 'nothing');
    await types(`meeting held ${ref}`, 'nothing');
    expect(await types(`close ${ref}`)).toContain('still owed');
    expect(await types(`resolved ${ref}`)).toContain('How did the person say that they are content?');
    await types('stop');
    const said = '"That is all I wanted", on the telephone.';
    expect(await types(`resolved ${ref}`, said, 'Respite on Saturdays from 5 September.', 'nothing')).toContain(
      'what was agreed has gone out in writing',
    );
    await app.deliver();
    expect(await chat.read()).toContain('Respite on Saturdays from 5 September.');
    const account = await app.desk.explain({ kind: 'heard', council: 'cambridgeshire' }, ref);
    if ('problem' in account) throw new Error(account.says);
    expect(account.complaint.entries.findLast((it) => it.act === 'closed')).toMatchObject({
      by: 'sam',
      details: { why: 'resolved' },
    });
  });
});
