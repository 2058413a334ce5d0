import { describe, expect, it } from 'vitest';
import type { FreshnessState, Level, QueueRow } from '../feed/frame-contract';
import { RowOrder } from './row-order';

const row = (queue: string, level: Level, over = 0, state: FreshnessState = 'live') =>
  ({ queue, level, overThreshold: over, expectedAbandons5Min: null, freshness: { state, heardAt: null } }) as QueueRow;

describe('RowOrder', () => {
  it('puts critical rows first, then by people past the promise, and leaves calm rows in the board’s order', () => {
    const order = new RowOrder().arrange(
      [row('a', 'fine'), row('b', 'warning', 2), row('c', 'critical', 1), row('d', 'unknown'), row('e', 'warning', 5)],
      0,
    );
    expect(order.attention).toEqual(['c', 'e', 'b']);
    expect(order.calm).toEqual(['a', 'd']);
  });

  it('swaps two rows only if the lower one is 20 % worse, and at most once in 30 s', () => {
    const order = new RowOrder();
    const at = (now: number, a: number, b: number) => order.arrange([row('a', 'warning', a), row('b', 'warning', b)], now).attention;
    expect(at(0, 10, 5)).toEqual(['a', 'b']);
    expect(at(1000, 10, 12)).toEqual(['a', 'b']);
    expect(at(2000, 10, 13)).toEqual(['b', 'a']);
    expect(at(31_999, 20, 13)).toEqual(['b', 'a']);
    expect(at(32_000, 20, 13)).toEqual(['a', 'b']);
  });

  it('moves a row that turns critical up at once', () => {
    const order = new RowOrder();
    order.arrange([row('a', 'warning', 9), row('b', 'warning', 1)], 0);
    expect(order.arrange([row('a', 'warning', 9), row('b', 'critical', 1)], 500).attention).toEqual(['b', 'a']);
  });

  it('keeps a row whose source went silent at its last known level', () => {
    const order = new RowOrder();
    order.arrange([row('a', 'warning', 3)], 0);
    const silent = order.arrange([row('a', 'unknown', 3, 'down')], 1000);
    expect(silent.attention).toEqual(['a']);
    expect(silent.levels.get('a')).toBe('warning');
    expect(order.arrange([row('a', 'unknown', 3, 'live')], 2000).attention).toEqual([]);
  });
});
