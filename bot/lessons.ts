import type { Reply } from '../cards/card.ts';
import { dayAhead } from '../dialogs/answers.ts';
import { long } from '../src/calendar/local-date.ts';
import type { Who } from '../src/people/person.ts';
import type { Sight } from './views.ts';

const HOW =
  'Write it like: lesson: parents were not told of a change of worker; a letter goes out the same day; by 30 June';

/** "lesson: what was found; what will be done; by when". It stands in the reports until what changed is noted. */
export async function noteLesson({ desk }: Sight, who: Who & { kind: 'officer' }, words: string): Promise<Reply[]> {
  const [found = '', action = '', by = ''] = words.split(';').map((it) => it.trim());
  const due = dayAhead(by.replace(/^by /i, ''), desk.now());
  if (!found || !action || !('answer' in due)) return [{ text: HOW }];
  const lesson = {
    found: sentence(found),
    action: sentence(action),
    owner: who.person.id,
    due: due.answer,
    team: who.person.teams[0],
  };
  const kept = await desk.learn(who, lesson);
  if ('problem' in kept) return [{ text: kept.says }];
  return [
    {
      text: `Noted as lesson ${kept.id}, to be done by ${long(due.answer)}. When it is done, type: lesson done ${kept.id}: what changed`,
    },
  ];
}

/** "lesson done 3: what changed". */
export async function lessonDone({ desk }: Sight, who: Who, id: number, changed: string): Promise<Reply[]> {
  const refused = await desk.finishLesson(who, id, changed.trim());
  return [{ text: refused ? refused.says : `Lesson ${id} is done. What changed stands in the reports.` }];
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
