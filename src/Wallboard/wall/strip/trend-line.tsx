import { useMemo } from 'preact/hooks';
import type { QueueRow } from '../../feed/frame-contract';
import { trendShape } from './trend-shape';

interface TrendLineProps {
  readonly row: QueueRow;
  /** In rem. */
  readonly height: number;
  readonly width?: number;
}

/** How the longest wait went; only time past the promise is coloured. */
export function TrendLine({ row, height, width = 18 }: TrendLineProps) {
  // A row changes many times a minute, its trend once: what is drawn for the same trend is not even compared.
  const { trend, threshold, promiseConfirmed } = row;
  return useMemo(() => drawn(row, height, width), [trend, threshold.seconds, threshold.workingDays, promiseConfirmed, height, width]);
}

function drawn(row: QueueRow, height: number, width: number) {
  const px = height * 10;
  const across = width * 10;
  const shape = trendShape(row, px, across);
  const stroke = Math.max(2.4, px * 0.02 + 2);
  return (
    <svg class="trend" viewBox={`0 0 ${across} ${px}`} style={{ width: `${width}rem`, height: `${height}rem` }} aria-hidden="true">
      {shape.promiseY !== null && (
        <path
          d={`M0 ${shape.promiseY.toFixed(1)}H${across}`}
          class="promise"
          stroke-width={stroke / 2}
          stroke-dasharray="2 6"
          stroke-linecap="round"
        />
      )}
      <path d={shape.path} class="trend-path" stroke-width={stroke} stroke-linejoin="round" />
      {shape.promiseY !== null && (
        // A picture in the picture cuts off at its own edge: what is drawn in it is the part above the promise.
        <svg x="0" y="0" width={across} height={shape.promiseY} class="trend-late" aria-hidden="true">
          <path d={shape.path} class="trend-late-path" stroke-width={stroke} stroke-linejoin="round" />
        </svg>
      )}
      {shape.last !== null && (
        <circle
          cx={shape.last.x}
          cy={shape.last.y.toFixed(1)}
          r={stroke * 1.7}
          class={shape.last.late && shape.promiseY !== null ? 'trend-now trend-now-late' : 'trend-now'}
        />
      )}
      {shape.counts !== '' && (
        <>
          <path d={shape.counts} class="trend-counts" stroke-width="1.8" />
          <path d={`M2 ${px - 0.5}H${across - 6}`} class="baseline" stroke-width="1" />
        </>
      )}
    </svg>
  );
}
