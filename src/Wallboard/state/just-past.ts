import type { QueueRow } from '../feed/frame-contract';
import { isSilent } from './row-condition';

const heldMilliseconds = 20_000;

/**
 * How many have just waited past the promise in rows that still count as fine: a level is raised only after it has held.
 * Such a number comes and goes with each call; once said it is held for 20 s, so that the headline does not flicker.
 */
export class JustPast {
  private shown = 0;
  private until = Number.NEGATIVE_INFINITY;

  /** `now`: any clock in milliseconds. */
  read(rows: readonly QueueRow[], now: number): number {
    const late = rows.reduce((sum, row) => sum + (row.level === 'fine' && !isSilent(row) ? row.overThreshold : 0), 0);
    if (late > 0) {
      if (this.shown === 0) this.until = now + heldMilliseconds;
      this.shown = late;
    } else if (now >= this.until) this.shown = 0;
    return this.shown;
  }
}
