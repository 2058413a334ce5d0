import type { BoardInfo } from '../feed/frame-contract';
import type { Shape } from '../state/viewport';

export type LayoutName = 'connecting' | 'firstRun' | 'single' | 'board' | 'many' | 'portrait' | 'phone';

/** What of a board decides how it is laid out. */
export interface LayoutInput {
  readonly info: Pick<BoardInfo, 'layout'>;
  readonly order: readonly string[];
}

const boardQueuesMax = 10;

/**
 * Which layout shows the board. The window's shape comes first, then what the board asks for, then how many queues it has.
 * A board of several queues that asks for one is shown by their number: a queue is never left out silently.
 */
export function chooseLayout(board: LayoutInput | null, shape: Shape): LayoutName {
  if (board === null) return 'connecting';
  const queues = board.order.length;
  if (queues === 0) return 'firstRun';
  if (shape !== 'landscape') return shape;
  const { layout } = board.info;
  if (layout === 'board' || layout === 'many') return layout;
  if (queues === 1) return 'single';
  return queues <= boardQueuesMax ? 'board' : 'many';
}
