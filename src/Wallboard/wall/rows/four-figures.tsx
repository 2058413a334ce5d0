import type { ComponentChildren } from 'preact';
import type { QueueRow } from '../../feed/frame-contract';
import { type Figure, wholePercent } from '../../format/formats';
import type { RowCondition } from '../../state/row-condition';
import { ageClock, step, words } from '../../state/wall-state';
import { inTimeWindow, longestFigure, otherAgents, pointsFromTarget, predictedFigure } from './cell-words';
import { Dash, FigureText } from './figure-text';
import { insteadOfForecast } from './row-view';

interface FourFiguresProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
  /** Words beneath each figure: none; a few, where columns are narrow; or as many as on the board. */
  readonly beneath: 'none' | 'brief' | 'full';
}

/** The four figures of a queue under their own labels, where no line of column names stands above them. */
export function FourFigures({ row, condition, beneath }: FourFiguresProps) {
  const say = words.value.texts.brief;
  return (
    <div class="four-figures">
      <LabelledFigure label={say.longest}>
        <Longest row={row} beneath={beneath} />
      </LabelledFigure>
      <LabelledFigure label={say.predicted}>
        <Predicted row={row} condition={condition} beneath={beneath} />
      </LabelledFigure>
      <LabelledFigure label={say.inTime}>
        <InTime row={row} beneath={beneath} />
      </LabelledFigure>
      <LabelledFigure label={say.free}>
        <Free row={row} condition={condition} beneath={beneath} />
      </LabelledFigure>
    </div>
  );
}

function LabelledFigure({ label, children }: { readonly label: string; readonly children: ComponentChildren }) {
  return (
    <div class="labelled-figure">
      <div class="label">{label}</div>
      {children}
    </div>
  );
}

interface FigureOverWordsProps {
  readonly figure: Figure | null;
  readonly dim?: boolean;
  readonly beneath?: ComponentChildren;
}

function FigureOverWords({ figure, dim = false, beneath = null }: FigureOverWordsProps) {
  return (
    <>
      {figure === null ? <Dash /> : <FigureText figure={figure} dim={dim} />}
      {beneath !== null && <div class="beneath">{beneath}</div>}
    </>
  );
}

type Beneath = Pick<FourFiguresProps, 'row' | 'beneath'>;

/** Ticks by the server's clock. */
function Longest({ row, beneath }: Beneath) {
  const { texts, formats } = words.value;
  const figure = longestFigure(row, ageClock.value, texts, formats);
  if (beneath === 'none') return <FigureOverWords figure={figure} />;
  const full = row.dueToday !== null ? texts.row.dueToday(row.dueToday) : texts.row.over(row.overThreshold, row.threshold);
  const brief = row.dueToday !== null ? texts.brief.due(row.dueToday) : texts.brief.over(row.overThreshold);
  return <FigureOverWords figure={figure} beneath={beneath === 'full' ? full : brief} />;
}

function Predicted({ row, condition, beneath }: Pick<FourFiguresProps, 'row' | 'condition' | 'beneath'>) {
  const { texts, formats } = words.value;
  const predicted = condition === 'live' ? predictedFigure(row, step.value === 'delayed', texts, formats) : null;
  if (predicted === null) {
    const instead = condition === 'live' ? insteadOfForecast(row) : '';
    return <FigureOverWords figure={null} beneath={beneath === 'none' ? null : instead} />;
  }
  return <FigureOverWords figure={predicted.figure} dim={predicted.range === ''} beneath={beneath === 'none' ? null : predicted.range} />;
}

function InTime({ row, beneath }: Beneath) {
  const { texts, formats } = words.value;
  const { value, target } = inTimeWindow(row).serviceLevel;
  const figure = value === null ? null : formats.percent(value);
  if (beneath === 'none') return <FigureOverWords figure={figure} />;
  const points = pointsFromTarget(row);
  if (beneath === 'full') {
    const goal = target === null || !row.promiseConfirmed ? '' : texts.brief.goal(formats.percentText(wholePercent(target) / 100));
    return <FigureOverWords figure={figure} beneath={<em class={points !== null && points < 0 ? 'short-of-target' : ''}>{goal}</em>} />;
  }
  const difference = points === null ? '' : <em class={points < 0 ? 'short-of-target' : ''}>{formats.points(points)}</em>;
  return <FigureOverWords figure={figure} beneath={difference} />;
}

function Free({ row, condition, beneath }: Pick<FourFiguresProps, 'row' | 'condition' | 'beneath'>) {
  const { texts, formats } = words.value;
  const agents = condition === 'live' ? row.agents : null;
  if (agents === null) return <FigureOverWords figure={null} beneath={beneath === 'none' ? null : texts.row.unknown} />;
  const signedIn = texts.row.freeOf(formats.count(agents.signedIn));
  const unit = beneath === 'brief' ? '' : ` ${signedIn}`;
  const figure = { value: formats.count(agents.available), unit };
  return <FigureOverWords figure={figure} beneath={beneath === 'none' ? null : otherAgents(agents, texts)} />;
}
