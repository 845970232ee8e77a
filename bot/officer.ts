import type { Reply } from '../cards/card.ts';
import type { Verb } from '../cards/verbs.ts';
import type { Talk } from '../dialogs/talk.ts';
import type { Person } from '../src/people/person.ts';
import { type Action, type Asked, actions, type Deed } from './actions.ts';
import type { Incoming, Pressed } from './channels/channel.ts';
import { understand } from './commands.ts';
import type { Sight } from './views.ts';

export interface Answered {
  talk: Talk;
  replies: Reply[];
}

/** One message or press from somebody who works at the desk. */
export async function attend(talk: Talk, incoming: Incoming, person: Person, sight: Sight): Promise<Answered> {
  const who = { kind: 'officer' as const, council: incoming.council, person };
  const deedOf = ({ ref, values }: Pick<Pressed, 'ref' | 'values'>): Deed => ({
    who,
    ref,
    values,
    personal: incoming.personal,
  });
  if (incoming.pressed) return act(talk, incoming.pressed.verb, deedOf(incoming.pressed), sight);
  if (!incoming.said) return { talk, replies: [] };
  if (talk.filling) return fill(talk, incoming.said, deedOf, sight);
  const understood = understand(incoming.said, talk.last);
  if (!understood)
    return {
      talk,
      replies: [{ text: 'I did not understand that. Type "help" for what I can do, or a reference like CAM-26-0042.' }],
    };
  if ('command' in understood) return { talk, replies: await understood.command.run(sight, who, understood.match) };
  const deed = deedOf(understood);
  const [first] = await asksOf(understood.verb, deed, sight);
  if (!first) return act(talk, understood.verb, deed, sight);
  return {
    talk: { ...talk, filling: { verb: understood.verb, ref: deed.ref, values: {}, asked: first.key } },
    replies: [asked(first)],
  };
}

async function act(talk: Talk, verb: Verb, deed: Deed, sight: Sight): Promise<Answered> {
  const replies = await actions[verb].run(sight, deed);
  return { talk: { ...talk, filling: undefined, last: deed.ref }, replies };
}

async function asksOf(verb: Verb, deed: Deed, sight: Sight): Promise<Asked[]> {
  const action: Action = actions[verb];
  return (await action.asks?.(sight, deed)) ?? [];
}

/** The next answer of somebody who types what a card would have asked for. */
async function fill(
  talk: Talk,
  said: string,
  deedOf: (it: Pick<Pressed, 'ref' | 'values'>) => Deed,
  sight: Sight,
): Promise<Answered> {
  const { verb, ref, values, asked: key } = talk.filling!;
  if (/^(stop|cancel|never mind)$/i.test(said.trim()))
    return { talk: { ...talk, filling: undefined }, replies: [{ text: 'OK, nothing was changed.' }] };
  const filled = { ...values, [key]: said };
  const deed = deedOf({ ref, values: filled });
  const asks = await asksOf(verb as Verb, deed, sight);
  const next = asks.find((it) => filled[it.key] === undefined);
  if (!next) return act(talk, verb as Verb, deed, sight);
  return { talk: { ...talk, filling: { verb, ref, values: filled, asked: next.key } }, replies: [asked(next)] };
}

function asked({ ask, options }: Asked): Reply {
  return { text: ask, ...(options && { options }) };
}
