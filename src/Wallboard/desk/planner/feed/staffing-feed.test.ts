import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { Refusal } from '../../../feed/refusal';
import type { FeedConnection } from '../../../feed/wallboard-feed';
import type { StaffingChange, StaffingSnapshot } from '../../api/staffing';
import { StaffingFeed } from './staffing-feed';

const snapshot = (seq: number) =>
  ({
    seq,
    serverTime: '',
    staffing: { asOf: '', site: {}, plan: null, queues: [] },
    alerts: { alerts: [] },
    moves: [],
  }) as unknown as StaffingSnapshot;
const change = (seq: number): StaffingChange => ({ seq, serverTime: '', asOf: '' });
const refusal = (words: string) => new Error(`An unexpected error occurred invoking 'JoinStaffing' on the server. HubException: ${words}`);

/** A line whose other end is the test. */
class Line implements FeedConnection {
  readonly called: string[] = [];
  stopped = false;
  answers: (() => Promise<unknown>)[] = [];
  private handler: (content: never) => void = () => undefined;
  private closed: () => void = () => undefined;
  start = async () => undefined;
  stop = async () => {
    this.stopped = true;
  };
  on = (_: string, handler: (content: never) => void) => {
    this.handler = handler;
  };
  onclose = (handler: () => void) => {
    this.closed = handler;
  };
  send = async () => undefined;
  invoke = (method: string, ...args: unknown[]) => {
    this.called.push([method, ...args].join(' '));
    return method === 'SignIn' ? Promise.resolve() : (this.answers.shift() ?? (() => Promise.resolve(snapshot(1))))();
  };
  say(message: StaffingChange) {
    this.handler(message as never);
  }
  breaks() {
    this.closed();
  }
}

let lines: Line[];
let next: (() => Promise<unknown>)[][];
let seen: number[];
let lost: (Refusal | null)[];
let tickets: (string | null)[];
let feed: StaffingFeed;

beforeEach(() => {
  vi.useFakeTimers();
  [lines, next, seen, lost, tickets] = [[], [], [], [], []];
  const connect = () => {
    const line = new Line();
    line.answers = next.shift() ?? [];
    lines.push(line);
    return line;
  };
  feed = new StaffingFeed(
    { connect, ticket: async () => tickets.shift() ?? null, random: () => 0.5 },
    { known: ({ seq }) => seen.push(seq), lost: (why) => lost.push(why) },
  );
});
afterEach(() => {
  feed.end();
  vi.useRealTimers();
});

const pass = (milliseconds: number) => vi.advanceTimersByTimeAsync(milliseconds);
const line = () => lines[lines.length - 1] as Line;

describe('the feed of staffing', () => {
  it('joins, and goes on from there', async () => {
    feed.start();
    await pass(0);
    line().say(change(2));
    line().say(change(3));
    expect(seen).toEqual([1, 2, 3]);
    expect(line().called).toEqual(['JoinStaffing']);
  });

  it('signs in first where a key is held', async () => {
    tickets = ['t-1'];
    feed.start();
    await pass(0);
    expect(line().called).toEqual(['SignIn t-1', 'JoinStaffing']);
  });

  it('asks whom a proxy knows when it is told to sign in', async () => {
    tickets = [null, 't-2'];
    next = [[() => Promise.reject(refusal('signInNeeded: Sign in first.'))]];
    feed.start();
    await pass(0);
    expect(line().called).toEqual(['JoinStaffing', 'SignIn t-2', 'JoinStaffing']);
    expect(seen).toEqual([1]);
  });

  it('holds what overtakes the answer, and leaves out what the answer has already', async () => {
    let answer: (content: StaffingSnapshot) => void = () => undefined;
    next = [[() => new Promise((resolve) => (answer = resolve))]];
    feed.start();
    await pass(0);
    line().say(change(4));
    line().say(change(5));
    answer(snapshot(4));
    await pass(0);
    expect(seen).toEqual([4, 5]);
  });

  it('joins again after a gap, at most once a second', async () => {
    feed.start();
    await pass(0);
    line().say(change(3));
    line().say(change(4));
    await pass(999);
    expect(line().called).toEqual(['JoinStaffing']);
    await pass(1);
    expect(line().called).toEqual(['JoinStaffing', 'JoinStaffing']);
    expect(seen).toEqual([1, 1]);
  });

  it('tries again when the line breaks, and says that it did', async () => {
    feed.start();
    await pass(0);
    line().breaks();
    expect(lost).toEqual([null]);
    await pass(999);
    expect(lines).toHaveLength(1);
    await pass(1);
    expect(lines).toHaveLength(2);
    expect(seen).toEqual([1, 1]);
  });

  it('gives a line up that stays mute for 16 s, and not before', async () => {
    feed.start();
    await pass(15_999);
    expect(lost).toEqual([]);
    await pass(1);
    expect(lost).toEqual([null]);
    expect(lines[0]?.stopped).toBe(true);
  });

  it('says what the hub refused with, and tries on', async () => {
    next = [[() => Promise.reject(refusal('recovering: The site is being recovered.'))]];
    feed.start();
    await pass(0);
    expect(lost.map((why) => why?.code)).toEqual(['recovering']);
    await pass(1_000);
    expect(seen).toEqual([1]);
  });

  it('does nothing more once it has ended', async () => {
    feed.start();
    await pass(0);
    feed.end();
    line().say(change(2));
    line().breaks();
    await pass(60_000);
    expect([seen, lost, lines.length]).toEqual([[1], [], 1]);
  });
});
