import { useComputed } from '@preact/signals';
import { arrangement, board, words } from '../../state/wall-state';
import { BottomLine } from '../bottom-line';
import { BoardHeadline } from '../headline/board-headline';
import { Legend } from '../legend';
import { BoardRow } from '../rows/board-row';
import { TopLine } from '../top-line';
import { placeRows } from './row-heights';

/** The height of the rows in rem: what the lines above and below leave of 108. */
const rowsRoom = 62.8;

/** The board: who needs somebody at the top, all others on one line each. */
export function BoardLayout() {
  return (
    <main class="wall">
      <TopLine />
      <BoardHeadline />
      <ColumnNames />
      <Rows />
      <Legend />
      <BottomLine />
    </main>
  );
}

function ColumnNames() {
  const say = words.value.texts.columns;
  return (
    <div class="columns row-columns" aria-hidden="true">
      <div>{say.queue}</div>
      <div class="right">{say.waiting}</div>
      <div>{say.line}</div>
      <div class="right">{say.longest}</div>
      <div class="right">{say.predicted}</div>
      <div class="right">{say.inTime}</div>
      <div class="right">{say.agents}</div>
      <div>{say.trend}</div>
    </div>
  );
}

// Rows stand in the document in the board's own order and are moved by transform alone: an element that is taken out and
// put back would jump, and nothing has to be measured.
function Rows() {
  const placed = useComputed(() => placeRows(arrangement.value, rowsRoom)).value;
  const order = useComputed(() => board.value?.order ?? []).value;
  const { texts } = words.value;
  return (
    <ul class="rows" style={{ height: `${rowsRoom}rem` }}>
      {order.map((queue) => {
        const place = placed.places.get(queue);
        return place === undefined ? null : <BoardRow key={queue} queue={queue} place={place} />;
      })}
      {placed.moreTop !== null && (
        <li class="more-rows" key=" more" style={{ transform: `translateY(${placed.moreTop}rem)` }}>
          {texts.row.more(placed.hiddenAttention, placed.hiddenCalm)}
        </li>
      )}
    </ul>
  );
}
