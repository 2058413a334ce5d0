import { describe, expect, it } from 'vitest';
import { keepNumbers, uprightFit } from './upright-fit';

/** As if every character were half an em wide: 25 fit a line of the largest size, 28 one of the next. */
const widthOf = (text: string) => text.length / 2;
const of = (n: number) => 'x'.repeat(n);

describe('the size of an upright headline', () => {
  it('is the largest at which the two halves take three lines', () => {
    expect(uprightFit([of(25), `${of(20)} ${of(20)}`], widthOf)).toBe('fit-full');
    expect(uprightFit([of(25), of(25)], widthOf)).toBe('fit-full');
    expect(uprightFit([`${of(13)} ${of(13)}`, `${of(20)} ${of(20)}`], widthOf)).toBe('fit-smaller');
    expect(uprightFit([`${of(14)} ${of(14)}`, `${of(20)} ${of(20)}`], widthOf)).toBe('fit-small');
  });

  it('lets a word that is too long have a line of its own', () => {
    expect(uprightFit([of(60), ''], widthOf)).toBe('fit-full');
    expect(uprightFit(['', ''], widthOf)).toBe('fit-full');
  });

  it('does not part a number from what it counts', () => {
    expect(keepNumbers('Moving home: 3 callers waiting,')).toBe('Moving home: 3\u00a0callers waiting,');
    expect(uprightFit([`${of(20)}: 3 ${of(9)}`, `${of(20)} ${of(20)}`].map(keepNumbers), widthOf)).toBe('fit-small');
  });
});
