import { describe, expect, it } from 'vitest';
import { plot, tenthMarks, xOf, yOf } from './reliability-shape';

const tenth = (told: number | null, share: number | null, low: number | null, high: number | null) => ({
  from: 0.1,
  to: 0.2,
  cases: 40,
  did: 6,
  told,
  share,
  low,
  high,
});

describe('tenthMarks', () => {
  it('leaves out what too little is known of', () => {
    expect(tenthMarks([tenth(null, null, null, null)])).toEqual([]);
  });

  it('stands where told and seen cross, with its line from low to high', () => {
    const [mark] = tenthMarks([tenth(0.15, 0.2, 0.1, 0.35)]);
    expect(mark).toMatchObject({ x: plot.left + 60, y: plot.top + 320, highY: plot.top + 260, lowY: plot.top + 360 });
  });

  it('agrees as long as the diagonal is within the line, its ends too', () => {
    const agrees = (told: number) => tenthMarks([tenth(told, 0.2, 0.1, 0.35)])[0]?.agrees;
    expect([0.09, 0.1, 0.35, 0.36].map(agrees)).toEqual([false, true, true, false]);
  });
});

it('has nothing at the lower left and all at the upper right', () => {
  expect([xOf(0), yOf(0), xOf(1), yOf(1)]).toEqual([56, 416, 456, 16]);
});
