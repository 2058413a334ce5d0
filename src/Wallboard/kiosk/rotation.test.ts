import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { dueBoard, Rotation } from './rotation';

const boards = [
  { board: 'phone', seconds: 20 },
  { board: 'mail', seconds: 10 },
];

describe('dueBoard', () => {
  it.each([
    [0, 'phone', 20_000],
    [19_999, 'phone', 20_000],
    [20_000, 'mail', 30_000],
    [29_999, 'mail', 30_000],
    [30_000, 'phone', 50_000],
    [3_600_000_025_000, 'mail', 3_600_000_030_000],
  ])('at %i ms it is the turn of %s until %i', (now, board, until) => {
    expect(dueBoard(boards, now)).toEqual({ board, until });
  });
});

describe('Rotation', () => {
  let turns: number;
  let rotation: Rotation;

  beforeEach(() => {
    vi.useFakeTimers({ now: 0 });
    turns = 0;
    rotation = new Rotation(boards, Date.now, () => turns++);
  });
  afterEach(() => vi.useRealTimers());

  it('turns when the time of the board is over, and not before', async () => {
    rotation.standing('phone');
    await vi.advanceTimersByTimeAsync(19_999);
    expect([rotation.board, turns]).toEqual(['phone', 0]);
    await vi.advanceTimersByTimeAsync(1);
    expect([rotation.board, turns]).toEqual(['mail', 1]);
  });

  it('turns at once when the board that stands there is not due', async () => {
    rotation.standing('mail');
    await vi.advanceTimersByTimeAsync(0);
    expect(turns).toBe(1);
  });

  it('leaves a single board where it is', async () => {
    rotation.set([{ board: 'phone', seconds: 5 }]);
    rotation.standing('phone');
    await vi.advanceTimersByTimeAsync(3_600_000);
    expect(turns).toBe(0);
  });

  it('passes over a board that cannot be shown, and gives it a new chance when none is left', () => {
    expect(rotation.skip('phone')).toBe(true);
    expect(rotation.board).toBe('mail');
    expect(rotation.skip('mail')).toBe(false);
    expect(rotation.board).toBe('phone');
  });

  it('shows all boards again when the screen is set up anew', () => {
    rotation.skip('phone');
    rotation.set(boards);
    expect(rotation.board).toBe('phone');
  });
});
