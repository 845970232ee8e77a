import type { Running } from './app.ts';
import { type Chat, openChat } from './chat.ts';

/** What somebody might answer to each question that is still open after their story. */
const ANSWERS: readonly (readonly [asked: RegExp, said: string])[] = [
  [/Can you stay in this chat/, 'yes'],
  [/pass on/, 'send it'],
  [/Is that right\?/, 'yes'],
  [/who are you/, "I'm the parent"],
  [/When did this happen/, 'last month'],
  [/What made it hard/, 'I was ill'],
  [/Which team or service/, 'Huntingdon'],
  [/would you like to happen|make it better/, 'an apology and somebody to ring me'],
  [/(in|to) court/, 'no'],
  [/called an advocate/, 'decide later'],
  [/Would you like an interpreter/, 'yes'],
  [/child live with you|want you to\?|have they agreed|know the child/, 'yes'],
  [/Which court or police case/, 'I do not know'],
  [/should we call you/, 'Al, 13'],
  [/What is your name/, 'Al Green'],
  [/should we reply|safe way to write/, 'here in chat'],
];

export interface Told {
  chat: Chat;
  ref: string;
  receipt: string;
  /** How many times the person had to answer, the story included. */
  answers: number;
}

/** A whole intake over the web chat, up to the receipt. Each question may come once; a second time is an error. */
export async function intakeOf(
  app: Running,
  story: string,
  own: readonly (readonly [RegExp, string])[] = [],
  open?: Chat,
): Promise<Told> {
  const chat = open ?? (await openChat(app));
  return { chat, ...(await intakeIn(chat.say, story, own)) };
}

/** The same wherever somebody can say something and hear what comes back. */
export async function intakeIn(
  say: (text: string) => Promise<string>,
  story: string,
  own: readonly (readonly [RegExp, string])[] = [],
): Promise<Omit<Told, 'chat'>> {
  await say('no');
  let heard = await say(story);
  let answers = 2;
  const left = [...own, ...ANSWERS];
  while (!/Your number is/.test(heard)) {
    const at = left.findIndex(([asked]) => asked.test(heard));
    if (at < 0) throw new Error(`asked something unexpected, or something twice:\n${heard}`);
    const [[, said]] = left.splice(at, 1) as [readonly [RegExp, string]];
    heard = await say(said);
    answers++;
  }
  return { receipt: heard, ref: /[A-Z]{3}-\d\d-\d{4}/.exec(heard)![0], answers };
}
