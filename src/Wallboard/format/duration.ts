import type { Figure } from './formats';

const minutesShownMax = 100;

/** A wait as m:ss; from 100 minutes on as h:mm with its unit, since nobody counts seconds there. `hour`: that unit in the language. */
export function waitFigure(seconds: number, hour: string): Figure {
  const whole = Math.max(0, Math.floor(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes >= minutesShownMax) return { value: `${Math.floor(minutes / 60)}:${twoDigits(minutes % 60)}`, unit: hour };
  return { value: `${minutes}:${twoDigits(whole % 60)}`, unit: '' };
}

/** Working days with one decimal, rounded towards late: 1.81 is 1.9. */
export function lateWorkingDays(days: number): number {
  // Without the small step back, 1.9 held in binary (1.9000000000000001) would become 2.0.
  return Math.ceil(days * 10 - 1e-6) / 10;
}

export function twoDigits(n: number): string {
  return n < 10 ? `0${n}` : `${n}`;
}
