import { fieldOf, linesOf } from '../support/lines.ts';

type Element = Record<string, unknown> & { type?: string };

export interface CardLike {
  body?: unknown[];
  actions?: { title: string; data: Record<string, unknown> }[];
}

/** What a person reads of an Adaptive Card, as lines. */
export function linesOfCard({ body = [], actions = [] }: CardLike): string[] {
  return [...(body as Element[]).flatMap(linesOfElement), ...actions.map(({ title }) => `[${title}]`)];
}

function linesOfElement(it: Element): string[] {
  if (it.type === 'RichTextBlock') return linesOf((it.inlines as { text: string }[]).map(({ text }) => text).join(''));
  if (it.type === 'FactSet')
    return (it.facts as { title: string; value: string }[]).flatMap(({ title, value }) =>
      linesOf(`${title}: ${unescaped(value)}`),
    );
  if (it.type === 'Image') return linesOf(String(it.altText));
  if (it.type === 'TextBlock') return linesOf(String(it.text).replace(/<at>(.*?)<\/at>/g, '@$1'));
  if (String(it.type).startsWith('Input.')) return [fieldOf(it.label)];
  throw new Error(`no eyes for ${it.type}`);
}

/** A fact's value is read as markdown. */
const unescaped = (text: string) => text.replace(/\\([\\`*_{}[\]()#+!|<>~])/g, '$1');

/** Whether all of this can be filled in on the card. */
export function hasFields({ body = [] }: CardLike, filled: Record<string, string>): boolean {
  const ids = (body as Element[]).map((it) => it.id);
  return Object.keys(filled).every((key) => ids.includes(key));
}
