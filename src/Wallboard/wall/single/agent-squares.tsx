import type { Agents } from '../../feed/frame-contract';

type Doing = 'free' | 'taken' | 'paused';

const side = 30;
const step = 37;
const smallSide = 22;
const smallStep = 27;
/** How many fit one line, and two lines of smaller ones; more are told in numbers. */
const largeMax = 11;
const perSmallLine = 15;
const linesMax = 2;

/** What each agent does, as they stand in a line: free ones first, those on a break last. Null when they would not fit. */
export function squaresOf({ available, ringing, busy, wrapUp, paused, signedIn }: Agents): readonly Doing[] | null {
  if (signedIn > linesMax * perSmallLine) return null;
  const groups: readonly (readonly [Doing, number])[] = [
    ['free', available],
    ['taken', ringing],
    ['taken', busy],
    ['taken', wrapUp],
    ['paused', paused],
  ];
  return groups.flatMap(([doing, n]) => Array.from({ length: n }, () => doing));
}

/** One square an agent: hollow is free, solid is taken, the sign of a pause is on a break. */
export function AgentSquares({ squares }: { readonly squares: readonly Doing[] }) {
  const large = squares.length <= largeMax;
  const size = large ? side : smallSide;
  const pitch = large ? step : smallStep;
  const perLine = large ? largeMax : perSmallLine;
  const width = largeMax * step;
  const height = squares.length <= perLine ? step : linesMax * smallStep;
  return (
    <svg
      class="agent-squares"
      viewBox={`0 0 ${width} ${height}`}
      style={{ width: `${width / 10}rem`, height: `${height / 10}rem` }}
      aria-hidden="true"
    >
      {squares.map((doing, i) => {
        const x = (i % perLine) * pitch + 2;
        const y = Math.floor(i / perLine) * pitch + 2;
        return <AgentSquare key={i} doing={doing} x={x} y={y} size={size} />;
      })}
    </svg>
  );
}

interface AgentSquareProps {
  readonly doing: Doing;
  readonly x: number;
  readonly y: number;
  readonly size: number;
}

function AgentSquare({ doing, x, y, size }: AgentSquareProps) {
  if (doing === 'taken') return <rect x={x} y={y} width={size} height={size} rx="5" class="agent-taken" />;
  const inner = size - 3;
  const box = <rect x={x + 1.5} y={y + 1.5} width={inner} height={inner} rx="5" class={`agent-${doing}`} stroke-width="3" />;
  if (doing === 'free') return box;
  const bar = size * 0.46;
  const top = y + (size - bar) / 2;
  return (
    <g>
      {box}
      <path d={`M${x + size * 0.37} ${top}v${bar}M${x + size * 0.63} ${top}v${bar}`} class="agent-paused" stroke-width={size * 0.117} />
    </g>
  );
}
