import type { Beat, BoardFrame, BoardSnapshot, PairingCode, ScreenView, WallInfo } from './frame-contract';
import { inTime, LateAnswer } from './in-time';
import { type Refusal, refusalIn, refusalOf } from './refusal';
import { retryDelay } from './retry';
import { SleepWatch } from './sleep';
import { TransportChoice, type Transports } from './transports';

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
  /** Shows a code that somebody types at the desk. */
  | { readonly kind: 'pairing'; readonly code: string }
  /** Between two tries; `until` is a local moment (performance.now()). `refusal`: what the hub said when it refused the board. */
  | { readonly kind: 'waiting'; readonly until: number; readonly refusal: Refusal | null };

export interface FeedListener {
  status(status: FeedStatus): void;
  /** What the hub says of this screen, before its first board and whenever it is changed. */
  screen(view: ScreenView): void;
  /** A snapshot begins a new truth. `fresh`: the first of a connection. */
  snapshot(snapshot: BoardSnapshot, arrivedAt: number, fresh: boolean): void;
  frame(frame: BoardFrame, arrivedAt: number): void;
  beat(beat: Beat, arrivedAt: number): void;
  /** The machine slept for so many ms, while the page's own clock stood still. */
  slept(milliseconds: number): void;
  /** Somebody has typed the code: from now on this wall is the screen of this link. */
  paired(token: string): void;
  /** A try has failed; the last word of the hub was so many ms ago. */
  failed(sinceSuccess: number): void;
}

export interface FeedOptions {
  /** The link of this screen; null: the address names the board itself. */
  readonly token: string | null;
  /** A ticket where this browser holds a key, or (`asked`) where a proxy knows who sits here; null: there is none. */
  readonly ticket: (asked: boolean) => Promise<string | null>;
  /** The board to show now. */
  readonly board: () => string;
  /** The hub refused that board: whether there is another one to show in its place. */
  readonly skipBoard: (refusal: Refusal) => boolean;
  readonly connect: (transports: Transports) => FeedConnection;
  readonly wallInfo: () => WallInfo;
  readonly now: () => number;
  readonly date: () => number;
  readonly random: () => number;
}

/** Keeps one board's news coming, for ever: connects, joins, joins again after a gap, and starts over when the line breaks. */
export class WallboardFeed {
  private connection: FeedConnection | null = null;
  private failures = 0;
  private lastSuccess: number;
  private lastHeard = 0;
  private joinedAt: number | null = null;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private joining = false;
  private turning = false;
  private asked: FeedConnection | null = null;
  private farewell: Refusal | null = null;
  private held: [BoardFrame, number][] = [];
  private readonly transports = new TransportChoice();
  private readonly sleep = new SleepWatch();

  constructor(
    private readonly options: FeedOptions,
    private readonly listener: FeedListener,
  ) {
    this.lastSuccess = options.now();
  }

  start(): void {
    this.watch();
    void this.tryOnce();
  }

  /** Does not wait out the delay: the network has just come back. */
  tryNow(): void {
    if (this.timer === null) return;
    clearTimeout(this.timer);
    this.timer = null;
    void this.tryOnce();
  }

  /** Asks for a new snapshot because something was missed; at most once a second, since the next beat tells of the gap again. */
  joinAgain(): void {
    if (this.connection === null || this.joining || this.options.now() - this.lastSuccess < rejoinMillisecondsMin) return;
    void this.join(this.connection, false);
  }

  /** Shows the board that is due now in place of the one before, which stays until the new one is there. */
  turn(): void {
    if (this.connection === null || this.joining || this.joinedAt === null) return;
    this.turning = true;
    void this.join(this.connection, true);
  }

  /** Tells the hub which state is on the glass, and how long after its arrival. */
  painted(seq: number, milliseconds: number): void {
    if (this.joining) return;
    // Only a measurement: a line that breaks now is seen by onclose.
    this.connection?.send('Painted', seq, milliseconds).catch(() => undefined);
  }

  private async tryOnce(): Promise<void> {
    this.listener.status({ kind: 'connecting' });
    const connection = this.options.connect(this.transports.current);
    this.connection = connection;
    this.farewell = null;
    this.listenTo(connection);
    try {
      await inTime(connection.start(), answerMillisecondsMax);
      if (this.connection !== connection) return;
      await this.show(connection);
    } catch (error) {
      this.giveUp(connection, error);
      return;
    }
    await this.join(connection, true);
  }

  private listenTo(connection: FeedConnection): void {
    const when = <T>(take: (content: T) => void) => {
      return (content: T) => {
        if (this.connection !== connection) return;
        this.lastHeard = this.options.now();
        take(content);
      };
    };
    connection.on(
      'snapshot',
      when((snapshot: BoardSnapshot) => this.turning || this.take(snapshot, false)),
    );
    connection.on(
      'frame',
      when((frame: BoardFrame) => this.takeFrame(frame)),
    );
    connection.on(
      'beat',
      when((beat: Beat) => this.joining || this.listener.beat(beat, this.options.now())),
    );
    connection.on(
      'screen',
      when((view: ScreenView) => this.listener.screen(view)),
    );
    connection.on(
      'paired',
      when((token: string) => this.listener.paired(token)),
    );
    connection.on(
      'bye',
      when((reason: string) => this.takeBye(reason)),
    );
    connection.onclose(() => this.waitAfter(connection, this.farewell));
  }

  private async show(connection: FeedConnection): Promise<void> {
    const { token } = this.options;
    if (token === null) {
      await this.signIn(connection, false);
      return;
    }
    const answer = connection.invoke('Show', token, this.options.wallInfo());
    const view = (await inTime(answer, answerMillisecondsMax)) as ScreenView;
    if (this.connection === connection) this.listener.screen(view);
  }

  private async signIn(connection: FeedConnection, asked: boolean): Promise<boolean> {
    const ticket = await inTime(this.options.ticket(asked), answerMillisecondsMax);
    if (ticket === null || this.connection !== connection) return false;
    await inTime(connection.invoke('SignIn', ticket), answerMillisecondsMax);
    return true;
  }

  private async join(connection: FeedConnection, fresh: boolean): Promise<void> {
    if (this.connection !== connection) return;
    this.joining = true;
    this.held = [];
    try {
      const answer = connection.invoke('Join', this.options.board(), this.options.wallInfo());
      const snapshot = (await inTime(answer, answerMillisecondsMax)) as BoardSnapshot;
      if (this.connection !== connection) return;
      this.joining = false;
      this.turning = false;
      this.take(snapshot, fresh);
      for (const [frame, arrivedAt] of this.held.splice(0)) this.listener.frame(frame, arrivedAt);
    } catch (error) {
      if (this.connection !== connection) return;
      const refusal = refusalIn(error);
      if (refusal !== null && this.options.skipBoard(refusal)) {
        await this.join(connection, true);
        return;
      }
      // Nobody is signed in here: whoever is can let this wall in from the desk.
      if (refusal?.code === 'signInNeeded' && this.options.token === null) await this.letIn(connection);
      else this.giveUp(connection, error);
    }
  }

  // The line has told nobody's name. A proxy may know it all the same; else somebody types a code.
  private async letIn(connection: FeedConnection): Promise<void> {
    const isAgain = this.asked === connection;
    this.asked = connection;
    try {
      if (!isAgain && (await this.signIn(connection, true))) await this.join(connection, true);
      else await this.askForCode(connection);
    } catch (error) {
      this.giveUp(connection, error);
    }
  }

  private async askForCode(connection: FeedConnection): Promise<void> {
    if (this.connection !== connection) return;
    try {
      const answer = connection.invoke('AskForCode', this.options.wallInfo());
      const { code, until } = (await inTime(answer, answerMillisecondsMax)) as PairingCode;
      if (this.connection !== connection) return;
      this.lastSuccess = this.options.now();
      this.listener.status({ kind: 'pairing', code });
      // The screen's own clock may be wrong: never sooner than in a minute, nor later than the hub keeps any code.
      const left = Math.min(Math.max(Date.parse(until) - this.options.date(), codeMillisecondsMin), codeMillisecondsMax);
      setTimeout(() => void this.askForCode(connection), left);
    } catch (error) {
      this.giveUp(connection, error);
    }
  }

  private giveUp(connection: FeedConnection, error: unknown): void {
    if (this.connection !== connection) return;
    if (error instanceof LateAnswer) this.transports.stayedMute();
    this.waitAfter(connection, refusalIn(error) ?? this.farewell);
  }

  private take(snapshot: BoardSnapshot, fresh: boolean): void {
    const now = this.options.now();
    // First: a snapshot that the wall cannot read is no success.
    this.listener.snapshot(snapshot, now, fresh);
    this.joinedAt ??= now;
    this.lastSuccess = now;
    this.lastHeard = now;
    this.listener.status({ kind: 'joined' });
  }

  // The hub subscribes first and answers then, so frames may overtake the snapshot that they build upon. While we turn to
  // another board, what comes is still of the one before, whose numbers mean nothing to the next.
  private takeFrame(frame: BoardFrame): void {
    if (this.turning) return;
    if (!this.joining) this.listener.frame(frame, this.options.now());
    else if (this.held.length < heldFramesMax) this.held.push([frame, this.options.now()]);
  }

  // Followed by the close of the line.
  private takeBye(reason: string): void {
    const refusal = refusalOf(`${reason}: ${reason}`);
    if (reason === 'linkRevoked' || reason === 'accessEnded') this.farewell = refusal;
  }

  // Once a second, for ever: a line that stays open and mute is worth no more than a broken one.
  private watch(): void {
    const look = () => this.sleep.look(this.options.date(), this.options.now());
    look();
    setInterval(() => {
      const slept = look();
      if (slept > 0) {
        this.listener.slept(slept);
        this.dropLine();
        this.tryNow();
      } else if (this.joinedAt !== null && !this.joining && this.options.now() - this.lastHeard >= silenceMillisecondsMax) {
        this.transports.stayedMute();
        this.dropLine();
      }
    }, watchMilliseconds);
  }

  private dropLine(): void {
    if (this.connection !== null && this.joinedAt !== null) this.waitAfter(this.connection, null);
  }

  private waitAfter(connection: FeedConnection, refusal: Refusal | null): void {
    if (this.connection !== connection) return;
    const now = this.options.now();
    this.connection = null;
    this.joining = false;
    this.turning = false;
    this.held = [];
    // A line that breaks as soon as it stands is no success: the pauses go on growing.
    if (this.joinedAt !== null && now - this.joinedAt >= steadyMilliseconds) this.failures = 0;
    if (this.joinedAt !== null) this.lastSuccess = this.lastHeard;
    // A hub that knows why it refuses is there; loading the page anew would change nothing.
    if (refusal !== null && refusal.code !== '') this.lastSuccess = now;
    this.joinedAt = null;
    connection.stop().catch(() => undefined);
    const delay = retryDelay(this.failures, this.options.random());
    this.failures++;
    this.listener.failed(now - this.lastSuccess);
    this.listener.status({ kind: 'waiting', until: now + delay, refusal });
    this.timer = setTimeout(() => {
      this.timer = null;
      void this.tryOnce();
    }, delay);
  }
}

// About a minute of frames; if a snapshot takes longer than that, the gap makes the wall join again.
const heldFramesMax = 240;
const answerMillisecondsMax = 10_000;
const rejoinMillisecondsMin = 1_000;
const silenceMillisecondsMax = 15_000;
const watchMilliseconds = 1_000;
const codeMillisecondsMin = 60_000;
const codeMillisecondsMax = 600_000;
const steadyMilliseconds = 10_000;
