import type { Arrangement } from '../../state/row-order';

/** Where a queue stands among many, in rem from the top left of the rows. */
export interface ManyPlace {
  /** A row across the wall, or a cell of the three columns. */
  readonly kind: 'row' | 'cell';
  readonly left: number;
  readonly top: number;
  readonly height: number;
}

export interface ManyPlaces {
  readonly places: ReadonlyMap<string, ManyPlace>;
  /** How many need somebody beyond those that have a row. */
  readonly moreAttention: number;
  /** Where the words above the cells stand; null without cells. */
  readonly headTop: number | null;
  /** From 0 on. */
  readonly page: number;
  readonly pages: number;
}

export const cellWidth = 57.6;
const columns = 3;
const columnStep = 62.4;
const rowsMax = 6;
const rowGap = 0.6;
const headHeight = 4.4;
const cellMin = 4.25;
/** Lines that calm queues keep however many others need somebody. */
const calmLinesMin = 2;
const cellMax = 17;
const cellBesideRowsMax = 7.2;
/** Row heights: at least, and with room to spare. */
const critical = { low: 6.6, usual: 8.4, most: 12.6 } as const;
const warning = { low: 6.6, usual: 6.6, most: 9.6 } as const;

/**
 * Gives each queue its place within `room` (rem). Who needs somebody has a row, at most six; the others of those have the
 * first cells, on every page. The calm ones share the cells that are left: where they do not fit they take turns, a page at
 * a time. With room to spare rows grow first, then cells.
 */
export function placeMany(arrangement: Arrangement, room: number, turn: number): ManyPlaces {
  const rows = arrangement.attention.slice(0, rowsMax);
  const more = arrangement.attention.slice(rowsMax);
  const kinds = rows.map((queue) => (arrangement.levels.get(queue) === 'critical' ? critical : warning));
  const cells = more.length + arrangement.calm.length;
  const left = (heights: readonly number[]) => room - heights.reduce((sum, height) => sum + height + rowGap, 0) - headHeight;
  let heights: number[] = kinds.map((kind) => kind.usual);
  // Too many for one page: all rows but the worst one give way.
  if (linesFor(cells) * cellMin > left(heights)) heights = kinds.map((kind, i) => (i === 0 ? kind.usual : kind.low));
  const linesMax = Math.max(1, Math.floor((left(heights) + 1e-9) / cellMin));
  const { pinned, shown, perPage, page, pages } = turnOf(more, arrangement.calm, linesMax * columns, turn);
  const lines = linesFor(pinned.length + perPage);
  heights = grown(heights, kinds, cells === 0 ? left(heights) + headHeight : left(heights) - lines * cellMin);
  const cell = Math.min(rows.length === 0 ? cellMax : cellBesideRowsMax, left(heights) / lines);

  const places = new Map<string, ManyPlace>();
  let top = 0;
  rows.forEach((queue, i) => {
    const height = heights[i] as number;
    places.set(queue, { kind: 'row', left: 0, top, height });
    top += height + rowGap;
  });
  [...pinned, ...shown].forEach((queue, i) => {
    const column = Math.floor(i / lines);
    places.set(queue, { kind: 'cell', left: column * columnStep, top: top + headHeight + (i % lines) * cell, height: cell });
  });
  return { places, moreAttention: more.length, headTop: cells === 0 ? null : top, page, pages };
}

function linesFor(cells: number): number {
  return Math.ceil(cells / columns);
}

interface Turn {
  readonly pinned: readonly string[];
  readonly shown: readonly string[];
  readonly perPage: number;
  readonly page: number;
  readonly pages: number;
}

// Pages are of nearly the same size: two queues alone on the last one would look like all there is.
function turnOf(more: readonly string[], calm: readonly string[], cells: number, turn: number): Turn {
  const pinned = more.slice(0, calm.length === 0 ? cells : Math.max(0, cells - calmLinesMin * columns));
  const pages = Math.max(1, Math.ceil(calm.length / Math.max(1, cells - pinned.length)));
  const perPage = Math.ceil(calm.length / pages);
  const page = ((turn % pages) + pages) % pages;
  return { pinned, shown: calm.slice(page * perPage, (page + 1) * perPage), perPage, page, pages };
}

function grown(heights: readonly number[], kinds: readonly { readonly most: number }[], spare: number): number[] {
  const wish = heights.map((height, i) => (kinds[i]?.most ?? height) - height);
  const total = wish.reduce((sum, more) => sum + more, 0);
  const share = total <= 0 ? 0 : Math.max(0, Math.min(1, spare / total));
  return heights.map((height, i) => height + (wish[i] ?? 0) * share);
}
