import type { Reply } from '../../cards/card.ts';
import type { Verb } from '../../cards/verbs.ts';
import { refuse } from '../../src/complaints/problems.ts';
import { letterDocx } from '../../src/letters/docx.ts';
import { isLetter, type LetterName, letters } from '../../src/letters/index.ts';
import { asText } from '../../src/letters/text.ts';
import type { Sight } from '../views.ts';
import { type Action, type Asked, type Deed, inASentence } from './action.ts';

/** Which document it is, for whoever saves several. */
export function documentName(ref: string, letter: LetterName): string {
  return `${ref} ${inWords(letter)}.docx`;
}

const WORD = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';

/** What goes out in writing, for somebody who may read it. */
export const writing = {
  statement: {
    async run(sight, { who, ref, personal }) {
      if (!personal) return [onlyAlone(`statement ${ref}`)];
      const statement = await sight.desk.statement(who, ref);
      return typeof statement === 'string' ? [{ text: statement }] : inASentence(statement, '');
    },
  },
  letter: { asks: whichLetter, run: letter },
} satisfies Partial<Record<Verb, Action>>;

function onlyAlone(typed: string): Reply {
  return { text: `That is never shown where other people read along. Ask me in our own chat: ${typed}` };
}

/** Those that were sent come first; any other is a draft of how it would read today. */
async function whichLetter(sight: Sight, { who, ref }: Deed): Promise<Asked[]> {
  const account = await sight.desk.explain(who, ref);
  const sent = 'problem' in account ? [] : account.said.flatMap((it) => (it.letter ? [it.letter] : []));
  return [
    { key: 'letter', ask: 'Which letter?', options: [...new Set([...sent, ...Object.keys(letters)])].map(inWords) },
  ];
}

async function letter(sight: Sight, deed: Deed): Promise<Reply[]> {
  const { who, ref, values, personal } = deed;
  if (!personal) return [onlyAlone(`letter ${ref}`)];
  const name = letterNamed(values.letter ?? '');
  if (!name)
    return values.letter ? [{ text: refuse.missing('the name of a letter').says, refused: true }] : ask(sight, deed);
  const written = await sight.desk.letter(who, ref, name);
  if ('problem' in written) return [{ text: written.says, refused: true }];
  const base64 = (await letterDocx(written)).toString('base64');
  return [
    { text: asText(written) },
    {
      text: `As a document for Word: on the page of ${ref} in Teams.`,
      file: { name: documentName(ref, name), type: WORD, base64 },
    },
  ];
}

async function ask(sight: Sight, deed: Deed): Promise<Reply[]> {
  const [which] = await whichLetter(sight, deed);
  return [
    {
      text: `${which!.ask} Type: letter ${deed.ref} and its name.`,
      refused: true,
      options: which!.options?.slice(0, 6).map((it) => `letter ${deed.ref} ${it}`),
    },
  ];
}

function letterNamed(text: string): LetterName | undefined {
  const name = text.trim().toLowerCase().replace(/\s+/g, '-');
  return isLetter(name) ? name : undefined;
}

function inWords(name: string): string {
  return name.replaceAll('-', ' ');
}
