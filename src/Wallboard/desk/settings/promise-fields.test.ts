import { describe, expect, it } from 'vitest';
import { readPromise } from './promise-fields';

describe('a promise to each customer', () => {
  it('is a span, in working days too', () => {
    expect(readPromise('4 hours')).toBe('PT14400S');
    expect(readPromise(' 2 arbetsdagar ')).toBe('2 working days');
    expect(readPromise('1 working day')).toBe('1 working day');
  });

  it('is a time of day, in any of our languages', () => {
    for (const written of ['before 15:00', 'By 15:00', 'før kl. 15.00', 'inden 15:00', 'före kl 15:00', 'innan 15:00'])
      expect(readPromise(written)).toBe('before 15:00');
    expect(readPromise('before 8')).toBe('before 08:00');
  });

  it('is nothing that could be meant in two ways, or not at all', () => {
    for (const written of ['', '15', 'before', 'before noon', 'before 25:00', 'before 24:00', 'soon'])
      expect(readPromise(written)).toBeNull();
  });
});
