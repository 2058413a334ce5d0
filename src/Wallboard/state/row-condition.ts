import type { QueueRow } from '../feed/frame-contract';
import type { FreshnessStep } from './freshness';

/** Whether a row's figures can be trusted: live; its own sources are silent; or the whole board has no news. */
export type RowCondition = 'live' | 'silent' | 'old';

/** A row whose sources have gone quiet beyond their habit. */
export function isSilent(row: QueueRow): boolean {
  return row.freshness.state === 'stale' || row.freshness.state === 'down';
}

export function conditionOf(row: QueueRow, step: FreshnessStep): RowCondition {
  if (step === 'offline') return 'old';
  return isSilent(row) ? 'silent' : 'live';
}

/** Reckoned in working time, and shown over the day rather than the half-hour. */
export function isWritten(row: QueueRow): boolean {
  return row.channel === 'email' || row.channel === 'social';
}

/** Closed, with nothing to raise an alarm about: shown as one dim line. */
export function isClosed(row: QueueRow): boolean {
  return !row.open;
}
