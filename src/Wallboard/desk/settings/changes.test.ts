import { describe, expect, it } from 'vitest';
import { changesOf, conflictsOf, queueGroups, sameValue, withWrittenSince } from './changes';

const base = {
  name: 'Billing',
  threshold: 'PT2M',
  target: 0.8,
  openingHours: { mon: [['08:00', '16:00']] },
  leftExcluded: ['callback', 'key'],
  maxAge: 'PT4H' as string | null,
};

describe('what a draft changes', () => {
  it('is nothing while it means the same', () => {
    const same = {
      ...base,
      threshold: 'PT120S',
      openingHours: { mon: [['8', '16']], sun: [] },
      leftExcluded: ['key', 'callback'],
      maxAge: 'PT14400S',
    };
    expect(changesOf(base, same as typeof base)).toEqual({});
  });

  it('is what differs, as it is sent', () => {
    const draft = { ...base, threshold: 'PT20S', openingHours: { mon: [['8', '12']] }, maxAge: null };
    expect(changesOf(base, draft)).toEqual({ threshold: 'PT20S', openingHours: { mon: [['08:00', '12:00']] }, maxAge: null });
  });

  it('tells working days from days', () => {
    expect(sameValue('threshold', '2 working days', 'P2D')).toBe(false);
    expect(sameValue('threshold', '1 working day', '1 working days')).toBe(true);
    expect(sameValue('maxAge', null, 'PT4H')).toBe(false);
  });
});

describe('what is written while a change is saved', () => {
  it('stays, beside what the hub has made of the change', () => {
    const sent = { ...base, name: 'Bills', target: 0.9 };
    const saved = { ...sent, name: 'Bills, as saved' };
    expect(withWrittenSince(saved, sent, sent)).toEqual(saved);
    expect(withWrittenSince(saved, sent, { ...sent, target: 0.95 })).toEqual({ ...saved, target: 0.95 });
    expect(withWrittenSince(saved, sent, { ...sent, name: base.name })).toEqual({ ...saved, name: base.name });
  });
});

describe('what two people changed', () => {
  it('conflicts only where both changed the same setting to something else', () => {
    const now = { ...base, target: 0.9, name: 'Bills', threshold: 'PT30S' };
    expect(conflictsOf(base, now, { target: 0.95 })).toEqual(['target']);
    expect(conflictsOf(base, now, { target: 0.9 })).toEqual([]);
    expect(conflictsOf(base, now, { maxAge: null })).toEqual([]);
  });
});

it('every setting of a queue stands in one group', () => {
  const all = Object.values(queueGroups).flat();
  expect(new Set(all).size).toBe(all.length);
  expect(all).toHaveLength(22);
});
