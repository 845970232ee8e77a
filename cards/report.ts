import { numberOf, type Report, type Section, shareOf } from '../src/reports/report.ts';
import type { Block, Card } from './card.ts';

export interface ReportView {
  report: Report;
  /** The first charts, drawn, by the section they belong to. */
  pictures: ReadonlyMap<Section, string>;
}

/** A report in a chat: its sections as short as they can be, with their pictures; the whole is a page or a document. */
export function reportCard({ report, pictures }: ReportView): Card {
  return {
    title: report.title,
    body: report.sections.flatMap((it) => section(it, pictures.get(it))),
  };
}

function section(it: Section, picture: string | undefined): Block[] {
  const words =
    it.lines?.map((line) => {
      const beside = [shareOf(line), line.note].filter(Boolean).join(', ');
      return `${line.name} ${numberOf(line)}${beside ? ` (${beside})` : ''}`;
    }) ?? [];
  return [
    // A picture of numbers has its title in it.
    ...(picture && it.says.length === 0 ? [] : [{ text: it.title, strong: true }]),
    ...it.says.map((text) => ({ text })),
    ...(picture ? [{ picture, alt: [it.title, ...words].join('\n') }] : words.length > 0 ? [{ list: words }] : []),
  ];
}

/** A rise, for the managers it concerns. */
export function spikeCard(says: string): Card {
  return {
    title: 'More complaints than usual',
    tone: 'warn',
    body: [
      { text: says },
      {
        text: 'Please look for the cause with the complaints team, and note what you agree by typing: lesson: what was found; what will be done; by when.',
        subtle: true,
      },
    ],
  };
}
