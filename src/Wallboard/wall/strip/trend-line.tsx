import type { QueueRow } from '../../feed/frame-contract';
import { trendShape, trendWidth } from './trend-shape';

/** How the longest wait went; only time past the promise is coloured. */
export function TrendLine({ row, height }: { readonly row: QueueRow; readonly height: number }) {
  const px = height * 10;
  const shape = trendShape(row, px);
  const stroke = Math.max(2.4, px * 0.02 + 2);
  return (
    <svg class="trend" viewBox={`0 0 ${trendWidth} ${px}`} style={{ width: '18rem', height: `${height}rem` }} aria-hidden="true">
      {shape.promiseY !== null && (
        <path
          d={`M0 ${shape.promiseY.toFixed(1)}H${trendWidth}`}
          class="promise"
          stroke-width={stroke / 2}
          stroke-dasharray="2 6"
          stroke-linecap="round"
        />
      )}
      <path d={shape.path} class="trend-path" stroke-width={stroke} stroke-linejoin="round" />
      {shape.promiseY !== null && (
        // A picture in the picture cuts off at its own edge: what is drawn in it is the part above the promise.
        <svg x="0" y="0" width={trendWidth} height={shape.promiseY} class="trend-late" aria-hidden="true">
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
          <path d={`M2 ${px - 0.5}H174`} class="baseline" stroke-width="1" />
        </>
      )}
    </svg>
  );
}
