import { describe, expect, it } from 'vitest';
import type { Agents } from '../../feed/frame-contract';
import { squaresOf } from './agent-squares';

const agents = (more: Partial<Agents>): Agents => {
  const none = { available: 0, ringing: 0, busy: 0, wrapUp: 0, paused: 0, staffed: 0, slots: 0, slotsFree: 0, ...more };
  return { ...none, signedIn: none.available + none.ringing + none.busy + none.wrapUp + none.paused };
};

describe('squaresOf', () => {
  it('stands free ones first and those on a break last, each agent once', () => {
    const squares = squaresOf(agents({ available: 1, ringing: 1, busy: 2, wrapUp: 1, paused: 1 }));
    expect(squares).toEqual(['free', 'taken', 'taken', 'taken', 'taken', 'paused']);
  });

  it('draws thirty, and no more: then numbers say it', () => {
    expect(squaresOf(agents({ busy: 30 }))).toHaveLength(30);
    expect(squaresOf(agents({ busy: 31 }))).toBeNull();
    expect(squaresOf(agents({}))).toEqual([]);
  });
});
