import { type Day, days, type OpeningHours, type OpenSpan } from '../api/settings';

const minutesPerDay = 1440;

/** Reads a time of day as people write it: 8, 8:30, 0830, 24:00. Null for what is none. */
export function readTime(written: string): string | null {
  const read = /^(\d{1,2})(?:[:.]?(\d{2}))?$/.exec(written.trim());
  if (read === null) return null;
  const [hour, minute] = [Number(read[1]), Number(read[2] ?? 0)];
  const total = hour * 60 + minute;
  return minute < 60 && total <= minutesPerDay ? `${two(hour)}:${two(minute)}` : null;
}

export type HoursFault = 'time' | 'order' | 'overlap';

/** What is wrong with a day's spans, each with where; an empty list when they can be used. */
export function faultsOf(spans: readonly OpenSpan[]): { readonly at: number; readonly fault: HoursFault }[] {
  const faults: { at: number; fault: HoursFault }[] = [];
  spans.forEach(([from, to], at) => {
    const [start, end] = [minuteOf(from), minuteOf(to)];
    if (start === null || end === null) faults.push({ at, fault: 'time' });
    else if (end <= start) faults.push({ at, fault: 'order' });
    else if (spans.some((other, i) => i < at && overlaps(other, start, end))) faults.push({ at, fault: 'overlap' });
  });
  return faults;
}

function overlaps([from, to]: OpenSpan, start: number, end: number): boolean {
  const [otherStart, otherEnd] = [minuteOf(from), minuteOf(to)];
  return otherStart !== null && otherEnd !== null && otherStart < end && start < otherEnd;
}

/** As they are sent: times in full, spans of a day in order, days without spans left out. Null while something is wrong. */
export function hoursForWire(hours: OpeningHours): OpeningHours | null {
  if (hours === 'always') return hours;
  const week: Partial<Record<Day, OpenSpan[]>> = {};
  for (const day of days) {
    const spans = hours[day] ?? [];
    if (faultsOf(spans).length > 0) return null;
    if (spans.length === 0) continue;
    const full = spans.map(([from, to]): OpenSpan => [readTime(from) ?? from, readTime(to) ?? to]);
    week[day] = full.sort(([a], [b]) => (minuteOf(a) ?? 0) - (minuteOf(b) ?? 0));
  }
  return week;
}

export function sameHours(a: OpeningHours, b: OpeningHours): boolean {
  const key = (hours: OpeningHours) => (hours === 'always' ? hours : JSON.stringify(days.map((day) => hours[day] ?? [])));
  return key(hoursForWire(a) ?? a) === key(hoursForWire(b) ?? b);
}

/** Office hours: what one begins with who has said that a queue is not always open. */
export const officeHours: OpeningHours = Object.fromEntries(days.slice(0, 5).map((day) => [day, [['08:00', '16:00']]]));

/** Days that follow each other with the same hours, taken together. */
export function dayRuns(
  hours: Exclude<OpeningHours, 'always'>,
): { readonly from: Day; readonly to: Day; readonly spans: readonly OpenSpan[] }[] {
  const runs: { from: Day; to: Day; spans: readonly OpenSpan[] }[] = [];
  let last: Day | null = null;
  for (const day of days) {
    const spans = hours[day] ?? [];
    const run = runs[runs.length - 1];
    if (spans.length === 0) continue;
    const follows = run !== undefined && run.to === last && JSON.stringify(run.spans) === JSON.stringify(spans);
    if (follows && days.indexOf(day) === days.indexOf(run.to) + 1) run.to = day;
    else runs.push({ from: day, to: day, spans });
    last = day;
  }
  return runs;
}

function minuteOf(written: string): number | null {
  const time = readTime(written);
  return time === null ? null : Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
}

const two = (n: number) => String(n).padStart(2, '0');
