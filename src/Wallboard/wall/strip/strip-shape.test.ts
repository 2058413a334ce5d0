import { describe, expect, it } from 'vitest';
import type { QueueRow, WaitingMark } from '../../feed/frame-contract';
import { stripShape } from './strip-shape';

const at = Date.parse('2026-03-12T13:32:08Z');
const person = (mark: number, waited: number, risk: number | null = null): WaitingMark => ({
  mark,
  since: new Date(at - waited * 1000).toISOString(),
  dueAt: '',
  workingDays: null,
  ringing: false,
  assigned: false,
  priority: 0,
  risk,
  risk5Min: risk,
  remaining: null,
});
const queue = (contacts: WaitingMark[], more: Partial<QueueRow> = {}) =>
  ({
    channel: 'voice',
    threshold: { text: 'PT2M', seconds: 120, workingDays: null },
    waiting: contacts.length,
    contacts,
    groups: [],
    losses: [],
    likely: null,
    ...more,
  }) as unknown as QueueRow;
const options = { height: 94, at, liveScale: 308 / 120, showRisk: true };
const manyWaiting = (n: number) => Array.from({ length: n }, (_, i) => person(i + 1, 300 - i));

describe('stripShape', () => {
  it('draws the longest wait to the full height and the promise at its share of it', () => {
    const shape = stripShape(queue([person(1, 308), person(2, 120)]), options);
    const full = shape.base - (shape.pins[0]?.y ?? 0);
    expect((shape.base - shape.promiseY) / full).toBeCloseTo(120 / 308, 2);
    expect(shape.pins[1]?.y).toBeCloseTo(shape.promiseY, 5);
    expect(shape.pins.map((pin) => pin.head)).toEqual(['ring', 'ring']);
  });

  it('cuts what is taller than the board’s scale', () => {
    const shape = stripShape(queue([person(1, 481), person(2, 480)]), { ...options, liveScale: 4 });
    expect(shape.pins.map((pin) => pin.cut)).toEqual([true, false]);
  });

  it('shows pins up to 18 people and thin bars past them', () => {
    expect(stripShape(queue(manyWaiting(18)), options).pins).toHaveLength(18);
    const crowd = stripShape(queue(manyWaiting(19)), options);
    expect(crowd.pins).toHaveLength(0);
    expect(crowd.bars.match(/M/g)).toHaveLength(19);
  });

  it('stands one bar for a group when the hub groups', () => {
    const groups = Array.from({ length: 4 }, () => ({ count: 5, since: new Date(at - 10_000).toISOString(), workingDays: null }));
    const shape = stripShape(queue(manyWaiting(120), { groups, waiting: 140 }), options);
    expect(shape.peoplePerBar).toBe(5);
    expect(shape.bars.match(/M/g)).toHaveLength(24 + 4);
  });

  it('gives the diamonds to as many as are likely to hang up, those with the highest risk', () => {
    const row = queue([person(1, 300, 0.1), person(2, 200, 0.9), person(3, 150, 0.4), person(4, 60, 0.6)], { likely: 2 });
    expect(stripShape(row, options).pins.map((pin) => pin.head)).toEqual(['ring', 'diamond', 'disc', 'diamond']);
    expect(stripShape(row, { ...options, showRisk: false }).pins.every((pin) => pin.head === 'ring')).toBe(true);
  });

  it('keeps a cross for 30 s', () => {
    const lossAt = (ago: number) => ({ mark: ago, at: new Date(at - ago * 1000).toISOString(), waitedSeconds: 60 });
    const row = queue([], { losses: [lossAt(31), lossAt(30), lossAt(1)] });
    expect(stripShape(row, options).crosses.map((cross) => cross.mark)).toEqual([30, 1]);
  });

  it('stays within its width for any number of people', () => {
    for (let n = 0; n <= 120; n++) {
      const shape = stripShape(queue(manyWaiting(n), { losses: [{ mark: 1, at: new Date(at).toISOString(), waitedSeconds: 1 }] }), options);
      for (const pin of shape.pins) expect(pin.x + shape.headSize).toBeLessThanOrEqual(330);
      for (const [, x] of shape.bars.matchAll(/M([\d.]+)/g)) expect(Number(x)).toBeLessThanOrEqual(330);
    }
  });
});
