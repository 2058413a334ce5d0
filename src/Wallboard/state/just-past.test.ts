import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../feed/frame-contract';
import { JustPast } from './just-past';

const late = (overThreshold: number, over: Partial<QueueRow> = {}) =>
  ({ level: 'fine', overThreshold, freshness: { state: 'live', heardAt: null }, ...over }) as QueueRow;

describe('JustPast', () => {
  it('is held for 20 s, so that the headline does not flicker with each call', () => {
    const past = new JustPast();
    expect(past.read([late(0)], 0)).toBe(0);
    expect(past.read([late(2)], 1_000)).toBe(2);
    expect(past.read([late(0)], 20_999)).toBe(2);
    expect(past.read([late(0)], 21_000)).toBe(0);
  });

  it('counts only rows that still count as fine, and whose news is live', () => {
    const silent = { state: 'down', heardAt: null } as QueueRow['freshness'];
    expect(new JustPast().read([late(2), late(3, { level: 'warning' }), late(4, { freshness: silent })], 0)).toBe(2);
  });
});
