import { describe, expect, it } from 'vitest';
import type { StaffingInterval } from '../../api/staffing';
import { agentMarks, chartData, hasNeed, mostContacts, shortRuns } from './chart-data';

const start = Date.parse('2026-03-12T13:00:00Z');
const interval = (i: number, required: number | null, staffed: number | null, more: Partial<StaffingInterval> = {}): StaffingInterval => ({
  start: new Date(start + i * 900_000).toISOString(),
  required,
  low: required === null ? null : required - 1,
  high: required === null ? null : required + 1,
  staffed,
  gap: required === null || staffed === null ? null : staffed - required,
  contacts: null,
  forecast: null,
  handleSeconds: null,
  probabilityShort: null,
  ...more,
});

describe('the data of the chart', () => {
  it('has one column more than quarter-hours, so that the last one is drawn too', () => {
    const data = chartData([interval(0, 5, 4), interval(1, 6, 4)], start);
    expect(data.at).toEqual([start / 1000, start / 1000 + 900, start / 1000 + 1800]);
    expect(data.required).toEqual([5, 6, 6]);
    expect(data.staffed).toEqual([4, 4, 4]);
    expect(data.contacts).toEqual([null, null, null]);
  });

  it('draws the range from the running quarter-hour on', () => {
    const day = [interval(0, 5, 5), interval(1, 6, 6), interval(2, 7, 7)];
    expect(chartData(day, start + 900_000 - 1).high).toEqual([6, 7, 8, 8]);
    expect(chartData(day, start + 900_000).high).toEqual([null, 7, 8, 8]);
    expect(chartData(day, start + 900_000).low).toEqual([null, 5, 6, 6]);
  });

  it('is empty where nothing is known', () => {
    expect(chartData([], start)).toMatchObject({ at: [], required: [], contacts: [] });
    expect(hasNeed([interval(0, null, 3)])).toBe(false);
    expect(hasNeed([interval(0, null, 3), interval(1, 0, 3)])).toBe(true);
    expect(mostContacts(chartData([interval(0, 5, 4)], start))).toBe(1);
  });

  it('finds the largest bar, measured or forecast', () => {
    const data = chartData([interval(0, 5, 4, { contacts: 31 }), interval(1, 5, 4, { forecast: 35 })], start);
    expect(mostContacts(data)).toBe(35);
  });

  it.each([
    [0, [1]],
    [1, [1]],
    [3, [1, 2, 3]],
    [4, [2, 4]],
    [13, [5, 10, 15]],
    [15, [5, 10, 15]],
    [16, [10, 20]],
    [3000, [1000, 2000, 3000]],
    [3001, [1001, 2002, 3003]],
  ])('marks an axis up to %d at round numbers', (most, marks) => {
    expect(agentMarks(chartData([interval(0, most, most, { high: most })], start))).toEqual(marks);
  });
});

describe('runs of quarter-hours that are short', () => {
  const day = [interval(0, 5, 5), interval(1, 6, 4), interval(2, 7, 4), interval(3, 4, 4), interval(4, 5, 4), interval(5, null, 4)];

  it('joins neighbours, with the worst of them and the most that is required', () => {
    const at = (i: number) => start / 1000 + i * 900;
    expect(shortRuns(day)).toEqual([
      { from: at(1), until: at(3), worst: 3, required: 7 },
      { from: at(4), until: at(5), worst: 1, required: 5 },
    ]);
  });

  it('parts them where a quarter-hour is missing', () => {
    expect(shortRuns([interval(0, 5, 4), interval(2, 5, 4)])).toHaveLength(2);
  });

  it('finds none where nobody is missing', () => expect(shortRuns([interval(0, 5, 5), interval(1, 5, 9)])).toEqual([]));
});
