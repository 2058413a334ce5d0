import { describe, expect, it } from 'vitest';
import type { BoardInfo } from '../feed/frame-contract';
import { shapeOf } from '../state/viewport';
import { chooseLayout } from './layout-choice';

const boardWith = (queues: number, layout: BoardInfo['layout'] = 'auto') => ({
  info: { layout },
  order: Array.from({ length: queues }, (_, i) => `queue-${i}`),
});

describe('shapeOf', () => {
  it.each([
    [599, 300, 'phone'],
    [599, 1200, 'phone'],
    [600, 600, 'landscape'],
    [600, 601, 'portrait'],
    [1080, 1920, 'portrait'],
    [1080, 1080, 'landscape'],
    [1024, 768, 'landscape'],
  ] as const)('%d × %d is %s', (width, height, shape) => {
    expect(shapeOf({ width, height })).toBe(shape);
  });
});

describe('chooseLayout', () => {
  it.each([
    [0, 'firstRun'],
    [1, 'single'],
    [2, 'board'],
    [10, 'board'],
    [11, 'many'],
    [100, 'many'],
  ] as const)('shows %d queues as %s', (queues, layout) => {
    expect(chooseLayout(boardWith(queues), 'landscape')).toBe(layout);
  });

  it('does what the board asks for', () => {
    expect(chooseLayout(boardWith(1, 'board'), 'landscape')).toBe('board');
    expect(chooseLayout(boardWith(3, 'many'), 'landscape')).toBe('many');
    expect(chooseLayout(boardWith(28, 'board'), 'landscape')).toBe('board');
    expect(chooseLayout(boardWith(1, 'single'), 'landscape')).toBe('single');
  });

  it('leaves out no queue where a board of several asks to be shown as one', () => {
    expect(chooseLayout(boardWith(2, 'single'), 'landscape')).toBe('board');
    expect(chooseLayout(boardWith(11, 'single'), 'landscape')).toBe('many');
  });

  it('goes by the window’s shape before all that, and knows nothing to show before the first snapshot', () => {
    expect(chooseLayout(boardWith(1, 'single'), 'portrait')).toBe('portrait');
    expect(chooseLayout(boardWith(28, 'many'), 'phone')).toBe('phone');
    expect(chooseLayout(boardWith(0), 'phone')).toBe('firstRun');
    expect(chooseLayout(null, 'portrait')).toBe('connecting');
  });
});
