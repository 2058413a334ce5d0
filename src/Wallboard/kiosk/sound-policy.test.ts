import { beforeEach, describe, expect, it } from 'vitest';
import type { Level } from '../feed/frame-contract';
import { SoundPolicy } from './sound-policy';

let policy: SoundPolicy;
let now: number;
const heard = (level: Level, over: { open?: boolean; live?: boolean; queue?: string } = {}) =>
  policy.due([{ queue: 'billing', level, open: true, live: true, ...over }], now);

beforeEach(() => {
  policy = new SoundPolicy();
  now = 0;
});

describe('SoundPolicy', () => {
  it('sounds when a queue turns critical, and not while it stays so', () => {
    expect([heard('fine'), heard('warning'), heard('critical'), heard('critical')]).toEqual([false, false, true, false]);
  });

  it('is silent about what was critical before the wall came', () => {
    expect(heard('critical')).toBe(false);
  });

  it('sounds at most once in ten minutes a queue', () => {
    heard('fine');
    expect(heard('critical')).toBe(true);
    heard('warning');
    now = 10 * 60_000 - 1;
    expect(heard('critical')).toBe(false);
    heard('warning');
    now += 1;
    expect(heard('critical')).toBe(true);
    heard('fine', { queue: 'sales' });
    expect(heard('critical', { queue: 'sales' })).toBe(true);
  });

  it('is silent outside the hours of the queue, and on old news', () => {
    heard('fine');
    expect(heard('critical', { open: false })).toBe(false);
    heard('fine');
    expect(heard('critical', { live: false })).toBe(false);
    expect(heard('critical')).toBe(true);
  });

  it('sounds once for several that turn together', () => {
    const both = (level: Level) => ['billing', 'sales'].map((queue) => ({ queue, level, open: true, live: true }));
    policy.due(both('fine'), now);
    expect(policy.due(both('critical'), now)).toBe(true);
  });
});
