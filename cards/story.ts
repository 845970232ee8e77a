import { localDate, localTime, short } from '../src/calendar/local-date.ts';
import type { Story } from '../src/desk/desk.ts';
import type { KeptFile } from '../src/store/files.ts';
import type { Block, Card } from './card.ts';

const ASKED: Record<string, string> = {
  what: 'What happened',
  hoped: 'What would put it right',
  tried: 'What they have tried',
  when: 'When',
  late: 'Why not sooner',
  court: 'In court, or with the police',
  needs: 'What would help',
  added: 'Added later',
  correction: 'Said to be wrong',
  files: 'In the files they sent',
  linked: 'Files that came with it and are elsewhere',
  answer: 'The answer',
  remedy: 'What puts it right',
  actions: 'What will be done',
  'reason for more time': 'Why more time was needed',
  'reason: declined': 'Why it was not for whoever was asked',
  'reason: handed.over': 'Why it was handed over',
  'reason: route.confirmed': 'Why another procedure was chosen',
  'reason: action.moved': 'Why the day was moved',
};

/** A file that was sent about it, with a way to it where this reader can open one. */
export interface ShownFile extends Pick<KeptFile, 'name' | 'size' | 'state' | 'at'> {
  to?: string;
}

const LOOKED: Record<KeptFile['state'], string> = {
  clean: 'checked for harm',
  waiting: 'waits for the check for harm',
  'not looked at': 'not checked for harm: nobody is set up to',
};

function fileBlocks({ name, size, state, at, to }: ShownFile): Block[] {
  const said = `${name}, ${Math.ceil(size / 1000)} KB, ${short(localDate(at))}: ${LOOKED[state]}`;
  return [{ text: said, subtle: true }, ...(to ? [{ link: `Save ${name}`, to }] : [])];
}

/** The story in the person's own words, and how to reach them. Only ever in a one-to-one chat, and the reading is on record. */
export function storyCard(ref: string, { words, complainant }: Story, files: readonly ShownFile[] = []): Card {
  const reach = [complainant?.replyBy, complainant?.replyTo].filter(Boolean).join(': ');
  return {
    title: `${ref} · the story`,
    body: [
      {
        facts: [
          ['From', complainant?.name ?? 'no name given'],
          ...(complainant?.child ? [['Child', complainant.child] as const] : []),
          ...(complainant?.age ? [['Age', String(complainant.age)] as const] : []),
          ['Reach them', reach || 'here in chat'],
        ],
      },
      ...words.flatMap(({ kind, words: said, at }): Block[] => [
        { text: `${ASKED[kind] ?? kind} (${short(localDate(at))}, ${localTime(at)})`, strong: true },
        { quote: said },
      ]),
      ...files.flatMap(fileBlocks),
    ],
  };
}
