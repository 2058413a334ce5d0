import type { QueueRow } from '../../feed/frame-contract';
import type { Formats } from '../../format/formats';
import { brokenLine, lastKnown, longestWaits, promiseOfTrend } from '../strip/trend-shape';

export const chart = { width: 1824, height: 178, top: 24, base: 138, axisY: 172 } as const;

export interface ChartTick {
  readonly x: number;
  readonly text: string;
}

/** The last hour, or the last five days, of one queue, in px of the chart's own grid. */
export interface ChartShape {
  /** The longest wait, broken where nothing is known, and the same closed to the base so that it can be filled. */
  readonly line: string;
  readonly area: string;
  readonly promiseY: number | null;
  readonly last: { readonly x: number; readonly y: number; readonly late: boolean } | null;
  /** How many waited, as bars. */
  readonly bars: string;
  readonly barWidth: number;
  readonly ticks: readonly ChartTick[];
}

/** How many people the tallest bar stands for at least: one person waiting is no tower. */
const tallestBarMin = 4;
const barsRoom = 0.62;
/** Words of the time axis keep this far from those at its ends: 14:15 is wider than Tue. */
const endRoom = { hours: 110, days: 72 } as const;
const quarterHour = 15;

/** `until`: the moment of the newest point, in milliseconds. `plotRight`: where the lines end and the words begin. */
export function chartShape(row: QueueRow, until: number, plotRight: number, formats: Formats): ChartShape {
  const values = longestWaits(row);
  const promise = promiseOfTrend(row);
  const ratios = values.map((value) => (value === null ? null : value / promise));
  const scale = Math.min(4, Math.max(2, ...ratios.map((ratio) => ratio ?? 0)));
  const step = plotRight / Math.max(1, ratios.length - 1);
  const xOf = (i: number) => i * step;
  const yOf = (ratio: number) => chart.base - (Math.min(ratio, scale) / scale) * (chart.base - chart.top);
  const line = brokenLine(ratios, xOf, yOf);
  const lastAt = lastKnown(ratios);
  const lastRatio = lastAt === -1 ? null : (ratios[lastAt] as number);
  return {
    line,
    area: areaUnder(ratios, xOf, yOf),
    promiseY: row.promiseConfirmed ? yOf(1) : null,
    last: lastRatio === null ? null : { x: xOf(lastAt), y: yOf(lastRatio), late: lastRatio > 1 },
    bars: bars(row.trend.waiting, xOf),
    barWidth: step * 0.72,
    ticks: ticks(row.trend.pointMinutes, ratios.length, until, plotRight, xOf, formats),
  };
}

function areaUnder(ratios: readonly (number | null)[], xOf: (i: number) => number, yOf: (ratio: number) => number): string {
  let path = '';
  let from: number | null = null;
  const close = (to: number) => {
    if (from !== null) path += `L${xOf(to).toFixed(1)} ${chart.base}L${xOf(from).toFixed(1)} ${chart.base}Z`;
    from = null;
  };
  ratios.forEach((ratio, i) => {
    if (ratio === null) {
      close(i - 1);
      return;
    }
    path += `${from === null ? 'M' : 'L'}${xOf(i).toFixed(1)} ${yOf(ratio).toFixed(1)}`;
    from ??= i;
  });
  close(ratios.length - 1);
  return path;
}

function bars(waiting: readonly (number | null)[], xOf: (i: number) => number): string {
  const most = Math.max(tallestBarMin, ...waiting.map((n) => n ?? 0));
  const room = chart.base * barsRoom;
  return waiting.map((n, i) => (n ? `M${xOf(i).toFixed(1)} ${chart.base}v${(-(n / most) * room).toFixed(1)}` : '')).join('');
}

// An hour bears its quarters; five days bear their days, each where it begins.
function ticks(
  pointMinutes: number,
  points: number,
  until: number,
  plotRight: number,
  xOf: (i: number) => number,
  formats: Formats,
): ChartTick[] {
  const hours = pointMinutes * points <= 120;
  const momentOf = (i: number) => until - (points - 1 - i) * pointMinutes * 60_000;
  const room = hours ? endRoom.hours : endRoom.days;
  const labels: ChartTick[] = [{ x: 0, text: hours ? formats.time(momentOf(0)) : formats.weekday(momentOf(0)) }];
  for (let i = 1; i < points; i++) {
    const x = xOf(i);
    if (x < room || x > plotRight - room) continue;
    const moment = momentOf(i);
    if (hours ? Math.floor(moment / 60_000) % quarterHour === 0 : formats.weekday(moment) !== formats.weekday(momentOf(i - 1))) {
      labels.push({ x, text: hours ? formats.time(moment) : formats.weekday(moment) });
    }
  }
  return labels;
}
