import type { Level, QueueRow } from '../feed/frame-contract';
import { isSilent } from './row-condition';

/** Which rows need somebody, worst first, and which do not, in the board's own order. */
export interface Arrangement {
  readonly attention: readonly string[];
  readonly calm: readonly string[];
  /** The level that each row is shown at: a silent row keeps its last known one. */
  readonly levels: ReadonlyMap<string, Level>;
}

const swapPauseMilliseconds = 30_000;
/** The lower one must be this much worse before two rows change places. */
const worseFactor = 1.2;

/**
 * Keeps the rows calm: critical before warning, and within a level by the people about to be lost; at most one swap per
 * 30 s, and only if the lower one is 20 % worse. Rows that do not need anybody never sort.
 */
export class RowOrder {
  private attention: string[] = [];
  private lastSwap = Number.NEGATIVE_INFINITY;
  private knownLevels = new Map<string, Level>();

  /** `now`: any clock in milliseconds that does not go back. */
  arrange(rows: readonly QueueRow[], now: number): Arrangement {
    const levels = this.levelsOf(rows);
    const needy = new Map(rows.filter((row) => needsAttention(levels.get(row.queue))).map((row) => [row.queue, row]));
    const kept = this.attention.filter((queue) => needy.has(queue));
    const come = [...needy.values()].filter((row) => !kept.includes(row.queue));
    for (const row of come) kept.splice(placeFor(row, kept, needy, levels), 0, row.queue);
    this.raiseCritical(kept, levels);
    this.swapOne(kept, needy, levels, now);
    this.attention = kept;
    return { attention: kept, calm: rows.filter((row) => !needy.has(row.queue)).map((row) => row.queue), levels };
  }

  private levelsOf(rows: readonly QueueRow[]): Map<string, Level> {
    const levels = new Map<string, Level>();
    for (const row of rows) {
      const before = this.knownLevels.get(row.queue);
      levels.set(row.queue, isSilent(row) && row.level === 'unknown' && before !== undefined ? before : row.level);
    }
    this.knownLevels = levels;
    return levels;
  }

  // A change of severity is news in itself: it does not wait for the pause between swaps.
  private raiseCritical(kept: string[], levels: ReadonlyMap<string, Level>): void {
    const critical = kept.filter((queue) => levels.get(queue) === 'critical');
    const warning = kept.filter((queue) => levels.get(queue) !== 'critical');
    kept.splice(0, kept.length, ...critical, ...warning);
  }

  private swapOne(kept: string[], rows: ReadonlyMap<string, QueueRow>, levels: ReadonlyMap<string, Level>, now: number): void {
    if (now - this.lastSwap < swapPauseMilliseconds) return;
    for (let i = 0; i + 1 < kept.length; i++) {
      const upper = kept[i] as string;
      const lower = kept[i + 1] as string;
      if (levels.get(upper) !== levels.get(lower)) continue;
      if (urgency(rows.get(lower)) <= urgency(rows.get(upper)) * worseFactor) continue;
      kept.splice(i, 2, lower, upper);
      this.lastSwap = now;
      return;
    }
  }
}

export function needsAttention(level: Level | undefined): boolean {
  return level === 'critical' || level === 'warning';
}

// Before there is a forecast, those past the promise stand for those about to be lost.
function urgency(row: QueueRow | undefined): number {
  return row === undefined ? 0 : (row.expectedAbandons5Min ?? row.overThreshold);
}

function placeFor(row: QueueRow, kept: readonly string[], rows: ReadonlyMap<string, QueueRow>, levels: ReadonlyMap<string, Level>): number {
  const level = levels.get(row.queue);
  const after = kept.findIndex((queue) =>
    levels.get(queue) === level ? urgency(row) > urgency(rows.get(queue)) : level === 'critical' && levels.get(queue) !== 'critical',
  );
  return after === -1 ? kept.length : after;
}
