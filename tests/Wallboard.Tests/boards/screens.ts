import type { BoardSnapshot, ScreenView } from '../../../src/Wallboard/feed/frame-contract';
import { moment } from './build';
import { calmBoard } from './mock-boards';

export const token = 'k3f9x2m7h5tqw8r4n6yzc';

export function screenOf(over: Partial<ScreenView> = {}): ScreenView {
  return {
    screen: 's1',
    name: 'By the lift',
    site: 'main',
    boards: [{ board: 'all', seconds: 20 }],
    language: null,
    theme: 'dark',
    sound: false,
    dim: null,
    burnInShift: true,
    ...over,
  };
}

/** A board under a name of its own, which the top line shows. */
export function named(board: BoardSnapshot, name: string, over: Partial<BoardSnapshot['info']> = {}): BoardSnapshot {
  return { ...board, info: { ...board.info, board: name, name, ...over } };
}

/** After closing time: nobody waits, nobody is signed in. */
export function closedBoard(): BoardSnapshot {
  const board = calmBoard();
  const queues = board.queues.map((row) => ({
    ...row,
    level: 'unknown' as const,
    open: false,
    openChangesAt: '2026-03-13T07:00:00.000Z',
    waiting: 0,
    overThreshold: 0,
    contacts: [],
    groups: [],
    longestSince: null,
    longestWaitSeconds: null,
    longestCustomerWaitSeconds: null,
    longestWaitWorkingDays: null,
    dueToday: null,
    agents: row.agents && { ...row.agents, available: 0, ringing: 0, busy: 0, wrapUp: 0, paused: 0, signedIn: 0, staffed: 0, slots: 0 },
  }));
  return { ...board, queues };
}

/** How many seconds of a round of so many have passed at the recorded moment. */
export const intoTheRound = (seconds: number) => (moment / 1000) % seconds;
