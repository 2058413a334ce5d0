import { describe, expect, it } from 'vitest';
import { byScale, trendDots, trendPath } from './pulse-shape';

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

describe('ratings by wait', () => {
  const upTo = (fromSeconds: number, toSeconds: number | null) => ({ fromSeconds, toSeconds, mean: 4, low: null, high: null, count: 1 });

  it('keeps apart what waits seconds and what waits hours', () => {
    const waits = [upTo(0, 60), upTo(60, null), upTo(0, 14_400), upTo(14_400, null)];
    expect(byScale(waits)).toEqual({ spoken: waits.slice(0, 2), written: waits.slice(2) });
    expect(byScale(waits.slice(0, 2))).toEqual({ spoken: waits.slice(0, 2), written: [] });
    expect(byScale([])).toEqual({ spoken: [], written: [] });
  });
});
