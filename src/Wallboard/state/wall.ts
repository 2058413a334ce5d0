import { effect } from '@preact/signals';
import type { Beat, BoardFrame, BoardSnapshot, ScreenView, WallInfo } from '../feed/frame-contract';
import { connectToHub } from '../feed/hub-connection';
import { endsTheBoard } from '../feed/refusal';
import { mayReload, reloadIfServerAnswers } from '../feed/reload';
import { ServerClock } from '../feed/server-clock';
import { ticketOfBrowser } from '../feed/sign-in';
import { type FeedListener, type FeedStatus, WallboardFeed } from '../feed/wallboard-feed';
import { Rotation } from '../kiosk/rotation';
import { soundBlocked } from '../kiosk/sound';
import { applyFrame, type Board, boardOf } from './apply-frame';
import { fault } from './fault';
import { keep } from './kept';
import { NewVersion, ownVersion } from './new-version';
import { Painter } from './painter';
import { forgetPairing, keepPairing, linkOfPairing } from './pairing';
import { needsAttention } from './row-order';
import { screen } from './screen';
import { showTheme } from './theme';
import type { WallAddress } from './wall-address';
import { wallName } from './wall-name';
import * as shown from './wall-state';

/** A single board never ends its turn; any length does. */
const aloneSeconds = 3600;
/** After a fault of the page itself: a moment to be read, and never in a hurry. */
const faultMilliseconds = 60_000;

/** Joins the feed, the screen, the state and the painter, and decides when the page loads itself anew. */
export class Wall implements FeedListener {
  private readonly clock = new ServerClock();
  private readonly painter: Painter;
  private readonly feed: WallboardFeed;
  private readonly rotation: Rotation;
  private readonly version = new NewVersion(ownVersion(), window);
  private held: Board | null = null;
  private toldBlocked = false;
  private readonly token: string | null;
  private asShown = (board: Board) => board;

  constructor(private readonly address: WallAddress) {
    this.painter = new Painter(this.clock, (seq, milliseconds) => this.feed.painted(seq, milliseconds));
    this.token = address.token ?? (address.preview ? null : linkOfPairing());
    const serverNow = () => this.clock.at(performance.now()) ?? Date.now();
    this.rotation = new Rotation([{ board: address.board, seconds: aloneSeconds }], serverNow, () => this.feed.turn());
    const wall = address.preview ? 'preview' : wallName();
    this.feed = new WallboardFeed(
      {
        token: this.token,
        ticket: ticketOfBrowser,
        board: () => this.rotation.board,
        skipBoard: ({ code }) => code === 'unknownBoard' && this.rotation.skip(this.rotation.board),
        connect: (transports) => connectToHub(address.site, transports),
        wallInfo: () => this.describe(wall),
        now: () => performance.now(),
        date: () => Date.now(),
        random: () => Math.random(),
      },
      this,
    );
  }

  start(): void {
    addEventListener('online', () => this.feed.tryNow());
    document.addEventListener('visibilitychange', () => {
      if (document.visibilityState === 'visible') this.feed.tryNow();
    });
    addEventListener('hashchange', () => location.reload());
    this.outliveFaults();
    this.painter.start();
    this.feed.start();
    if (this.address.preview) void this.listenToBoardsPage();
  }

  status(status: FeedStatus): void {
    if (status.kind === 'waiting' && status.refusal !== null && endsTheBoard(status.refusal)) {
      if (this.token !== null && this.token === linkOfPairing()) forgetPairing();
      this.held = null;
      this.clock.restart();
      this.painter.clear();
    }
    this.painter.showStatus(status);
  }

  screen(view: ScreenView): void {
    screen.value = view;
    showTheme(view.theme);
    this.rotation.set(view.boards);
    // Before the first board this does nothing; later the screen may have been given another one.
    if (this.held !== null) this.rotation.standing(this.held.info.board);
  }

  snapshot(snapshot: BoardSnapshot, arrivedAt: number, fresh: boolean): void {
    if (fresh) this.clock.restart();
    this.clock.observe(Date.parse(snapshot.serverTime), arrivedAt);
    const turned = this.held?.info.board !== snapshot.info.board;
    this.held = this.understood(snapshot);
    this.painter.show(this.asShown(this.held), arrivedAt, turned ? 'another' : fresh ? 'afterPause' : 'next');
    this.rotation.standing(snapshot.info.board);
    this.rememberFor(this.held);
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
    this.painter.show(this.asShown(next), arrivedAt, 'next');
    this.reloadWhenCalm();
  }

  beat(beat: Beat, arrivedAt: number): void {
    if (this.held === null) return;
    this.clock.observe(Date.parse(beat.serverTime), arrivedAt);
    // What the hub lists of a wall is told when it joins, so a new notice is a reason to join again.
    if (beat.seq > this.held.seq || this.toldBlocked !== soundBlocked.peek()) this.feed.joinAgain();
    this.painter.request();
    this.reloadWhenCalm();
  }

  paired(token: string): void {
    keepPairing(token);
    location.reload();
  }

  slept(milliseconds: number): void {
    this.clock.slept(milliseconds);
    this.painter.request();
  }

  failed(sinceSuccess: number): void {
    if (mayReload(sinceSuccess)) void reloadIfServerAnswers();
  }

  // New files of the wallboard wait until no row needs anybody, or until four in the night.
  private reloadWhenCalm(): void {
    const board = this.held;
    if (board === null || this.address.preview) return;
    const calm = [...board.rows.values()].every((row) => !needsAttention(row.level));
    const fourAtNight = Math.floor(shown.minuteOfDay.peek()(shown.now.peek()) / 60) === 4;
    this.load(board.version, calm || fourAtNight);
  }

  // What the page speaks, and which time it shows, before it hears of a board again.
  private rememberFor(board: Board): void {
    if (this.address.preview) return;
    keep('language', shown.languageOf(board));
    keep('zone', board.site.zone);
  }

  // A newer hub may speak of what these older files do not know: then the new ones are loaded at once, calm or not.
  private understood(snapshot: BoardSnapshot): Board {
    try {
      return boardOf(snapshot);
    } catch (error) {
      this.load(snapshot.version, true);
      throw error;
    }
  }

  private load(version: string, mayInterrupt: boolean): void {
    if (!this.version.due(version, mayInterrupt, performance.now())) return;
    void reloadIfServerAnswers(() => this.version.loading(version));
  }

  private describe(wall: string): WallInfo {
    this.toldBlocked = soundBlocked.peek();
    return {
      wall,
      version: this.version.running,
      width: innerWidth,
      height: innerHeight,
      // Before the first board it is not known yet; the hub knows what that board speaks.
      language: screen.peek()?.language ?? (this.held === null ? null : shown.words.peek().texts.locale),
      notices: this.toldBlocked ? ['soundBlocked'] : [],
    };
  }

  private async listenToBoardsPage(): Promise<void> {
    const { asChosen, listenToBoardsPage } = await import('./preview');
    listenToBoardsPage((choice) => {
      this.asShown = (board) => asChosen(board, choice);
      if (this.held !== null) this.painter.show(this.asShown(this.held), performance.now(), 'afterPause');
    });
  }

  // A fault in drawing leaves a page that cannot be trusted: it says so, and is loaded anew.
  private outliveFaults(): void {
    effect(() => {
      if (!fault.value) return;
      if (this.held !== null) this.load(this.held.version, true);
      setInterval(() => void reloadIfServerAnswers(), faultMilliseconds);
    });
  }
}
