import { useComputed } from '@preact/signals';
import { conditionOf, isClosed } from '../../state/row-condition';
import { arrangement, board, newestNews, step, words } from '../../state/wall-state';
import type { RowPlace } from '../layouts/row-heights';
import { AttentionRow } from './attention-row';
import { rowSentence } from './cell-words';
import { LineRow, opening } from './line-row';

/** One queue of the board, wherever it stands now. Drawn anew only when its own figures or its place change. */
export function BoardRow({ queue, place }: { readonly queue: string; readonly place: RowPlace }) {
  const row = useComputed(() => board.value?.rows.get(queue)).value;
  const level = useComputed(() => arrangement.value.levels.get(queue) ?? 'unknown').value;
  if (row === undefined) return null;
  const { texts, formats } = words.value;
  const condition = conditionOf(row, step.value);
  const heard = condition === 'silent' && row.freshness.heardAt !== null ? Date.parse(row.freshness.heardAt) : newestNews.value;
  const lastKnown = condition === 'live' || heard === null ? '' : formats.time(heard);
  const opens = isClosed(row) ? opening(row) : null;
  const look = [
    'row',
    `row-${place.size}`,
    `is-${level}`,
    condition === 'live' ? '' : 'is-dead',
    isClosed(row) && place.size === 'line' && level !== 'critical' && level !== 'warning' ? 'is-closed' : '',
  ];
  return (
    <li
      class={look.filter(Boolean).join(' ')}
      data-queue={queue}
      aria-label={rowSentence(row, condition, lastKnown, opens, texts, formats)}
      style={{ height: `${place.height}rem`, transform: `translateY(${place.top}rem)`, '--height': String(place.height) }}
    >
      {place.size === 'line' ? (
        <LineRow row={row} condition={condition} level={level} height={place.height} />
      ) : (
        <AttentionRow row={row} condition={condition} level={level} size={place.size} height={place.height} />
      )}
    </li>
  );
}
