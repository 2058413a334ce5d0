import { describe, expect, it } from 'vitest';
import { ClockDifference } from './clock-difference';

describe('ClockDifference', () => {
  it('tells a difference of more than 2 s once it has held for 10 s', () => {
    const clock = new ClockDifference();
    expect(clock.read(65_000, 0)).toBe(0);
    expect(clock.read(65_300, 9_999)).toBe(0);
    expect(clock.read(65_300, 10_000)).toBe(65);
    expect(clock.read(-3_000, 11_000)).toBe(0);
    expect(clock.read(-3_000, 21_000)).toBe(-3);
  });

  it('keeps silent within 2 s', () => {
    const clock = new ClockDifference();
    clock.read(2_000, 0);
    expect(clock.read(2_000, 60_000)).toBe(0);
  });

  it('keeps silent about a clock that runs at another speed', () => {
    const clock = new ClockDifference();
    for (let second = 0; second < 100; second++) expect(clock.read(-19_000 * second, second * 1000)).toBe(0);
  });
});
