import { describe, expect, it } from 'vitest';
import { shiftAfter } from './burn-in';

const minutes = (n: number) => shiftAfter(n * 60_000);

describe('shiftAfter', () => {
  it('takes one step each three minutes and comes back after eight', () => {
    expect(minutes(0)).toEqual([0, 0]);
    expect(shiftAfter(3 * 60_000 - 1)).toEqual([0, 0]);
    expect(minutes(3)).not.toEqual([0, 0]);
    expect(minutes(24)).toEqual([0, 0]);
    expect(new Set([0, 3, 6, 9, 12, 15, 18, 21].map((m) => minutes(m).join())).size).toBe(8);
  });

  it('stays within 6 px of its place', () => {
    for (let m = 0; m < 24; m += 3) expect(Math.hypot(...minutes(m))).toBeLessThanOrEqual(6);
  });
});
