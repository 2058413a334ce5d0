import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../feed/frame-contract';
import type { Board } from './apply-frame';
import { asChosen, type PreviewChoice } from './preview';

const row = (queue: string) => ({ queue }) as QueueRow;
const names = ['sales', 'billing', 'chat'];
const board = {
  seq: 7,
  order: names,
  rows: new Map(names.map((name) => [name, row(name)])),
  info: { board: 'all', name: null, layout: 'auto', language: null, bottom: [] },
} as unknown as Board;
const choice: PreviewChoice = { queues: null, layout: 'many', language: 'nb', bottom: ['hungUp'], name: 'Hall', theme: 'dark' };

describe('a board as it would be', () => {
  it('has its own layout, language, bottom line and name, and all queues when none are chosen', () => {
    const shown = asChosen(board, choice);
    expect(shown.order).toEqual(names);
    expect(shown.info).toEqual({ board: 'all', name: 'Hall', layout: 'many', language: 'nb', bottom: ['hungUp'] });
    expect(shown.seq).toBe(7);
  });

  it('has the chosen queues in their order, as the same objects, and no others', () => {
    const shown = asChosen(board, { ...choice, queues: ['chat', 'not yet there', 'sales'] });
    expect(shown.order).toEqual(['chat', 'sales']);
    expect([...shown.rows.keys()].sort()).toEqual(['chat', 'sales']);
    expect(shown.rows.get('chat')).toBe(board.rows.get('chat'));
    expect(board.rows.size).toBe(3);
  });
});
