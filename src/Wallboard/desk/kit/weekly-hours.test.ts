import { describe, expect, it } from 'vitest';
import { dayRuns, faultsOf, hoursForWire, officeHours, readTime, sameHours } from './weekly-hours';

describe('times of day', () => {
  it.each([
    ['8', '08:00'],
    ['8:30', '08:30'],
    ['08.30', '08:30'],
    ['0830', '08:30'],
    ['0', '00:00'],
    ['23:59', '23:59'],
    ['24:00', '24:00'],
    ['24', '24:00'],
    ['24:01', null],
    ['25', null],
    ['8:60', null],
    ['8:5', null],
    ['soon', null],
    ['', null],
  ])('%s is %s', (written, time) => {
    expect(readTime(written)).toBe(time);
  });
});

describe('the spans of a day', () => {
  it('run from earlier to later and do not overlap', () => {
    expect(
      faultsOf([
        ['08:00', '12:00'],
        ['12:00', '16:00'],
      ]),
    ).toEqual([]);
    expect(faultsOf([['08:00', '08:00']])).toEqual([{ at: 0, fault: 'order' }]);
    expect(faultsOf([['08:00', '08:01']])).toEqual([]);
    expect(
      faultsOf([
        ['08:00', '12:01'],
        ['12:00', '16:00'],
      ]),
    ).toEqual([{ at: 1, fault: 'overlap' }]);
    expect(
      faultsOf([
        ['13:00', '16:00'],
        ['08:00', '12:00'],
      ]),
    ).toEqual([]);
    expect(faultsOf([['8 o’clock', '12:00']])).toEqual([{ at: 0, fault: 'time' }]);
  });

  it('are sent in order and in full, and not while something is wrong', () => {
    expect(
      hoursForWire({
        tue: [
          ['13', '16'],
          ['8', '12'],
        ],
        sun: [],
      }),
    ).toEqual({
      tue: [
        ['08:00', '12:00'],
        ['13:00', '16:00'],
      ],
    });
    expect(hoursForWire({ mon: [['16', '8']] })).toBeNull();
    expect(hoursForWire('always')).toBe('always');
  });

  it('are the same however they are written', () => {
    expect(sameHours({ mon: [['8', '16']] }, { mon: [['08:00', '16:00']], sun: [] })).toBe(true);
    expect(sameHours({ mon: [['8', '16']] }, 'always')).toBe(false);
  });
});

describe('days with the same hours', () => {
  it('are told together while they follow each other', () => {
    if (officeHours === 'always') throw new Error('Office hours are not always.');
    expect(dayRuns(officeHours).map(({ from, to }) => [from, to])).toEqual([['mon', 'fri']]);
    const broken = { mon: [['08:00', '16:00']], wed: [['08:00', '16:00']], thu: [['08:00', '12:00']] } as const;
    expect(dayRuns(broken).map(({ from, to }) => [from, to])).toEqual([
      ['mon', 'mon'],
      ['wed', 'wed'],
      ['thu', 'thu'],
    ]);
    expect(dayRuns({})).toEqual([]);
  });
});
