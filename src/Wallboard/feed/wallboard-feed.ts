import type { Beat, BoardFrame, BoardSnapshot, WallInfo } from './frame-contract';
import { retryDelay } from './retry';

/** The part of a SignalR connection that the feed uses; a test puts its own in its place. */
export interface FeedConnection {
  start(): Promise<void>;
  stop(): Promise<void>;
  on(message: string, handler: (content: never) => void): void;
  onclose(handler: (error?: Error) => void): void;
  invoke(method: string, ...args: unknown[]): Promise<unknown>;
  send(method: string, ...args: unknown[]): Promise<void>;
}

export type FeedStatus =
  | { readonly kind: 'connecting' }
  | { readonly kind: 'joined' }
  /** Between two tries; `until` is a local moment (performance.now()). `refusal`: what the hub said when it refused the board. */
  | { readonly kind: 'waiting'; readonly until: number; readonly refusal: string | null };

export interface FeedListener {
  status(status: FeedStatus): void;
  /** A snapshot begins a new truth. `fresh`: the first of a connection. */
  snapshot(snapshot: BoardSnapshot, arrivedAt: number, fresh: boolean): void;
  frame(frame: BoardFrame, arrivedAt: number): void;
  beat(beat: Beat, arrivedAt: number): void;
  /** A try has failed; the last success was so many ms ago. */
  failed(sinceSuccess: number): void;
}

export interface FeedOptions {
  readonly board: string;
  readonly connect: () => FeedConnection;
  readonly wallInfo: () => WallInfo;
  readonly now: () => number;
  readonly random: () => number;
}

/** Keeps one board's news coming, for ever: connects, joins, joins again after a gap, and starts over when the line breaks. */
export class WallboardFeed {
  private connection: FeedConnection | null = null;
  private failures = 0;
  private lastSuccess: number;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private joining = false;
  private joined = false;
  private held: [BoardFrame, number][] = [];

  constructor(
    private readonly options: FeedOptions,
    private readonly listener: FeedListener,
  ) {
    this.lastSuccess = options.now();
  }

  start(): void {
    void this.tryOnce();
  }

  /** Does not wait out the delay: the network has just come back. */
  tryNow(): void {
    if (this.timer === null) return;
    this.clearTimer();
    void this.tryOnce();
  }

  /** Asks for a new snapshot because something was missed; at most once a second, since the next beat tells of the gap again. */
  joinAgain(): void {
    if (this.connection === null || this.joining || this.options.now() - this.lastSuccess < rejoinMillisecondsMin) return;
    void this.join(this.connection, false);
  }

  /** Tells the hub which state is on the glass, and how long after its arrival. */
  painted(seq: number, milliseconds: number): void {
    if (this.joining) return;
    // Only a measurement: a line that breaks now is seen by onclose.
    this.connection?.send('Painted', seq, milliseconds).catch(() => undefined);
  }

  private async tryOnce(): Promise<void> {
    this.listener.status({ kind: 'connecting' });
    const connection = this.options.connect();
    this.connection = connection;
    this.listenTo(connection);
    try {
      await connection.start();
    } catch {
      this.waitAfter(connection, null);
      return;
    }
    await this.join(connection, true);
  }

  private listenTo(connection: FeedConnection): void {
    const current = () => this.connection === connection;
    connection.on('snapshot', (snapshot: BoardSnapshot) => {
      if (current()) this.take(snapshot, false);
    });
    connection.on('frame', (frame: BoardFrame) => {
      if (current()) this.takeFrame(frame);
    });
    connection.on('beat', (beat: Beat) => {
      if (current() && !this.joining) this.listener.beat(beat, this.options.now());
    });
    // "bye" is followed by the close, which says all that matters here.
    connection.on('bye', () => undefined);
    connection.onclose(() => this.waitAfter(connection, null));
  }

  private async join(connection: FeedConnection, fresh: boolean): Promise<void> {
    this.joining = true;
    this.held = [];
    try {
      const answer = connection.invoke('Join', this.options.board, this.options.wallInfo());
      const snapshot = (await inTime(answer, joinMillisecondsMax)) as BoardSnapshot;
      if (this.connection !== connection) return;
      this.joining = false;
      this.take(snapshot, fresh);
      for (const [frame, arrivedAt] of this.held.splice(0)) this.listener.frame(frame, arrivedAt);
    } catch (error) {
      this.waitAfter(connection, refusalIn(error));
    }
  }

  private take(snapshot: BoardSnapshot, fresh: boolean): void {
    this.failures = 0;
    this.joined = true;
    this.lastSuccess = this.options.now();
    this.listener.snapshot(snapshot, this.lastSuccess, fresh);
    this.listener.status({ kind: 'joined' });
  }

  // The hub subscribes first and answers then, so frames may overtake the snapshot that they build upon.
  private takeFrame(frame: BoardFrame): void {
    if (!this.joining) this.listener.frame(frame, this.options.now());
    else if (this.held.length < heldFramesMax) this.held.push([frame, this.options.now()]);
  }

  private waitAfter(connection: FeedConnection, refusal: string | null): void {
    if (this.connection !== connection) return;
    this.connection = null;
    this.joining = false;
    this.held = [];
    if (this.joined) this.lastSuccess = this.options.now();
    this.joined = false;
    connection.stop().catch(() => undefined);
    const delay = retryDelay(this.failures, this.options.random());
    this.failures++;
    this.listener.failed(this.options.now() - this.lastSuccess);
    this.listener.status({ kind: 'waiting', until: this.options.now() + delay, refusal });
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.tryOnce();
    }, delay);
  }

  private clearTimer(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }
}

// About a minute of frames; if a snapshot takes longer than that, the gap makes the wall join again.
const heldFramesMax = 240;
const joinMillisecondsMax = 10_000;
const rejoinMillisecondsMin = 1_000;

/** The answer, or an error when it does not come within the time. */
async function inTime<T>(answer: Promise<T>, milliseconds: number): Promise<T> {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('No answer in time.')), milliseconds);
  });
  try {
    return await Promise.race([answer, late]);
  } finally {
    clearTimeout(timer);
  }
}

/** The hub's own words in an error of the SignalR client, or null when it was not the hub that refused. */
function refusalIn(error: unknown): string | null {
  const said = error instanceof Error ? /HubException: (.+)$/s.exec(error.message) : null;
  return said?.[1] ?? null;
}
