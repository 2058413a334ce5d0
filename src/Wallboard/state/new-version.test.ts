import { describe, expect, it } from 'vitest';
import { NewVersion } from './new-version';

describe('NewVersion', () => {
  it('is due once it may interrupt, and asks again only after a minute', () => {
    const version = new NewVersion('one', { name: '' });
    expect(version.due('one', true, 0)).toBe(false);
    expect(version.due('two', false, 0)).toBe(false);
    expect(version.due('two', true, 0)).toBe(true);
    expect(version.due('two', true, 59_999)).toBe(false);
    expect(version.due('two', true, 60_000)).toBe(true);
  });

  it('is loaded at most once: a version that did not arrive does not reload the page for ever', () => {
    const memory = { name: '' };
    const before = new NewVersion('one', memory);
    expect(before.due('two', true, 0)).toBe(true);
    before.loading('two');
    const after = new NewVersion('one', memory);
    expect(after.due('two', true, 3_600_000)).toBe(false);
    expect(after.due('three', true, 3_600_000)).toBe(true);
  });

  it('takes the first version that it is served for its own where the page does not say', () => {
    const version = new NewVersion(null, { name: '' });
    expect(version.running).toBe('');
    expect(version.due('one', true, 0)).toBe(false);
    expect(version.running).toBe('one');
    expect(version.due('two', true, 0)).toBe(true);
  });
});
