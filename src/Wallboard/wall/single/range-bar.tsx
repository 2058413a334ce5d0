import type { QueueRow } from '../../feed/frame-contract';

const width = 416;
const left = 4;
const right = 412;
/** How many promises the bar spans, unless the range reaches further. */
const promisesSpanned = 4;

/** The range that a wait will most probably lie in, its middle, and the promise, on one scale from now on. */
export function RangeBar({ row }: { readonly row: QueueRow }) {
  const wait = row.predictedWait;
  if (wait === null) return null;
  const promise = row.promiseConfirmed ? row.threshold.seconds : null;
  const span = Math.max((promise ?? 0) * promisesSpanned, wait.high * 1.1, 60);
  const x = (seconds: number) => (left + (right - left) * (Math.min(seconds, span) / span)).toFixed(1);
  return (
    <svg class="range-bar" viewBox={`0 0 ${width} 40`} aria-hidden="true">
      <path d={`M${left} 20H${right}`} class="baseline" stroke-width="4" stroke-linecap="round" />
      <path d={`M${x(wait.low)} 20H${x(wait.high)}`} class="range" stroke-width="18" />
      <path d={`M${x(wait.seconds)} 2v36`} class="range-middle" stroke-width="7" />
      {promise !== null && (
        <path d={`M${x(promise)} 2v37`} class="range-promise" stroke-width="3" stroke-dasharray="3 7" stroke-linecap="round" />
      )}
    </svg>
  );
}
