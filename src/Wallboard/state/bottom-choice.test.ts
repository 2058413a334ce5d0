import { describe, expect, it } from 'vitest';
import { shownFigures } from './bottom-choice';

const young = { unreturned: null, promises: null, valueLost: null, valueAtRisk: null };
const none = { customers: 0, gaveUp: 0 };
const full = { unreturned: none, promises: { dueToday: 0, likelyBroken: 0 }, valueLost: 0, valueAtRisk: 0 };

describe('the figures at the bottom', () => {
  it('are all that the hub can tell when the board names none', () => {
    expect(shownFigures([], young)).toEqual(['gotThrough', 'hungUp']);
    expect(shownFigures([], { ...young, unreturned: none })).toEqual(['gotThrough', 'hungUp', 'notCalledBack']);
    expect(shownFigures([], { ...young, valueAtRisk: 0 })).toEqual(['gotThrough', 'hungUp', 'revenueLost']);
    expect(shownFigures([], full)).toEqual(['gotThrough', 'hungUp', 'notCalledBack', 'promisesDue', 'revenueLost']);
  });

  it('are those that the board names, in its order, known or not', () => {
    expect(shownFigures(['revenueLost', 'hungUp'], young)).toEqual(['revenueLost', 'hungUp']);
  });

  it('stand once, and a name that this wall does not know is left out', () => {
    expect(shownFigures(['hungUp', 'hungUp', 'moonPhase', 'gotThrough'], full)).toEqual(['hungUp', 'gotThrough']);
    expect(shownFigures(['moonPhase'], young)).toEqual(['gotThrough', 'hungUp']);
  });
});
