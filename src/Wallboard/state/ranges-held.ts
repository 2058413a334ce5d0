import type { QueueRow } from '../feed/frame-contract';

/**
 * In how many of ten cases the predicted ranges have held, by the queue where they held least; null while no queue has a
 * record. Rounded to whole tenths, as it is said.
 */
export function rangesHeld(rows: Iterable<QueueRow>): number | null {
  let least: number | null = null;
  for (const row of rows) {
    const coverage = row.predictedWait?.coverage ?? null;
    if (coverage !== null) least = Math.min(least ?? 10, Math.round(coverage * 10));
  }
  return least;
}
