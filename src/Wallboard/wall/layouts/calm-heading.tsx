import { useComputed } from '@preact/signals';
import { arrangement, board, words } from '../../state/wall-state';
import type { CardPlaces } from './portrait-places';

/** Whether the hub makes forecasts at all: then a line tells of the predicted wait, else of the longest one. */
export function useForecasts(): boolean {
  return useComputed(() => [...(board.value?.rows.values() ?? [])].some((row) => row.forecast !== 'none')).value;
}

/** What the queues have in common that need nobody: their promise, where each has one and keeps it. */
export function calmName(): string {
  const { brief } = words.value.texts;
  const { attention, calm, levels } = arrangement.value;
  if (calm.every((queue) => levels.get(queue) === 'fine')) return brief.onPromise;
  return attention.length === 0 ? brief.allQueues : brief.others;
}

interface CalmHeadingProps {
  readonly placed: CardPlaces;
  readonly top: number;
  readonly forecasts: boolean;
}

/** Stands over the calm queues of an upright wall, and says what their numbers are. */
export function CalmHeading({ placed, top, forecasts }: CalmHeadingProps) {
  const { brief, columns } = words.value.texts;
  const name = useComputed(calmName).value;
  const paged = placed.to - placed.from + 1 < placed.calm;
  const style = { transform: `translateY(${top}rem)` };
  if (placed.figures) {
    return (
      <li class="calm-heading calm-columns" aria-hidden="true" style={style}>
        <span class="calm-name">{name}</span>
        <span>{brief.waiting}</span>
        <span>{columns.longest}</span>
        <span>{brief.predicted}</span>
        <span>{brief.inTime}</span>
        <span>{brief.free}</span>
      </li>
    );
  }
  return (
    <li class="calm-heading" aria-hidden="true" style={style}>
      <span>{name}</span>
      {paged && <span>{brief.page(placed.from, placed.to, placed.calm)}</span>}
      <span>{forecasts ? brief.waitingAndPredicted : brief.waitingAndLongest}</span>
    </li>
  );
}
