import { expect, it } from 'vitest';
import { loadDeskTexts } from '../../i18n/desk/texts';
import { personFirst, personText } from './person';

it('names whoever has no name in the language of the reader, and leaves names as they are', async () => {
  const [english, norwegian] = [await loadDeskTexts('en'), await loadDeskTexts('nb')];
  expect([personText('jdoe', english), personFirst('jdoe', english)]).toEqual(['jdoe', 'jdoe']);
  expect([personText('this machine', english), personFirst('this machine', english)]).toEqual([
    'somebody at this machine',
    'Somebody at this machine',
  ]);
  expect(personFirst('this machine', norwegian)).toBe('Noen ved denne maskinen');
});
