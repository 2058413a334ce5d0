import { describe, expect, it } from 'vitest';
import type { QueueRow, Trend } from '../../feed/frame-contract';
import { createFormats } from '../../format/formats';
import { chart, chartShape } from './chart-shape';

const formats = createFormats('en-GB', 'Europe/Oslo');
const until = Date.parse('2026-03-12T13:32:00Z');
const plotRight = 1574;
const row = (trend: Partial<Trend>, more: Partial<QueueRow> = {}) =>
  ({
    channel: 'voice',
    promiseConfirmed: true,
    threshold: { text: 'PT2M', seconds: 120, workingDays: null },
    trend: { pointMinutes: 1, waiting: [], longestWaitSeconds: [], longestWaitWorkingDays: null, ...trend },
    ...more,
  }) as unknown as QueueRow;
const sixty = (value: number | null) => Array.from({ length: 60 }, () => value);

describe('chartShape', () => {
  it('puts the promise at half the height until somebody waits longer than twice it, and marks who is late now', () => {
    const fine = chartShape(row({ waiting: sixty(1), longestWaitSeconds: sixty(120) }), until, plotRight, formats);
    expect(fine.promiseY).toBe((chart.top + chart.base) / 2);
    expect(fine.last).toEqual({ x: plotRight, y: fine.promiseY, late: false });
    const late = chartShape(row({ waiting: sixty(1), longestWaitSeconds: sixty(361) }), until, plotRight, formats);
    expect(late.last?.late).toBe(true);
    expect(late.last?.y).toBe(chart.top);
  });

  it('breaks line and area where nothing is known', () => {
    const waits = [60, 60, null, 60];
    const shape = chartShape(row({ waiting: [1, 1, null, 1], longestWaitSeconds: waits }), until, plotRight, formats);
    expect(shape.line.match(/M/g)).toHaveLength(2);
    expect(shape.area.match(/Z/g)).toHaveLength(2);
    expect(shape.bars.match(/M/g)).toHaveLength(3);
  });

  it('names quarters of an hour in the site’s zone, and the first minute', () => {
    const { ticks } = chartShape(row({ waiting: sixty(0), longestWaitSeconds: sixty(null) }), until, plotRight, formats);
    expect(ticks.map((tick) => tick.text)).toEqual(['13:33', '13:45', '14:00', '14:15']);
    expect(ticks[0]?.x).toBe(0);
  });

  it('leaves out a quarter that would stand too near to an end', () => {
    const soon = Date.parse('2026-03-12T13:47:00Z');
    const { ticks } = chartShape(row({ waiting: sixty(0), longestWaitSeconds: sixty(null) }), soon, plotRight, formats);
    expect(ticks.map((tick) => tick.text)).toEqual(['13:48', '14:00', '14:15', '14:30']);
  });

  it('names the days of five, each where it begins', () => {
    const trend = { pointMinutes: 120, waiting: sixty(3), longestWaitSeconds: sixty(9), longestWaitWorkingDays: sixty(1) };
    const mail = row(trend, { channel: 'email', threshold: { text: '2 working days', seconds: null, workingDays: 2 } });
    const { ticks } = chartShape(mail, until, plotRight, formats);
    expect(ticks.map((tick) => tick.text)).toEqual(['Sat', 'Sun', 'Mon', 'Tue', 'Wed', 'Thu']);
  });

  it('draws nothing where nothing is known yet, and no promise before one is set', () => {
    const shape = chartShape(row({}, { promiseConfirmed: false }), until, plotRight, formats);
    expect(shape).toMatchObject({ line: '', area: '', bars: '', last: null, promiseY: null });
  });
});
