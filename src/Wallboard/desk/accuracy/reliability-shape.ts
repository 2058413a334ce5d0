import type { RiskTenth } from '../api/accuracy';

/** The square of the diagram, in px of its own grid. */
export const plot = { left: 56, top: 16, size: 400 } as const;

/** A tenth of the risks that were told, as it is drawn. */
export interface TenthMark {
  readonly tenth: RiskTenth;
  readonly x: number;
  readonly y: number;
  /** Ends of the line through it: what chance alone may make of it. */
  readonly highY: number;
  readonly lowY: number;
  /** What was told is within what chance alone may make of what happened. */
  readonly agrees: boolean;
}

export const xOf = (told: number) => plot.left + told * plot.size;
export const yOf = (share: number) => plot.top + (1 - share) * plot.size;

/** The tenths that have enough cases to say anything, from the smallest risk on. */
export function tenthMarks(tenths: readonly RiskTenth[]): readonly TenthMark[] {
  return tenths.flatMap((tenth) => {
    const { told, share, low, high } = tenth;
    if (told === null || share === null || low === null || high === null) return [];
    return [{ tenth, x: xOf(told), y: yOf(share), highY: yOf(high), lowY: yOf(low), agrees: told >= low && told <= high }];
  });
}
