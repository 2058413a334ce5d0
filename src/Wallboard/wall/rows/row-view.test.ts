import { describe, expect, it } from 'vitest';
import type { QueueRow } from '../../feed/frame-contract';
import { now } from '../../state/wall-state';
import { insteadOfForecast } from './row-view';

describe('what stands in place of a forecast', () => {
  const row = (over: Partial<QueueRow>) =>
    ({ forecast: 'ready', openChangesAt: '2026-03-12T16:00:00Z', predictedWait: null, ...over }) as QueueRow;

  it('is when the queue closes, where that comes before a turn', () => {
    now.value = Date.parse('2026-03-12T15:40:00Z');
    expect(insteadOfForecast(row({ forecast: 'closing' }))).toMatch(/^closes \d\d:00$/);
    expect(insteadOfForecast(row({ forecast: 'closing', openChangesAt: null }))).toBe('');
  });

  it('is what the hub says where it tells none', () => {
    expect(insteadOfForecast(row({ forecast: 'learning' }))).toBe('learning');
    expect(insteadOfForecast(row({}))).toBe('');
  });
});
