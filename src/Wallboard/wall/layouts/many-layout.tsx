import { useComputed } from '@preact/signals';
import { textWidth } from '../../format/text-width';
import { pageTurn } from '../../state/page-turn';
import { arrangement, board, step, words } from '../../state/wall-state';
import { BottomLine } from '../bottom-line';
import { BoardHeadline } from '../headline/board-headline';
import { DenseRow } from '../many/dense-row';
import { cellWidth, type ManyPlace, type ManyPlaces, placeMany } from '../many/many-places';
import { QueueCell } from '../many/queue-cell';
import { NoticeLine, useNotice } from '../notice-line';
import { shownName } from '../rows/row-name';
import { useRowView } from '../rows/row-view';
import { TopLine } from '../top-line';
import '../../theme/many.css';
import { useForecasts } from './calm-heading';

/** In rem: what the lines above and below leave of 108, and what column names and a notice take of it. */
const room = 73.5;
const columnsHeight = 4;
const noticeHeight = 3.8;

/** Many queues: a line for each that needs somebody, a third of a line for all others. */
export function ManyLayout() {
  const noticed = useNotice();
  const needy = useComputed(() => arrangement.value.attention.length).value;
  const left = room - (needy > 0 ? columnsHeight : 0) - (noticed ? noticeHeight : 0);
  const placed = placeMany(arrangement.value, left, pageTurn.value);
  const order = useComputed(() => board.value?.order ?? []).value;
  const forecasts = useForecasts();
  const widestName = useComputed(() =>
    [...(board.value?.rows.values() ?? [])].reduce((most, row) => Math.max(most, textWidth(shownName(row))), 1),
  ).value;
  const shared = { forecasts, widestName };
  return (
    <main class="wall">
      <TopLine more={words.value.texts.many.queues(order.length)} />
      <BoardHeadline compact />
      {needy > 0 && <ColumnNames needy={needy} all={order.length} />}
      <ul class="many" style={{ height: `${left}rem` }}>
        {order.map((queue) => (
          <QueueAmongMany key={queue} queue={queue} place={placed.places.get(queue) ?? null} {...shared} />
        ))}
      </ul>
      {placed.headTop !== null && <CellsHead placed={placed} left={left} forecasts={forecasts} />}
      {noticed && <NoticeLine />}
      <BottomLine />
    </main>
  );
}

function ColumnNames({ needy, all }: { readonly needy: number; readonly all: number }) {
  const { columns, many } = words.value.texts;
  return (
    <div class="many-columns many-grid" aria-hidden="true">
      <div>{many.needYou(needy, all)}</div>
      <div class="right">{columns.waiting}</div>
      <div>{many.line}</div>
      <div />
      <div class="right">{columns.longest}</div>
      <div class="right">{columns.predicted}</div>
      <div class="right">{columns.inTime}</div>
      <div class="right">{columns.agents}</div>
      <div>{columns.trend}</div>
    </div>
  );
}

interface CellsHeadProps {
  readonly placed: ManyPlaces;
  /** The height of the rows' room: the head is moved back up into it. */
  readonly left: number;
  readonly forecasts: boolean;
}

/** What the cells are, and which page of them stands. */
function CellsHead({ placed, left, forecasts }: CellsHeadProps) {
  const say = words.value.texts.many;
  const old = step.value === 'offline';
  const allKept = useComputed(() =>
    arrangement.value.calm.every((queue) => {
      const row = board.value?.rows.get(queue);
      return row?.level === 'fine' && row.freshness.state !== 'stale' && row.freshness.state !== 'down';
    }),
  ).value;
  const calm = useComputed(() => arrangement.value.calm.length).value;
  const { moreAttention, page, pages, headTop } = placed;
  return (
    <div class="many-head" style={{ transform: `translateY(${(headTop ?? 0) - left}rem)` }} aria-hidden="true">
      {moreAttention > 0 && <b class="many-more">{say.more(moreAttention)}</b>}
      {calm > 0 && <b>{allKept && !old ? say.onPromise(calm) : say.others(calm)}</b>}
      {!old && <span>{forecasts ? say.columns : say.columnsWithoutForecast}</span>}
      {pages > 1 && (
        <span class="pages">
          <PageDots page={page} pages={pages} />
          {say.page(page + 1, pages)}
        </span>
      )}
    </div>
  );
}

const dotsMax = 12;

function PageDots({ page, pages }: { readonly page: number; readonly pages: number }) {
  if (pages > dotsMax) return null;
  return (
    <svg class="page-dots" viewBox={`0 0 ${pages * 24} 24`} style={{ width: `${pages * 2.4}rem`, height: '2.4rem' }} aria-hidden="true">
      {Array.from({ length: pages }, (_, i) => (
        <circle key={i} cx={12 + i * 24} cy="12" r="6" class={i === page ? 'page-now' : 'page-other'} stroke-width="2.4" />
      ))}
    </svg>
  );
}

interface QueueAmongManyProps {
  readonly queue: string;
  /** Null while another page stands: it is heard all the same. */
  readonly place: ManyPlace | null;
  readonly forecasts: boolean;
  readonly widestName: number;
}

function QueueAmongMany({ queue, place, forecasts, widestName }: QueueAmongManyProps) {
  const view = useRowView(queue);
  if (view === null) return null;
  const { level, sentence, look, row } = view;
  if (place === null) return <li class="heard-only" data-queue={queue} aria-label={sentence} />;
  const at = { height: `${place.height}rem`, transform: `translate(${place.left}rem, ${place.top}rem)`, '--height': String(place.height) };
  if (place.kind === 'row') {
    return (
      <li class={`row row-dense ${look}`} data-queue={queue} aria-label={sentence} style={at}>
        <DenseRow view={view} height={place.height} />
      </li>
    );
  }
  const closed = !row.open && level !== 'critical' && level !== 'warning';
  return (
    <li
      class={`queue-cell ${look}${closed ? ' is-closed' : ''}`}
      data-queue={queue}
      aria-label={sentence}
      style={{ ...at, width: `${cellWidth}rem` }}
    >
      <QueueCell view={view} height={place.height} forecasts={forecasts} widestName={widestName} />
    </li>
  );
}
