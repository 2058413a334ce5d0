import type { QueueRow } from '../../feed/frame-contract';
import { isWritten } from '../../state/row-condition';

/** How a queue went, as shapes in px of the line's own grid. */
export interface TrendShape {
  /** The line, broken where nothing is known. */
  readonly path: string;
  /** The same closed down to the promise, to be filled above it. */
  readonly promiseY: number | null;
  readonly last: { readonly x: number; readonly y: number; readonly late: boolean } | null;
  /** How many waited, as bars beneath; empty when there is no room for them. */
  readonly counts: string;
}

const left = 4;
const rightMargin = 10;
const tallMin = 80;

export function trendShape(row: QueueRow, height: number, width = 180): TrendShape {
  const right = width - rightMargin;
  const withCounts = height >= tallMin;
  const base = withCounts ? height * 0.537 : height - 6;
  const top = withCounts ? 9 : Math.min(8, height * 0.16);
  const values = longestWaits(row);
  const promise = promiseOfTrend(row);
  const ratios = values.map((value) => (value === null ? null : value / promise));
  const scale = Math.min(4, Math.max(isWritten(row) ? 1.4 : 2, ...ratios.map((ratio) => ratio ?? 0)));
  const step = (right - left) / Math.max(1, ratios.length - 1);
  const xOf = (i: number) => left + i * step;
  const yOf = (ratio: number) => base - (Math.min(ratio, scale) / scale) * (base - top);
  const lastAt = lastKnown(ratios);
  const lastRatio = lastAt === -1 ? null : (ratios[lastAt] as number);
  return {
    path: brokenLine(ratios, xOf, yOf),
    promiseY: row.promiseConfirmed ? yOf(1) : null,
    last: lastRatio === null ? null : { x: xOf(lastAt), y: yOf(lastRatio), late: lastRatio > 1 },
    counts: withCounts ? countBars(row.trend.waiting, height, xOf) : '',
  };
}

export function lastKnown(values: readonly (number | null)[]): number {
  let i = values.length - 1;
  while (i >= 0 && values[i] === null) i--;
  return i;
}

// Where nobody waited the longest wait is none, not unknown.
export function longestWaits(row: QueueRow): readonly (number | null)[] {
  const { trend, threshold } = row;
  const inDays = threshold.workingDays !== null ? trend.longestWaitWorkingDays : null;
  return (inDays ?? trend.longestWaitSeconds).map((longest, i) => longest ?? (trend.waiting[i] === 0 ? 0 : null));
}

export function promiseOfTrend(row: QueueRow): number {
  const { threshold } = row;
  if (threshold.workingDays !== null && row.trend.longestWaitWorkingDays !== null) return Math.max(threshold.workingDays, 0.01);
  return Math.max(threshold.seconds ?? 60, 1);
}

export function brokenLine(ratios: readonly (number | null)[], xOf: (i: number) => number, yOf: (ratio: number) => number): string {
  let path = '';
  let pen = false;
  ratios.forEach((ratio, i) => {
    if (ratio !== null) path += `${pen ? 'L' : 'M'}${xOf(i).toFixed(1)} ${yOf(ratio).toFixed(1)}`;
    pen = ratio !== null;
  });
  return path;
}

function countBars(waiting: readonly (number | null)[], height: number, xOf: (i: number) => number): string {
  const most = Math.max(4, ...waiting.map((n) => n ?? 0));
  const room = height * 0.3;
  return waiting.map((n, i) => (n ? `M${xOf(i).toFixed(1)} ${height}v${(-(n / most) * room).toFixed(1)}` : '')).join('');
}
