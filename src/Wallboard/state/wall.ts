import type { Beat, BoardFrame, BoardSnapshot } from '../feed/frame-contract';
import { connectToHub } from '../feed/hub-connection';
import { mayReload, reloadIfServerAnswers } from '../feed/reload';
import { ServerClock } from '../feed/server-clock';
import { type FeedListener, type FeedStatus, WallboardFeed } from '../feed/wallboard-feed';
import { applyFrame, type Board, boardOf } from './apply-frame';
import { hideIdleCursor, keepAwake } from './kiosk';
import { Painter } from './painter';
import { needsAttention } from './row-order';
import * as shown from './wall-state';

export interface WallAddress {
  readonly board: string;
  readonly site: string | null;
  /** Shown in the boards page, which says what to show of the board. */
  readonly preview: boolean;
}

/** The board's name and site as the page's address says them: /?board=NAME&site=… */
export function addressOf(search: string): WallAddress {
  const query = new URLSearchParams(search);
  return { board: query.get('board') ?? 'all', site: query.get('site'), preview: query.has('preview') };
}

const reloadPauseMilliseconds = 60_000;

/** Joins the feed, the state and the painter, and decides when the page loads itself anew. */
export class Wall implements FeedListener {
  private readonly clock = new ServerClock();
  private readonly painter: Painter;
  private readonly feed: WallboardFeed;
  private held: Board | null = null;
  private loadedVersion: string | null = null;
  private reloadAsked = Number.NEGATIVE_INFINITY;
  private asShown = (board: Board) => board;

  constructor(private readonly address: WallAddress) {
    this.painter = new Painter(this.clock, (seq, milliseconds) => this.feed.painted(seq, milliseconds));
    const wall = address.preview ? 'preview' : wallName();
    this.feed = new WallboardFeed(
      {
        board: address.board,
        connect: () => connectToHub(address.site),
        wallInfo: () => ({ wall, version: this.loadedVersion ?? '', width: innerWidth, height: innerHeight }),
        now: () => performance.now(),
        random: () => Math.random(),
      },
      this,
    );
  }

  start(): void {
    addEventListener('online', () => this.feed.tryNow());
    if (!this.address.preview) keepAwake();
    hideIdleCursor();
    this.painter.start();
    this.feed.start();
    if (this.address.preview) void this.listenToBoardsPage();
  }

  status(status: FeedStatus): void {
    this.painter.showStatus(status);
  }

  snapshot(snapshot: BoardSnapshot, arrivedAt: number, fresh: boolean): void {
    if (fresh) this.clock.restart();
    this.clock.observe(Date.parse(snapshot.serverTime), arrivedAt);
    this.held = boardOf(snapshot);
    this.loadedVersion ??= snapshot.version;
    this.painter.show(this.asShown(this.held), arrivedAt, fresh);
    this.reloadWhenCalm();
  }

  frame(frame: BoardFrame, arrivedAt: number): void {
    if (this.held === null) return;
    this.clock.observe(Date.parse(frame.serverTime), arrivedAt);
    const next = applyFrame(this.held, frame);
    if (next === 'gap') {
      this.feed.joinAgain();
      return;
    }
    this.held = next;
    this.painter.show(this.asShown(next), arrivedAt);
    this.reloadWhenCalm();
  }

  beat(beat: Beat, arrivedAt: number): void {
    if (this.held === null) return;
    this.clock.observe(Date.parse(beat.serverTime), arrivedAt);
    if (beat.seq > this.held.seq) this.feed.joinAgain();
    this.painter.request();
  }

  failed(sinceSuccess: number): void {
    if (mayReload(sinceSuccess)) void reloadIfServerAnswers();
  }

  private async listenToBoardsPage(): Promise<void> {
    const { asChosen, listenToBoardsPage } = await import('./preview');
    listenToBoardsPage((choice) => {
      this.asShown = (board) => asChosen(board, choice);
      if (this.held !== null) this.painter.show(this.asShown(this.held), performance.now(), true);
    });
  }

  // New files of the wallboard wait until no row needs anybody, or until four in the night.
  private reloadWhenCalm(): void {
    const board = this.held;
    if (board === null || board.version === this.loadedVersion) return;
    const calm = [...board.rows.values()].every((row) => !needsAttention(row.level));
    const fourAtNight = shown.words.peek().formats.time(shown.now.peek()).startsWith('04');
    if (!(calm || fourAtNight) || performance.now() - this.reloadAsked < reloadPauseMilliseconds) return;
    this.reloadAsked = performance.now();
    void reloadIfServerAnswers();
  }
}

/** A name that this screen keeps for itself, so that the hub can tell its walls apart. */
function wallName(): string {
  const key = 'queue-monitor-wall';
  const fresh = () => `wall-${Math.random().toString(36).slice(2, 10)}`;
  try {
    const kept = localStorage.getItem(key) ?? fresh();
    localStorage.setItem(key, kept);
    return kept;
  } catch {
    return fresh(); // storage is switched off on some kiosks
  }
}
