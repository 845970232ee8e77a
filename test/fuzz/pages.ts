import { createDialogs } from '../../bot/teams/dialogs.ts';
import { cardHtml } from '../../bot/web/card.ts';
import { formPage } from '../../bot/web/teams/form.ts';
import { pageAt, soughtIn } from '../../bot/web/teams/pages.ts';
import { VERBS } from '../../cards/verbs.ts';
import { isLetter } from '../../src/letters/index.ts';
import { storable } from '../../src/store/text.ts';
import { type Input, pick, text } from './input.ts';
import { broken, strange, type Throw } from './mutate.ts';

const ADDRESSES = [
  '/tab',
  '/tab/setup',
  '/tab/complaint/CAM-26-0001',
  '/dialog/story',
  '/dialog/letter',
  '/dialog/act?verb=answer&ref=CAM-26-0001&finding1=upheld',
  '/tab?view=overdue&mine=1&team=huntingdon&stage=1&first=20',
];
const dialogs = createDialogs('https://heard.council.example');
const OPENED = { verb: 'answer', ref: 'CAM-26-0001', words: 'We are sorry.', msteams: { type: 'task/fetch' } };

/** An address as it is asked for, with its question, as Heard has them after the framework's own reading. */
function asked(dice: Throw): { path: string; query: Record<string, string> } {
  const [path = '', question = ''] = text(broken(Buffer.from(pick(ADDRESSES, dice)), dice)).split('?');
  const query = Object.fromEntries(new URLSearchParams(question));
  return { path, query: Object.fromEntries(Object.entries(query).map(([key, it]) => [key, storable(it)])) };
}

/** The pages of Teams' tab and the dialogs over a chat, as far as they need no store; over HTTP they are tried beside this. */
export const PAGES: readonly Input[] = [
  {
    called: 'an address of a page',
    weight: 2,
    mutated: asked,
    read: ({ path, query }: ReturnType<typeof asked>) => [pageAt(path), soughtIn(query), isLetter(query.letter)],
  },
  {
    called: 'a dialog that is opened or sent',
    weight: 2,
    mutated: (dice) => ({
      name: dice(8) ? 'task/fetch' : 'task/submit',
      value: strange({ data: { ...OPENED, verb: pick(VERBS, dice) }, context: { theme: 'dark' } }, dice),
    }),
    read: ({ name, value }: { name: string; value: unknown }) =>
      dialogs[name]!.answer({ activity: { value } } as never),
  },
  {
    called: 'a form with what its address says',
    weight: 1,
    mutated: (dice) => ({
      ref: text(broken(Buffer.from('CAM-26-0001'), dice)),
      verb: pick(VERBS, dice),
      values: asked(dice).query,
      label: text(broken(Buffer.from('Answer'), dice)),
      points: [text(broken(Buffer.from('Contact'), dice)), 'Delay'],
      story: dice(2) === 0,
    }),
    read: (it: Parameters<typeof formPage>[0]) => [
      formPage(it),
      cardHtml({ title: it.ref, body: [{ input: { key: it.label, label: it.label, kind: 'words' } }] }),
    ],
  },
];
