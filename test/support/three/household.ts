import { createHash } from 'node:crypto';
import type { Challenge } from '../../../bot/challenge.ts';
import { createDoor } from '../../../bot/door.ts';
import { SECRET } from '../app.ts';
import { intakeIn } from '../intake.ts';
import type { Fleet } from './fleet.ts';

/** Somebody at home with the web chat open, on a network of their own: what they send again keeps its id, as the page does it. */
export interface Household {
  /** What was typed and taken, in order. */
  typed: string[];
  /** Sends it until somebody has it. Answers what came since. */
  say(text: string): Promise<string>;
  /** Everything in the chat, oldest first. */
  read(): Promise<{ who: string; text: string }[]>;
}

const door = createDoor(SECRET, () => new Date());
const PATH = '/api/directline/v3/directline';

interface Said {
  from?: { role?: string };
  text?: string;
  attachments?: { content?: { fallbackText?: string } }[];
}

/** `turn` is waited for before anything is typed, where somebody wants it to go slowly. */
export async function openHousehold(fleet: Fleet, n: number, turn?: () => Promise<void>): Promise<Household> {
  const headers: Record<string, string> = {
    'content-type': 'application/json',
    // As the proxy before Heard writes it.
    'x-forwarded-for': `10.${n >> 16}.${(n >> 8) & 255}.${n & 255}`,
  };
  const ask = async (path: string, method: string, body?: object) => {
    const response = await fleet.ask(path, { method, headers, ...(body && { body: JSON.stringify(body) }) });
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const { token, conversationId } = await opened();
  headers.authorization = `Bearer ${token}`;
  await ask(`${PATH}/conversations`, 'POST', {});
  const here = `${PATH}/conversations/${conversationId}/activities`;
  const typed: string[] = [];
  let seen = 0;

  /** A sum counts once, even where its answer got lost: then there is another. */
  async function opened(): Promise<{ token: string; conversationId: string }> {
    for (;;) {
      const challenge = (await ask('/api/challenge', 'GET')) as Challenge;
      const body = JSON.stringify({ solution: solutionOf(challenge) });
      const response = await fleet.ask(`${PATH}/tokens/generate`, { method: 'POST', headers, body });
      if (response.ok) return (await response.json()) as { token: string; conversationId: string };
      await response.arrayBuffer();
    }
  }

  return {
    typed,
    async say(text) {
      await turn?.();
      const clientActivityID = `m${typed.length}`;
      await ask(here, 'POST', { type: 'message', text, channelData: { clientActivityID } });
      typed.push(text);
      const all = await read();
      const fresh = all.slice(seen).filter((it) => it.who === 'bot');
      seen = all.length;
      return fresh.map((it) => it.text).join('\n\n');
    },
    read,
  };

  async function read(): Promise<{ who: string; text: string }[]> {
    // A page that stays open has its token renewed before it runs out.
    headers.authorization = `Bearer ${await door.admit({ council: 'cambridgeshire', conversation: conversationId })}`;
    const { activities } = (await ask(here, 'GET')) as { activities: Said[] };
    return activities.map(({ from, text, attachments }) => ({
      who: from?.role ?? '',
      text: text ?? attachments?.[0]?.content?.fallbackText ?? '',
    }));
  }
}

/** The sum that a page does before its first chat, done as fast as it can be. */
function solutionOf({ algorithm, challenge, salt, signature, maxnumber = 1_000_000 }: Challenge): string {
  let number = 0;
  while (number < maxnumber && createHash('sha256').update(`${salt}${number}`).digest('hex') !== challenge) number++;
  return btoa(JSON.stringify({ algorithm, challenge, number, salt, signature }));
}

/** A whole complaint, up to its number. Every third wants what we write by email. */
export async function complain(home: Household, n: number): Promise<void> {
  const reply = n % 3 === 0 ? `email me at jo.${n}@example.org` : 'here in chat';
  const story = `My son waits for a social worker since January and nobody tells me why. It is the ${n}th time that I ask.`;
  await intakeIn(home.say, story, [[/should we reply|safe way to write|reach you safely/, reply]]);
}
