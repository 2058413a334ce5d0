import { describe, expect, it } from 'vitest';
import { tenthsHeld } from './ranges-held';

describe('tenthsHeld', () => {
  it('says whole tenths', () => {
    expect(tenthsHeld(0.8)).toBe(8);
    expect(tenthsHeld(0.749)).toBe(7);
    expect(tenthsHeld(0.75)).toBe(8);
    expect(tenthsHeld(0)).toBe(0);
  });

  it('claims nothing before there is a record', () => {
    expect(tenthsHeld(null)).toBeNull();
    expect(tenthsHeld(undefined)).toBeNull();
  });
});
