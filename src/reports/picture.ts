import { createRequire } from 'node:module';
import type * as Canvas from '@napi-rs/canvas';
import type { Chart } from './chart.ts';
import { smallPng } from './small-png.ts';
import { svgOf } from './svg.ts';

const require = createRequire(import.meta.url);

let loaded: typeof Canvas | undefined;

/** The drawing library and the font that comes with us, loaded when the first picture is drawn: most processes draw none. */
function canvas(): typeof Canvas {
  if (loaded) return loaded;
  loaded = require('@napi-rs/canvas') as typeof Canvas;
  for (const it of ['400Regular/OpenSans_400Regular.ttf', '700Bold/OpenSans_700Bold.ttf'])
    loaded.GlobalFonts.registerFromPath(require.resolve(`@expo-google-fonts/open-sans/${it}`), 'Open Sans');
  return loaded;
}

/** A chart as a PNG, at twice its size so that it is sharp on a telephone. */
export async function pngOf(chart: Chart, scale = 2): Promise<Buffer> {
  return (await drawn(chart, scale)).toBuffer('image/png');
}

async function drawn(chart: Chart, scale: number): Promise<Canvas.Canvas> {
  const { createCanvas, loadImage } = canvas();
  const image = await loadImage(Buffer.from(svgOf(chart)));
  const drawing = createCanvas(image.width * scale, image.height * scale);
  drawing.getContext('2d').drawImage(image, 0, 0, drawing.width, drawing.height);
  return drawing;
}

/** Largest picture that goes along inside a card: the whole card may be 28 KB, counted in two bytes a letter. */
const LARGEST = 9_000;

/** A chart for a card, in few colours and as small as it has to be; undefined where no size fits, and the words have to do. */
export async function pictureOf(chart: Chart): Promise<string | undefined> {
  for (const scale of [1, 0.75]) {
    const drawing = await drawn(chart, scale);
    const { data } = drawing.getContext('2d').getImageData(0, 0, drawing.width, drawing.height);
    const address = `data:image/png;base64,${smallPng(data, drawing.width, drawing.height).toString('base64')}`;
    if (address.length <= LARGEST) return address;
  }
  return undefined;
}
