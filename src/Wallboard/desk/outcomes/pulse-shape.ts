import type { Pulse } from '../api/outcomes';

const width = 600;
const margin = 6;
/** Where a rating of 1 stands, and how far up one more is. */
const [bottom, step] = [110, 25];

type Point = readonly [x: number, y: number];

/** Where each mean stands; null where nobody rated. */
function points(trend: Pulse['trend']): readonly (Point | null)[] {
  const apart = trend.length < 2 ? 0 : (width - 2 * margin) / (trend.length - 1);
  return trend.map(({ mean }, i) => (mean === null ? null : [round(margin + i * apart), round(bottom - (mean - 1) * step)]));
}

/** The line through the means; it breaks where nobody rated. */
export function trendPath(trend: Pulse['trend']): string {
  let drawn = false;
  return points(trend)
    .map((point) => {
      const start = drawn ? 'L' : 'M';
      drawn = point !== null;
      return point === null ? '' : `${start}${point[0]} ${point[1]}`;
    })
    .join('');
}

export function trendDots(trend: Pulse['trend']): readonly Point[] {
  return points(trend).filter((point): point is Point => point !== null);
}

type Waits = Pulse['byWait'];

/** Ratings by how long people waited, in two scales of which each begins at nothing: seconds for what is spoken, hours for what is written. */
export function byScale(waits: Waits): { readonly spoken: Waits; readonly written: Waits } {
  const second = waits.findIndex(({ fromSeconds }, i) => i > 0 && fromSeconds === 0);
  return second < 0 ? { spoken: waits, written: [] } : { spoken: waits.slice(0, second), written: waits.slice(second) };
}

function round(n: number): number {
  return Math.round(n * 10) / 10;
}
