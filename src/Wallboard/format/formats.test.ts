import { describe, expect, it } from 'vitest';
import { lateWorkingDays, waitFigure } from './duration';
import { createFormats, wholePercent } from './formats';

const formats = createFormats('en-GB', 'Europe/Oslo');
const moment = Date.parse('2026-03-12T13:32:08Z');

describe('formats', () => {
  it('writes numbers and times of the site', () => {
    expect(formats.count(2112)).toBe('2,112');
    expect(formats.clock(moment)).toBe('14:32:08');
    expect(formats.time(moment)).toBe('14:32');
    expect(formats.points(-25)).toBe('−25');
    expect(formats.points(3)).toBe('+3');
    expect(formats.points(0)).toBe('0');
    expect(formats.finePercent(59 / 2171)).toBe('2.7%');
    expect(formats.money(38_412, 'NOK')).toMatch(/^NOK.38,400$/);
  });

  it.each([
    ['nb', '2\u202f112', '1,9', '97\u00a0%', '14:32', '14:32:08', /^38\u202f400\u00a0kr$/, 'NOK'],
    ['sv', '2\u202f112', '1,9', '97\u00a0%', '14:32', '14:32:08', /^38\u202f400\u00a0kr$/, 'SEK'],
    ['da', '2.112', '1,9', '97\u00a0%', '14.32', '14.32.08', /^38\.400\u00a0kr\.$/, 'DKK'],
  ] as const)(
    'writes %s as CLDR has it, thousands parted by a narrow space',
    (locale, count, days, share, time, clock, money, currency) => {
      const its = createFormats(locale, 'Europe/Oslo');
      expect([its.count(2112), its.oneDecimal(1.9), its.percentText(0.97), its.time(moment), its.clock(moment), its.points(-5)]).toEqual([
        count,
        days,
        share,
        time,
        clock,
        '−5',
      ]);
      expect(its.money(38_412, currency)).toMatch(money);
      expect(its.count(999)).toBe('999');
    },
  );

  it('keeps number and unit apart, in the language’s own order', () => {
    expect(formats.percent(0.5512)).toEqual({ value: '55', unit: '%' });
    expect(createFormats('nb', 'Europe/Oslo').percent(0.97)).toEqual({ value: '97', unit: '%' });
  });

  it('says neither all nor none unless it is so', () => {
    expect([0, 0.004, 0.005, 0.995, 0.9999, 1].map(wholePercent)).toEqual([0, 1, 1, 99, 99, 100]);
  });

  it('names the weekday of another day', () => {
    expect(formats.dayAndTime(Date.parse('2026-03-12T16:00:00Z'), moment)).toBe('17:00');
    expect(formats.dayAndTime(Date.parse('2026-03-13T07:00:00Z'), moment)).toMatch(/^Fri,? 08:00$/);
  });

  it('falls back to the screen’s own zone for one that does not exist', () => {
    expect(createFormats('en-GB', 'Mars/Olympus').time(moment)).toMatch(/^\d\d:\d\d$/);
  });
});

describe('durations', () => {
  it.each([
    [-3, '0:00', ''],
    [0.9, '0:00', ''],
    [59.99, '0:59', ''],
    [60, '1:00', ''],
    [308, '5:08', ''],
    [5999, '99:59', ''],
    [6000, '1:40', 'h'],
  ])('%d s is %s%s', (seconds, value, unit) => {
    expect(waitFigure(seconds, 'h')).toEqual({ value, unit });
    expect(waitFigure(seconds, 'tim').unit).toBe(unit === '' ? '' : 'tim'); // the hour of the language, not of English
  });

  it('rounds working days towards late', () => {
    expect([0.01, 1.8, 1.81, 1.9000000000000001, 2].map(lateWorkingDays)).toEqual([0.1, 1.8, 1.9, 1.9, 2]);
  });
});
