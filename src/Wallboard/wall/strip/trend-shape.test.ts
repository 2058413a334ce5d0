import { describe, expect, it } from 'vitest';
import type { QueueRow, Trend } from '../../feed/frame-contract';
import { trendShape } from './trend-shape';

const row = (trend: Partial<Trend>, more: Partial<QueueRow> = {}) =>
  ({
    channel: 'voice',
    promiseConfirmed: true,
    threshold: { text: 'PT2M', seconds: 120, workingDays: null },
    trend: { pointMinutes: 1, waiting: [], longestWaitSeconds: [], longestWaitWorkingDays: null, ...trend },
    ...more,
  }) as unknown as QueueRow;

describe('trendShape', () => {
  it('draws nobody waiting as no wait, and breaks the line where nothing is known', () => {
    const shape = trendShape(row({ waiting: [0, 1, null, 1], longestWaitSeconds: [null, 60, null, 90] }), 34);
    expect(shape.path.match(/M/g)).toHaveLength(2);
    expect(shape.path.startsWith('M4.0 28.0L')).toBe(true);
  });

  it('puts the promise at half the height until somebody waits longer than twice it', () => {
    const half = trendShape(row({ waiting: [1], longestWaitSeconds: [120] }), 34);
    expect(half.last?.y).toBe(half.promiseY);
    expect(half.last?.late).toBe(false);
    const late = trendShape(row({ waiting: [1], longestWaitSeconds: [360] }), 34);
    expect(late.promiseY).toBeGreaterThan(half.promiseY ?? 0);
    expect(late.last?.late).toBe(true);
  });

  it('has no promise to draw before one is confirmed, and no point before anything is known', () => {
    const shape = trendShape(row({ waiting: [null], longestWaitSeconds: [null] }, { promiseConfirmed: false }), 34);
    expect(shape).toMatchObject({ promiseY: null, last: null, path: '' });
  });
});
