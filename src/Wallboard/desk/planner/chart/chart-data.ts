import type { StaffingInterval } from '../../api/staffing';

/** A quarter-hour, in seconds as the chart counts time. */
export const quarter = 900;

type Values = (number | null)[];

/** The columns of a chart: moments in seconds since 1970 and what is drawn at each; the last column ends the last quarter-hour. */
export interface ChartData {
  readonly at: number[];
  readonly high: Values;
  readonly low: Values;
  readonly staffed: Values;
  readonly required: Values;
  readonly contacts: Values;
  readonly forecast: Values;
}

/** `now`: milliseconds since 1970. A range is drawn of what is to come alone: what was is known. */
export function chartData(intervals: readonly StaffingInterval[], now: number): ChartData {
  const at = intervals.map(({ start }) => Date.parse(start) / 1000);
  const end = at[at.length - 1];
  const stepped = (of: (interval: StaffingInterval, i: number) => number | null): Values => {
    const values = intervals.map(of);
    return end === undefined ? values : [...values, values[values.length - 1] ?? null];
  };
  const barred = (of: (interval: StaffingInterval) => number | null): Values => (end === undefined ? [] : [...intervals.map(of), null]);
  const isToCome = (i: number) => ((at[i] as number) + quarter) * 1000 > now;
  return {
    at: end === undefined ? [] : [...at, end + quarter],
    high: stepped(({ high }, i) => (isToCome(i) ? high : null)),
    low: stepped(({ low }, i) => (isToCome(i) ? low : null)),
    staffed: stepped(({ staffed }) => staffed),
    required: stepped(({ required }) => required),
    contacts: barred(({ contacts }) => contacts),
    forecast: barred(({ forecast }) => forecast),
  };
}

/** Quarter-hours in a row in which agents are missing: from and until in seconds, and how many are missing at worst. */
export interface ShortRun {
  readonly from: number;
  readonly until: number;
  readonly worst: number;
  /** What is required there at most: words are written above it. */
  readonly required: number;
}

export function shortRuns(intervals: readonly StaffingInterval[]): readonly ShortRun[] {
  const runs: ShortRun[] = [];
  for (const { start, gap, required } of intervals) {
    if (gap === null || required === null || gap >= 0) continue;
    const from = Date.parse(start) / 1000;
    const before = runs[runs.length - 1];
    if (before?.until === from)
      runs[runs.length - 1] = {
        from: before.from,
        until: from + quarter,
        worst: Math.max(before.worst, -gap),
        required: Math.max(before.required, required),
      };
    else runs.push({ from, until: from + quarter, worst: -gap, required });
  }
  return runs;
}

/** The marks of the axis of agents: four at most, at round numbers, the highest above all that is drawn. */
export function agentMarks(data: ChartData): readonly number[] {
  const most = Math.max(1, ...[data.high, data.staffed, data.required].flat().map((value) => value ?? 0));
  const step = [1, 2, 5, 10, 20, 25, 50, 100, 200, 250, 500, 1000].find((each) => each * 3 >= most) ?? Math.ceil(most / 3);
  const marks: number[] = [];
  for (let mark = step; mark < most + step; mark += step) marks.push(mark);
  return marks;
}

/** The largest bar of contacts; 1 where there is none. */
export function mostContacts(data: ChartData): number {
  return Math.max(1, ...[data.contacts, data.forecast].flat().map((value) => value ?? 0));
}

/** Whether anything can be said of what is needed. */
export function hasNeed(intervals: readonly StaffingInterval[]): boolean {
  return intervals.some(({ required }) => required !== null);
}
