import { describe, expect, it } from 'vitest';
import type { StaffingChange, StaffingRow, StaffingSnapshot } from '../../api/staffing';
import { applyChange } from './apply-change';

const row = (queue: string, required: number) => ({ queue, name: queue, required }) as unknown as StaffingRow;
const known = {
  seq: 7,
  serverTime: '2026-03-12T13:32:08Z',
  staffing: { asOf: '2026-03-12T13:32:00Z', site: { required: 3 }, plan: null, queues: [row('a', 1), row('b', 2)] },
  alerts: { alerts: [] },
  moves: [],
} as unknown as StaffingSnapshot;
const change = (more: Partial<StaffingChange>): StaffingChange => ({
  seq: 8,
  serverTime: '2026-03-12T13:32:09Z',
  asOf: '2026-03-12T13:32:09Z',
  ...more,
});

describe('a change', () => {
  it('replaces the rows that it names, and leaves the others the same objects', () => {
    const after = applyChange(known, change({ queues: [row('b', 5)] }));
    expect(after?.seq).toBe(8);
    expect(after?.staffing.queues[0]).toBe(known.staffing.queues[0]);
    expect(after?.staffing.queues[1]?.required).toBe(5);
    expect(after?.alerts).toBe(known.alerts);
  });

  it('only says that the hub is there when it names nothing', () => {
    const after = applyChange(known, change({}));
    expect(after?.staffing.queues).toBe(known.staffing.queues);
    expect(after?.staffing.asOf).toBe('2026-03-12T13:32:09Z');
  });

  it('adds, takes away and moves rows by their order', () => {
    const after = applyChange(known, change({ queues: [row('c', 9)], order: ['c', 'a'] }));
    expect(after?.staffing.queues.map(({ queue }) => queue)).toEqual(['c', 'a']);
  });

  it('takes a plan away that has run out, and keeps one that it does not name', () => {
    const planned = applyChange(known, change({ plan: { until: 'x', by: null, at: 'y' } })) as StaffingSnapshot;
    expect(applyChange(planned, change({ seq: 9 }))?.staffing.plan).toEqual({ until: 'x', by: null, at: 'y' });
    expect(applyChange(planned, change({ seq: 9, plan: null }))?.staffing.plan).toBeNull();
  });

  it.each([
    ['after a gap', change({ seq: 9 })],
    ['that came twice', change({ seq: 7 })],
    ['of a row that was never told of', change({ queues: [row('z', 1)] })],
    ['with an order that names a row that never came', change({ order: ['a', 'b', 'z'] })],
  ])('%s is not applied', (_, missed) => expect(applyChange(known, missed)).toBeNull());
});
