import { narrowGroups, wholeNumbers } from './numbers';

/** A number and its unit, apart: the unit is set smaller, so that 4 min reads as 4. */
export interface Figure {
  readonly value: string;
  readonly unit: string;
}

/** How numbers and times are written for one language and one time zone. */
export interface Formats {
  count(n: number): string;
  /** A share from 0 to 1 in whole per cent: 0.5512 → 55 and %. Never 0 or 100 for what is not quite none or all. */
  percent(share: number): Figure;
  percentText(share: number): string;
  /** A small share with one decimal: 0.027 → 2.7%. */
  finePercent(share: number): string;
  /** A difference in percentage points, with its sign: −25, +3, 0. */
  points(difference: number): string;
  oneDecimal(n: number): string;
  money(amount: number, currency: string): string;
  /** Hours, minutes and seconds of a moment (milliseconds since 1970). */
  clock(moment: number): string;
  /** Hours and minutes of a moment. */
  time(moment: number): string;
  /** The day of the week, short. */
  weekday(moment: number): string;
  /** Hours and minutes, with the weekday unless it is the day of `now`. */
  dayAndTime(moment: number, now: number): string;
}

/** Whole per cent as shown: 0.996 is 99, not 100, and 0.004 is 1, not 0. */
export function wholePercent(share: number): number {
  const rounded = Math.round(share * 100);
  if (rounded === 100 && share < 1) return 99;
  if (rounded === 0 && share > 0) return 1;
  return rounded;
}

/** A zone that the browser does not know is shown as the browser's own: a wrong name must not blank the wall. */
export function knownZone(zone: string | undefined): string | undefined {
  if (!zone) return undefined;
  try {
    return new Intl.DateTimeFormat('en', { timeZone: zone }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

export function createFormats(locale: string, zone?: string): Formats {
  const timeZone = knownZone(zone);
  const percent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const finePercent = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 1 });
  const points = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  const oneDecimal = new Intl.NumberFormat(locale, { minimumFractionDigits: 1, maximumFractionDigits: 1 });
  const clock = timeFormat(locale, timeZone, { second: '2-digit' });
  const time = timeFormat(locale, timeZone, {});
  const weekdayAndTime = timeFormat(locale, timeZone, { weekday: 'short' });
  const weekday = new Intl.DateTimeFormat(locale, { timeZone, weekday: 'short' });
  const day = new Intl.DateTimeFormat('en', { timeZone, dateStyle: 'short' });
  const trueMinus = (text: string) => text.replace('-', '−');
  return {
    count: wholeNumbers(locale),
    percent: (share) => percentFigure(percent.formatToParts(wholePercent(share) / 100)),
    percentText: (share) => trueMinus(percent.format(wholePercent(share) / 100)),
    finePercent: (share) => trueMinus(finePercent.format(share)),
    points: (difference) => trueMinus(points.format(difference)),
    oneDecimal: (n) => oneDecimal.format(n),
    money: (amount, currency) => narrowGroups(moneyFormat(locale, currency).formatToParts(threeFigures(amount))),
    clock: (moment) => clock.format(moment),
    time: (moment) => time.format(moment),
    weekday: (moment) => weekday.format(moment),
    dayAndTime: (moment, now) => (day.format(moment) === day.format(now) ? time : weekdayAndTime).format(moment),
  };
}

function timeFormat(locale: string, timeZone: string | undefined, more: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(locale, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23', ...more });
}

function moneyFormat(locale: string, currency: string): Intl.NumberFormat {
  return new Intl.NumberFormat(locale, { style: 'currency', currency, minimumFractionDigits: 0, maximumFractionDigits: 0 });
}

// Money on the wall is an estimate: more than three figures would claim too much.
function threeFigures(amount: number): number {
  return amount === 0 ? 0 : Number(amount.toPrecision(3));
}

function percentFigure(parts: readonly Intl.NumberFormatPart[]): Figure {
  const isUnit = (part: Intl.NumberFormatPart) => part.type === 'percentSign' || part.type === 'literal';
  const text = (wanted: boolean) =>
    parts
      .filter((part) => isUnit(part) === wanted)
      .map((part) => part.value)
      .join('');
  return { value: text(false), unit: text(true).trim() };
}
