import { useComputed } from '@preact/signals';
import { board, now, step, words } from '../../state/wall-state';
import { Freshness } from '../top-line';

const driftMilliseconds = 60_000;
/** How far from the middle the clock wanders, in hundredths of the window. */
const reach = { x: 26, y: 30 } as const;

/** Where the clock stands in a minute: two slow circles of unlike length come by every place. */
export function driftAt(moment: number): { readonly x: number; readonly y: number } {
  const minute = Math.floor(moment / driftMilliseconds);
  return { x: reach.x * Math.sin((minute * 2 * Math.PI) / 47), y: reach.y * Math.cos((minute * 2 * Math.PI) / 29) };
}

/** Nothing is open and nobody waits: a clock, and when the first queue opens. */
export function RestingLayout() {
  const { texts, formats } = words.value;
  const { x, y } = driftAt(now.value);
  const opens = useComputed(() => firstOpening()).value;
  return (
    <main class="wall resting">
      <div class="resting-clock" style={{ transform: `translate(${x}vw, ${y}vh)` }}>
        <h1 class="display">
          <time>{formats.clock(now.value)}</time>
        </h1>
        <span>{opens === null ? texts.headline.closed() : `${texts.headline.opens(formats.dayAndTime(opens, now.value))}`}</span>
        {step.value !== 'live' && step.value !== 'late' && <Freshness />}
      </div>
    </main>
  );
}

function firstOpening(): number | null {
  const opens = [...(board.value?.rows.values() ?? [])].flatMap((row) =>
    row.openChangesAt === null ? [] : [Date.parse(row.openChangesAt)],
  );
  return opens.length === 0 ? null : Math.min(...opens);
}
