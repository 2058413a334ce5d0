import { describe, expect, it } from 'vitest';
import type { Advice, FreshnessState, QueueRow } from '../feed/frame-contract';
import type { Board } from './apply-frame';
import type { FreshnessStep } from './freshness';
import { shownAdvice } from './shown-advice';

const advice: Advice = { queue: 'billing', kind: 'move', agents: 2, from: 'chat', likelyBefore: 3, likelyAfter: 1 };
const boardWith = (billing: FreshnessState, chat: FreshnessState, given: Advice | null = advice) => {
  const rows = Object.entries({ billing, chat }).map(([queue, state]) => [queue, { queue, freshness: { state } } as QueueRow] as const);
  return { advice: given, rows: new Map(rows) } as unknown as Board;
};

describe('shownAdvice', () => {
  it.each([
    ['connecting', false],
    ['live', true],
    ['late', true],
    ['delayed', false],
    ['offline', false],
  ] as [FreshnessStep, boolean][])('on figures that are %s: %s', (step, shown) => {
    expect(shownAdvice(boardWith('live', 'quiet'), step) === advice).toBe(shown);
  });

  it('says nothing for or from a silent queue', () => {
    expect(shownAdvice(boardWith('stale', 'live'), 'live')).toBeNull();
    expect(shownAdvice(boardWith('live', 'down'), 'live')).toBeNull();
  });

  it('knows nothing of a queue that the board does not show, but may take agents from one', () => {
    expect(shownAdvice(boardWith('live', 'live', { ...advice, queue: 'elsewhere' }), 'live')).toBeNull();
    expect(shownAdvice(boardWith('live', 'live', { ...advice, from: 'elsewhere' }), 'live')).not.toBeNull();
    expect(shownAdvice(boardWith('live', 'live', null), 'live')).toBeNull();
    expect(shownAdvice(null, 'live')).toBeNull();
  });
});
