import { inTime, LateAnswer } from '../../../feed/in-time';
import { type Refusal, refusalIn } from '../../../feed/refusal';
import { retryDelay } from '../../../feed/retry';
import { TransportChoice, type Transports } from '../../../feed/transports';
import type { FeedConnection } from '../../../feed/wallboard-feed';
import type { StaffingChange, StaffingSnapshot } from '../../api/staffing';
import { applyChange } from './apply-change';

export interface StaffingFeedOptions {
  readonly connect: (transports: Transports) => FeedConnection;
  /** A ticket for the key of this tab, or (`asked`) for whom a proxy knows; null: there is none. */
  readonly ticket: (asked: boolean) => Promise<string | null>;
  readonly random: () => number;
}

export interface StaffingListener {
  /** What is known now. */
  known(snapshot: StaffingSnapshot): void;
  /** The line is broken, and tried again; `refusal`: what the hub said. */
  lost(refusal: Refusal | null): void;
}

const answerMillisecondsMax = 10_000;
/** A message comes every 5 s at least: a line that is silent for longer is worth no more than a broken one. */
const silenceMillisecondsMax = 16_000;
/** The hub answers a join with a whole day of many queues: not more often than this, whatever is missed. */
const joinAgainMilliseconds = 1_000;
const heldMax = 60;

/** Keeps the news of staffing coming while the page is open: joins, joins again after a gap, and starts over when the line breaks. */
export class StaffingFeed {
  private connection: FeedConnection | null = null;
  private known: StaffingSnapshot | null = null;
  private held: StaffingChange[] | null = null;
  private failures = 0;
  private ended = false;
  private retryTimer: ReturnType<typeof setTimeout> | undefined;
  private silenceTimer: ReturnType<typeof setTimeout> | undefined;
  private readonly transports = new TransportChoice();

  constructor(
    private readonly options: StaffingFeedOptions,
    private readonly listener: StaffingListener,
  ) {}

  start(): void {
    void this.tryOnce();
  }

  end(): void {
    this.ended = true;
    clearTimeout(this.retryTimer);
    clearTimeout(this.silenceTimer);
    const connection = this.connection;
    this.connection = null;
    connection?.stop().catch(() => undefined);
  }

  private async tryOnce(): Promise<void> {
    const connection = this.options.connect(this.transports.current);
    this.connection = connection;
    this.known = null;
    connection.on('staffing', (change: StaffingChange) => this.take(connection, change));
    connection.onclose(() => this.tryLater(connection, null));
    try {
      await inTime(connection.start(), answerMillisecondsMax);
      await this.signIn(connection, false);
      await this.join(connection);
    } catch (error) {
      if (refusalIn(error)?.code === 'signInNeeded' && (await this.joinAsProxyKnows(connection))) return;
      if (error instanceof LateAnswer) this.transports.stayedMute();
      this.tryLater(connection, refusalIn(error));
    }
  }

  private async joinAsProxyKnows(connection: FeedConnection): Promise<boolean> {
    try {
      if (!(await this.signIn(connection, true))) return false;
      await this.join(connection);
      return true;
    } catch {
      return false;
    }
  }

  private async signIn(connection: FeedConnection, asked: boolean): Promise<boolean> {
    const ticket = await this.options.ticket(asked);
    if (ticket === null || this.connection !== connection) return false;
    await inTime(connection.invoke('SignIn', ticket), answerMillisecondsMax);
    return true;
  }

  // The hub begins to send before it answers: what comes meanwhile builds upon the answer.
  private async join(connection: FeedConnection): Promise<void> {
    this.held = [];
    const snapshot = (await inTime(connection.invoke('JoinStaffing'), answerMillisecondsMax)) as StaffingSnapshot;
    if (this.connection !== connection) return;
    const held = this.held ?? [];
    this.held = null;
    this.failures = 0;
    this.show(connection, snapshot);
    for (const change of held) if (change.seq > snapshot.seq) this.take(connection, change);
  }

  private take(connection: FeedConnection, change: StaffingChange): void {
    if (this.connection !== connection) return;
    if (this.held !== null) {
      if (this.held.length < heldMax) this.held.push(change);
      return;
    }
    if (this.known === null) return;
    const after = applyChange(this.known, change);
    if (after === null) this.joinAgain(connection);
    else this.show(connection, after);
  }

  private show(connection: FeedConnection, snapshot: StaffingSnapshot): void {
    this.known = snapshot;
    this.listener.known(snapshot);
    clearTimeout(this.silenceTimer);
    this.silenceTimer = setTimeout(() => {
      this.transports.stayedMute();
      this.tryLater(connection, null);
    }, silenceMillisecondsMax);
  }

  private joinAgain(connection: FeedConnection): void {
    this.known = null;
    setTimeout(() => {
      if (this.connection === connection) this.join(connection).catch((error) => this.tryLater(connection, refusalIn(error)));
    }, joinAgainMilliseconds);
  }

  private tryLater(connection: FeedConnection, refusal: Refusal | null): void {
    if (this.connection !== connection || this.ended) return;
    this.connection = null;
    this.held = null;
    clearTimeout(this.silenceTimer);
    connection.stop().catch(() => undefined);
    this.listener.lost(refusal);
    this.retryTimer = setTimeout(() => void this.tryOnce(), retryDelay(this.failures, this.options.random()));
    this.failures++;
  }
}
