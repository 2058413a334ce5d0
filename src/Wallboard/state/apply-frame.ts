import type { Advice, BoardFrame, BoardInfo, BoardSnapshot, QueueRow, RowChange, SiteRow } from '../feed/frame-contract';

/** What the wall knows of its board. Never changed: a frame makes a new one, and what it did not touch stays the same objects. */
export interface Board {
  readonly seq: number;
  readonly asOf: string;
  readonly version: string;
  readonly info: BoardInfo;
  readonly advice: Advice | null;
  readonly site: SiteRow;
  readonly order: readonly string[];
  readonly rows: ReadonlyMap<string, QueueRow>;
}

export function boardOf(snapshot: BoardSnapshot): Board {
  return {
    seq: snapshot.seq,
    asOf: snapshot.asOf,
    version: snapshot.version,
    info: snapshot.info,
    advice: snapshot.advice,
    site: snapshot.site,
    order: snapshot.queues.map((row) => row.queue),
    rows: new Map(snapshot.queues.map((row) => [row.queue, row])),
  };
}

/** The board after a frame; the same board for a frame it already holds; 'gap' when something in between was missed. */
export function applyFrame(board: Board, frame: BoardFrame): Board | 'gap' {
  if (frame.seq <= board.seq) return board;
  if (frame.seq !== board.seq + 1) return 'gap';
  const rows = new Map(board.rows);
  for (const change of frame.queues) {
    const row = merged(rows.get(change.queue), change);
    // Only part of a row that we do not have: we and the hub no longer speak of the same board.
    if (row === null) return 'gap';
    rows.set(change.queue, row);
  }
  const order = frame.order ?? board.order;
  // A row without a place, or a place without a row, means that we and the hub no longer speak of the same board.
  if (order.some((queue) => !rows.has(queue))) return 'gap';
  if (frame.order === null) {
    if (rows.size !== order.length) return 'gap';
  } else {
    const placed = new Set(order);
    for (const queue of rows.keys()) if (!placed.has(queue)) rows.delete(queue);
  }
  const site = frame.site === null ? board.site : { ...board.site, ...frame.site };
  const advice = frame.advice === undefined ? board.advice : frame.advice;
  return { ...board, seq: frame.seq, asOf: frame.asOf, advice, site, order, rows };
}

/** The row with the fields that came; the others stay the same objects, so what is drawn of them alone is not drawn again. */
function merged(row: QueueRow | undefined, change: RowChange): QueueRow | null {
  if (row === undefined) return isWhole(change) ? change : null;
  const { windows, ...fields } = change;
  return windows === undefined ? { ...row, ...fields } : { ...row, ...fields, windows: { ...row.windows, ...windows } };
}

// The hub sends each of these apart: only a row that came whole has them all.
function isWhole(change: RowChange): change is QueueRow {
  return change.name !== undefined && change.trend !== undefined && change.freshness !== undefined;
}
