/** How old the board's news is: DESIGN's steps, by the age of the newest message. */
export type FreshnessStep = 'connecting' | 'live' | 'late' | 'delayed' | 'offline';

export interface BoardFreshness {
  readonly step: FreshnessStep;
  /** Whole seconds since the newest message; 0 before the first. */
  readonly ageSeconds: number;
}

const liveSecondsMax = 5;
const lateSecondsMax = 15;
const delayedSecondsMax = 60;

/** A beat comes each second, so an age stops growing this long after the newest one: nothing is claimed beyond it. */
const ageBeyondNewsMaxMilliseconds = 1_500;

/** Both moments are of the server's clock, in milliseconds. */
export function freshnessAt(now: number, newestNews: number | null): BoardFreshness {
  if (newestNews === null) return { step: 'connecting', ageSeconds: 0 };
  const ageSeconds = Math.max(0, Math.floor((now - newestNews) / 1000));
  if (ageSeconds <= liveSecondsMax) return { step: 'live', ageSeconds };
  if (ageSeconds <= lateSecondsMax) return { step: 'late', ageSeconds };
  return { step: ageSeconds <= delayedSecondsMax ? 'delayed' : 'offline', ageSeconds };
}

/** The moment that waits are reckoned to: the server's now, but hardly later than the newest message. */
export function agesUntil(now: number, newestNews: number | null): number {
  return newestNews === null ? now : Math.min(now, newestNews + ageBeyondNewsMaxMilliseconds);
}
