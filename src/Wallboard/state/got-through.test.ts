import { describe, expect, it } from 'vitest';
import type { SiteRow } from '../feed/frame-contract';
import { gotThroughToday } from './got-through';

const site = (reachedToday: number, abandoned: number) => ({ contacts: { reachedToday }, today: { abandoned } }) as unknown as SiteRow;

describe('gotThroughToday', () => {
  it('is those who reached a person, out of them and those who hung up', () => {
    const day = gotThroughToday(site(2112, 59));
    expect(day.whole).toBe(2171);
    expect(day.reachedShare).toBeCloseTo(0.9728, 4);
    expect(day.hungUpShare).toBeCloseTo(0.0272, 4);
  });

  it('is not known before anybody got through or hung up, and a real zero when nobody got through', () => {
    expect(gotThroughToday(site(0, 0)).reachedShare).toBeNull();
    expect(gotThroughToday(site(0, 3)).reachedShare).toBe(0);
  });
});
