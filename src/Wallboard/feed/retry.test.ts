import { describe, expect, it } from 'vitest';
import { retryDelay } from './retry';

describe('retryDelay', () => {
  it('waits 1, 2, 4, 8, 15, then 30 s for ever', () => {
    const middle = [0, 1, 2, 3, 4, 5, 6, 100].map((failures) => retryDelay(failures, 0.5));
    expect(middle).toEqual([1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000]);
  });

  it('spreads each wait by a fifth to both sides', () => {
    expect(retryDelay(5, 0)).toBe(24_000);
    expect(retryDelay(5, 1)).toBe(36_000);
  });
});
