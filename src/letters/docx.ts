import { Paragraph as Block, Document, HeadingLevel, LevelFormat, Packer, TextRun } from 'docx';
import type { Letter, Paragraph } from './letter.ts';
import { nextInWords } from './text.ts';

const BULLETS = 'bullets';

/** A letter as a document for Word: large enough to read, real headings and lists, and nothing but what the letter says. */
export function letterDocx(letter: Letter): Promise<Buffer> {
  const { title, greeting, body, from } = letter;
  const children = [
    new Block({ text: title, heading: HeadingLevel.HEADING_1, spacing: { after: 240 } }),
    said(greeting),
    ...body.flatMap(blocks),
    new Block({ text: 'What you can do next', heading: HeadingLevel.HEADING_2, spacing: { before: 240, after: 120 } }),
    ...nextInWords(letter).map(said),
    said(from),
  ];
  return Packer.toBuffer(
    new Document({
      title,
      creator: from,
      styles: { default: { document: { run: { font: 'Arial', size: 24 } } } },
      numbering: { config: [{ reference: BULLETS, levels: [{ level: 0, format: LevelFormat.BULLET, text: '•' }] }] },
      sections: [{ children }],
    }),
  );
}

function said(text: string): Block {
  return new Block({ text, spacing: { after: 160 } });
}

function blocks(paragraph: Paragraph): Block[] {
  if (typeof paragraph === 'string') return paragraph.split('\n').map(said);
  if ('heading' in paragraph) return [new Block({ text: paragraph.heading, heading: HeadingLevel.HEADING_2 })];
  if ('list' in paragraph)
    return paragraph.list.map((text) => new Block({ text, numbering: { reference: BULLETS, level: 0 } }));
  return paragraph.quote
    .split('\n')
    .map((text) => new Block({ indent: { left: 480 }, children: [new TextRun({ text, italics: true })] }));
}
