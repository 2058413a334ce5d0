import type { Advice } from '../feed/frame-contract';
import type { Board } from './apply-frame';
import type { FreshnessStep } from './freshness';
import { isSilent } from './row-condition';

/**
 * The advice as it may be shown: never on old figures, and never for or from a queue that nothing is heard of, since
 * nobody should be moved upon what may no longer be so.
 */
export function shownAdvice(board: Board | null, step: FreshnessStep): Advice | null {
  const advice = board?.advice ?? null;
  if (board === null || advice === null || (step !== 'live' && step !== 'late')) return null;
  const helped = board.rows.get(advice.queue);
  if (helped === undefined || isSilent(helped)) return null;
  const giving = advice.from === null ? undefined : board.rows.get(advice.from);
  return giving !== undefined && isSilent(giving) ? null : advice;
}
