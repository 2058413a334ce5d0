import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Level } from '../../feed/frame-contract';
import type { Arrangement } from '../../state/row-order';
import { placeRows } from './row-heights';

const arrangement = (critical: number, warning: number, calm: number): Arrangement => {
  const named = (kind: string, n: number) => Array.from({ length: n }, (_, i) => `${kind}${i}`);
  const levels = new Map<string, Level>();
  for (const queue of named('c', critical)) levels.set(queue, 'critical');
  for (const queue of named('w', warning)) levels.set(queue, 'warning');
  return { attention: [...named('c', critical), ...named('w', warning)], calm: named('f', calm), levels };
};
const room = 62.8;

describe('placeRows', () => {
  it('gives the mock’s eight queues the mock’s sizes', () => {
    const { places, moreTop } = placeRows(arrangement(1, 2, 5), room);
    expect([...places.values()].map((place) => place.size)).toEqual(['tall', 'mid', 'mid', 'line', 'line', 'line', 'line', 'line']);
    expect(moreTop).toBeNull();
  });

  it('lets all rows grow when none needs anybody', () => {
    const { places } = placeRows(arrangement(0, 0, 8), room);
    expect(places.get('f0')?.height).toBeCloseTo(room / 8, 5);
  });

  it('gives the room of few queues to the one that needs somebody', () => {
    const { places } = placeRows(arrangement(1, 0, 1), room);
    expect(places.get('c0')?.height).toBe(34);
    expect(places.get('f0')?.height).toBe(14);
    expect(placeRows(arrangement(1, 2, 5), room).places.get('c0')?.height).toBeLessThan(24);
  });

  it('shows six urgent rows and tells of the others', () => {
    const { places, hiddenAttention, moreTop } = placeRows(arrangement(4, 5, 0), room);
    expect(places.size).toBe(6);
    expect(hiddenAttention).toBe(3);
    expect(moreTop).not.toBeNull();
  });

  it('fits all of up to ten queues, whatever their levels', () => {
    fc.assert(
      fc.property(fc.nat(6), fc.nat(6), fc.nat(10), (critical, warning, calm) => {
        fc.pre(critical + warning <= 6 && critical + warning + calm <= 10);
        const { places } = placeRows(arrangement(critical, warning, calm), room);
        expect(places.size).toBe(critical + warning + calm);
      }),
    );
  });

  it('never lets rows overlap, overflow, or vanish uncounted', () => {
    fc.assert(
      fc.property(fc.nat(12), fc.nat(12), fc.nat(60), (critical, warning, calm) => {
        const { places, hiddenAttention, hiddenCalm, moreTop } = placeRows(arrangement(critical, warning, calm), room);
        expect(places.size + hiddenAttention + hiddenCalm).toBe(critical + warning + calm);
        let end = 0;
        for (const place of places.values()) {
          expect(place.top).toBeGreaterThanOrEqual(end - 1e-9);
          end = place.top + place.height;
        }
        if (moreTop !== null) expect(moreTop).toBeGreaterThanOrEqual(end - 1e-9);
        expect(moreTop === null ? end : moreTop + 4.2).toBeLessThanOrEqual(room + 1e-6);
      }),
    );
  });
});
