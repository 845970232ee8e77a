import { crc32, deflateSync } from 'node:zlib';

const STEPS = 7;
const INK = [11, 12, 12] as const;
const BAR = [29, 112, 184] as const;

/** White to ink and white to the bars' blue, in seven steps each: what a chart has, and all that its letters' edges need. */
const PALETTE: readonly (readonly [number, number, number])[] = [[255, 255, 255], ...ramp(INK), ...ramp(BAR)];

function ramp(to: readonly [number, number, number]): [number, number, number][] {
  return Array.from({ length: STEPS }, (_, at) => {
    const part = (at + 1) / STEPS;
    return to.map((it) => Math.round(255 + (it - 255) * part)) as [number, number, number];
  });
}

/** A chart's pixels as a PNG of sixteen colours: a third of the usual size, so that it fits into a card. */
export function smallPng(pixels: Uint8ClampedArray, width: number, height: number): Buffer {
  const row = Math.ceil(width / 2) + 1;
  const lines = Buffer.alloc(row * height);
  for (let y = 0; y < height; y++)
    for (let x = 0; x < width; x++)
      lines[y * row + 1 + (x >> 1)]! |= colourAt(pixels, (y * width + x) * 4) << (x % 2 === 0 ? 4 : 0);
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([4, 3, 0, 0, 0], 8);
  return Buffer.concat([
    Buffer.from([137, 80, 78, 71, 13, 10, 26, 10]),
    chunk('IHDR', header),
    chunk('PLTE', Buffer.from(PALETTE.flat())),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function colourAt(pixels: Uint8ClampedArray, at: number): number {
  const [red, green, blue] = [pixels[at]!, pixels[at + 1]!, pixels[at + 2]!];
  if (red > 240 && green > 240) return 0;
  const isBlue = blue - red > 24;
  const dark = isBlue ? (255 - red) / (255 - BAR[0]) : (255 - green) / (255 - INK[1]);
  const step = Math.min(STEPS, Math.max(1, Math.round(dark * STEPS)));
  return isBlue ? STEPS + step : step;
}

function chunk(name: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(name, 'latin1'), data]);
  const framed = Buffer.alloc(body.length + 8);
  framed.writeUInt32BE(data.length, 0);
  framed.set(body, 4);
  framed.writeUInt32BE(crc32(body), body.length + 4);
  return framed;
}
