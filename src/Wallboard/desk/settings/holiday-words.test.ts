import { expect, it } from 'vitest';
import { placeName } from './holiday-words';

it("names a country in the page's language, and a part of one as it is called there", () => {
  expect(placeName('DE', null, 'sv')).toBe('Tyskland');
  expect(placeName('DE', 'BY', 'nb')).toBe('Bayern, Tyskland');
  expect(placeName('GB', 'SCT', 'en-GB')).toBe('Scotland, United Kingdom');
  expect(placeName('UK', 'WLS', 'da')).toBe('Wales, Storbritannien');
});

it('says the code of what it does not know', () => {
  expect(placeName('DE', 'ZZ', 'en-GB')).toBe('ZZ, Germany');
});
