import { answerCard } from '../cards/answer.ts';
import type { Reply } from '../cards/card.ts';
import type { Talk } from '../dialogs/talk.ts';
import { localDate } from '../src/calendar/local-date.ts';
import type { Who } from '../src/people/person.ts';
import { pictureOf } from '../src/reports/picture.ts';
import type { Pressed } from './channels/channel.ts';
import type { Answered } from './officer.ts';
import { namesOf, type Sight } from './views.ts';

/** What was asked, typed or pressed: the words, what they may go on from, and the page. */
interface Asked {
  said: string;
  after: readonly string[];
  first?: number;
}

/** A button of an answer says the same as somebody who types it, and goes on from the answer it stands under. */
export function pressedQuestion({ values }: Pressed): Asked {
  const after = (values.after ?? '').split('\n').filter(Boolean);
  return { said: values.said ?? '', after, first: Number(values.first) || 0 };
}

/** A question in somebody's own words, answered with a card; or what was not understood, with what can be asked. */
export async function question(talk: Talk, asked: Asked, who: Who, personal: boolean, sight: Sight): Promise<Answered> {
  const got = await sight.desk.ask(who, asked.said, { after: asked.after, first: asked.first, personal });
  if ('one' in got) return { talk: { ...talk, last: got.one.ref, asked: undefined }, replies: [{ text: got.text }] };
  if ('no' in got) return { talk, replies: [said(got.text, got.nearest)] };
  const { answer } = got;
  const card = answerCard({
    answer,
    asked: got.asked,
    picture: answer.chart && (await pictureOf(answer.chart)),
    today: localDate(sight.desk.now()),
    calendar: sight.calendar,
    nameOf: await namesOf(sight, who.council),
  });
  const [only] = answer.count === 1 ? answer.rows : [];
  return {
    talk: { ...talk, asked: got.asked, first: answer.first, ...(only && { last: only.ref }) },
    replies: [{ card }],
  };
}

function said(text: string, nearest: readonly string[]): Reply {
  return { text, ...(nearest.length > 0 && { options: nearest.slice(0, 3) }) };
}
