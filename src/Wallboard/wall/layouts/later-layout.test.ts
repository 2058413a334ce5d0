import { effect } from '@preact/signals';
import type { ComponentType } from 'preact';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import { LaterLayout } from './later-layout';

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

const layout: ComponentType = () => null;

it('is fetched once, when it is first asked for, and tells who reads it', async () => {
  const load = vi.fn(async () => layout);
  const later = new LaterLayout(load);
  expect(load).not.toHaveBeenCalled();
  const seen: unknown[] = [];
  effect(() => {
    seen.push(later.now);
  });
  later.fetch();
  await vi.advanceTimersByTimeAsync(0);
  expect(seen).toEqual(['loading', layout]);
  expect(load).toHaveBeenCalledTimes(1);
});

it('is missing while its file cannot be had, and asked for again after 30 s', async () => {
  let there = false;
  const load = vi.fn(async () => {
    if (!there) throw new Error('no such file');
    return layout;
  });
  const later = new LaterLayout(load);
  expect(later.now).toBe('loading');
  await vi.advanceTimersByTimeAsync(29_999);
  expect(later.now).toBe('missing');
  expect(load).toHaveBeenCalledTimes(1);
  there = true;
  await vi.advanceTimersByTimeAsync(1);
  expect(later.now).toBe(layout);
});
