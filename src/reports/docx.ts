import {
  AlignmentType,
  Document,
  HeadingLevel,
  ImageRun,
  Packer,
  Paragraph,
  Table,
  TableCell,
  TableRow,
  TextRun,
  WidthType,
} from 'docx';
import { long } from '../calendar/local-date.ts';
import { inWords } from './chart.ts';
import { pngOf } from './picture.ts';
import { chartOf, type Line, numberOf, type Report, type Section, shareOf, WHY_HIDDEN } from './report.ts';

/** The report as a document for Word, for whoever adds their own words before it is published. */
export async function asDocx(report: Report): Promise<Buffer> {
  const children = [
    new Paragraph({ text: report.title, heading: HeadingLevel.TITLE }),
    new Paragraph(`${report.council}. Made on ${long(report.made)}.`),
  ];
  for (const it of report.sections) children.push(...((await section(it)) as Paragraph[]));
  children.push(new Paragraph({ children: [new TextRun({ text: WHY_HIDDEN, size: 18 })] }));
  return Packer.toBuffer(
    new Document({
      title: report.title,
      creator: report.council,
      styles: { default: { document: { run: { font: 'Arial', size: 22 } } } },
      sections: [{ children }],
    }),
  );
}

async function section(it: Section): Promise<(Paragraph | Table)[]> {
  const chart = chartOf(it);
  return [
    new Paragraph({ text: it.title, heading: HeadingLevel.HEADING_1 }),
    ...it.says.map((says) => new Paragraph({ text: says, spacing: { after: 120 } })),
    ...(chart ? [await picture(chart)] : []),
    ...(it.lines?.length ? [table(it, it.lines)] : []),
    ...(it.counted
      ? [
          new Paragraph({
            children: [new TextRun({ text: `How it is counted: ${it.counted}`, size: 18, color: '505a5f' })],
          }),
        ]
      : []),
  ];
}

/** Sixteen centimetres wide, with its numbers as the text that a screen reader reads. */
async function picture(chart: NonNullable<ReturnType<typeof chartOf>>): Promise<Paragraph> {
  const data = await pngOf(chart);
  const [width, height] = [data.readUInt32BE(16), data.readUInt32BE(20)];
  const name = { name: chart.title, title: chart.title, description: inWords(chart) };
  return new Paragraph({
    children: [
      new ImageRun({
        type: 'png',
        data,
        transformation: { width: 600, height: Math.round((600 * height) / width) },
        altText: name,
      }),
    ],
  });
}

function table({ name = '' }: Section, lines: readonly Line[]): Table {
  const [shares, before, notes] = [lines.some(shareOf), lines.some((it) => it.before), lines.some((it) => it.note)];
  const shown = (cells: (string | false)[]) => cells.filter((it) => it !== false);
  const rows = lines.map((it) =>
    shown([it.name, numberOf(it), shares && shareOf(it), before && (it.before ?? ''), notes && (it.note ?? '')]),
  );
  const head = shown([name, 'Number', shares && 'Share', before && 'Before', notes && 'Beside it']);
  return new Table({
    width: { size: 100, type: WidthType.PERCENTAGE },
    rows: [row(head, true), ...rows.map((it) => row(it, false))],
  });
}

function row(cells: readonly string[], head: boolean): TableRow {
  return new TableRow({
    tableHeader: head,
    cantSplit: true,
    children: cells.map(
      (text, at) =>
        new TableCell({
          children: [
            new Paragraph({
              alignment: at === 0 || at > 3 ? AlignmentType.START : AlignmentType.END,
              children: [new TextRun({ text, bold: head })],
            }),
          ],
        }),
    ),
  });
}
