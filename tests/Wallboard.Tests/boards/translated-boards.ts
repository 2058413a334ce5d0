import type { BoardSnapshot } from '../../../src/Wallboard/feed/frame-contract';
import { siteOf, snapshotOf } from './build';
import { attentionRows } from './mock-boards';

/** What a site of each language would call its queues; the moment is that of the mock `wall`. */
const places = {
  nb: {
    site: 'Kundeservice',
    currency: 'NOK',
    queues: ['Faktura', 'Flytting', 'E-post privat', 'Strømbrudd', 'Nye avtaler', 'Chat support', 'Chat salg', 'E-post bedrift'],
  },
  sv: {
    site: 'Kundtjänst',
    currency: 'SEK',
    queues: ['Faktura', 'Flytt', 'Mejl privat', 'Strömavbrott', 'Nya avtal', 'Chatt support', 'Chatt försäljning', 'Mejl företag'],
  },
  da: {
    site: 'Kundeservice',
    currency: 'DKK',
    queues: ['Regninger', 'Flytning', 'Privat e-mail', 'Strømafbrydelse', 'Nye aftaler', 'Chat support', 'Chat salg', 'Erhverv e-mail'],
  },
} as const;

export type Translated = keyof typeof places;
export const translated = Object.keys(places) as readonly Translated[];

/** The board of the mock `wall` as a site of that language sees it. */
export function translatedBoard(language: Translated): BoardSnapshot {
  const { site, currency, queues } = places[language];
  const rows = attentionRows().map((row, i) => {
    const name = queues[i] ?? row.name;
    return { ...row, name, shortName: name };
  });
  const known = {
    name: site,
    language,
    currency,
    unreturned: { customers: 21, gaveUp: 59 },
    promises: { dueToday: 7, likelyBroken: 2 },
    valueLost: 38_400,
    valueAtRisk: 900,
  };
  return snapshotOf(rows, siteOf(known));
}
