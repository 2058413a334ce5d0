import { vi } from 'vitest';
import type { BoardFrame, BoardSnapshot } from './frame-contract';
import type { Transports } from './transports';
import { type FeedConnection, type FeedListener, type FeedStatus, WallboardFeed } from './wallboard-feed';

export const snapshot = (seq: number) => ({ seq }) as BoardSnapshot;
export const frame = (seq: number) => ({ seq }) as BoardFrame;
export const settle = () => vi.advanceTimersByTimeAsync(0);

/** A line that a test holds in its hands. */
class HeldLine implements FeedConnection {
  readonly handlers = new Map<string, (content: never) => void>();
  readonly sent: unknown[][] = [];
  readonly asked: unknown[][] = [];
  answer: (answer: unknown) => void = () => undefined;
  refuse: (error: Error) => void = () => undefined;
  joins = 0;
  private closed: (() => void)[] = [];

  constructor(private readonly reachable: boolean) {}

  start = () => (this.reachable ? Promise.resolve() : Promise.reject(new Error('refused')));
  stop = () => Promise.resolve();
  on = (message: string, handler: (content: never) => void) => void this.handlers.set(message, handler);
  onclose = (handler: () => void) => void this.closed.push(handler);
  send = (...call: unknown[]) => {
    this.sent.push(call);
    return Promise.resolve();
  };
  invoke = (...call: unknown[]) => {
    this.asked.push(call);
    if (call[0] === 'Join') this.joins++;
    return new Promise((resolve, reject) => {
      this.answer = resolve;
      this.refuse = reject;
    });
  };

  say(message: string, content: unknown): void {
    this.handlers.get(message)?.(content as never);
  }

  close(): void {
    for (const handler of this.closed) handler();
  }
}

/** A feed whose lines and clock a test holds in its hands, with all that it said. */
export class HeldFeed {
  readonly lines: HeldLine[] = [];
  readonly heard: string[] = [];
  readonly statuses: FeedStatus[] = [];
  readonly tried: Transports[] = [];
  readonly feed: WallboardFeed;
  reachable = true;
  board = 'all';
  boards: string[] = [];
  asleep = 0;
  ticket: string | null = null;
  asking: string | null = null;

  constructor({ token = null, ...listener }: { readonly token?: string | null } & Partial<FeedListener> = {}) {
    this.feed = new WallboardFeed(
      {
        token,
        ticket: (asked) => Promise.resolve(asked ? this.asking : this.ticket),
        board: () => this.board,
        skipBoard: () => {
          const other = this.boards.shift();
          this.board = other ?? this.board;
          return other !== undefined;
        },
        connect: (transports) => {
          this.tried.push(transports);
          const next = new HeldLine(this.reachable);
          this.lines.push(next);
          return next;
        },
        wallInfo: () => ({ wall: 'w', version: '', width: 1, height: 1, language: 'en', notices: [] }),
        now: () => Date.now() - this.asleep,
        date: () => Date.now(),
        random: () => 0.5,
      },
      { ...this.listener(), ...listener },
    );
  }

  /** The newest line. */
  get line(): HeldLine {
    return this.lines.at(-1) as HeldLine;
  }

  /** Starts, and is answered with snapshot 1. */
  async join(): Promise<void> {
    this.feed.start();
    await settle();
    this.line.answer(snapshot(1));
    await settle();
  }

  private listener(): FeedListener {
    const { heard, statuses } = this;
    return {
      status: (status) => statuses.push(status),
      screen: (view) => heard.push(`screen ${view.name}`),
      slept: (milliseconds) => heard.push(`slept ${milliseconds / 1000} s`),
      snapshot: (s, _, fresh) => heard.push(`snapshot ${s.seq}${fresh ? ' fresh' : ''}`),
      frame: (f) => heard.push(`frame ${f.seq}`),
      beat: (b) => heard.push(`beat ${b.seq}`),
      paired: (paired) => heard.push(`paired ${paired}`),
      failed: (since) => heard.push(`failed ${Math.round(since / 1000)} s`),
    };
  }
}
