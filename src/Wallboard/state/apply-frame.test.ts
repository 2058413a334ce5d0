import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { BoardFrame, BoardInfo, BoardSnapshot, QueueRow, SiteRow } from '../feed/frame-contract';
import { applyFrame, type Board, boardOf } from './apply-frame';

const info: BoardInfo = { board: 'all', name: null, layout: 'auto', language: null, bottom: [] };
const siteWith = (waiting: number) => ({ site: 'main', waiting }) as SiteRow;
const rowWith = (queue: string, waiting: number) => ({ queue, waiting }) as QueueRow;
const times = { asOf: '2026-03-12T13:32:08.000Z', serverTime: '2026-03-12T13:32:08.100Z', newestReceivedAt: null };

/** What the hub holds: rows in order. A frame is the difference between two of these, as the hub makes it. */
interface Truth {
  readonly site: SiteRow;
  readonly rows: readonly QueueRow[];
}

const snapshotOf = (seq: number, truth: Truth): BoardSnapshot => ({
  ...times,
  seq,
  version: 'one',
  info,
  site: truth.site,
  queues: truth.rows,
});

function frameBetween(seq: number, before: Truth, after: Truth): BoardFrame {
  const old = new Map(before.rows.map((row) => [row.queue, row.waiting]));
  const names = (truth: Truth) => truth.rows.map((row) => row.queue).join();
  return {
    ...times,
    seq,
    site: before.site.waiting === after.site.waiting ? null : after.site,
    queues: after.rows.filter((row) => old.get(row.queue) !== row.waiting),
    order: names(before) === names(after) ? null : after.rows.map((row) => row.queue),
  };
}

const plain = (board: Board) => ({ ...board, rows: board.order.map((queue) => board.rows.get(queue)) });

const truths = fc.record({
  site: fc.nat(3).map(siteWith),
  rows: fc
    .uniqueArray(fc.tuple(fc.constantFrom('billing', 'sales', 'support', 'mail', 'outage'), fc.nat(3)), { selector: ([queue]) => queue })
    .map((rows) => rows.map(([queue, waiting]) => rowWith(queue, waiting))),
});

describe('applyFrame', () => {
  it('leads through any frames to the same board as a fresh snapshot', () => {
    fc.assert(
      fc.property(truths, fc.array(truths, { maxLength: 12 }), (first, rest) => {
        let board = boardOf(snapshotOf(1, first));
        let before = first;
        rest.forEach((after, i) => {
          const next = applyFrame(board, frameBetween(i + 2, before, after));
          if (next === 'gap') throw new Error('a frame that follows was taken for a gap');
          board = next;
          before = after;
          expect(plain(board)).toEqual(plain(boardOf(snapshotOf(i + 2, after))));
          expect([...board.rows.keys()].sort()).toEqual([...board.order].sort());
        });
      }),
    );
  });

  it('says gap when a frame is missing, and holds still for one it has', () => {
    fc.assert(
      fc.property(truths, truths, fc.integer({ min: -2, max: 4 }), (first, other, ahead) => {
        const board = boardOf(snapshotOf(5, first));
        const result = applyFrame(board, frameBetween(5 + ahead, first, other));
        if (ahead <= 0) expect(result).toBe(board);
        else if (ahead > 1) expect(result).toBe('gap');
      }),
    );
  });

  it('keeps rows that a frame does not touch as the same objects', () => {
    const board = boardOf(snapshotOf(1, { site: siteWith(0), rows: [rowWith('billing', 1), rowWith('sales', 2)] }));
    const next = applyFrame(board, { ...times, seq: 2, site: null, queues: [rowWith('sales', 3)], order: null });
    if (next === 'gap') throw new Error('gap');
    expect(next.rows.get('billing')).toBe(board.rows.get('billing'));
    expect(next.rows.get('sales')?.waiting).toBe(3);
    expect(next.site).toBe(board.site);
  });

  it('takes a row without a place, or a place without a row, for a gap', () => {
    const board = boardOf(snapshotOf(1, { site: siteWith(0), rows: [rowWith('billing', 1)] }));
    expect(applyFrame(board, { ...times, seq: 2, site: null, queues: [rowWith('sales', 3)], order: null })).toBe('gap');
    expect(applyFrame(board, { ...times, seq: 2, site: null, queues: [], order: ['billing', 'sales'] })).toBe('gap');
  });
});
