import type { QueueRow } from '../../feed/frame-contract';
import { isSilent, isWritten, type RowCondition } from '../../state/row-condition';
import { ageClock, step, words } from '../../state/wall-state';
import { silentWords } from '../rows/attention-row';
import { inTimeWindow, longestFigure, pointsFromTarget, predictedFigure } from '../rows/cell-words';
import { AgentsCell, WaitingCell } from '../rows/cells';
import { Dash, FigureText } from '../rows/figure-text';
import { nameSize, shownName } from '../rows/row-name';
import { insteadOfForecast, type RowView } from '../rows/row-view';
import { ChannelIcon } from '../shapes/channel-icon';
import { LevelGlyph } from '../shapes/glyphs';
import { LegendHead } from '../shapes/heads';
import { TrendLine } from '../strip/trend-line';
import { WaitingStrip } from '../strip/waiting-strip';

const nameRoom = 27.4;
const stripWidth = 28;
const trendWidth = 15.4;

/** A row that needs somebody, among many: everything on one line. */
export function DenseRow({ view, height }: { readonly view: RowView; readonly height: number }) {
  const { row, level, condition } = view;
  const name = shownName(row);
  const roomy = level === 'critical' && height >= 8;
  const strip = Math.max(4.2, height - 2.2);
  return (
    <div class="many-grid" aria-hidden="true">
      <div class="name-cell">
        <span class="level">
          <LevelGlyph level={condition === 'live' ? level : 'unknown'} size={roomy ? 5.5 : 4.8} />
        </span>
        <span class="name" style={{ fontSize: `${nameSize(name, roomy ? 4.4 : 3.8, nameRoom)}rem` }}>
          {name}
        </span>
        <ChannelIcon channel={row.channel} />
      </div>
      <WaitingCell row={row} />
      {condition === 'silent' && isSilent(row) ? (
        <span class="silent">{silentWords(row)}</span>
      ) : (
        <WaitingStrip row={row} condition={condition} width={stripWidth} height={strip} labelled={false} />
      )}
      <LikelyCell row={row} condition={condition} />
      <LongestValue row={row} />
      <PredictedInLine row={row} condition={condition} />
      <InTimeInLine row={row} />
      <AgentsCell row={row} condition={condition} two={false} />
      <TrendLine row={row} height={Math.min(7.4, strip)} width={trendWidth} />
    </div>
  );
}

interface CellProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
}

/** How many are likely to hang up, or to be answered late; empty while that is not known. */
function LikelyCell({ row, condition }: CellProps) {
  if (condition !== 'live' || row.likely === null || row.likely === 0) return <div />;
  return (
    <div class="likely-cell display">
      <LegendHead head="diamond" size={2.9} />
      {words.value.formats.count(row.likely)}
    </div>
  );
}

function LongestValue({ row }: { readonly row: QueueRow }) {
  const { texts, formats } = words.value;
  const figure = longestFigure(row, ageClock.value, texts, formats);
  return <div class="cell">{figure === null ? <Dash /> : <FigureText figure={figure} />}</div>;
}

function PredictedInLine({ row, condition }: CellProps) {
  const { texts, formats } = words.value;
  const predicted = condition === 'live' ? predictedFigure(row, step.value === 'delayed', texts, formats) : null;
  if (predicted === null) {
    const instead = condition === 'live' ? insteadOfForecast(row) : '';
    return <div class="cell">{instead === '' ? <Dash /> : <span class="instead">{instead}</span>}</div>;
  }
  return (
    <div class="cell">
      <FigureText figure={predicted.figure} dim={predicted.bounds === ''} />
      {predicted.bounds !== '' && <span class="beside">{predicted.bounds}</span>}
    </div>
  );
}

function InTimeInLine({ row }: { readonly row: QueueRow }) {
  const { formats } = words.value;
  const share = inTimeWindow(row).serviceLevel.value;
  const points = pointsFromTarget(row);
  return (
    <div class={isWritten(row) ? 'cell written' : 'cell'}>
      {points !== null && points < 0 && <em class="short-of-target">{formats.points(points)}</em>}
      {share === null ? <Dash /> : <FigureText figure={formats.percent(share)} />}
    </div>
  );
}
