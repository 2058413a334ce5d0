// Keeps a picture in 256 colours: a third of the size, and no difference that anybody sees on a wall of few colours.
import { crc32, deflateSync } from 'node:zlib';

const coloursMax = 256;
const mostUsed = 128;

/** @param {{ width: number, height: number, data: Uint8Array }} picture with four bytes a pixel, all opaque */
export function indexedPng({ width, height, data }) {
  const counts = new Map();
  for (let i = 0; i < data.length; i += 4) {
    const colour = (data[i] << 16) | (data[i + 1] << 8) | data[i + 2];
    counts.set(colour, (counts.get(colour) ?? 0) + 1);
  }
  const { palette, indexOf } = paletteOf(counts);
  const lines = Buffer.alloc(height * (width + 1));
  for (let y = 0, at = 0; y < height; y++) {
    at++; // filter 0
    for (let x = 0; x < width; x++, at++) {
      const i = (y * width + x) * 4;
      lines[at] = indexOf.get((data[i] << 16) | (data[i + 1] << 8) | data[i + 2]);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 3, 0, 0, 0], 8); // 8 bits, palette
  const colours = Buffer.from(palette.flatMap((colour) => [colour >> 16, (colour >> 8) & 255, colour & 255]));
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('PLTE', colours),
    chunk('IDAT', deflateSync(lines, { level: 9 })),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

/** The colours used most, then again and again the one that is worst served so far, seldom ones counting less. */
function paletteOf(counts) {
  const colours = [...counts].sort((a, b) => b[1] - a[1]);
  const palette = [];
  const nearest = colours.map(() => ({ index: 0, distance: Number.POSITIVE_INFINITY }));
  const add = (colour) => {
    const index = palette.push(colour) - 1;
    colours.forEach(([other], i) => {
      const distance = distanceOf(colour, other);
      if (distance < nearest[i].distance) nearest[i] = { index, distance };
    });
  };
  for (const [colour] of colours.slice(0, mostUsed)) add(colour);
  while (palette.length < Math.min(coloursMax, colours.length)) {
    let worst = 0;
    let most = -1;
    nearest.forEach(({ distance }, i) => {
      const weight = distance * Math.log2(1 + colours[i][1]);
      if (weight > most) [worst, most] = [i, weight];
    });
    add(colours[worst][0]);
  }
  return { palette, indexOf: new Map(colours.map(([colour], i) => [colour, nearest[i].index])) };
}

function distanceOf(a, b) {
  const red = (a >> 16) - (b >> 16);
  const green = ((a >> 8) & 255) - ((b >> 8) & 255);
  const blue = (a & 255) - (b & 255);
  return red * red + green * green + blue * blue;
}

function chunk(type, content) {
  const typed = Buffer.concat([Buffer.from(type, 'latin1'), content]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  const check = Buffer.alloc(4);
  check.writeUInt32BE(crc32(typed));
  return Buffer.concat([length, typed, check]);
}
