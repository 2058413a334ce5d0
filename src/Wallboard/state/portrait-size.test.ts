import { describe, expect, it } from 'vitest';
import { portraitSize } from './portrait-size';

describe('the size of an upright wall', () => {
  it.each([
    [1080, 1920, 108, 192],
    [2160, 3840, 108, 192],
    [768, 1024, 108, 144],
    [600, 800, 108, 144],
  ])('%d × %d is %d × %d rem', (width, height, wide, tall) => {
    const size = portraitSize({ width, height });
    expect(size.width).toBeCloseTo(wide, 6);
    expect(size.height).toBeCloseTo(tall, 6);
  });

  it('is wider where the window is almost square, and taller where it is narrow', () => {
    expect(portraitSize({ width: 1000, height: 1080 }).width).toBeCloseTo(133.33, 2);
    expect(portraitSize({ width: 1080, height: 2400 }).height).toBeCloseTo(240, 6);
  });
});
