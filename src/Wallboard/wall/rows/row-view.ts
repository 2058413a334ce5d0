import { useComputed } from '@preact/signals';
import type { Level, QueueRow } from '../../feed/frame-contract';
import { conditionOf, isClosed, type RowCondition } from '../../state/row-condition';
import { arrangement, board, newestNews, now, step, words } from '../../state/wall-state';
import { noForecastWords, rowSentence } from './cell-words';

/** What every layout needs to draw one queue. */
export interface RowView {
  readonly row: QueueRow;
  readonly level: Level;
  readonly condition: RowCondition;
  /** Classes that say how it is: its level, dead figures. */
  readonly look: string;
  /** The row as those hear it who do not see the board. */
  readonly sentence: string;
}

/** Follows one queue: whoever uses it is drawn anew only when that queue's own figures change. Null when it has gone. */
export function useRowView(queue: string): RowView | null {
  const row = useComputed(() => board.value?.rows.get(queue)).value;
  const level = useComputed(() => arrangement.value.levels.get(queue) ?? 'unknown').value;
  if (row === undefined) return null;
  const { texts, formats } = words.value;
  const condition = conditionOf(row, step.value);
  const heard = condition === 'silent' && row.freshness.heardAt !== null ? Date.parse(row.freshness.heardAt) : newestNews.value;
  const lastKnown = condition === 'live' || heard === null ? '' : formats.time(heard);
  const opens = isClosed(row) ? opening(row) : null;
  return {
    row,
    level,
    condition,
    look: condition === 'live' ? `is-${level}` : `is-${level} is-dead`,
    sentence: rowSentence(row, condition, lastKnown, opens, texts, formats),
  };
}

/** When a closed queue opens next, or an open one closes, in words; null when it never does. */
export function opening(row: QueueRow): string | null {
  return row.openChangesAt === null ? null : words.value.formats.dayAndTime(Date.parse(row.openChangesAt), now.value);
}

/** What stands in place of a forecast that is not told; empty where a dash says enough. */
export function insteadOfForecast(row: QueueRow): string {
  const { texts } = words.value;
  if (row.forecast !== 'closing') return noForecastWords(row, texts);
  const when = opening(row);
  return when === null ? '' : texts.row.closes(when);
}
