import { describe, expect, it } from 'vitest';
import { SleepWatch } from './sleep';

describe('SleepWatch', () => {
  it('tells for how long the page’s own clock stood still', () => {
    const watch = new SleepWatch();
    expect(watch.look(1_000_000, 500)).toBe(0);
    expect(watch.look(1_001_000, 1_500)).toBe(0);
    expect(watch.look(4_601_000, 1_500)).toBe(3_600_000);
    expect(watch.look(4_602_000, 2_500)).toBe(0);
  });

  it('does not take a small step of the clock, or one that goes back, for sleep', () => {
    const watch = new SleepWatch();
    watch.look(1_000_000, 0);
    expect(watch.look(1_004_999, 0)).toBe(0);
    expect(watch.look(1_009_999, 0)).toBe(5_000);
    expect(watch.look(900_000, 0)).toBe(0);
  });
});
