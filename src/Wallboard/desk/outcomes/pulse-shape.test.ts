import { describe, expect, it } from 'vitest';
import { trendDots, trendPath } from './pulse-shape';

const trendOf = (...means: (number | null)[]) => means.map((mean, i) => ({ from: `2026-03-${i + 1}`, mean, count: mean === null ? 0 : 3 }));

describe('the line of ratings', () => {
  it('runs from 1 at the bottom to 5 at the top, over the whole width', () => {
    expect(trendPath(trendOf(1, 5))).toBe('M6 110L594 10');
  });

  it('breaks where nobody rated, and begins anew', () => {
    expect(trendPath(trendOf(3, null, 4, 4))).toBe('M6 60M398 35L594 35');
    expect(trendDots(trendOf(3, null, 4, 4))).toHaveLength(3);
  });

  it('is nothing of nothing', () => {
    expect(trendPath([])).toBe('');
    expect(trendPath(trendOf(null))).toBe('');
  });
});
