import { type Block, button, type Card, type Input, type Option } from './card.ts';

export interface TellView {
  /** Names this telling: what is filled in belongs to it, however often it is sent. */
  ref: string;
  /** What somebody was told, whole and exact; empty where they are to write it themselves. */
  words: string;
  /** The same without signatures and disclaimers, where it has any. */
  cleaned?: string;
  /** Where it stood, who wrote it there and when; and what did not come with it. */
  notes?: readonly string[];
  /** That something like it was passed on before; it is sent all the same where somebody is not sure. */
  before?: string;
  /** What was understood of it, a line each. */
  understood: readonly string[];
  who: readonly Option[];
  /** What was filled in or found already. */
  values: Readonly<Record<string, string>>;
}

/** "Tell Heard", as one form: what was said, what was understood of it, and the few things only whoever passes it on can know. */
export function tellCard({ ref, words, cleaned, notes = [], before, understood, who, values }: TellView): Card {
  const input = (key: string, label: string, kind: Input['kind'], more: Partial<Input> = {}): Block => ({
    input: { key, label, kind, ...(values[key] !== undefined && { value: values[key] }), ...more },
  });
  return {
    title: 'Tell Heard',
    body: [
      ...(before ? [{ text: before, strong: true }] : []),
      ...notes.map((text) => ({ text, subtle: true })),
      ...(words ? [{ text: 'What they said:', strong: true }, { quote: cleaned ?? words }] : []),
      ...(cleaned ? [{ text: 'Signatures and notices are left out here and kept with it.', subtle: true }] : []),
      ...(understood.length > 0 ? [{ text: 'What I understood:', strong: true }, { list: understood }] : []),
      ...(words
        ? []
        : [input('words', 'What were you told? In their words, as far as you can.', 'words', { required: true })]),
      input('who', 'Who told you this? Not you: the person who is unhappy.', 'choice', {
        options: who,
        required: true,
      }),
      input(
        'first',
        'When did they first tell anybody at the council? That day counts as the day we received it.',
        'date',
        {
          required: true,
        },
      ),
      input('name', 'Their name, and whose child it is about, if you know', 'line'),
      input('reach', 'How can they be reached safely, if you know?', 'line'),
    ],
    buttons: [button('tell', ref, 'Open a complaint', { style: 'main' })],
  };
}
