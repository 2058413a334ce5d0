import { describe, expect, it } from 'vitest';
import { readSpan, type Span, sameSpan, spanOfWire, spanWriter, wireOfSpan } from './durations';

describe('reading a span of time', () => {
  it.each<[string, Span]>([
    ['20 seconds', { seconds: 20 }],
    ['20s', { seconds: 20 }],
    ['2 minutes', { seconds: 120 }],
    ['2 min', { seconds: 120 }],
    ['1.5 min', { seconds: 90 }],
    ['1,5 min', { seconds: 90 }],
    ['1:30', { seconds: 90 }],
    ['1 h 30 min', { seconds: 5400 }],
    ['1 hour and 30 minutes', { seconds: 5400 }],
    ['1h30m', { seconds: 5400 }],
    ['2 days', { seconds: 172_800 }],
    ['2 working days', { workingDays: 2 }],
    ['0.5 working days', { workingDays: 0.5 }],
    ['260 working days', { workingDays: 260 }],
    ['2 virkedager', { workingDays: 2 }],
    ['2 arbetsdagar', { workingDays: 2 }],
    ['1 arbejdsdag', { workingDays: 1 }],
    ['2 minutter', { seconds: 120 }],
    ['3 timmar', { seconds: 10_800 }],
    ['PT20S', { seconds: 20 }],
    ['PT1H30M', { seconds: 5400 }],
    ['P2D', { seconds: 172_800 }],
    ['3660 days', { seconds: 3660 * 86_400 }],
  ])('%s', (text, span) => {
    expect(readSpan(text, true)).toEqual({ span });
  });

  it.each([
    ['', 'empty'],
    ['  ', 'empty'],
    ['20', 'noUnit'],
    ['soon', 'unreadable'],
    ['0 s', 'unreadable'],
    ['2 minutes please', 'unreadable'],
    ['1:60', 'unreadable'],
    ['P', 'unreadable'],
    ['3661 days', 'tooLong'],
    ['261 working days', 'tooLong'],
  ])('"%s" is %s', (text, wrong) => {
    expect(readSpan(text, true)).toEqual({ wrong });
  });

  it('takes no working time where a duration of the clock is asked for', () => {
    expect(readSpan('2 working days', false)).toEqual({ wrong: 'noWorkingTime' });
  });

  it('writes what the API reads, and reads what the API writes', () => {
    for (const wire of ['PT20S', 'PT90S', 'PT2M', 'PT4H', 'P2D', 'PT0.5S', '2 working days', '1 working day']) {
      const span = spanOfWire(wire);
      expect(span).not.toBeNull();
      if (span !== null) expect(sameSpan(spanOfWire(wireOfSpan(span)), span)).toBe(true);
    }
    expect(wireOfSpan({ workingDays: 1 })).toBe('1 working day');
    expect(spanOfWire('someday')).toBeNull();
  });
});

describe('writing a span of time', () => {
  it.each<[string, Span, string]>([
    ['en-GB', { seconds: 1 }, '1 second'],
    ['en-GB', { seconds: 20 }, '20 seconds'],
    ['en-GB', { seconds: 90 }, '1 minute 30 seconds'],
    ['en-GB', { seconds: 120 }, '2 minutes'],
    ['en-GB', { seconds: 86_400 }, '24 hours'],
    ['en-GB', { seconds: 172_800 }, '2 days'],
    ['nb', { seconds: 120 }, '2 minutter'],
    ['sv', { seconds: 60 }, '1 minut'],
    ['da', { seconds: 7200 }, '2 timer'],
    ['en-GB', { workingDays: 2 }, '2 wd'],
  ])('%s', (locale, span, text) => {
    expect(spanWriter(locale, (n) => `${n} wd`)(span)).toBe(text);
  });

  it('can be read again in each language', () => {
    for (const locale of ['en-GB', 'nb', 'sv', 'da'])
      for (const seconds of [1, 45, 90, 120, 5400, 86_400, 259_200])
        expect(readSpan(spanWriter(locale, String)({ seconds }), false)).toEqual({ span: { seconds } });
  });
});
