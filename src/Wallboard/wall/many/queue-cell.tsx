import type { QueueRow } from '../../feed/frame-contract';
import { isClosed, isSilent } from '../../state/row-condition';
import { ageClock, step, words } from '../../state/wall-state';
import { longestFigure, noForecastWords, predictedFigure } from '../rows/cell-words';
import { nameSize, shownName } from '../rows/row-name';
import { opening, type RowView } from '../rows/row-view';
import { ChannelIcon } from '../shapes/channel-icon';
import { LevelGlyph } from '../shapes/glyphs';
import { WaitingStrip } from '../strip/waiting-strip';

interface QueueCellProps {
  readonly view: RowView;
  readonly height: number;
  /** Whether this hub forecasts at all; else the last column is the longest wait. */
  readonly forecasts: boolean;
  /** The widest name of all cells, in its own size: it sets the size for all, since a list in many sizes is hard to read. */
  readonly widestName: number;
}

const usualHeight = 4.25;
const nameRoom = 23.4;
const nameSmallest = 2.6;
const stripWidth = 8;

/** A queue among many, in a third of a line. */
export function QueueCell({ view, height, forecasts, widestName }: QueueCellProps) {
  const { row, level, condition } = view;
  const { formats } = words.value;
  const taller = height - usualHeight;
  const name = shownName(row);
  const usual = Math.max(nameSmallest, Math.min(3.4, 2.8 + taller * 0.15, nameRoom / widestName));
  const count = formats.count(row.waiting);
  const quiet = isClosed(row) && row.waiting === 0 && condition === 'live';
  return (
    <div class="cell-grid" aria-hidden="true">
      <LevelGlyph level={condition === 'live' ? level : 'unknown'} size={Math.min(3.6, 2.4 + taller * 0.2)} />
      <div class="cell-name">
        <span class="name" style={{ fontSize: `${nameSize(name, usual, nameRoom)}rem` }}>
          {name}
        </span>
        <ChannelIcon channel={row.channel} />
      </div>
      {quiet ? (
        <div class="cell-closed">{closedWords(row)}</div>
      ) : (
        <>
          <WaitingStrip row={row} condition={condition} width={stripWidth} height={Math.min(9, 3 + taller * 0.6)} labelled={false} />
          <div class={row.waiting === 0 ? 'cell-count display dim' : 'cell-count display'} data-digits={Math.min(5, count.length)}>
            {count}
          </div>
          <LastColumn view={view} forecasts={forecasts} />
        </>
      )}
    </div>
  );
}

function LastColumn({ view: { row, condition }, forecasts }: Pick<QueueCellProps, 'view' | 'forecasts'>) {
  const { texts, formats } = words.value;
  if (condition === 'silent' && isSilent(row)) return <div class="cell-last silent">{texts.row.silent}</div>;
  const predicted = forecasts && condition === 'live' ? predictedFigure(row, step.value === 'delayed', texts, formats) : null;
  const figure = forecasts ? (predicted?.figure ?? null) : longestFigure(row, ageClock.value, texts, formats);
  if (figure !== null) return <div class="cell-last">{figure.unit === '' ? figure.value : `${figure.value} ${figure.unit}`}</div>;
  const learning = forecasts && condition === 'live' && row.forecast === 'learning';
  return <div class={learning ? 'cell-last cell-learning' : 'cell-last dim'}>{learning ? noForecastWords(row, texts) : '–'}</div>;
}

function closedWords(row: QueueRow): string {
  const { texts } = words.value;
  const when = opening(row);
  return when === null ? texts.row.closed : texts.row.opens(when);
}
