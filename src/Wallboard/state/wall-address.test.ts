import { describe, expect, it } from 'vitest';
import { addressOf } from './wall-address';

describe('addressOf', () => {
  it('reads a board and a site, and shows all queues of the default site without them', () => {
    expect(addressOf({ search: '?board=lobby&site=oslo', hash: '' })).toEqual({
      token: null,
      board: 'lobby',
      site: 'oslo',
      preview: false,
    });
    expect(addressOf({ search: '', hash: '' })).toEqual({ token: null, board: 'all', site: null, preview: false });
    expect(addressOf({ search: '?preview', hash: '' }).preview).toBe(true);
  });

  it('reads the link of a screen from the fragment, within bounds', () => {
    expect(addressOf({ search: '', hash: '#k3f9' }).token).toBe('k3f9');
    expect(addressOf({ search: '', hash: '#' }).token).toBeNull();
    expect(addressOf({ search: '', hash: `#${'x'.repeat(1000)}` }).token).toHaveLength(128);
  });
});
