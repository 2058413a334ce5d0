import { describe, expect, it } from 'vitest';
import { english } from '../../i18n/desk/en';
import { spanWriter } from '../kit/durations';
import { leftText } from './left-text';

const span = spanWriter('en-GB', english.workingDays);
const left = (working: number, clock = working) => leftText(working, clock, english.customers.promises, span);

describe('what is left of a promise', () => {
  it('is told in working time, never longer than it is', () => {
    expect(left(19_259)).toBe('5 hours 20 minutes');
    expect(left(60)).toBe('1 minute');
    expect(left(59.9)).toBe('59 seconds');
  });

  it('is late by at least what it is', () => {
    expect(left(-61)).toBe('2 minutes late');
    expect(left(-60)).toBe('1 minute late');
    expect(left(-59.2)).toBe('1 minute late');
    expect(left(-58.2)).toBe('59 seconds late');
  });

  it('is late by the clock where no working time has passed since, such as at night', () => {
    expect(left(0, -7200)).toBe('2 hours late');
    expect(left(0, 7200)).toBe('none');
    expect(left(0, 0)).toBe('none');
  });
});
