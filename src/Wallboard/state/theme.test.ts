import { describe, expect, it } from 'vitest';
import { themeOf } from './theme';

describe('the theme of an address', () => {
  it.each([
    ['', 'dark'],
    ['?board=lobby', 'dark'],
    ['?theme=light', 'light'],
    ['?board=lobby&theme=light', 'light'],
    ['?theme=dark', 'dark'],
    ['?theme=LIGHT', 'dark'],
    ['?theme=blue', 'dark'],
  ])('%s is %s', (search, theme) => {
    expect(themeOf(search)).toBe(theme);
  });
});
