import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { frame, HeldFeed, settle, snapshot } from './held-feed';

let wall: HeldFeed;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  wall = new HeldFeed();
});
afterEach(() => vi.useRealTimers());

describe('what a wall shows, and who may see it', () => {
  it('asks first what its link shows, and joins that', async () => {
    wall = new HeldFeed({ token: 'secret' });
    wall.feed.start();
    await settle();
    expect(wall.line.asked.map(([method, what]) => [method, what])).toEqual([['Show', 'secret']]);
    wall.board = 'lobby';
    wall.line.answer({ name: 'Lobby' });
    await settle();
    expect(wall.heard).toEqual(['screen Lobby']);
    expect(wall.line.asked.at(-1)?.slice(0, 2)).toEqual(['Join', 'lobby']);
  });

  it('says that its link was taken back, and not that the line is broken', async () => {
    await wall.join();
    wall.line.say('bye', 'linkRevoked');
    wall.line.close();
    expect(wall.statuses.at(-1)).toMatchObject({ kind: 'waiting', refusal: { code: 'linkRevoked' } });
  });

  it('signs in by a wall.ticket before it joins, where the browser holds a key', async () => {
    wall.ticket = 'qt_1';
    wall.feed.start();
    await settle();
    expect(wall.line.asked).toEqual([['SignIn', 'qt_1']]);
    wall.line.answer(null);
    await settle();
    expect(wall.line.asked.at(-1)?.[0]).toBe('Join');
  });

  it('asks a proxy who sits here, once, before it shows a code', async () => {
    wall.asking = 'qt_2';
    wall.feed.start();
    await settle();
    wall.line.refuse(new Error('HubException: signInNeeded: This wall has no link.'));
    await settle();
    expect(wall.line.asked.at(-1)).toEqual(['SignIn', 'qt_2']);
    wall.line.answer(null);
    await settle();
    expect(wall.line.asked.at(-1)?.[0]).toBe('Join');
    wall.line.refuse(new Error('HubException: signInNeeded: This wall has no link.'));
    await settle();
    expect(wall.line.asked.at(-1)?.[0]).toBe('AskForCode');
  });

  it('shows a code where nobody is signed in, a new one in time, and tells of the link that it is given', async () => {
    wall.feed.start();
    await settle();
    wall.line.refuse(new Error('HubException: signInNeeded: This wall has no link.'));
    await settle();
    expect(wall.line.asked.at(-1)?.[0]).toBe('AskForCode');
    wall.line.answer({ code: 'K7M4QX', until: new Date(Date.now() + 600_000).toISOString() });
    await settle();
    expect(wall.statuses.at(-1)).toEqual({ kind: 'pairing', code: 'K7M4QX' });
    await vi.advanceTimersByTimeAsync(599_999);
    expect(wall.line.asked).toHaveLength(2);
    await vi.advanceTimersByTimeAsync(1);
    expect(wall.line.asked).toHaveLength(3);
    wall.line.answer({ code: 'ABCDEF', until: new Date(Date.now() + 600_000).toISOString() });
    await settle();
    expect(wall.statuses.at(-1)).toEqual({ kind: 'pairing', code: 'ABCDEF' });
    wall.line.say('paired', 'secret');
    expect(wall.heard).toEqual(['paired secret']);
    expect(wall.lines).toHaveLength(1);
  });

  it('says that its key has ended, and shows no code for a link that is over', async () => {
    await wall.join();
    wall.line.say('bye', 'accessEnded');
    wall.line.close();
    expect(wall.statuses.at(-1)).toMatchObject({ kind: 'waiting', refusal: { code: 'accessEnded' } });
  });

  it('turns to another board on the same line, and hears nothing of the one before meanwhile', async () => {
    await wall.join();
    wall.board = 'lobby';
    wall.feed.turn();
    wall.line.say('frame', frame(2));
    wall.line.say('beat', { seq: 2 });
    wall.line.answer(snapshot(1));
    await settle();
    wall.line.say('frame', frame(2));
    expect(wall.heard).toEqual(['snapshot 1 fresh', 'snapshot 1 fresh', 'frame 2']);
    expect(wall.lines).toHaveLength(1);
    expect(wall.line.asked.at(-1)?.slice(0, 2)).toEqual(['Join', 'lobby']);
  });

  it('shows another board in place of one that the hub refuses, while there is one', async () => {
    await wall.join();
    wall.boards = ['next'];
    wall.board = 'gone';
    wall.feed.turn();
    wall.line.refuse(new Error('HubException: unknownBoard: There is no board "gone".'));
    await settle();
    expect(wall.line.asked.at(-1)?.slice(0, 2)).toEqual(['Join', 'next']);
    wall.line.refuse(new Error('HubException: unknownBoard: There is no board "next".'));
    await settle();
    expect(wall.statuses.at(-1)).toMatchObject({ kind: 'waiting', refusal: { code: 'unknownBoard' } });
  });
});
