import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type {
  Advice,
  BoardFrame,
  BoardInfo,
  BoardSnapshot,
  QueueRow,
  RowChange,
  SiteRow,
  Trend,
  Window,
  Windows,
} from '../feed/frame-contract';
import { applyFrame, type Board, boardOf } from './apply-frame';

const info: BoardInfo = { board: 'all', name: null, layout: 'auto', language: null, bottom: [] };
const times = { asOf: '2026-03-12T13:32:08.000Z', serverTime: '2026-03-12T13:32:08.100Z', newestReceivedAt: null };

/** What the hub holds: advice, the site's line, and rows in order. A frame is the difference between two of these. */
interface Truth {
  readonly advice: Advice | null;
  readonly site: SiteRow;
  readonly rows: readonly QueueRow[];
}

const windowWith = (offered: number) => ({ offered }) as Window;
const siteWith = (waiting: number, name = 'Main') => ({ site: 'main', name, waiting, today: windowWith(waiting) }) as SiteRow;

interface Sketch {
  readonly queue: string;
  readonly waiting?: number;
  readonly name?: string;
  readonly trend?: number;
  readonly last30?: number;
  readonly today?: number;
  readonly agents?: number | null;
}

function rowWith({ queue, waiting = 0, name = queue, trend = 0, last30 = 0, today = 0, agents = null }: Sketch): QueueRow {
  return {
    queue,
    name,
    waiting,
    agents: agents === null ? null : { available: agents },
    windows: { last5: windowWith(0), last30: windowWith(last30), last60: windowWith(0), interval: windowWith(0), today: windowWith(today) },
    trend: { waiting: [trend] } as unknown as Trend,
    freshness: { state: 'live', heardAt: null },
  } as unknown as QueueRow;
}

/** The fields of `after` that read differently before; null when none does. */
function changed<T extends object>(before: T, after: T): Partial<T> | null {
  const fields = Object.entries(after).filter(([name, value]) => JSON.stringify(value) !== JSON.stringify(before[name as keyof T]));
  return fields.length === 0 ? null : (Object.fromEntries(fields) as Partial<T>);
}

function rowChange(before: QueueRow | undefined, after: QueueRow): RowChange | null {
  if (before === undefined) return after;
  const windows = changed<Windows>(before.windows, after.windows);
  const { windows: _, ...fields } = changed<QueueRow>(before, after) ?? {};
  if (windows === null && Object.keys(fields).length === 0) return null;
  return { queue: after.queue, ...fields, ...(windows === null ? {} : { windows }) };
}

const snapshotOf = (seq: number, truth: Truth): BoardSnapshot => ({
  ...times,
  seq,
  version: 'one',
  info,
  advice: truth.advice,
  site: truth.site,
  queues: truth.rows,
});

function frameBetween(seq: number, before: Truth, after: Truth): BoardFrame {
  const old = new Map(before.rows.map((row) => [row.queue, row]));
  const names = (truth: Truth) => truth.rows.map((row) => row.queue).join();
  return {
    ...times,
    seq,
    ...(JSON.stringify(before.advice) === JSON.stringify(after.advice) ? {} : { advice: after.advice }),
    site: changed(before.site, after.site),
    queues: after.rows.flatMap((row) => rowChange(old.get(row.queue), row) ?? []),
    order: names(before) === names(after) ? null : after.rows.map((row) => row.queue),
  };
}

const plain = (board: Board) => ({ ...board, rows: board.order.map((queue) => board.rows.get(queue)) });

const few = fc.nat(2);
const rows = fc.record<Sketch>({
  queue: fc.constantFrom('billing', 'sales', 'support', 'mail', 'outage'),
  waiting: few,
  name: fc.constantFrom('One', 'Two'),
  trend: few,
  last30: few,
  today: few,
  agents: fc.option(few),
});
const advices = fc.option(fc.record({ queue: fc.constant('billing'), agents: few }).map((advice) => advice as unknown as Advice));
const truths = fc.record<Truth>({
  advice: advices,
  site: fc.tuple(few, fc.constantFrom('Main', 'Oslo')).map(([waiting, name]) => siteWith(waiting, name)),
  rows: fc.uniqueArray(rows, { selector: (row) => row.queue }).map((sketches) => sketches.map(rowWith)),
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

  it('keeps what a frame does not touch as the same objects: rows, and parts of rows', () => {
    const truth = {
      advice: null,
      site: siteWith(0),
      rows: [rowWith({ queue: 'billing' }), rowWith({ queue: 'sales', today: 7, agents: 2 })],
    };
    const board = boardOf(snapshotOf(1, truth));
    const sales = { queue: 'sales', waiting: 3, windows: { last30: windowWith(9) } };
    const next = applyFrame(board, { ...times, seq: 2, site: null, queues: [sales], order: null });
    if (next === 'gap') throw new Error('gap');
    expect(next.rows.get('billing')).toBe(board.rows.get('billing'));
    expect(next.site).toBe(board.site);
    const [before, after] = [board.rows.get('sales'), next.rows.get('sales')];
    expect(after?.waiting).toBe(3);
    expect(after?.windows.last30.offered).toBe(9);
    expect(after?.windows.today).toBe(before?.windows.today);
    expect(after?.trend).toBe(before?.trend);
    expect(after?.agents).toBe(before?.agents);
  });

  it('keeps the advice until a frame says another, or that there is none', () => {
    const advice = { queue: 'billing', agents: 2 } as unknown as Advice;
    const board = boardOf(snapshotOf(1, { advice, site: siteWith(0), rows: [] }));
    const frame: BoardFrame = { ...times, seq: 2, site: null, queues: [], order: null };
    expect(applyFrame(board, frame)).toMatchObject({ advice });
    expect(applyFrame(board, { ...frame, advice: null })).toMatchObject({ advice: null });
  });

  it('takes a row without a place, a place without a row, or part of a row it does not have for a gap', () => {
    const board = boardOf(snapshotOf(1, { advice: null, site: siteWith(0), rows: [rowWith({ queue: 'billing' })] }));
    const frame: BoardFrame = { ...times, seq: 2, site: null, queues: [], order: null };
    expect(applyFrame(board, { ...frame, queues: [rowWith({ queue: 'sales' })] })).toBe('gap');
    expect(applyFrame(board, { ...frame, order: ['billing', 'sales'] })).toBe('gap');
    expect(applyFrame(board, { ...frame, queues: [{ queue: 'sales', waiting: 3 }], order: ['billing', 'sales'] })).toBe('gap');
  });
});
