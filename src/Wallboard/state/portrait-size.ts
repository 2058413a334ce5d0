import type { Viewport } from './viewport';

/** The size of an upright wall, in rem: at least 108 wide and 144 tall, and more where the screen is longer one way. */
export interface WallSize {
  readonly width: number;
  readonly height: number;
}

const leastWidth = 108;
const leastHeight = 144;

/** The same scale as the style sheet's: min(100vw / 108, 100vh / 144). */
export function portraitSize({ width, height }: Viewport): WallSize {
  const rem = Math.min(width / leastWidth, height / leastHeight);
  return { width: width / rem, height: height / rem };
}
