import { useComputed } from '@preact/signals';
import { useMemo } from 'preact/hooks';
import type { QueueRow } from '../../feed/frame-contract';
import { ageClock, step, words } from '../../state/wall-state';
import { longestFigure } from '../rows/cell-words';
import { type ChartShape, chart, chartShape } from './chart-shape';

/** What stands at the end of the lines: room for it, and how far its words stay apart. */
const endRoomMin = 250;
const endGap = 36;
const promiseCharacterWidth = 12.8;
const wordsApart = 32;

/** How the queue went: the longest wait as a line, how many waited as bars, and the promise. */
export function TrendChart({ row }: { readonly row: QueueRow }) {
  const { texts, formats } = words.value;
  // Without news the chart stands still, and says until when it is.
  const until = useComputed(() => Math.floor(ageClock.value / 60_000) * 60_000).value;
  const old = step.value === 'offline' || step.value === 'delayed';
  const endWord = old ? formats.time(until) : texts.single.now;
  const { trend, threshold, promiseConfirmed } = row;
  const promiseWords = texts.single.promise(threshold);
  const plotRight = chart.width - Math.max(endRoomMin, promiseConfirmed ? promiseWords.length * promiseCharacterWidth + endGap : 0);
  const shape = useMemo(
    () => chartShape(row, until, plotRight, formats),
    [trend, threshold.seconds, threshold.workingDays, promiseConfirmed, until, plotRight, formats],
  );
  const drawn = useMemo(() => <Plot shape={shape} plotRight={plotRight} end={endWord} />, [shape, plotRight, endWord]);
  const longest = longestFigure(row, ageClock.value, texts, formats);
  const promiseY = shape.promiseY === null ? null : shape.promiseY + 9;
  return (
    <svg class="chart" viewBox={`0 0 ${chart.width} ${chart.height}`} aria-hidden="true">
      {drawn}
      {longest !== null && (
        <text x={chart.width} y={longestWordsY(shape.last?.y ?? chart.base, promiseY)} text-anchor="end" class="chart-longest">
          {texts.single.longestNow(`${longest.value}${longest.unit === '' ? '' : ` ${longest.unit}`}`)}
        </text>
      )}
      {promiseY !== null && (
        <text x={chart.width} y={promiseY} text-anchor="end" class="chart-words">
          {promiseWords}
        </text>
      )}
      <text x={chart.width} y={chart.axisY} text-anchor="end" class="chart-words">
        {texts.single.bars}
      </text>
    </svg>
  );
}

// At the end of its line, or above the promise's words where they would meet.
function longestWordsY(lastY: number, promiseY: number | null): number {
  const own = Math.max(26, Math.min(chart.base, lastY + 12));
  return promiseY === null || Math.abs(own - promiseY) >= wordsApart ? own : Math.max(26, promiseY - wordsApart);
}

interface PlotProps {
  readonly shape: ChartShape;
  readonly plotRight: number;
  /** What stands at the end of the time axis. */
  readonly end: string;
}

function Plot({ shape, plotRight, end }: PlotProps) {
  const { base, axisY } = chart;
  return (
    <>
      <path d={shape.bars} class="chart-bars" stroke-width={shape.barWidth.toFixed(1)} />
      {shape.promiseY !== null && (
        <svg x="0" y="0" width={plotRight} height={shape.promiseY} class="trend-late" aria-hidden="true">
          <path d={shape.area} class="chart-late-area" />
        </svg>
      )}
      {shape.promiseY !== null && (
        <path
          d={`M0 ${shape.promiseY.toFixed(1)}H${plotRight + 20}`}
          class="promise"
          stroke-width="2.5"
          stroke-dasharray="3 9"
          stroke-linecap="round"
        />
      )}
      <path d={shape.line} class="trend-path" stroke-width="4" stroke-linejoin="round" />
      {shape.promiseY !== null && (
        <svg x="0" y="0" width={plotRight} height={shape.promiseY} class="trend-late" aria-hidden="true">
          <path d={shape.line} class="trend-late-path" stroke-width="4" stroke-linejoin="round" />
        </svg>
      )}
      {shape.last !== null && (
        <circle
          cx={shape.last.x}
          cy={shape.last.y.toFixed(1)}
          r="9"
          class={shape.last.late && shape.promiseY !== null ? 'trend-now trend-now-late' : 'trend-now'}
        />
      )}
      <path d={`M0 ${base}H${plotRight}`} class="baseline" stroke-width="2" />
      {shape.ticks.map(({ x, text }) => (
        <text key={text + x} x={x} y={axisY} text-anchor={x === 0 ? 'start' : 'middle'} class="chart-words">
          {text}
        </text>
      ))}
      <text x={plotRight} y={axisY} text-anchor="end" class="chart-words">
        {end}
      </text>
    </>
  );
}
