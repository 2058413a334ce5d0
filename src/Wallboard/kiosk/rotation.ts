import type { ScreenView } from '../feed/frame-contract';

type ScreenBoards = ScreenView['boards'];

/** A board, and until when it is its turn (server time in milliseconds). */
export interface DueBoard {
  readonly board: string;
  readonly until: number;
}

/**
 * Whose turn it is at a moment of the server's clock. The turns are counted from 1970 on, not from when the page was
 * opened, so that screens beside each other with the same boards turn together.
 */
export function dueBoard(boards: ScreenBoards, serverNow: number): DueBoard {
  const round = boards.reduce((sum, board) => sum + board.seconds * 1000, 0);
  let left = round > 0 ? serverNow % round : 0;
  for (const { board, seconds } of boards) {
    if (left < seconds * 1000) return { board, until: serverNow + seconds * 1000 - left };
    left -= seconds * 1000;
  }
  throw new Error('A rotation needs a board that stays for some time.');
}

/** The boards of a screen in turn. */
export class Rotation {
  private refused = new Set<string>();
  private timer: ReturnType<typeof setTimeout> | null = null;

  constructor(
    private boards: ScreenBoards,
    private readonly serverNow: () => number,
    private readonly turn: () => void,
  ) {}

  /** The board whose turn it is. */
  get board(): string {
    return dueBoard(this.shown, this.serverNow()).board;
  }

  /** The screen shows these from now on. */
  set(boards: ScreenBoards): void {
    if (boards.length === 0) return;
    this.boards = boards;
    this.refused.clear();
  }

  /** A board cannot be shown: the others take its time. False when there is no other; then each gets a new chance. */
  skip(board: string): boolean {
    this.refused.add(board);
    if (this.boards.some((other) => !this.refused.has(other.board))) return true;
    this.refused.clear();
    return false;
  }

  /** A board stands on the glass: turns when its time is over, or at once when it is not its turn any more. */
  standing(board: string): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
    if (this.shown.length < 2 && this.board === board) return;
    const now = this.serverNow();
    const due = dueBoard(this.shown, now);
    const wait = due.board === board ? due.until - now : 0;
    this.timer = setTimeout(() => {
      if (this.board === board) this.standing(board);
      else this.turn();
    }, wait);
  }

  private get shown(): ScreenBoards {
    return this.boards.filter((board) => !this.refused.has(board.board));
  }
}
