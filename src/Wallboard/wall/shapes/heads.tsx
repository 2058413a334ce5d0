import type { Head } from '../strip/strip-shape';
import { glyphSize } from './glyphs';

interface HeadProps {
  readonly head: Head;
  readonly x: number;
  readonly y: number;
  /** Half the height of a diamond; ring and disc are measured by it. */
  readonly size: number;
}

/** What stands on a person's stem: a ring will probably wait, a disc may hang up, a diamond is likely to. */
export function PersonHead({ head, x, y, size }: HeadProps) {
  switch (head) {
    case 'ring':
      return <circle cx={x} cy={y} r={size * 0.635} class="head-ring" stroke-width={size * 0.253} />;
    case 'disc':
      return <circle cx={x} cy={y} r={size * 0.73} class="head-disc" />;
    case 'diamond':
      return (
        <path
          d={`M${x} ${y - size}L${x + size} ${y}L${x} ${y + size}L${x - size} ${y}Z`}
          class="head-diamond"
          stroke-width={size * 0.146}
          stroke-linejoin="round"
        />
      );
  }
}

/** Somebody hung up: a small cross around a point. */
export function Cross({ x, y, arm }: { readonly x: number; readonly y: number; readonly arm: number }) {
  return (
    <path
      d={`M${x - arm} ${y - arm}l${2 * arm} ${2 * arm}m0 ${-2 * arm}l${-2 * arm} ${2 * arm}`}
      class="cross"
      stroke-width={arm * 0.5}
      stroke-linecap="round"
    />
  );
}

/** A head alone, as a legend shows it. */
export function LegendHead({ head, size = 2.6 }: { readonly head: Head; readonly size?: number }) {
  return (
    <svg class="glyph" viewBox="0 0 26 26" style={glyphSize(size)} aria-hidden="true">
      <PersonHead head={head} x={13} y={13} size={11.9} />
    </svg>
  );
}

export function LegendCross() {
  return (
    <svg class="glyph" viewBox="0 0 26 26" style={glyphSize(2.6)} aria-hidden="true">
      <Cross x={13} y={13} arm={6} />
    </svg>
  );
}
