import { speakerOfChannel } from '../rules/channel.ts';

/** What can be seen of a message without reading it: its size, how it asks, how it came and who the channel says wrote it. */
export interface Outside {
  text: string;
  channel?: string | undefined;
}

interface Shape {
  id: string;
  is: (it: Outside & { words: number; who: string | undefined }) => boolean;
}

const came = (id: string, channel: RegExp): Shape => ({
  id: `came as ${id}`,
  is: (it) => it.channel !== undefined && channel.test(it.channel),
});

const by = (kind: string): Shape => ({ id: `by a ${kind}`, is: ({ who }) => who === kind });

/** One feature each. The beginning and the end of a message say most of how it is put; nothing here reads more. */
export const SHAPES: readonly Shape[] = [
  { id: 'a line', is: ({ words }) => words < 12 },
  { id: 'a few lines', is: ({ words }) => words >= 12 && words < 30 },
  { id: 'a paragraph', is: ({ words }) => words >= 30 && words < 60 },
  { id: 'long', is: ({ words }) => words >= 60 && words < 110 },
  { id: 'very long', is: ({ words }) => words >= 110 },
  { id: 'ends with a question', is: ({ text }) => /\?[\s"')\]]*\S{0,12}\s*$/.test(text.slice(-40)) },
  { id: 'asks', is: ({ text }) => text.includes('?') },
  { id: 'asks more than once', is: ({ text }) => text.indexOf('?') !== text.lastIndexOf('?') },
  { id: 'exclaims', is: ({ text }) => text.includes('!') },
  { id: 'in capitals', is: ({ text }) => capitals(text) > 0.6 },
  { id: 'no capitals', is: ({ text }) => text.length > 20 && capitals(text) === 0 },
  {
    id: 'numbered',
    is: ({ text }) => /(^|\s)\(?(1|one|a)[.):]\s/i.test(text) && /\s\(?(2|two|b)[.):]\s/i.test(text),
  },
  { id: 'a formal opening', is: ({ text }) => /^\s*(dear|sirs?|to whom|madam|re:)/i.test(text) },
  { id: 'passed on', is: ({ text }) => /(^|\n)\s*(from:|sent:|>|-+ ?original)/i.test(text.slice(0, 3000)) },
  came('an email', /e-?mail/i),
  came('a text message', /text/i),
  came('a chat', /chat|teams/i),
  came('a form', /form/i),
  came('a letter', /letter/i),
  came('a voice', /voice|phone|call/i),
  came('feedback', /feedback|card|survey|suggestion|participation/i),
  came('a reply to an answer', /reply|stage/i),
  came('something passed on', /forward/i),
  came('nobody’s', /anonym/i),
  came('night mail', /\b(2[123]|0[0-6])[:.]\d\d/),
  ...[
    'child',
    'care-leaver',
    'parent',
    'grandparent',
    'relative',
    'foster-carer',
    'adopter',
    'special-guardian',
    'representative',
    'advocate',
    'mp',
    'professional',
    'other',
  ].map(by),
];

/** Of the first thousand characters. */
const capitals = (text: string): number => {
  let large = 0;
  let small = 0;
  for (let at = 0; at < text.length && at < 1000; at++) {
    const code = text.charCodeAt(at);
    if (code >= 65 && code <= 90) large++;
    else if (code >= 97 && code <= 122) small++;
  }
  return large === 0 ? 0 : large / (large + small);
};

/** Which shapes a message has. */
export function shapesOf(it: Outside, words: number): number[] {
  const seen = { ...it, words, who: speakerOfChannel(it.channel)?.kind };
  return SHAPES.flatMap(({ is }, at) => (is(seen) ? [at] : []));
}
