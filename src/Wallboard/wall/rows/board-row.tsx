import { isClosed } from '../../state/row-condition';
import type { RowPlace } from '../layouts/row-heights';
import { AttentionRow } from './attention-row';
import { LineRow } from './line-row';
import { useRowView } from './row-view';

/** One queue of the board, wherever it stands now. Drawn anew only when its own figures or its place change. */
export function BoardRow({ queue, place }: { readonly queue: string; readonly place: RowPlace }) {
  const view = useRowView(queue);
  if (view === null) return null;
  const { row, level, condition, look, sentence } = view;
  const closed = isClosed(row) && place.size === 'line' && level !== 'critical' && level !== 'warning';
  return (
    <li
      class={`row row-${place.size} ${look}${closed ? ' is-closed' : ''}`}
      data-queue={queue}
      aria-label={sentence}
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
