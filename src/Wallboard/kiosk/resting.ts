import { computed, effect, signal } from '@preact/signals';
import type { Board } from '../state/apply-frame';
import { isWritten } from '../state/row-condition';
import { screen } from '../state/screen';
import { shape } from '../state/viewport';
import { board, now } from '../state/wall-state';

/** Long enough for whoever passes after closing time to read when it opens. */
const restMilliseconds = 10 * 60_000;

/** Whether the wall has nothing to say: a clock alone, which drifts, saves the panel. */
export const resting = signal(false);

/** All queues closed and nobody waiting on the line. Letters that lie there over night wait for no wall. */
export function isQuiet(shown: Board | null): boolean {
  if (shown === null || shown.order.length === 0) return false;
  return [...shown.rows.values()].every((row) => !row.open && (row.waiting === 0 || isWritten(row)));
}

/** Rests once the board has been quiet for ten minutes, and is back with the first queue that opens or person who waits. */
export function restWhenClosed(): void {
  const quiet = computed(() => shape.value !== 'phone' && (screen.value?.burnInShift ?? true) && isQuiet(board.value));
  let since: number | null = null;
  effect(() => {
    if (!quiet.value) since = null;
    else since ??= now.value;
    resting.value = since !== null && now.value - since >= restMilliseconds;
  });
}
