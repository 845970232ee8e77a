import type {
  IActionSet,
  IAdaptiveCard,
  IChoiceSetInput,
  IDateInput,
  IFactSet,
  IImage,
  IRichTextBlock,
  ITextBlock,
  ITextInput,
} from '@microsoft/teams.cards';
import type { Block, Button, Card, Input } from '../card.ts';
import { namesTogether } from './names.ts';
import { asText } from './text.ts';

type Element = ITextBlock | IRichTextBlock | IFactSet | ITextInput | IChoiceSetInput | IDateInput | IImage | IActionSet;
type Action = NonNullable<IAdaptiveCard['actions']>[number];

/** Teams' own warning colour is a yellow that few can read on white. */
const TONE = { plain: 'Default', good: 'Good', warn: 'Accent', alert: 'Attention' } as const;

/** Adaptive Card 1.5: what Teams and Web Chat both show. They differ only in what a button is, so that is handed in. */
export function adaptive(card: Card, toAction: (button: Button) => Action): IAdaptiveCard {
  return {
    type: 'AdaptiveCard',
    $schema: 'http://adaptivecards.io/schemas/adaptive-card.json',
    version: '1.5',
    body: [heading(card), ...card.body.flatMap(element)],
    ...(card.buttons?.length && { actions: card.buttons.map(toAction) }),
    fallbackText: asText(card),
    speak: card.title,
  };
}

function heading({ title, tone = 'plain' }: Card): IRichTextBlock {
  return {
    type: 'RichTextBlock',
    inlines: [{ type: 'TextRun', text: namesTogether(title), weight: 'Bolder', size: 'Medium', color: TONE[tone] }],
  };
}

/** Text runs, never text blocks: a text block reads markdown, and whatever a person typed has to stay text. */
function run(text: string, more: { subtle?: boolean; strong?: boolean; italic?: boolean } = {}): IRichTextBlock {
  const { subtle, strong, italic } = more;
  return {
    type: 'RichTextBlock',
    inlines: [
      {
        type: 'TextRun',
        text,
        ...(subtle && { isSubtle: true }),
        ...(strong && { weight: 'Bolder' }),
        ...(italic && { italic: true }),
      },
    ],
  };
}

function element(block: Block): Element[] {
  if ('text' in block) return [run(namesTogether(block.text), block)];
  if ('quote' in block) return block.quote.split('\n').map((line) => run(line || ' ', { italic: true }));
  if ('list' in block) return block.list.map((it) => ({ ...run(`• ${namesTogether(it)}`), spacing: 'Small' as const }));
  if ('facts' in block)
    return [
      { type: 'FactSet', facts: block.facts.map(([title, value]) => ({ title, value: plain(namesTogether(value)) })) },
    ];
  if ('picture' in block) return [{ type: 'Image', url: block.picture, altText: block.alt, size: 'Stretch' }];
  if ('link' in block)
    return [{ type: 'ActionSet', actions: [{ type: 'Action.OpenUrl', title: block.link, url: block.to }] }];
  return [field(block.input)];
}

/** A fact's value is read as markdown, so the signs that would mean something are escaped. */
function plain(text: string): string {
  return text.replace(/([\\`*_{}[\]()#+!|<>~])/g, '\\$1');
}

/** From here on a list is searched by typing. */
const FEW = 12;

function field({ key, label, kind, options = [], value, required }: Input): ITextInput | IChoiceSetInput | IDateInput {
  const common = {
    id: key,
    label,
    ...(value && { value }),
    ...(required && { isRequired: true, errorMessage: 'Please fill this in' }),
  };
  if (kind === 'date') return { type: 'Input.Date', ...common };
  if (kind === 'choice') {
    const choices = options.filter((it) => !it.not).map((it) => ({ title: it.label, value: it.value }));
    const barred = options.filter((it) => it.not).map((it) => `${it.label}: ${it.not}`);
    return {
      type: 'Input.ChoiceSet',
      style: choices.length > FEW ? 'filtered' : 'compact',
      ...common,
      label: barred.length > 0 ? `${label} (not ${barred.join('; ')})` : label,
      choices,
    };
  }
  return { type: 'Input.Text', ...common, ...(kind === 'words' && { isMultiline: true }) };
}
