import type { Level } from '../../feed/frame-contract';
import type { Arrangement } from '../../state/row-order';

/** How a queue is drawn on an upright wall: alone; as a card in three sizes; calm with its figures; or on one line. */
export type CardSize = 'whole' | 'tall' | 'mid' | 'low' | 'calm' | 'line';

/** Where a queue stands, in rem from the top left of the rows. */
export interface CardPlace {
  readonly size: CardSize;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export interface CardPlaces {
  readonly places: ReadonlyMap<string, CardPlace>;
  /** Rows that need somebody beyond the six that are shown, and where the line that tells of them stands. */
  readonly hiddenAttention: number;
  readonly moreTop: number;
  /** Where the heading of the calm queues stands; null when there are none, or one queue alone. */
  readonly headingTop: number | null;
  /** Whether the heading names the figures, since every calm queue shows them. */
  readonly figures: boolean;
  /** The calm queues shown now, counted from 1, of all; the same as all unless they are paged. */
  readonly from: number;
  readonly to: number;
  readonly calm: number;
}

export interface Room {
  readonly width: number;
  readonly height: number;
}

const attentionShownMax = 6;
const gap = 0.8;
const headingHeight = 6;
const moreHeight = 4.2;
const columnGap = 4;
/** From 5 rem on a name is read; a line of its own is not made lower than 5.4 before there are two columns. */
const lineLeast = 5;
const lineLeastAlone = 5.4;
const lineUsual = 7;
const lineMost = 7.8;
const lineMostAlone = 12;
const calmLeast = 11.4;
const calmMost = 30;
/** Paged lines take at least so many of the room. */
const pagedLinesLeast = 6;

type AttentionSize = Exclude<CardSize, 'whole' | 'calm'>;
const least: Record<AttentionSize, number> = { tall: 27.8, mid: 22.8, low: 14.6, line: 7 };
/** With room to spare a card that needs somebody grows: its pins stand taller. */
const most: Record<AttentionSize, number> = { tall: 56, mid: 44, low: 14.6, line: 7 };
const smaller: Record<AttentionSize, AttentionSize> = { tall: 'mid', mid: 'low', low: 'line', line: 'line' };
/** How far cards shrink so that all queues are seen at once; beyond that the calm ones are paged. */
const floor: Record<AttentionSize, AttentionSize> = { tall: 'mid', mid: 'low', low: 'low', line: 'line' };

/**
 * Gives every queue its place on an upright wall. Those that need somebody are cards, the others lines, in two columns when
 * one is too short. What still does not fit is paged, and `pageOf` says which of so many pages it is. Cards never page.
 */
export function placeCards(arrangement: Arrangement, room: Room, pageOf: (pages: number) => number): CardPlaces {
  const { calm, levels } = arrangement;
  const attention = arrangement.attention.slice(0, attentionShownMax);
  if (arrangement.attention.length + calm.length === 1) return alone([...attention, ...calm][0] as string, room);
  if (attention.length === 0 && calm.length > 0 && headingHeight + calm.length * calmLeast <= room.height) return calmCards(calm, room);
  const hiddenAttention = arrangement.attention.length - attention.length;
  const sizes = attention.map((queue) => idealSize(levels.get(queue)));
  const forLines = () => room.height - attentionHeight(sizes) - (hiddenAttention > 0 ? moreHeight : 0);
  const columns = fitColumns(sizes, calm.length, forLines);
  const rowsWanted = Math.ceil(calm.length / columns);
  const rowsThatFit = Math.max(1, Math.floor((forLines() - headingHeight) / lineLeast));
  const rows = Math.min(rowsWanted, rowsThatFit);

  const spare = forLines() - (calm.length === 0 ? 0 : headingHeight + rows * lineLeast);
  const usual = Math.min(Math.max(0, spare), rows * (lineUsual - lineLeast));
  const growth = grow(sizes, Math.max(0, spare - usual));
  const left = spare - growth.reduce((sum, more) => sum + more, 0);
  const lineMax = attention.length === 0 ? lineMostAlone : lineMost;
  const lineHeight = rows === 0 ? 0 : Math.min(lineMax, lineLeast + left / rows);

  const places = new Map<string, CardPlace>();
  let top = 0;
  attention.forEach((queue, i) => {
    const size = sizes[i] as AttentionSize;
    const height = least[size] + (growth[i] ?? 0);
    places.set(queue, { size, left: 0, top, width: room.width, height });
    top += height + gap;
  });
  const moreTop = top;
  if (hiddenAttention > 0) top += moreHeight;
  const page = pageOfCalm(calm, rows * columns, pageOf);
  placeLines(places, page.queues, { top: top + headingHeight, rows, columns, lineHeight, width: room.width });
  const { from, to } = page;
  const headingTop = calm.length === 0 ? null : top;
  return { places, hiddenAttention, moreTop, headingTop, figures: false, from, to, calm: calm.length };
}

function idealSize(level: Level | undefined): AttentionSize {
  return level === 'critical' ? 'tall' : 'mid';
}

function attentionHeight(sizes: readonly AttentionSize[]): number {
  return sizes.reduce((sum, size) => sum + least[size] + gap, 0);
}

// One column, or two, or two beside smaller cards. When even that is too little, the cards are as large as a page allows.
function fitColumns(sizes: AttentionSize[], calm: number, forLines: () => number): 1 | 2 {
  if (calm === 0) {
    shrink(sizes, smaller, () => forLines() >= 0);
    return 1;
  }
  if (headingHeight + calm * lineLeastAlone <= forLines()) return 1;
  const rows = Math.ceil(calm / 2);
  const allFit = () => headingHeight + rows * lineLeast <= forLines();
  const ideal = [...sizes];
  shrink(sizes, floor, allFit);
  if (allFit()) return 2;
  ideal.forEach((size, i) => {
    sizes[i] = size;
  });
  shrink(sizes, smaller, () => headingHeight + Math.min(rows, pagedLinesLeast) * lineLeast <= forLines());
  return 2;
}

// One step for each card from the bottom up, then the next step, until they fit or none can be made smaller.
function shrink(sizes: AttentionSize[], step: Record<AttentionSize, AttentionSize>, fits: () => boolean): void {
  const start = [...sizes];
  for (const from of ['tall', 'mid', 'low'] as const) {
    for (let i = sizes.length - 1; i >= 0; i--) {
      if (fits()) return;
      const mayGoOn = step !== floor || sizes[i] === start[i];
      if (sizes[i] === from && mayGoOn) sizes[i] = step[from];
    }
  }
}

function grow(sizes: readonly AttentionSize[], spare: number): number[] {
  const wish = sizes.map((size) => most[size] - least[size]);
  const total = wish.reduce((sum, more) => sum + more, 0);
  const share = total === 0 ? 0 : Math.min(1, spare / total);
  return wish.map((more) => more * share);
}

interface CalmPage {
  readonly queues: readonly string[];
  readonly from: number;
  readonly to: number;
}

function pageOfCalm(calm: readonly string[], perPage: number, pageOf: (pages: number) => number): CalmPage {
  const pages = perPage === 0 ? 1 : Math.max(1, Math.ceil(calm.length / perPage));
  const start = pages === 1 ? 0 : pageOf(pages) * perPage;
  const queues = calm.slice(start, start + perPage);
  return { queues, from: start + 1, to: start + queues.length };
}

interface Lines {
  readonly top: number;
  readonly rows: number;
  readonly columns: 1 | 2;
  readonly lineHeight: number;
  readonly width: number;
}

// Down the first column, then down the second: a queue keeps its place as long as the board stays the same.
function placeLines(places: Map<string, CardPlace>, queues: readonly string[], lines: Lines): void {
  const { top, rows, columns, lineHeight } = lines;
  const width = columns === 1 ? lines.width : (lines.width - columnGap) / 2;
  queues.forEach((queue, i) => {
    const column = Math.floor(i / rows);
    const left = column * (width + columnGap);
    places.set(queue, { size: 'line', left, top: top + (i % rows) * lineHeight, width, height: lineHeight });
  });
}

function alone(queue: string, room: Room): CardPlaces {
  const places = new Map([[queue, { size: 'whole', left: 0, top: 0, width: room.width, height: room.height } as const]]);
  return { places, hiddenAttention: 0, moreTop: 0, headingTop: null, figures: false, from: 1, to: 1, calm: 1 };
}

// With nobody in need and few queues, each one has room for its figures.
function calmCards(calm: readonly string[], room: Room): CardPlaces {
  const height = Math.min(calmMost, (room.height - headingHeight) / calm.length);
  const placeOf = (i: number): CardPlace => ({ size: 'calm', left: 0, top: headingHeight + i * height, width: room.width, height });
  const places = new Map(calm.map((queue, i) => [queue, placeOf(i)]));
  return { places, hiddenAttention: 0, moreTop: 0, headingTop: 0, figures: true, from: 1, to: calm.length, calm: calm.length };
}
