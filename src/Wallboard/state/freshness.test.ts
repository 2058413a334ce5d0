import { describe, expect, it } from 'vitest';
import { agesUntil, freshnessAt } from './freshness';

describe('freshnessAt', () => {
  it.each([
    [0, 'live'],
    [5999, 'live'],
    [6000, 'late'],
    [15_999, 'late'],
    [16_000, 'delayed'],
    [60_999, 'delayed'],
    [61_000, 'offline'],
    [3_600_000, 'offline'],
  ] as const)('%i ms after the newest message is %s', (age, step) => {
    expect(freshnessAt(1_000_000 + age, 1_000_000).step).toBe(step);
  });

  it('is connecting before the first message, and never younger than now', () => {
    expect(freshnessAt(5, null)).toEqual({ step: 'connecting', ageSeconds: 0 });
    expect(freshnessAt(1000, 1400)).toEqual({ step: 'live', ageSeconds: 0 });
  });
});

describe('agesUntil', () => {
  it('lets waits grow with the clock while beats come, and stops them when they stop', () => {
    expect(agesUntil(10_900, 10_000)).toBe(10_900);
    expect(agesUntil(11_500, 10_000)).toBe(11_500);
    expect(agesUntil(60_000, 10_000)).toBe(11_500);
  });
});
