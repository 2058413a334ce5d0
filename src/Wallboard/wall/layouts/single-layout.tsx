import { useComputed } from '@preact/signals';
import { board, words } from '../../state/wall-state';
import { BoardHeadline } from '../headline/board-headline';
import { NoticeLine, useNotice } from '../notice-line';
import { useRowView } from '../rows/row-view';
import { Stats } from '../single/stats';
import { TrendChart } from '../single/trend-chart';
import { WhoPanel } from '../single/who-panel';
import { TopLine } from '../top-line';
import '../../theme/single.css';

/** One queue, all of it. */
export function SingleLayout() {
  const queue = useComputed(() => board.value?.order[0] ?? null).value;
  return queue === null ? null : <OneQueue queue={queue} />;
}

function OneQueue({ queue }: { readonly queue: string }) {
  const view = useRowView(queue);
  const noticed = useNotice();
  if (view === null) return null;
  const { row, condition, sentence, look } = view;
  return (
    <main class={noticed ? 'wall has-notice' : 'wall'}>
      <TopLine more={words.value.texts.single.place(row.name, row.channel)} />
      <BoardHeadline />
      <ul class="single">
        <li data-queue={queue} aria-label={sentence} class={look}>
          <div aria-hidden="true">
            <WhoPanel view={view} />
            <Stats row={row} condition={condition} />
            <TrendChart row={row} />
          </div>
        </li>
      </ul>
      {noticed && <NoticeLine />}
    </main>
  );
}
