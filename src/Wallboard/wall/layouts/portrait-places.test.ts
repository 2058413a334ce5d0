import { describe, expect, it } from 'vitest';
import type { Level } from '../../feed/frame-contract';
import { type CardPlaces, placeCards } from './portrait-places';

const room = { width: 100, height: 120 };

function place(attention: readonly Level[], calm: number, height = room.height, turn = 0): CardPlaces {
  const needy = attention.map((level, i) => [`a${i}`, level] as const);
  const quiet = Array.from({ length: calm }, (_, i) => `c${i}`);
  const levels = new Map<string, Level>([...needy, ...quiet.map((queue) => [queue, 'fine'] as const)]);
  return placeCards({ attention: needy.map(([queue]) => queue), calm: quiet, levels }, { ...room, height }, (pages) => turn % pages);
}

const sizes = (placed: CardPlaces) => [...placed.places.values()].map(({ size }) => size);
const count = (placed: CardPlaces, size: string) => sizes(placed).filter((one) => one === size).length;

/** Nothing lies over anything else, and nothing sticks out of the room. */
function expectNoOverlap(placed: CardPlaces, height: number) {
  const boxes = [...placed.places.values()];
  for (const [i, a] of boxes.entries()) {
    expect(a.top + a.height, 'bottom').toBeLessThanOrEqual(height + 1e-6);
    expect(a.left + a.width, 'right').toBeLessThanOrEqual(room.width + 1e-6);
    for (const b of boxes.slice(i + 1)) {
      const apart =
        a.top + a.height <= b.top + 1e-6 || b.top + b.height <= a.top + 1e-6 || a.left + a.width <= b.left || b.left + b.width <= a.left;
      expect(apart).toBe(true);
    }
  }
}

describe('the places on an upright wall', () => {
  it('gives those who need somebody cards, and the others a line each', () => {
    const placed = place(['critical', 'warning', 'warning'], 5);
    expect(sizes(placed)).toEqual(['tall', 'mid', 'mid', 'line', 'line', 'line', 'line', 'line']);
    expect(placed.places.get('c0')?.height).toBeGreaterThanOrEqual(7);
    expect(placed.headingTop).toBeCloseTo((placed.places.get('c0')?.top ?? 0) - 6, 6);
    expectNoOverlap(placed, room.height);
  });

  it('lets one queue have the whole room', () => {
    expect(place(['critical'], 0).places.get('a0')).toEqual({ size: 'whole', left: 0, top: 0, width: 100, height: 120 });
    expect(place([], 1).places.get('c0')?.size).toBe('whole');
  });

  it('shows every figure of calm queues while there is room for it', () => {
    expect(sizes(place([], 10))).toEqual(Array(10).fill('calm'));
    expect(place([], 2).places.get('c1')?.height).toBe(30);
    expect(place([], 10).figures).toBe(true);
    expect(sizes(place([], 11))).toEqual(Array(11).fill('line'));
    expect(place([], 11).figures).toBe(false);
  });

  it('takes two columns, down the first and then down the second, before anything is paged', () => {
    const one = place([], 21);
    expect(new Set([...one.places.values()].map(({ left }) => left)).size).toBe(1);
    const two = place([], 22);
    expect(two.places.get('c10')?.left).toBe(0);
    expect(two.places.get('c11')).toMatchObject({ left: 52, width: 48, top: two.places.get('c0')?.top });
    expect(two.to).toBe(22);
    expect(place([], 44).to).toBe(44);
    expect(place([], 45).to).toBe(44);
  });

  it('makes cards smaller rather than page, the least urgent first, and pages rather than make them all lines', () => {
    const shrunk = place(['critical', 'warning', 'warning'], 20);
    expect(sizes(shrunk).slice(0, 3)).toEqual(['mid', 'mid', 'low']);
    expect(shrunk.to).toBe(20);
    const paged = place(['critical', 'warning', 'warning'], 60);
    expect(sizes(paged).slice(0, 3)).toEqual(['tall', 'mid', 'mid']);
    expect(paged.to).toBe(14);
    expect(paged.calm).toBe(60);
    expectNoOverlap(paged, room.height);
  });

  it('turns the pages of the calm queues only, and begins again after the last', () => {
    const shown = (turn: number) => place(['critical', 'warning', 'warning'], 30, room.height, turn);
    expect([shown(0), shown(1), shown(2), shown(3)].map(({ from, to }) => [from, to])).toEqual([
      [1, 14],
      [15, 28],
      [29, 30],
      [1, 14],
    ]);
    expect([...shown(2).places.keys()]).toEqual(['a0', 'a1', 'a2', 'c28', 'c29']);
  });

  it('shows six that need somebody and counts the rest', () => {
    const placed = place(Array(9).fill('critical'), 40);
    expect(count(placed, 'line') + count(placed, 'low') + count(placed, 'mid') + count(placed, 'tall')).toBe(placed.places.size);
    expect([...placed.places.keys()].filter((queue) => queue.startsWith('a'))).toHaveLength(6);
    expect(placed.hiddenAttention).toBe(3);
    expect(placed.moreTop).toBeLessThan(placed.headingTop ?? 0);
    expectNoOverlap(placed, room.height);
  });

  it('gives freed room to the cards', () => {
    const placed = place(['critical'], 1);
    expect(placed.places.get('a0')?.height).toBe(56);
    expectNoOverlap(placed, room.height);
  });

  it.each([66.7, 77, 100, 131])('fits %d rem, whatever is on the board; the least is that of a tablet with advice', (height) => {
    for (let needy = 0; needy <= 8; needy++) {
      for (const calm of [0, 1, 2, 7, 12, 33, 80]) {
        if (needy + calm > 0) expectNoOverlap(place(Array(needy).fill('critical'), calm, height), height);
      }
    }
  });

  it('has nothing to place on an empty board', () => {
    const placed = place([], 0);
    expect(placed.places.size).toBe(0);
    expect(placed.headingTop).toBeNull();
  });
});
