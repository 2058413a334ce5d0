import type { BoardSettings } from '../api/boards';

/** What a new board begins with: all queues, or what another board has. */
export function emptyBoard(copy: BoardSettings | undefined, copyOf: (name: string) => string): BoardSettings {
  const usual: BoardSettings = { board: '', name: null, queues: null, layout: 'auto', language: null, bottom: [] };
  return copy === undefined ? usual : { ...copy, board: '', name: copyOf(copy.name ?? copy.board) };
}
