import type { BoardFrame, BoardInfo, BoardSnapshot, QueueRow, SiteRow } from '../feed/frame-contract';

/** What the wall knows of its board. Never changed: a frame makes a new one, and rows it did not touch stay the same objects. */
export interface Board {
  readonly seq: number;
  readonly asOf: string;
  readonly version: string;
  readonly info: BoardInfo;
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
  for (const row of frame.queues) rows.set(row.queue, row);
  const order = frame.order ?? board.order;
  // A row without a place, or a place without a row, means that we and the hub no longer speak of the same board.
  if (order.some((queue) => !rows.has(queue))) return 'gap';
  if (frame.order === null) {
    if (rows.size !== order.length) return 'gap';
  } else {
    const placed = new Set(order);
    for (const queue of rows.keys()) if (!placed.has(queue)) rows.delete(queue);
  }
  return { ...board, seq: frame.seq, asOf: frame.asOf, site: frame.site ?? board.site, order, rows };
}
