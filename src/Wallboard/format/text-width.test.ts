import { describe, expect, it } from 'vitest';
import { textWidth } from './text-width';

describe('textWidth', () => {
  it('tells narrow names from wide ones of as many letters', () => {
    expect(textWidth('illi')).toBeCloseTo(4 * (0.27 - 0.015), 5);
    expect(textWidth('WMWM')).toBeGreaterThan(3 * textWidth('illi'));
    expect(textWidth('')).toBe(0);
  });

  it('reckons what it does not know as wide', () => {
    expect(textWidth('Ж')).toBeGreaterThan(0.7);
    expect(textWidth('電話')).toBeGreaterThan(1.9);
  });
});
