import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Said } from '../../cards/card.ts';
import type { Talk } from '../../dialogs/talk.ts';
import { listen } from '../../dialogs/tell.ts';
import { england } from '../../src/calendar/calendar.ts';
import { councilOf } from '../../src/councils/index.ts';
import { type AtDesk, atDesk, done } from '../support/desk.ts';

let at: AtDesk;
beforeAll(async () => {
  at = await atDesk();
});
afterAll(() => at.close());

const TUESDAY = new Date('2026-03-24T11:20:00Z');
const STORY = 'My daughter was promised respite at weekends and it never came.';

interface Conversation {
  ref: string;
  says(text: string): Promise<string>;
}

/** A complaint that was answered, or not yet, and the chat it was told in. */
async function told({ answered = true, child = false } = {}): Promise<Conversation> {
  at.at = TUESDAY;
  const { ref, mine } = await at.open(STORY);
  const sam = at.officer('sam');
  done(await at.desk.confirmRoute(sam, ref, { procedure: 'statutory' }));
  done(await at.desk.assign(sam, ref, { respondent: 'patel', second: 'okafor' }));
  at.at = new Date('2026-03-31T10:00:00Z');
  if (answered) done(await at.desk.reply(at.officer('patel'), ref, { findings: ['not upheld'], words: 'It came.' }));
  at.at = new Date('2026-04-01T10:00:00Z');
  let talk: Talk = { greeted: true, ref, ...(child && { voice: 'child', spokenAs: 'child' }) };
  let many = 0;
  return {
    ref,
    async says(text) {
      const answer = await listen(talk, text, {
        desk: at.desk,
        council: councilOf('cambridgeshire'),
        calendar: england,
        who: mine as never,
        channel: 'web chat',
        now: at.at,
        messageId: `${ref}:${++many}`,
        talkOf: async () => undefined,
        mayTryCode: async () => true,
      });
      talk = answer.talk;
      return answer.replies.map((it) => (it as Said).text).join('\n');
    },
  };
}

async function standing(ref: string) {
  return done(await at.desk.stand(at.officer('sam'), ref));
}

async function words(ref: string, kind: string): Promise<string[]> {
  return done(await at.desk.readStory(at.officer('sam'), ref))
    .words.filter((it) => it.kind === kind)
    .map((it) => it.words);
}

describe('Stage 2 in the person’s own words', () => {
  test.each([
    'I want to go to stage 2',
    'not happy with the answer',
    'take it further',
    'Can somebody else look at this please?',
    'I disagree with what you found. Nobody came on any of those weekends. I want it looked at again, properly.',
  ])('%s', async (said) => {
    const chat = await told();
    const heard = await chat.says(said);
    expect(heard).toContain("I've asked for somebody new to look at");
    expect(heard).toContain('The Customer Care Team has it now and will write to you.');
    expect(heard).toContain('You should have an answer by Monday 11 May.');
    expect((await standing(chat.ref)).state).toBe('stage-2-open');
    expect(await words(chat.ref, 'asked for Stage 2')).toEqual([said]);
    const account = done(await at.desk.explain({ kind: 'heard', council: at.council }, chat.ref));
    expect(account.said.map((it) => `${it.address} ${it.kind}`)).toContain('complaints stage');
    expect(await at.told(chat.ref)).toContain('stage-2-asked');
  });

  test('a child hears it in a child’s words', async () => {
    const chat = await told({ child: true });
    expect(await chat.says('I want someone else to look at it')).toContain('You do not have to say why.');
  });

  test('what is not clear is asked, and a yes is enough', async () => {
    const chat = await told();
    expect(await chat.says('not happy')).toContain('Shall I?');
    expect(await words(chat.ref, 'added')).toEqual(['not happy']);
    expect(await chat.says('yes please')).toContain('somebody new');
    expect((await standing(chat.ref)).state).toBe('stage-2-open');
  });

  test('a question about it is answered with an offer, and a no changes nothing', async () => {
    const chat = await told();
    expect(await chat.says('how do I take this further?')).toContain('Shall I?');
    expect(await chat.says('no')).toContain('Just say so when you want to.');
    expect((await standing(chat.ref)).state).toBe('stage-1-replied');
  });

  test('before there is an answer, nothing is refused: the words go to the team, and they hear when it opens', async () => {
    const chat = await told({ answered: false });
    const heard = await chat.says('I want stage 2 now');
    expect(heard).toContain('once it is answered, or once the day for that has passed');
    expect(heard).toContain('by Thursday 9 April');
    expect(await words(chat.ref, 'added')).toEqual(['I want stage 2 now']);
    at.at = new Date('2026-04-10T10:00:00Z');
    expect(await chat.says('I want stage 2 now')).toContain('that is Stage 2');
  });

  test('asked for twice is asked for once, and the second words are kept', async () => {
    const chat = await told();
    await chat.says('stage 2');
    expect(await chat.says('I really want stage 2')).toContain('That is under way');
    expect(await words(chat.ref, 'added')).toEqual(['I really want stage 2']);
  });

  test('a word of thanks, or a wish not to go on, is kept as words', async () => {
    const chat = await told();
    for (const it of ['I am happy with the answer', 'I do not want to take this further'])
      expect(await chat.says(it)).toContain("I've added that");
    expect((await standing(chat.ref)).state).toBe('stage-1-replied');
  });
});

describe('the statement that Stage 2 looks into', () => {
  test('is changed in the person’s own words, shown again, and agreed to', async () => {
    const chat = await told();
    await chat.says('stage 2');
    expect(await chat.says('Change something')).toContain('What should be different?');
    expect(await chat.says('It was every weekend since January.')).toContain('as you wrote it');
    const statement = done({ text: await at.desk.statement(at.officer('sam'), chat.ref) }).text;
    expect(statement).toContain('- It was every weekend since January.');
    expect(await chat.says('Yes')).toContain('That is what will be looked into.');
    expect((await standing(chat.ref)).complaint.facts.happened.map((it) => it.moment)).toContain(
      'stage2.statement-signed',
    );
  });
});
