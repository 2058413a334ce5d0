import type { BoardInfo } from '../feed/frame-contract';
import type { Board } from './apply-frame';
import { showTheme, type Theme } from './theme';

/** What the boards page says to the wall that it previews a board in, each time something was changed. */
export interface PreviewChoice {
  readonly queues: readonly string[] | null; // in their order; null: all
  readonly layout: BoardInfo['layout'];
  readonly language: string | null;
  readonly bottom: readonly string[];
  readonly name: string | null;
  readonly theme: Theme;
}

/** How the two pages know each other's messages. */
export interface PreviewMessage {
  readonly kind: 'queue-monitor-preview';
  readonly choice?: PreviewChoice; // from the boards page; from the wall: it is ready to hear
}

/** The board as it would be with this choice. Queues that the site does not have yet are left out, as the hub does. */
export function asChosen(board: Board, choice: PreviewChoice): Board {
  const { queues, layout, language, bottom, name } = choice;
  const order = queues === null ? board.order : queues.filter((queue) => board.rows.has(queue));
  const rows = new Map(board.rows);
  if (queues !== null) for (const queue of board.rows.keys()) if (!queues.includes(queue)) rows.delete(queue);
  return { ...board, order, rows, info: { ...board.info, layout, language, bottom, name } };
}

/**
 * Listens to the page around this wall, and to no other: what it chooses is shown instead of the board as it is stored.
 * Nothing that comes this way is sent anywhere.
 */
export function listenToBoardsPage(chosen: (choice: PreviewChoice) => void): void {
  if (parent === window) return;
  addEventListener('message', ({ source, origin, data }: MessageEvent<PreviewMessage | null>) => {
    if (source !== parent || origin !== location.origin || data?.kind !== 'queue-monitor-preview' || data.choice === undefined) return;
    showTheme(data.choice.theme);
    chosen(data.choice);
  });
  parent.postMessage({ kind: 'queue-monitor-preview' } satisfies PreviewMessage, location.origin);
}
