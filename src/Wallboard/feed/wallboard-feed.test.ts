import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import type { BoardFrame, BoardSnapshot } from './frame-contract';
import type { Transports } from './transports';
import { type FeedConnection, type FeedListener, type FeedStatus, WallboardFeed } from './wallboard-feed';

const snapshot = (seq: number) => ({ seq }) as BoardSnapshot;
const frame = (seq: number) => ({ seq }) as BoardFrame;

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

let lines: HeldLine[];
let heard: string[];
let statuses: FeedStatus[];
let reachable: boolean;
let tried: Transports[];
let board: string;
let boards: string[];
let asleep: number;
let ticket: string | null;
let asking: string | null;
let feed: WallboardFeed;

const listener: FeedListener = {
  status: (status) => statuses.push(status),
  screen: (view) => heard.push(`screen ${view.name}`),
  slept: (milliseconds) => heard.push(`slept ${milliseconds / 1000} s`),
  snapshot: (s, _, fresh) => heard.push(`snapshot ${s.seq}${fresh ? ' fresh' : ''}`),
  frame: (f) => heard.push(`frame ${f.seq}`),
  beat: (b) => heard.push(`beat ${b.seq}`),
  paired: (token) => heard.push(`paired ${token}`),
  failed: (since) => heard.push(`failed ${Math.round(since / 1000)} s`),
};

const settle = () => vi.advanceTimersByTimeAsync(0);
const line = () => lines.at(-1) as HeldLine;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  lines = [];
  heard = [];
  statuses = [];
  tried = [];
  reachable = true;
  board = 'all';
  boards = [];
  asleep = 0;
  ticket = null;
  asking = null;
  makeFeed(null);
});

function makeFeed(token: string | null): void {
  feed = new WallboardFeed(
    {
      token,
      ticket: (asked) => Promise.resolve(asked ? asking : ticket),
      board: () => board,
      skipBoard: () => {
        const other = boards.shift();
        board = other ?? board;
        return other !== undefined;
      },
      connect: (transports) => {
        tried.push(transports);
        const next = new HeldLine(reachable);
        lines.push(next);
        return next;
      },
      wallInfo: () => ({ wall: 'w', version: '', width: 1, height: 1, language: 'en', notices: [] }),
      now: () => Date.now() - asleep,
      date: () => Date.now(),
      random: () => 0.5,
    },
    listener,
  );
}

afterEach(() => vi.useRealTimers());

async function joined(): Promise<void> {
  feed.start();
  await settle();
  line().answer(snapshot(1));
  await settle();
}

describe('WallboardFeed', () => {
  it('joins, then passes on what comes', async () => {
    await joined();
    line().say('frame', frame(2));
    line().say('beat', { seq: 2 });
    expect(heard).toEqual(['snapshot 1 fresh', 'frame 2', 'beat 2']);
    expect(statuses.map((status) => status.kind)).toEqual(['connecting', 'joined']);
  });

  it('holds frames that overtake the snapshot they build upon', async () => {
    feed.start();
    await settle();
    line().say('frame', frame(2));
    line().say('beat', { seq: 2 });
    expect(heard).toEqual([]);
    line().answer(snapshot(1));
    await settle();
    expect(heard).toEqual(['snapshot 1 fresh', 'frame 2']);
  });

  it('tries for ever: after 1, 2, 4, 8, 15 and then every 30 s', async () => {
    reachable = false;
    feed.start();
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      await settle();
      const status = statuses.at(-1);
      if (status?.kind !== 'waiting') throw new Error('not waiting');
      waits.push(status.until - Date.now());
      await vi.advanceTimersByTimeAsync(status.until - Date.now());
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000]);
  });

  it('comes back with one snapshot after the line broke; only a line that stood counts as a success', async () => {
    await joined();
    line().close();
    expect(statuses.at(-1)).toEqual({ kind: 'waiting', until: 1000, refusal: null });
    await vi.advanceTimersByTimeAsync(1000);
    line().answer(snapshot(40));
    await settle();
    expect(heard).toEqual(['snapshot 1 fresh', 'failed 0 s', 'snapshot 40 fresh']);
    await vi.advanceTimersByTimeAsync(9_999);
    line().close();
    expect(statuses.at(-1)).toMatchObject({ kind: 'waiting', until: 12_999 });
    await vi.advanceTimersByTimeAsync(2_000);
    line().answer(snapshot(41));
    await vi.advanceTimersByTimeAsync(10_000);
    line().close();
    expect(statuses.at(-1)).toMatchObject({ kind: 'waiting', until: 23_999 });
  });

  it('hears nothing from a line it has left', async () => {
    await joined();
    const old = line();
    old.close();
    await vi.advanceTimersByTimeAsync(1000);
    old.say('frame', frame(2));
    old.close();
    expect(heard).toEqual(['snapshot 1 fresh', 'failed 0 s']);
    expect(lines).toHaveLength(2);
  });

  it('joins again after a gap on the same line, at most once a second', async () => {
    await joined();
    feed.joinAgain();
    expect(line().joins).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    feed.joinAgain();
    feed.joinAgain();
    expect(line().joins).toBe(2);
    line().answer(snapshot(9));
    await settle();
    expect(lines).toHaveLength(1);
    expect(heard).toEqual(['snapshot 1 fresh', 'snapshot 9']);
  });

  it('gives up a join that is not answered within 10 s', async () => {
    feed.start();
    await settle();
    await vi.advanceTimersByTimeAsync(9999);
    expect(statuses.at(-1)?.kind).toBe('connecting');
    await vi.advanceTimersByTimeAsync(1);
    expect(statuses.at(-1)?.kind).toBe('waiting');
  });

  it('passes on the hub’s own words when it refuses the board', async () => {
    feed.start();
    await settle();
    line().refuse(
      new Error("An unexpected error occurred invoking 'Join' on the server. HubException: unknownBoard: There is no board named x."),
    );
    await settle();
    expect(statuses.at(-1)).toMatchObject({ kind: 'waiting', refusal: { code: 'unknownBoard', text: 'There is no board named x.' } });
  });

  it('tells how long the last word is ago, and tries at once when the network is back', async () => {
    await joined();
    for (let minute = 0; minute < 60; minute++) {
      for (let second = 0; second < 60; second += 10) {
        await vi.advanceTimersByTimeAsync(10_000);
        line().say('beat', { seq: 1 });
      }
    }
    reachable = false;
    line().close();
    await vi.advanceTimersByTimeAsync(1000);
    expect(heard.filter((word) => word.startsWith('failed'))).toEqual(['failed 0 s', 'failed 1 s']);
    reachable = true;
    feed.tryNow();
    await settle();
    line().answer(snapshot(2));
    await settle();
    expect(statuses.at(-1)?.kind).toBe('joined');
  });

  it('drops a line that stays open and mute for 15 s, and tries it without WebSocket', async () => {
    await joined();
    await vi.advanceTimersByTimeAsync(5_000);
    line().say('beat', { seq: 1 });
    await vi.advanceTimersByTimeAsync(14_999);
    expect(statuses.at(-1)?.kind).toBe('joined');
    await vi.advanceTimersByTimeAsync(1);
    expect(statuses.at(-1)?.kind).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(tried).toEqual(['all', 'withoutWebSocket']);
  });

  it('goes through the transports where each stays mute, and keeps the one that speaks', async () => {
    feed.start();
    for (let i = 0; i < 3; i++) {
      await vi.advanceTimersByTimeAsync(10_000);
      const status = statuses.at(-1);
      if (status?.kind !== 'waiting') throw new Error('not waiting');
      await vi.advanceTimersByTimeAsync(status.until - Date.now());
    }
    expect(tried).toEqual(['all', 'withoutWebSocket', 'requestsOnly', 'all']);
    line().answer(snapshot(1));
    await settle();
    line().close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(tried.at(-1)).toBe('all');
  });

  it('starts over at once when the machine has slept', async () => {
    await joined();
    await vi.advanceTimersByTimeAsync(2_000);
    vi.setSystemTime(3_602_000);
    asleep = 3_600_000;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(heard).toContain('slept 3600 s');
    expect(lines).toHaveLength(2);
    expect(tried).toEqual(['all', 'all']);
  });

  it('asks first what its link shows, and joins that', async () => {
    makeFeed('secret');
    feed.start();
    await settle();
    expect(line().asked.map(([method, what]) => [method, what])).toEqual([['Show', 'secret']]);
    board = 'lobby';
    line().answer({ name: 'Lobby' });
    await settle();
    expect(heard).toEqual(['screen Lobby']);
    expect(line().asked.at(-1)?.slice(0, 2)).toEqual(['Join', 'lobby']);
  });

  it('says that its link was taken back, and not that the line is broken', async () => {
    await joined();
    line().say('bye', 'linkRevoked');
    line().close();
    expect(statuses.at(-1)).toMatchObject({ kind: 'waiting', refusal: { code: 'linkRevoked' } });
  });

  it('signs in by a ticket before it joins, where the browser holds a key', async () => {
    ticket = 'qt_1';
    feed.start();
    await settle();
    expect(line().asked).toEqual([['SignIn', 'qt_1']]);
    line().answer(null);
    await settle();
    expect(line().asked.at(-1)?.[0]).toBe('Join');
  });

  it('asks a proxy who sits here, once, before it shows a code', async () => {
    asking = 'qt_2';
    feed.start();
    await settle();
    line().refuse(new Error('HubException: signInNeeded: This wall has no link.'));
    await settle();
    expect(line().asked.at(-1)).toEqual(['SignIn', 'qt_2']);
    line().answer(null);
    await settle();
    expect(line().asked.at(-1)?.[0]).toBe('Join');
    line().refuse(new Error('HubException: signInNeeded: This wall has no link.'));
    await settle();
    expect(line().asked.at(-1)?.[0]).toBe('AskForCode');
  });

  it('shows a code where nobody is signed in, a new one in time, and tells of the link that it is given', async () => {
    feed.start();
    await settle();
    line().refuse(new Error('HubException: signInNeeded: This wall has no link.'));
    await settle();
    expect(line().asked.at(-1)?.[0]).toBe('AskForCode');
    line().answer({ code: 'K7M4QX', until: new Date(Date.now() + 600_000).toISOString() });
    await settle();
    expect(statuses.at(-1)).toEqual({ kind: 'pairing', code: 'K7M4QX' });
    await vi.advanceTimersByTimeAsync(599_999);
    expect(line().asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(line().asked).toHaveLength(3);
    line().answer({ code: 'ABCDEF', until: new Date(Date.now() + 600_000).toISOString() });
    await settle();
    expect(statuses.at(-1)).toEqual({ kind: 'pairing', code: 'ABCDEF' });
    line().say('paired', 'secret');
    expect(heard).toEqual(['paired secret']);
    expect(lines).toHaveLength(1);
  });

  it('says that its key has ended, and shows no code for a link that is over', async () => {
    await joined();
    line().say('bye', 'accessEnded');
    line().close();
    expect(statuses.at(-1)).toMatchObject({ kind: 'waiting', refusal: { code: 'accessEnded' } });
  });

  it('turns to another board on the same line, and hears nothing of the one before meanwhile', async () => {
    await joined();
    board = 'lobby';
    feed.turn();
    line().say('frame', frame(2));
    line().say('beat', { seq: 2 });
    line().answer(snapshot(1));
    await settle();
    line().say('frame', frame(2));
    expect(heard).toEqual(['snapshot 1 fresh', 'snapshot 1 fresh', 'frame 2']);
    expect(lines).toHaveLength(1);
    expect(line().asked.at(-1)?.slice(0, 2)).toEqual(['Join', 'lobby']);
  });

  it('shows another board in place of one that the hub refuses, while there is one', async () => {
    await joined();
    boards = ['next'];
    board = 'gone';
    feed.turn();
    line().refuse(new Error('HubException: unknownBoard: There is no board "gone".'));
    await settle();
    expect(line().asked.at(-1)?.slice(0, 2)).toEqual(['Join', 'next']);
    line().refuse(new Error('HubException: unknownBoard: There is no board "next".'));
    await settle();
    expect(statuses.at(-1)).toMatchObject({ kind: 'waiting', refusal: { code: 'unknownBoard' } });
  });

  it('takes a snapshot that the wall cannot read for a failure', async () => {
    feed = new WallboardFeed(
      {
        token: null,
        ticket: () => Promise.resolve(null),
        board: () => 'all',
        skipBoard: () => false,
        connect: () => {
          lines.push(new HeldLine(true));
          return line();
        },
        wallInfo: () => ({ wall: 'w', version: '', width: 1, height: 1, language: 'en', notices: [] }),
        now: () => Date.now(),
        date: () => Date.now(),
        random: () => 0.5,
      },
      {
        ...listener,
        snapshot: () => {
          throw new Error('unreadable');
        },
      },
    );
    feed.start();
    await vi.advanceTimersByTimeAsync(7_000);
    line().answer(snapshot(1));
    await settle();
    expect(statuses.at(-1)?.kind).toBe('waiting');
    expect(heard).toEqual(['failed 7 s']);
  });
});
