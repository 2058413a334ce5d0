import { describe, expect, it } from 'vitest';
import { minuteOfDayIn, minutesOf } from '../format/minute-of-day';
import { brightnessAt, opacityFor } from './dimming';

const night = { from: '22:00', to: '06:30', percent: 40 };
const noon = { from: '12:00', to: '13:00', percent: 100 };
const at = (text: string) => minutesOf(text) as number;

describe('brightnessAt', () => {
  it.each([
    ['21:59', 1],
    ['22:00', 0.4],
    ['00:00', 0.4],
    ['06:29', 0.4],
    ['06:30', 1],
  ])('dims over midnight: %s is %d', (time, brightness) => {
    expect(brightnessAt(night, at(time))).toBe(brightness);
  });

  it('dims within a day', () => {
    const lunch = { ...noon, percent: 50 };
    expect(['11:59', '12:00', '12:59', '13:00'].map((time) => brightnessAt(lunch, at(time)))).toEqual([1, 0.5, 0.5, 1]);
  });

  it('never dims to nothing, and not at all where the times make no span', () => {
    expect(brightnessAt({ ...noon, percent: 0 }, at('12:30'))).toBe(0.05);
    expect(brightnessAt({ ...noon, percent: 150 }, at('12:30'))).toBe(1);
    expect(brightnessAt({ ...night, to: '22:00' }, at('23:00'))).toBe(1);
    expect(brightnessAt({ ...night, from: 'late' }, at('23:00'))).toBe(1);
    expect(brightnessAt(null, 0)).toBe(1);
  });
});

describe('opacityFor', () => {
  it('makes a part of the light, not of the signal', () => {
    expect([1, 0.5, 0.2, 0.05].map(opacityFor)).toEqual([1, 0.73, 0.481, 0.256]);
  });
});

describe('minutes of the day', () => {
  it('are those of the zone', () => {
    expect(minuteOfDayIn('Europe/Oslo')(Date.parse('2026-03-12T23:05:59Z'))).toBe(5);
    expect(minuteOfDayIn('UTC')(Date.parse('2026-03-12T23:05:59Z'))).toBe(23 * 60 + 5);
  });

  it.each([
    ['00:00', 0],
    ['23:59', 1439],
    ['24:00', null],
    ['12:60', null],
    ['7:00', null],
  ])('%s is %s', (text, minutes) => {
    expect(minutesOf(text)).toBe(minutes);
  });
});
