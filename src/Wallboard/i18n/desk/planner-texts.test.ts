import { describe, expect, it } from 'vitest';
import { everything, faults, pluralFaults } from './said';
import { deskLanguages, loadDeskTexts } from './texts';

const numbers = [0, 1, 2, 5, 21, 1000];
const channels = ['voice', 'chat', 'email', 'social'];

/** What to call a text with, by the name of its parameter in English. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  queues: [['Zz'], ['Zz', 'Qq']],
  'plan.queues.n': numbers,
  'headline.mayBeShort.queues': [['Zz'], ['Zz', 'Qq'], ['a', 'b', 'c', 'd']],
  names: [['Zz'], ['Zz', 'Qq']],
  columns: [['zz'], ['zz', 'qq']],
  parts: [['1 zz'], ['1 zz', '2 qq']],
  channel: channels,
  until: ['15:30'],
  'headline.short.until': ['15:30', null],
  'headline.willBeShort.until': ['15:30', null],
  'alerts.actions.addAgent.until': ['15:30', null],
  from: ['Zz'],
  'alerts.span.from': ['14:30', null],
  'alerts.short.n': [...numbers, null],
  'alerts.willBeShort.n': [...numbers, null],
  'alerts.deadline.n': [...numbers, null],
  'alerts.callBacks.n': [...numbers, null],
  'alerts.spare.n': [...numbers, null],
  broken: numbers,
  soon: numbers,
  'alerts.takes.measured': ['4:30'],
  'alerts.takes.expected': ['3:40'],
  'alerts.leaveNow.measured': ['12 %'],
  'alerts.leaveNow.expected': ['5 %'],
  'chart.agents.n': ['15'],
  'chart.point.n': ['15'],
  'chart.point.required': ['12'],
  'chart.point.staffed': ['8'],
  measured: numbers,
  expected: numbers,
  n: numbers,
  needed: numbers,
  here: numbers,
  agents: numbers,
  required: numbers,
  staffed: numbers,
  late: numbers,
  due: numbers,
  before: numbers,
  acted: numbers,
  cameTrue: numbers,
  raised: numbers,
  within: ['2 min'],
  'whatIf.record.within': numbers,
  moves: numbers,
};
const plurals: Readonly<Record<string, readonly (readonly [one: string, other: string])[]>> = {
  en: [
    ['agent', 'agents'],
    ['person', 'people'],
    ['hang-up', 'hang-ups'],
    ['call', 'calls'],
    ['alert', 'alerts'],
    ['promise', 'promises'],
    ['break', 'breaks'],
    ['move', 'moves'],
    ['queue', 'queues'],
    ['quarter-hour', 'quarter-hours'],
    ['shift', 'shifts'],
    ['line', 'lines'],
    ['time', 'times'],
  ],
  nb: [
    ['medarbeider', 'medarbeidere'],
    ['person', 'personer'],
    ['samtale', 'samtaler'],
    ['varsel', 'varsler'],
    ['løfte', 'løfter'],
    ['pause', 'pauser'],
    ['flytting', 'flyttinger'],
    ['kø', 'køer'],
    ['vakt', 'vakter'],
    ['linje', 'linjer'],
    ['gang', 'ganger'],
  ],
  sv: [
    ['person', 'personer'],
    ['varning', 'varningar'],
    ['löfte', 'löften'],
    ['paus', 'pauser'],
    ['flytt', 'flyttar'],
    ['kö', 'köer'],
    ['kvart', 'kvartar'],
    ['rad', 'rader'],
    ['gång', 'gånger'],
  ],
  da: [
    ['medarbejder', 'medarbejdere'],
    ['person', 'personer'],
    ['advarsel', 'advarsler'],
    ['løfte', 'løfter'],
    ['pause', 'pauser'],
    ['flytning', 'flytninger'],
    ['kø', 'køer'],
    ['vagt', 'vagter'],
    ['linje', 'linjer'],
    ['gang', 'gange'],
  ],
};

const english = (await loadDeskTexts('en')).planner;
const spoken = await Promise.all(
  deskLanguages.map(async ({ tag }) => [tag, everything((await loadDeskTexts(tag)).planner, english, samples)] as const),
);
describe.each(spoken)('the page of staffing in %s', (tag, said) => {
  it('says something everywhere, with care', () => {
    expect(said.length).toBeGreaterThan(500);
    expect(faults(said, (text) => /undefined|null|NaN|\[object|\$\{|=>/.test(text) || text === '')).toEqual([]);
    expect(faults(said, (text) => /\s\s|^\s|\s$|[!'"]|\.\.|,,|\s[,.]/u.test(text))).toEqual([]);
  });

  it('says what the advice brings as a sentence of its own, whatever stands before it', () => {
    const effects = said.filter(({ path }) => path === 'headline.effectOther');
    expect(effects).toHaveLength(numbers.length * channels.length);
    // After "There are too few people" it would be the lack of people that brings it.
    expect(faults(effects, (text) => /^(?:That|This|It|Det|Dette|Den)\b/.test(text))).toEqual([]);
  });

  it('counts in its own plurals', () => {
    const nouns = plurals[tag] ?? [];
    expect(nouns.length).toBeGreaterThan(5);
    expect(pluralFaults(said, nouns)).toEqual([]);
  });
});

describe.each(spoken.filter(([tag]) => tag !== 'en'))('the page of staffing in %s', (_, said) => {
  it('leaves nothing in English', () => {
    const all = everything(english, english, samples);
    const same = /\b(?:CSV|Plan|[Zz]z|[Qq]q|min|[Cc]hats?|[Ee]-mails?|over)\b|[^\p{L}]/gu;
    const untranslated = said.flatMap((one, i) =>
      all[i]?.said === one.said && one.said.replace(same, '') !== '' ? [`${one.path}: ${one.said}`] : [],
    );
    expect(untranslated).toEqual([]);
    expect(
      faults(said, (text) => /\b(?:the|and|of|is|are|agents?|hang|required|staffed|nobody|calls?|people|alerts?)\b/i.test(text)),
    ).toEqual([]);
  });
});
