import type { Level } from '../../feed/frame-contract';
import type { Arrangement } from '../../state/row-order';

/** How a row is drawn: three sizes with two lines of text, or one line. */
export type RowSize = 'tall' | 'mid' | 'low' | 'line';

/** Where a row stands, in rem from the top of the rows. */
export interface RowPlace {
  readonly size: RowSize;
  readonly top: number;
  readonly height: number;
}

export interface RowPlaces {
  readonly places: ReadonlyMap<string, RowPlace>;
  /** Rows that found no room, told in words instead. */
  readonly hiddenAttention: number;
  readonly hiddenCalm: number;
  /** Where that line stands; null when every row is shown. */
  readonly moreTop: number | null;
}

const attentionShownMax = 6;
const attentionGap = 0.8;
const calmHeight = 4.7;
const calmHeightMax = 18;
const calmHeightBesideAttentionMax = 7.7;
/** With few queues there is room for more than that. */
const calmHeightBesideAttentionMost = 14;
const moreHeight = 4.2;
const least: Record<RowSize, number> = { tall: 15.2, mid: 10.8, low: 8.8, line: 5.4 };
/** With room to spare a row that needs somebody grows: its pins stand taller. */
const most: Record<RowSize, number> = { tall: 24, mid: 16, low: 8.8, line: 5.4 };
const mostOfFew: Record<RowSize, number> = { tall: 34, mid: 22, low: 8.8, line: 5.4 };
const smaller: Record<RowSize, RowSize> = { tall: 'mid', mid: 'low', low: 'line', line: 'line' };

/**
 * Gives every row its place within `room` (rem). Freed space goes to the rows that need somebody; with none, all grow.
 * Too little room makes rows smaller, the least urgent first; what still does not fit is counted, never cut silently.
 */
export function placeRows(arrangement: Arrangement, room: number): RowPlaces {
  const attention = arrangement.attention.slice(0, attentionShownMax);
  const hiddenAttention = arrangement.attention.length - attention.length;
  const calm = [...arrangement.calm];
  const sizes = attention.map((queue) => idealSize(arrangement.levels.get(queue)));
  let hiddenCalm = 0;
  const needed = () =>
    sizes.reduce((sum, size) => sum + least[size] + attentionGap, 0) +
    calm.length * calmHeight +
    (hiddenAttention + hiddenCalm > 0 ? moreHeight : 0);

  shrink(sizes, () => needed() <= room);
  while (needed() > room && calm.length > 0) {
    calm.pop();
    hiddenCalm++;
  }

  // First who needs somebody grows, then the calm rows, then both once more where there are few.
  let spare = Math.max(0, room - needed());
  let heights: readonly number[] = sizes.map((size) => least[size]);
  let calmRow = calmHeight;
  const calmMost = attention.length === 0 ? [calmHeightMax] : [calmHeightBesideAttentionMax, calmHeightBesideAttentionMost];
  calmMost.forEach((calmMax, stage) => {
    const limits = stage === 0 ? most : mostOfFew;
    const grown = grow(heights, sizes, limits, spare);
    spare -= sumOf(grown) - sumOf(heights);
    heights = grown;
    if (calm.length === 0) return;
    const taller = Math.min(calmMax, calmRow + spare / calm.length);
    spare -= (taller - calmRow) * calm.length;
    calmRow = taller;
  });

  const places = new Map<string, RowPlace>();
  let top = 0;
  attention.forEach((queue, i) => {
    const size = sizes[i] as RowSize;
    const height = heights[i] as number;
    places.set(queue, { size, top, height });
    top += height + attentionGap;
  });
  for (const queue of calm) {
    places.set(queue, { size: 'line', top, height: calmRow });
    top += calmRow;
  }
  return { places, hiddenAttention, hiddenCalm, moreTop: hiddenAttention + hiddenCalm > 0 ? top : null };
}

function idealSize(level: Level | undefined): RowSize {
  return level === 'critical' ? 'tall' : 'mid';
}

// One step for each row from the bottom up, then the next step, until they fit or all are lines.
function shrink(sizes: RowSize[], fits: () => boolean): void {
  for (const step of ['tall', 'mid', 'low'] as const) {
    for (let i = sizes.length - 1; i >= 0; i--) {
      if (fits()) return;
      if (sizes[i] === step) sizes[i] = smaller[step];
    }
  }
}

function grow(heights: readonly number[], sizes: readonly RowSize[], limits: Record<RowSize, number>, spare: number): number[] {
  const wish = heights.map((height, i) => Math.max(0, limits[sizes[i] as RowSize] - height));
  const total = sumOf(wish);
  const share = total === 0 ? 0 : Math.min(1, spare / total);
  return heights.map((height, i) => height + (wish[i] as number) * share);
}

function sumOf(numbers: readonly number[]): number {
  return numbers.reduce((sum, one) => sum + one, 0);
}
