import { long } from '../calendar/local-date.ts';
import { chartOf, type Line, numberOf, type Report, type Section, shareOf, WHY_HIDDEN } from './report.ts';
import { svgOf } from './svg.ts';

const STYLE = `
:root { color: #0b0c0c; background: #fff; font: 17px/1.5 "Open Sans", Helvetica, Arial, sans-serif; }
body { max-width: 46rem; margin: 2rem auto; padding: 0 1rem; }
h1 { font-size: 1.7rem; line-height: 1.25; } h2 { font-size: 1.25rem; margin-top: 2.2rem; border-top: 1px solid #b1b4b6; padding-top: 1rem; }
table { border-collapse: collapse; width: 100%; margin: 1rem 0; } th, td { text-align: left; padding: .3rem .6rem .3rem 0; border-bottom: 1px solid #b1b4b6; vertical-align: top; }
td.n, th.n { text-align: right; white-space: nowrap; } caption { text-align: left; font-weight: 700; padding-bottom: .4rem; }
.small { color: #505a5f; font-size: .85rem; } figure { margin: 1rem 0; } svg { max-width: 100%; height: auto; }
nav ol { columns: 2; }
@media print { body { margin: 0; max-width: none; font-size: 11pt; } h2 { break-after: avoid; } table, figure { break-inside: avoid; } nav { display: none; } @page { size: A4; margin: 18mm; } }
`;

/** The whole report as one page with nothing outside it: it can be mailed, printed or put on a website as it is. */
export function asHtml(report: Report): string {
  const { title, council, made, sections, audience } = report;
  return `<!doctype html>
<html lang="en-GB"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)}</title><style>${STYLE}</style></head>
<body><header><h1>${escaped(title)}</h1><p>${escaped(council)}. Made on ${long(made)}${audience === 'staff' ? ', for staff: small numbers are shown' : ''}.</p></header>
<nav aria-label="Contents"><ol>${sections.map((it, at) => `<li><a href="#s${at}">${escaped(it.title)}</a></li>`).join('')}</ol></nav>
<main>${sections.map((it, at) => section(it, at)).join('\n')}</main>
<footer class="small">${sections.some(hides) ? `<p>${escaped(WHY_HIDDEN)}</p>` : ''}<p>Percentages are of all complaints of the period unless it says otherwise, and are rounded.</p></footer></body></html>
`;
}

function section(it: Section, at: number): string {
  const chart = chartOf(it);
  return `<section aria-labelledby="s${at}"><h2 id="s${at}">${escaped(it.title)}</h2>${paragraphs(it.says)}${chart ? `<figure>${svgOf(chart)}<figcaption class="small">The same numbers are in the table.</figcaption></figure>` : ''}${it.lines?.length ? table(it, it.lines) : ''}${it.counted ? `<p class="small">How it is counted: ${escaped(it.counted)}</p>` : ''}</section>`;
}

function paragraphs(says: readonly string[]): string {
  return says.length > 4
    ? `<ul>${says.map((it) => `<li>${escaped(it)}</li>`).join('')}</ul>`
    : says.map((it) => `<p>${escaped(it)}</p>`).join('');
}

function table({ name = '', title }: Section, lines: readonly Line[]): string {
  const [shares, before, notes] = [lines.some(shareOf), lines.some((it) => it.before), lines.some((it) => it.note)];
  const head = [
    `<th scope="col">${escaped(name)}</th>`,
    '<th scope="col" class="n">Number</th>',
    shares && '<th scope="col" class="n">Share</th>',
    before && '<th scope="col" class="n">Before</th>',
    notes && '<th scope="col">Beside it</th>',
  ];
  const row = (it: Line) =>
    [
      `<th scope="row">${escaped(it.name)}</th>`,
      `<td class="n">${escaped(numberOf(it))}</td>`,
      shares && `<td class="n">${escaped(shareOf(it))}</td>`,
      before && `<td class="n">${escaped(it.before ?? '')}</td>`,
      notes && `<td>${escaped(it.note ?? '')}</td>`,
    ]
      .filter(Boolean)
      .join('');
  return `<table><caption>${escaped(title)}</caption><thead><tr>${head.filter(Boolean).join('')}</tr></thead><tbody>${lines.map((it) => `<tr>${row(it)}</tr>`).join('')}</tbody></table>`;
}

function hides({ lines }: Section): boolean {
  return lines?.some((it) => it.says === '*') === true;
}

function escaped(words: string): string {
  return words.replace(
    /[&<>"']/g,
    (it) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[it]!,
  );
}
