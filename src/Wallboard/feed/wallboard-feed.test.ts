import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frame, HeldFeed, settle, snapshot } from './held-feed';

let wall: HeldFeed;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  wall = new HeldFeed();
});
afterEach(() => vi.useRealTimers());

describe('WallboardFeed', () => {
  it('joins, then passes on what comes', async () => {
    await wall.join();
    wall.line.say('frame', frame(2));
    wall.line.say('beat', { seq: 2 });
    expect(wall.heard).toEqual(['snapshot 1 fresh', 'frame 2', 'beat 2']);
    expect(wall.statuses.map((status) => status.kind)).toEqual(['connecting', 'joined']);
  });

  it('holds frames that overtake the snapshot they build upon', async () => {
    wall.feed.start();
    await settle();
    wall.line.say('frame', frame(2));
    wall.line.say('beat', { seq: 2 });
    expect(wall.heard).toEqual([]);
    wall.line.answer(snapshot(1));
    await settle();
    expect(wall.heard).toEqual(['snapshot 1 fresh', 'frame 2']);
  });

  it('tries for ever: after 1, 2, 4, 8, 15 and then every 30 s', async () => {
    wall.reachable = false;
    wall.feed.start();
    const waits: number[] = [];
    for (let i = 0; i < 8; i++) {
      await settle();
      const status = wall.statuses.at(-1);
      if (status?.kind !== 'waiting') throw new Error('not waiting');
      waits.push(status.until - Date.now());
      await vi.advanceTimersByTimeAsync(status.until - Date.now());
    }
    expect(waits).toEqual([1000, 2000, 4000, 8000, 15_000, 30_000, 30_000, 30_000]);
  });

  it('comes back with one snapshot after the line broke; only a line that stood counts as a success', async () => {
    await wall.join();
    wall.line.close();
    expect(wall.statuses.at(-1)).toEqual({ kind: 'waiting', until: 1000, refusal: null });
    await vi.advanceTimersByTimeAsync(1000);
    wall.line.answer(snapshot(40));
    await settle();
    expect(wall.heard).toEqual(['snapshot 1 fresh', 'failed 0 s', 'snapshot 40 fresh']);
    await vi.advanceTimersByTimeAsync(9_999);
    wall.line.close();
    expect(wall.statuses.at(-1)).toMatchObject({ kind: 'waiting', until: 12_999 });
    await vi.advanceTimersByTimeAsync(2_000);
    wall.line.answer(snapshot(41));
    await vi.advanceTimersByTimeAsync(10_000);
    wall.line.close();
    expect(wall.statuses.at(-1)).toMatchObject({ kind: 'waiting', until: 23_999 });
  });

  it('hears nothing from a line it has left', async () => {
    await wall.join();
    const old = wall.line;
    old.close();
    await vi.advanceTimersByTimeAsync(1000);
    old.say('frame', frame(2));
    old.close();
    expect(wall.heard).toEqual(['snapshot 1 fresh', 'failed 0 s']);
    expect(wall.lines).toHaveLength(2);
  });

  it('joins again after a gap on the same line, at most once a second', async () => {
    await wall.join();
    wall.feed.joinAgain();
    expect(wall.line.joins).toBe(1);
    await vi.advanceTimersByTimeAsync(1000);
    wall.feed.joinAgain();
    wall.feed.joinAgain();
    expect(wall.line.joins).toBe(2);
    wall.line.answer(snapshot(9));
    await settle();
    expect(wall.lines).toHaveLength(1);
    expect(wall.heard).toEqual(['snapshot 1 fresh', 'snapshot 9']);
  });

  it('gives up a join that is not answered within 10 s', async () => {
    wall.feed.start();
    await settle();
    await vi.advanceTimersByTimeAsync(9999);
    expect(wall.statuses.at(-1)?.kind).toBe('connecting');
    await vi.advanceTimersByTimeAsync(1);
    expect(wall.statuses.at(-1)?.kind).toBe('waiting');
  });

  it('passes on the hub’s own words when it refuses the board', async () => {
    wall.feed.start();
    await settle();
    wall.line.refuse(
      new Error("An unexpected error occurred invoking 'Join' on the server. HubException: unknownBoard: There is no board named x."),
    );
    await settle();
    expect(wall.statuses.at(-1)).toMatchObject({ kind: 'waiting', refusal: { code: 'unknownBoard', text: 'There is no board named x.' } });
  });

  it('tells how long the last word is ago, and tries at once when the network is back', async () => {
    await wall.join();
    for (let minute = 0; minute < 60; minute++) {
      for (let second = 0; second < 60; second += 10) {
        await vi.advanceTimersByTimeAsync(10_000);
        wall.line.say('beat', { seq: 1 });
      }
    }
    wall.reachable = false;
    wall.line.close();
    await vi.advanceTimersByTimeAsync(1000);
    expect(wall.heard.filter((word) => word.startsWith('failed'))).toEqual(['failed 0 s', 'failed 1 s']);
    wall.reachable = true;
    wall.feed.tryNow();
    await settle();
    wall.line.answer(snapshot(2));
    await settle();
    expect(wall.statuses.at(-1)?.kind).toBe('joined');
  });

  it('drops a line that stays open and mute for 15 s, and tries it without WebSocket', async () => {
    await wall.join();
    await vi.advanceTimersByTimeAsync(5_000);
    wall.line.say('beat', { seq: 1 });
    await vi.advanceTimersByTimeAsync(14_999);
    expect(wall.statuses.at(-1)?.kind).toBe('joined');
    await vi.advanceTimersByTimeAsync(1);
    expect(wall.statuses.at(-1)?.kind).toBe('waiting');
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wall.tried).toEqual(['all', 'withoutWebSocket']);
  });

  it('goes through the transports where each stays mute, and keeps the one that speaks', async () => {
    wall.feed.start();
    for (let i = 0; i < 3; i++) {
      await vi.advanceTimersByTimeAsync(10_000);
      const status = wall.statuses.at(-1);
      if (status?.kind !== 'waiting') throw new Error('not waiting');
      await vi.advanceTimersByTimeAsync(status.until - Date.now());
    }
    expect(wall.tried).toEqual(['all', 'withoutWebSocket', 'requestsOnly', 'all']);
    wall.line.answer(snapshot(1));
    await settle();
    wall.line.close();
    await vi.advanceTimersByTimeAsync(10_000);
    expect(wall.tried.at(-1)).toBe('all');
  });

  it('starts over at once when the machine has slept', async () => {
    await wall.join();
    await vi.advanceTimersByTimeAsync(2_000);
    vi.setSystemTime(3_602_000);
    wall.asleep = 3_600_000;
    await vi.advanceTimersByTimeAsync(1_000);
    expect(wall.heard).toContain('slept 3600 s');
    expect(wall.lines).toHaveLength(2);
    expect(wall.tried).toEqual(['all', 'all']);
  });

  it('takes a snapshot that the wall cannot read for a failure', async () => {
    wall = new HeldFeed({
      snapshot: () => {
        throw new Error('unreadable');
      },
    });
    wall.feed.start();
    await vi.advanceTimersByTimeAsync(7_000);
    wall.line.answer(snapshot(1));
    await settle();
    expect(wall.statuses.at(-1)?.kind).toBe('waiting');
    expect(wall.heard).toEqual(['failed 7 s']);
  });
});
