import type { QueueRow } from '../../feed/frame-contract';
import type { RowCondition } from '../../state/row-condition';
import { ageClock, step, words } from '../../state/wall-state';
import { inTimeWindow, longestFigure, otherAgents, pointsFromTarget, predictedFigure } from './cell-words';
import { Dash, FigureText } from './figure-text';
import { insteadOfForecast } from './row-view';

interface CellProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
  /** With a second line of text. */
  readonly two: boolean;
}

export function WaitingCell({ row }: { readonly row: QueueRow }) {
  const text = words.value.formats.count(row.waiting);
  return (
    <div class={row.waiting === 0 ? 'count display dim' : 'count display'} data-digits={Math.min(5, text.length)}>
      {text}
    </div>
  );
}

/** Ticks by the server's clock. */
export function LongestCell({ row, two }: CellProps) {
  const { texts, formats } = words.value;
  const figure = longestFigure(row, ageClock.value, texts, formats);
  const beneath = row.dueToday !== null ? texts.row.dueToday(row.dueToday) : texts.row.over(row.overThreshold, row.threshold);
  return (
    <div class="cell">
      {figure === null ? <Dash /> : <FigureText figure={figure} />}
      {two && <div class="beneath">{beneath}</div>}
    </div>
  );
}

export function PredictedCell({ row, condition, two }: CellProps) {
  const { texts, formats } = words.value;
  const predicted = condition === 'live' ? predictedFigure(row, step.value === 'delayed', texts, formats) : null;
  if (predicted === null) {
    const instead = condition === 'live' ? insteadOfForecast(row) : '';
    return <div class="cell">{instead === '' ? <Dash /> : <span class="instead">{instead}</span>}</div>;
  }
  return (
    <div class="cell">
      <FigureText figure={predicted.figure} dim={predicted.range === ''} />
      {two && predicted.range !== '' && <div class="beneath">{predicted.range}</div>}
    </div>
  );
}

export function InTimeCell({ row, two }: CellProps) {
  const { texts, formats } = words.value;
  const share = inTimeWindow(row).serviceLevel.value;
  const today = row.windows.today.serviceLevel.value;
  const points = pointsFromTarget(row);
  return (
    <div class="cell">
      {share === null ? <Dash /> : <FigureText figure={formats.percent(share)} />}
      {two && (
        <div class="beneath">
          {points !== null && <em class={points < 0 ? 'short-of-target' : ''}>{formats.points(points)} </em>}
          {texts.row.today(today === null ? '–' : formats.percentText(today))}
        </div>
      )}
    </div>
  );
}

export function AgentsCell({ row, condition, two }: CellProps) {
  const { texts, formats } = words.value;
  const agents = condition === 'live' ? row.agents : null;
  if (agents === null) {
    return (
      <div class="cell agents">
        <Dash />
        {two && <div class="beneath">{texts.row.unknown}</div>}
      </div>
    );
  }
  return (
    <div class="cell agents">
      <span class="value">
        {formats.count(agents.available)}
        <span class="unit"> {texts.row.freeOf(formats.count(agents.signedIn))}</span>
      </span>
      {two && <div class="beneath">{otherAgents(agents, texts)}</div>}
    </div>
  );
}
