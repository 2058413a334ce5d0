import { describe, expect, it } from 'vitest';
import { everything, faults, pluralFaults } from './said';
import { deskLanguages, loadDeskTexts } from './texts';

const numbers = [0, 1, 2, 5, 21, 1000];

/** What to call a text with, by the name of its parameter in English. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  n: numbers,
  hits: numbers,
  all: numbers,
  'callbacks.customerNumber.n': [3],
  'outcomes.lastDays.n': [1, 7, 28],
  mature: numbers,
  days: [1, 7],
  'promises.nextHolidays.days': [['zz'], ['zz', 'qq']],
  queues: [['Zz'], ['Zz', 'Qq']],
  reached: [true, false],
  'outcomes.hours.n': ['13'],
  'outcomes.pulse.passedOn.n': [0, 1, 2],
};

/** Nouns that these pages count. */
const plurals: Readonly<Record<string, readonly (readonly [one: string, other: string])[]>> = {
  en: [
    ['promise', 'promises'],
    ['customer', 'customers'],
    ['contact', 'contacts'],
    ['day', 'days'],
    ['rating', 'ratings'],
    ['more queue', 'more queues'],
  ],
  nb: [
    ['løfte', 'løfter'],
    ['kunde', 'kunder'],
    ['henvendelse', 'henvendelser'],
    ['dag', 'dager'],
    ['vurdering', 'vurderinger'],
    ['kø til', 'køer til'],
    ['enkelt fridag', 'enkelte fridager'],
  ],
  sv: [
    ['löfte', 'löften'],
    ['kund', 'kunder'],
    ['kontakt', 'kontakter'],
    ['dag', 'dagar'],
    ['omdöme', 'omdömen'],
    ['kö till', 'köer till'],
    ['enstaka ledig dag', 'enstaka lediga dagar'],
  ],
  da: [
    ['løfte', 'løfter'],
    ['kunde', 'kunder'],
    ['henvendelse', 'henvendelser'],
    ['dag', 'dage'],
    ['vurdering', 'vurderinger'],
    ['kø mere', 'køer mere'],
    ['enkelt fridag', 'enkelte fridage'],
  ],
};

const english = (await loadDeskTexts('en')).customers;
const spoken = await Promise.all(
  deskLanguages.map(async ({ tag }) => [tag, everything((await loadDeskTexts(tag)).customers, english, samples)] as const),
);

describe.each(spoken)('promises, call-backs and outcomes in %s', (tag, said) => {
  it('say something everywhere, with care', () => {
    expect(said.length).toBeGreaterThan(250);
    expect(faults(said, (text) => /undefined|null|NaN|\[object|\$\{|=>/.test(text) || text === '')).toEqual([]);
    expect(faults(said, (text) => /\s\s|^\s|\s$|[!'"]|\.\.|,,|\s[,.]/u.test(text))).toEqual([]);
  });

  it('count in their own plurals', () => {
    const nouns = plurals[tag] ?? [];
    expect(nouns.length).toBeGreaterThan(5);
    expect(pluralFaults(said, nouns)).toEqual([]);
    // Each of these nouns is really counted somewhere, or the test would look for nothing.
    for (const [, other] of nouns) expect(faults(said, (text) => new RegExp(`\\d ${other}`).test(text))).not.toEqual([]);
  });
});

describe.each(spoken.filter(([tag]) => tag !== 'en'))('promises, call-backs and outcomes in %s', (_, said) => {
  it('leave nothing in English', () => {
    const all = everything(english, english, samples);
    const same = /\b(?:CSV|[Zz]z|[Qq]q|[Pp]artner|median|of|t|under|Risk|Period)\b|[^\p{L}]/gu;
    const untranslated = said.flatMap((one, i) =>
      all[i]?.said === one.said && one.said.replace(same, '') !== '' ? [`${one.path}: ${one.said}`] : [],
    );
    expect(untranslated).toEqual([]);
    expect(faults(said, (text) => /\b(?:the|and|is|are|nobody|customers?|promises?|queues?|broken|kept|back)\b/i.test(text))).toEqual([]);
  });
});
