import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../feed/frame-contract';
import type { Board } from '../state/apply-frame';
import { isQuiet } from './resting';

const row = (over: Partial<QueueRow>) => ({ queue: 'billing', channel: 'voice', open: false, waiting: 0, ...over }) as QueueRow;
const boardWith = (...rows: QueueRow[]) =>
  ({ order: rows.map((r) => r.queue), rows: new Map(rows.map((r) => [r.queue, r])) }) as unknown as Board;

describe('isQuiet', () => {
  it('is when every queue is closed and nobody waits on the line', () => {
    expect(isQuiet(boardWith(row({})))).toBe(true);
    expect(isQuiet(boardWith(row({ open: true })))).toBe(false);
    expect(isQuiet(boardWith(row({ waiting: 1 })))).toBe(false);
    expect(isQuiet(boardWith(row({}), row({ queue: 'chat', channel: 'chat', waiting: 1 })))).toBe(false);
  });

  it('is not disturbed by letters that lie there over night', () => {
    expect(isQuiet(boardWith(row({ channel: 'email', waiting: 46 })))).toBe(true);
  });

  it('is not on a board that has no queue yet, or before there is one', () => {
    expect(isQuiet(boardWith())).toBe(false);
    expect(isQuiet(null)).toBe(false);
  });
});
