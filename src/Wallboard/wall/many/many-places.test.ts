import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../feed/frame-contract';
import type { Arrangement } from '../../state/row-order';
import { cellWidth, placeMany } from './many-places';

const arrangement = (critical: number, warning: number, calm: number): Arrangement => {
  const named = (kind: string, n: number) => Array.from({ length: n }, (_, i) => `${kind}${i}`);
  const levels = new Map<string, Level>();
  for (const queue of named('c', critical)) levels.set(queue, 'critical');
  for (const queue of named('w', warning)) levels.set(queue, 'warning');
  return { attention: [...named('c', critical), ...named('w', warning)], calm: named('f', calm), levels };
};
const room = 69.6;
const cellsOf = (placed: ReturnType<typeof placeMany>) => [...placed.places].filter(([, place]) => place.kind === 'cell');

describe('placeMany', () => {
  it('shows the mock’s 28 queues on one page, eight lines of three', () => {
    const placed = placeMany(arrangement(1, 3, 24), room, 5);
    expect(placed).toMatchObject({ pages: 1, page: 0, moreAttention: 0 });
    expect(cellsOf(placed)).toHaveLength(24);
    expect(new Set(cellsOf(placed).map(([, place]) => place.left)).size).toBe(3);
    expect(placed.places.get('c0')?.height).toBeCloseTo(8.5, 0);
    expect(placed.places.get('w0')?.height).toBeCloseTo(6.7, 0);
  });

  it.each([
    [24, 1],
    [25, 2],
  ])('has room for %d calm queues beside four rows on %d page(s)', (calm, pages) => {
    expect(placeMany(arrangement(1, 3, calm), room, 0).pages).toBe(pages);
  });

  it('lets a calm wall’s cells grow, and pages it only past 45', () => {
    expect(placeMany(arrangement(0, 0, 28), room, 0)).toMatchObject({ pages: 1 });
    expect(placeMany(arrangement(0, 0, 12), room, 0).places.get('f0')?.height).toBeCloseTo((room - 4.4) / 4, 5);
    expect(placeMany(arrangement(0, 0, 45), room, 0).pages).toBe(1);
    expect(placeMany(arrangement(0, 0, 46), room, 0).pages).toBe(2);
  });

  it('makes pages of nearly the same size', () => {
    const sizes = [0, 1].map((turn) => cellsOf(placeMany(arrangement(1, 3, 37), room, turn)).length);
    expect(sizes).toEqual([19, 18]);
  });

  it('keeps rows where they are while the calm ones take turns, all of them in one round', () => {
    const first = placeMany(arrangement(2, 2, 96), room, 0);
    const seen = new Set<string>();
    for (let turn = 0; turn < first.pages; turn++) {
      const placed = placeMany(arrangement(2, 2, 96), room, turn);
      expect(placed.page).toBe(turn);
      for (const queue of ['c0', 'c1', 'w0', 'w1']) expect(placed.places.get(queue)).toEqual(first.places.get(queue));
      for (const [queue] of cellsOf(placed)) seen.add(queue);
    }
    expect(seen.size).toBe(96);
    expect(placeMany(arrangement(2, 2, 96), room, first.pages).page).toBe(0);
  });

  it('gives six a row, and the next ones that need somebody the first cells of every page', () => {
    const placed = placeMany(arrangement(4, 5, 60), room, 2);
    expect([...placed.places.values()].filter((place) => place.kind === 'row')).toHaveLength(6);
    expect(placed.moreAttention).toBe(3);
    expect(
      cellsOf(placed)
        .slice(0, 3)
        .map(([queue]) => queue),
    ).toEqual(['w2', 'w3', 'w4']);
  });

  it('never lets places overlap or overflow, and always leaves calm ones a turn', () => {
    fc.assert(
      fc.property(fc.nat(20), fc.nat(20), fc.nat(120), fc.nat(50), (critical, warning, calm, turn) => {
        const { places, headTop, pages } = placeMany(arrangement(critical, warning, calm), room, turn);
        const all = [...places.values()];
        for (const place of all) {
          expect(place.top + place.height).toBeLessThanOrEqual(room + 1e-6);
          if (place.kind === 'cell') expect(place.left + cellWidth).toBeLessThanOrEqual(182.4 + 1e-6);
          if (place.kind === 'row' && headTop !== null) expect(place.top + place.height).toBeLessThanOrEqual(headTop + 1e-6);
        }
        for (const [i, one] of all.entries()) {
          for (const other of all.slice(i + 1)) {
            if (one.left === other.left)
              expect(Math.abs(one.top - other.top)).toBeGreaterThanOrEqual(Math.min(one.height, other.height) - 1e-6);
          }
        }
        const shownCalm = [...places.keys()].filter((queue) => queue.startsWith('f')).length;
        expect(shownCalm > 0).toBe(calm > 0);
        if (pages === 1) expect(shownCalm).toBe(calm);
      }),
    );
  });
});
