import { expect, it } from 'vitest';
import { isBehind, paintAge, type WallNow } from './walls';

const now = Date.parse('2026-11-22T10:00:00Z');
const wall = { since: '2026-11-22T09:00:00Z', sentSeq: 10, paintedSeq: 10, paintedAt: '2026-11-22T09:59:40Z' } as WallNow;

it('a wall is behind when it was sent more than it painted, for longer than a moment', () => {
  expect(paintAge(wall, now)).toBe(20);
  expect(isBehind(wall, now)).toBe(false);
  expect(isBehind({ ...wall, sentSeq: 14 }, now)).toBe(false);
  expect(isBehind({ ...wall, sentSeq: 15 }, now)).toBe(true);
  expect(isBehind({ ...wall, sentSeq: 15, paintedAt: '2026-11-22T09:59:45Z' }, now)).toBe(false);
  expect(isBehind({ ...wall, sentSeq: 15, paintedAt: '2026-11-22T09:59:44Z' }, now)).toBe(true);
});

it('a wall that never told of a paint is behind once it has had the time', () => {
  const silent = { ...wall, paintedSeq: null, paintedAt: null };
  expect(paintAge(silent, now)).toBeNull();
  expect(isBehind(silent, now)).toBe(true);
  expect(isBehind({ ...silent, since: '2026-11-22T09:59:50Z' }, now)).toBe(false);
});
