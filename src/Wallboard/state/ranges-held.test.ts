import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../feed/frame-contract';
import { rangesHeld } from './ranges-held';

const row = (coverage: number | null) =>
  ({ predictedWait: { seconds: 60, low: 30, high: 90, basis: 'queue', coverage, samples: 50 } }) as QueueRow;

describe('rangesHeld', () => {
  it('speaks of the queue where they held least', () => {
    expect(rangesHeld([row(0.84), row(0.66), row(null)])).toBe(7);
    expect(rangesHeld([row(0.8)])).toBe(8);
    expect(rangesHeld([row(0.749)])).toBe(7);
  });

  it('claims nothing before there is a record', () => {
    expect(rangesHeld([row(null), { predictedWait: null } as QueueRow])).toBeNull();
    expect(rangesHeld([])).toBeNull();
  });
});
