import type { Chart } from './chart.ts';

/** The pages' own colours: dark enough to read on white, and told apart without colour by what is written beside them. */
const INK = '#0b0c0c';
const QUIET = '#505a5f';
const BAR = '#1d70b8';
const LINE = '#b1b4b6';

const WIDTH = 640;
const FONT = 'Open Sans, Helvetica, Arial, sans-serif';

/** A chart as SVG, its number beside every bar: nothing has to be read off a scale. */
export function svgOf(chart: Chart): string {
  return chart.kind === 'bars' ? bars(chart) : columns(chart);
}

function frame(height: number, { title }: Chart, inside: string): string {
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${WIDTH} ${height}" width="${WIDTH}" height="${height}" font-family="${FONT}" role="img" aria-label="${escaped(title)}"><rect width="${WIDTH}" height="${height}" fill="#fff"/>${lines(
    title,
  )
    .map((it, at) => text(16, 28 + at * 20, it, { size: 16, bold: true }))
    .join('')}${inside}</svg>`;
}

const LABELS = 250;
const ROW = 30;

function bars(chart: Chart): string {
  const top = 24 + lines(chart.title).length * 20;
  const most = Math.max(1, ...chart.parts.map((it) => it.n));
  const room = WIDTH - LABELS - 130;
  const rows = chart.parts.map(({ label, n, says }, at) => {
    const y = top + at * ROW;
    const width = (n / most) * room;
    return `${text(LABELS - 10, y + 20, shortened(label, 34), { size: 13, end: true })}<rect x="${LABELS}" y="${y + 5}" width="${width.toFixed(1)}" height="20" fill="${BAR}"/>${text(LABELS + width + 8, y + 20, says ?? String(n), { size: 13 })}`;
  });
  return frame(top + chart.parts.length * ROW + 12, chart, rows.join(''));
}

const HEIGHT = 180;

function columns(chart: Chart): string {
  const top = 24 + lines(chart.title).length * 20;
  const most = Math.max(1, ...chart.parts.map((it) => it.n));
  const step = (WIDTH - 40) / Math.max(1, chart.parts.length);
  // Where there are many, every second or third name is written, and every number.
  const every = Math.ceil(46 / step);
  const parts = chart.parts.map(({ label, n, says }, at) => {
    const x = 20 + at * step;
    const height = (n / most) * (HEIGHT - 24);
    const middle = x + step / 2;
    return `<rect x="${(x + step * 0.15).toFixed(1)}" y="${(top + HEIGHT - height).toFixed(1)}" width="${(step * 0.7).toFixed(1)}" height="${height.toFixed(1)}" fill="${BAR}"/>${text(middle, top + HEIGHT - height - 6, says ?? String(n), { size: step < 30 ? 10 : 12, middle: true })}${at % every === 0 ? text(middle, top + HEIGHT + 18, inMonths(label), { size: 11, middle: true, quiet: true }) : ''}`;
  });
  const base = `<line x1="20" x2="${WIDTH - 20}" y1="${top + HEIGHT}" y2="${top + HEIGHT}" stroke="${LINE}"/>`;
  return frame(top + HEIGHT + 34, chart, parts.join('') + base);
}

/** "April 2026" as "Apr 26": twelve of them have to stand beside each other. */
function inMonths(label: string): string {
  return label.replace(/^([A-Z][a-z]{2})[a-z]* 20(\d\d)$/, '$1 $2');
}

interface Style {
  size: number;
  bold?: boolean;
  end?: boolean;
  middle?: boolean;
  quiet?: boolean;
}

function text(x: number, y: number, words: string, { size, bold, end, middle, quiet }: Style): string {
  const anchor = end ? ' text-anchor="end"' : middle ? ' text-anchor="middle"' : '';
  return `<text x="${x.toFixed(1)}" y="${y.toFixed(1)}" font-size="${size}"${bold ? ' font-weight="700"' : ''} fill="${quiet ? QUIET : INK}"${anchor}>${escaped(words)}</text>`;
}

/** A title on as many lines as it needs, broken between words. */
function lines(title: string): string[] {
  const found: string[] = [];
  for (const word of title.split(' ')) {
    const last = found.at(-1);
    if (last !== undefined && last.length + word.length < 66) found[found.length - 1] = `${last} ${word}`;
    else found.push(word);
  }
  return found;
}

function shortened(label: string, most: number): string {
  return label.length > most ? `${label.slice(0, most - 1)}…` : label;
}

function escaped(words: string): string {
  return words.replace(/[&<>"]/g, (it) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' })[it]!);
}
