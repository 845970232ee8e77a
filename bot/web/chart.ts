import type { Chart } from '../../src/reports/chart.ts';
import { type Html, html } from './html.ts';

const WIDTH = 480;

/**
 * A picture of a few numbers in the page's own colours, whatever theme it is in, and the same numbers as a table. Each bar carries its
 * number, so nothing has to be read off a scale or told apart by colour.
 */
export function chartHtml(chart: Chart, id: string): Html {
  const { title, parts } = chart;
  if (parts.length === 0)
    return html`<figure class="chart"><figcaption id="${id}">${title}</figcaption><p>Nothing is open.</p></figure>`;
  return html`<figure class="chart"><figcaption id="${id}">${title}</figcaption>
${chart.kind === 'bars' ? bars(chart, id) : columns(chart, id)}
<details><summary>The numbers</summary><table><caption class="unseen">${title}</caption><tbody>
${parts.map(({ label, n, says }) => html`<tr><th scope="row">${label}</th><td>${says ?? n}</td></tr>`)}
</tbody></table></details></figure>`;
}

const NAMES = 190;
const ROW = 30;

function bars({ parts }: Chart, id: string): Html {
  const most = Math.max(1, ...parts.map((it) => it.n));
  const room = WIDTH - NAMES - 50;
  return html`<svg role="img" aria-labelledby="${id}" viewBox="0 0 ${WIDTH} ${parts.length * ROW}">
${parts.map(({ label, n, says }, at) => {
  const wide = Math.round((n / most) * room);
  const middle = at * ROW + 20;
  return html`<text class="name" x="${NAMES - 8}" y="${middle}" text-anchor="end">${short(label)}</text><rect x="${NAMES}" y="${at * ROW + 5}" width="${wide}" height="20"></rect><text x="${NAMES + wide + 6}" y="${middle}">${says ?? n}</text>`;
})}</svg>`;
}

const HIGH = 120;

function columns({ parts }: Chart, id: string): Html {
  const most = Math.max(1, ...parts.map((it) => it.n));
  const step = WIDTH / parts.length;
  return html`<svg class="columns" role="img" aria-labelledby="${id}" viewBox="0 0 ${WIDTH} ${HIGH + 48}">
${parts.map(({ label, n }, at) => {
  const tall = Math.round((n / most) * (HIGH - 20));
  const x = at * step;
  const middle = x + step / 2;
  const [first = '', ...rest] = label.split(' ');
  return html`<rect x="${x + step * 0.15}" y="${HIGH - tall}" width="${step * 0.7}" height="${tall}"></rect><text x="${middle}" y="${HIGH - tall - 5}" text-anchor="middle">${n}</text><text class="name" x="${middle}" y="${HIGH + 18}" text-anchor="middle">${first}</text><text class="name" x="${middle}" y="${HIGH + 36}" text-anchor="middle">${rest.join(' ')}</text>`;
})}<line x1="0" x2="${WIDTH}" y1="${HIGH}" y2="${HIGH}"></line></svg>`;
}

const LONGEST = 26;

function short(label: string): string {
  return label.length > LONGEST ? `${label.slice(0, LONGEST - 1)}…` : label;
}
