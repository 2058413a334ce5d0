import { describe, expect, it } from 'vitest';
import type { Level } from '../feed/frame-contract';
import { HeadlineChoice } from './headline-choice';
import type { Arrangement } from './row-order';

const rows = (...levels: [string, Level][]): Arrangement => ({
  attention: levels.filter(([, level]) => level === 'warning' || level === 'critical').map(([queue]) => queue),
  calm: [],
  levels: new Map(levels),
});
const all = () => true;

describe('HeadlineChoice', () => {
  it('holds its queue for 20 s although another one is on top', () => {
    const choice = new HeadlineChoice();
    expect(choice.choose(rows(['a', 'warning'], ['b', 'warning']), all, 0)).toBe('a');
    expect(choice.choose(rows(['b', 'warning'], ['a', 'warning']), all, 19_999)).toBe('a');
    expect(choice.choose(rows(['b', 'warning'], ['a', 'warning']), all, 20_000)).toBe('b');
  });

  it('gives way at once to something worse', () => {
    const choice = new HeadlineChoice();
    choice.choose(rows(['a', 'warning']), all, 0);
    expect(choice.choose(rows(['b', 'critical'], ['a', 'warning']), all, 1000)).toBe('b');
  });

  it('lets go of a queue that needs nobody any more, or whose source is silent', () => {
    const choice = new HeadlineChoice();
    choice.choose(rows(['a', 'warning'], ['b', 'warning']), all, 0);
    expect(choice.choose(rows(['a', 'fine'], ['b', 'warning']), all, 1000)).toBe('b');
    expect(choice.choose(rows(['b', 'warning']), () => false, 2000)).toBeNull();
  });
});
