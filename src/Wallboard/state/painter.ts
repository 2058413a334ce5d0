import { batch } from '@preact/signals';
import type { ServerClock } from '../feed/server-clock';
import type { FeedStatus } from '../feed/wallboard-feed';
import { type Texts, wallLanguages } from '../i18n/texts';
import type { Board } from './apply-frame';
import { ClockDifference } from './clock-difference';
import { fault } from './fault';
import { freshnessAt } from './freshness';
import { HeadlineChoice } from './headline-choice';
import { JustPast } from './just-past';
import { conditionOf } from './row-condition';
import { type Arrangement, RowOrder } from './row-order';
import * as wall from './wall-state';

const paintReportMilliseconds = 1_000;

/** How a state follows the one before: the next one; the first after a pause; or another board's. */
export type Entry = 'next' | 'afterPause' | 'another';

interface Pending {
  readonly board: Board;
  readonly arrivedAt: number;
  readonly entry: Entry;
}

const weight: Record<Entry, number> = { next: 0, afterPause: 1, another: 2 };

/**
 * The one loop that paints. Whatever came since the last animation frame is shown in the next one, together with the
 * second hand: if this loop stops, the clock on the wall stops too.
 */
export class Painter {
  private pending: Pending | null = null;
  private status: FeedStatus = { kind: 'connecting' };
  private cleared = false;
  private requested = false;
  private secondTimer: ReturnType<typeof setTimeout> | null = null;
  private lastReport = Number.NEGATIVE_INFINITY;
  private rowOrder = new RowOrder();
  private headline = new HeadlineChoice();
  private justPast = new JustPast();
  private readonly difference = new ClockDifference();

  constructor(
    private readonly clock: ServerClock,
    private readonly painted: (seq: number, milliseconds: number) => void,
  ) {}

  start(): void {
    this.request();
  }

  /**
   * A newer state to show; `arrivedAt` is when its message came. Replaces one that was not painted yet.
   * After a pause it stands there at once: what moved meanwhile is not played back. Another board begins anew.
   */
  show(board: Board, arrivedAt: number, entry: Entry): void {
    const before = this.pending?.entry ?? 'next';
    this.pending = { board, arrivedAt, entry: weight[entry] > weight[before] ? entry : before };
    this.request();
  }

  /** Takes the board off: it is no longer this wall's to show. */
  clear(): void {
    this.pending = null;
    this.cleared = true;
    this.request();
  }

  showStatus(status: FeedStatus): void {
    this.status = status;
    this.request();
  }

  /** Something smaller changed, such as the newest beat. */
  request(): void {
    if (this.requested) return;
    this.requested = true;
    requestAnimationFrame(() => this.paintOrFail());
  }

  // A picture that could not be made leaves an older one standing: the page must say so rather than look alive.
  private paintOrFail(): void {
    this.requested = false;
    try {
      this.paint();
    } catch (error) {
      console.error(error);
      fault.value = true;
    }
  }

  private paint(): void {
    const local = performance.now();
    const texts = this.textsAt(local);
    const shown = texts === null ? null : this.pending;
    if (shown !== null) this.pending = null;
    const serverNow = this.clock.at(local) ?? Date.now();
    if (shown !== null && shown.entry !== 'next') holdStill();
    if (shown?.entry === 'another') this.begin();
    batch(() => {
      if (texts !== null) wall.texts.value = texts;
      if (this.cleared) this.takeOff();
      wall.now.value = wall.wholeSecond(serverNow);
      wall.newestNews.value = this.clock.newestNews ?? wall.newestNews.peek();
      wall.line.value = this.status;
      wall.secondsToTry.value = this.status.kind === 'waiting' ? Math.max(0, Math.ceil((this.status.until - local) / 1000)) : null;
      if (this.clock.newestNews !== null) wall.clockDifference.value = this.difference.read(Date.now() - serverNow, local);
      if (shown !== null) wall.board.value = shown.board;
      this.arrange(local);
    });
    if (shown !== null) this.report(shown);
    this.planNextSecond(serverNow);
  }

  /** The texts for what is about to be shown; null while its language is being fetched, which the board waits for. */
  private textsAt(local: number): Texts | null {
    const language = wall.languageOf(this.pending?.board ?? wall.board.peek());
    const texts = wallLanguages.now(language, local, () => this.request());
    if (texts !== null && texts !== wall.texts.peek()) document.documentElement.lang = texts.locale;
    return texts;
  }

  private begin(): void {
    this.rowOrder = new RowOrder();
    this.headline = new HeadlineChoice();
    this.justPast = new JustPast();
  }

  private takeOff(): void {
    this.cleared = false;
    this.begin();
    wall.board.value = null;
    wall.newestNews.value = null;
    wall.headlineQueue.value = null;
  }

  private arrange(local: number): void {
    const board = wall.board.peek();
    if (board === null) return;
    const rows = board.order.flatMap((queue) => board.rows.get(queue) ?? []);
    const next = this.rowOrder.arrange(rows, local);
    if (!sameArrangement(next, wall.arrangement.peek())) wall.arrangement.value = next;
    const step = freshnessAt(wall.now.peek(), wall.newestNews.peek()).step;
    const speakable = (queue: string) => {
      const row = board.rows.get(queue);
      return row !== undefined && conditionOf(row, step) !== 'silent';
    };
    wall.headlineQueue.value = this.headline.choose(next, speakable, local);
    wall.justPast.value = this.justPast.read(rows, local);
  }

  // A message sent from within an animation frame is handled after that frame was painted.
  private report(shown: Pending): void {
    if (performance.now() - this.lastReport < paintReportMilliseconds) return;
    const channel = new MessageChannel();
    channel.port1.onmessage = () => {
      channel.port1.close();
      const paintedAt = performance.now();
      this.lastReport = paintedAt;
      this.painted(shown.board.seq, paintedAt - shown.arrivedAt);
    };
    channel.port2.postMessage(null);
  }

  private planNextSecond(serverNow: number): void {
    if (this.secondTimer !== null) clearTimeout(this.secondTimer);
    this.secondTimer = setTimeout(() => this.request(), 1000 - (serverNow % 1000) + 1);
  }
}

/** No motion in the frame that is being made; the next ones move again. */
function holdStill(): void {
  const { classList } = document.documentElement;
  classList.add('held-still');
  requestAnimationFrame(() => requestAnimationFrame(() => classList.remove('held-still')));
}

function sameArrangement(a: Arrangement, b: Arrangement): boolean {
  const same = (x: readonly string[], y: readonly string[]) => x.length === y.length && x.every((queue, i) => queue === y[i]);
  if (!same(a.attention, b.attention) || !same(a.calm, b.calm)) return false;
  for (const [queue, level] of a.levels) if (b.levels.get(queue) !== level) return false;
  return a.levels.size === b.levels.size;
}
