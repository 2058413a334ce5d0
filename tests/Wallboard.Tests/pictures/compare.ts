import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';

export const taken = fileURLToPath(new URL('../artifacts/', import.meta.url));
export const approved = fileURLToPath(new URL('../../../docs/pictures/', import.meta.url));

/**
 * How far a pixel may be off, from 0 to 1: approved pictures are kept in 256 colours, which moves the edge of a letter by
 * up to a thirtieth. A change that means something, such as a colour of status or a text turned dim, is above a tenth.
 */
const pixelThreshold = 0.08;

/**
 * How many pixels of a million may differ: 8, which is 17 at 1920 × 1080. The same Chromium draws the same pixels; another
 * one may smooth a few edges otherwise (edges are told apart and left out). A 6 that becomes an 8 in the smallest type on
 * the wall is 20 pixels: it is found, and a test holds this.
 */
const differingPerMillion = 8;

export interface Comparison {
  readonly verdict: 'same' | 'changed' | 'not approved';
  readonly words: string;
}

/** Compares a picture with its approved one; the picture, and where it differs, are left in artifacts/. */
export function compareWithApproved(name: string, picture: Buffer): Comparison {
  mkdirSync(taken, { recursive: true });
  const differenceFile = `${taken}${name}.difference.png`;
  writeFileSync(`${taken}${name}.png`, picture);
  rmSync(differenceFile, { force: true });
  const approvedFile = `${approved}${name}.png`;
  const how = `Look at artifacts/${name}.png; if it is right, run \`npm run pictures:approve -- ${name}\`.`;
  if (!existsSync(approvedFile)) return { verdict: 'not approved', words: `${name} has no approved picture. ${how}` };
  const now = PNG.sync.read(picture);
  const then = PNG.sync.read(readFileSync(approvedFile));
  if (now.width !== then.width || now.height !== then.height) {
    const sizes = `${now.width} × ${now.height}, approved ${then.width} × ${then.height}`;
    return { verdict: 'changed', words: `${name} has another size: ${sizes}. ${how}` };
  }
  const { count, difference } = differingPixels(now, then);
  if (count <= allowedPixels(now.width, now.height)) return { verdict: 'same', words: '' };
  writeFileSync(differenceFile, PNG.sync.write(difference));
  return {
    verdict: 'changed',
    words: `${name} differs from its approved picture in ${count} pixels: artifacts/${name}.difference.png. ${how}`,
  };
}

export function allowedPixels(width: number, height: number): number {
  return Math.ceil((width * height * differingPerMillion) / 1_000_000);
}

export function differingPixels(now: PNG, then: PNG): { count: number; difference: PNG } {
  const { width, height } = now;
  const difference = new PNG({ width, height });
  const count = pixelmatch(now.data, then.data, difference.data, width, height, { threshold: pixelThreshold });
  return { count, difference };
}
