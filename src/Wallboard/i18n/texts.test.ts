import { describe, expect, it } from 'vitest';
import type { Threshold } from '../feed/frame-contract';
import { wallLanguages } from './texts';

const numbers = [0, 1, 2, 5, 21, 1000];
const thresholds: readonly Threshold[] = [
  { text: 'PT20S', seconds: 20, workingDays: null },
  { text: 'PT1M', seconds: 60, workingDays: null },
  { text: 'PT90S', seconds: 90, workingDays: null },
  { text: 'PT2M', seconds: 120, workingDays: null },
  { text: 'PT4H', seconds: 14_400, workingDays: null },
  { text: 'P1D', seconds: null, workingDays: 1 },
  { text: 'P2D', seconds: null, workingDays: 2 },
];
const ages = [0, 1, 59, 60, 61, 119, 120, 3600, 7199, 7200, 86_400, 172_799, 172_800, 1_000_000];

/** What to call a text with, by the name of its parameter in English; a path before it where one place differs. */
const samples: Readonly<Record<string, readonly unknown[]>> = {
  tenths: [0, 7, 8, 10],
  channel: ['voice', 'chat', 'email', 'social'],
  level: ['unknown', 'fine', 'warning', 'critical'],
  t: thresholds,
  promised: [true, false],
  n: numbers,
  waiting: numbers,
  likely: numbers,
  over: numbers,
  wait: [1, 2, 21],
  count: numbers.slice(1),
  cause: ['unreadable', 'unknownType', 'missingField', 'badValue', 'badTime', 'tooLarge', 'accessDenied', 'other'],
  channels: [['voice'], ['email'], ['voice', 'chat'], ['voice', 'chat', 'email', 'social']],
  since: ['14:20'],
  address: ['zz.qqqq:8080'],
  from: ['Zz Qqqq'],
  home: ['Zz Qqqq'],
  before: numbers,
  after: numbers,
  attention: numbers,
  calm: numbers,
  queues: numbers,
  available: numbers,
  signedIn: numbers,
  'row.freeOf.signedIn': ['10'],
  due: [null, ...numbers],
  pointMinutes: [1, 120],
  age: [...ages, null],
  'headline.noData.age': [61, 119, 120, 7199, 7200, 400_000],
  'row.silentFor.age': ages,
  'freshness.updated.age': [1, 5],
  'freshness.late.age': [6, 15],
  'freshness.behind.age': [16, 60],
  'aside.tryingIn.n': [1, 5, 30],
  'today.ofWhoGaveUp.n': ['59'],
  total: ages,
  seconds: ages,
  longest: ages,
  days: ['1,9'],
  difference: [3, 65, 7200],
  'row.points.difference': ['+3'],
  name: ['Zz Qqqq 7'],
  source: ['Zz Qqqq'],
  site: ['Zz Qqqq'],
  queue: ['Zz Qqqq'],
  facts: [['zz qq'], ['zz qq', 'zz qqq']],
  reason: ['Zz qq.'],
  amount: ['kr 900'],
  time: ['14:32'],
  clock: ['14:32:08'],
  when: ['17:00'],
  'sentence.closed.when': ['17:00', null],
  share: ['79 %'],
  text: ['4'],
  low: ['2'],
  high: ['6'],
  unit: ['u'],
  part: ['3'],
  whole: ['4'],
  points: numbers,
  hits: numbers,
  decided: numbers,
  hungUp: numbers,
  atOnce: numbers,
  mean: ['4,2'],
  page: numbers,
  pages: numbers,
  formula: ['atThreshold', 'abandonsAgainst', 'abandonsIgnored', 'abandonsFor'],
  range: ['2–6 min'],
  'single.longestNow.wait': ['5:08'],
  'single.waiting.over': [null, ...numbers],
  'brief.page.from': [13],
  to: [24],
  all: [1, 2, 25],
};
const callsPerTextMax = 5_000;

interface Said {
  readonly path: string;
  readonly said: string;
}

function parametersOf(text: (...args: unknown[]) => unknown): string[] {
  const source = text.toString();
  const list = /^(?:function\s*\w*\s*)?\(([^)]*)\)/.exec(source)?.[1] ?? /^(\w+)\s*=>/.exec(source)?.[1] ?? '';
  return list
    .split(',')
    .map((name) => name.trim())
    .filter(Boolean);
}

function combinations(lists: readonly (readonly unknown[])[]): unknown[][] {
  return lists.reduce<unknown[][]>((all, list) => all.flatMap((before) => list.map((one) => [...before, one])), [[]]);
}

/** Everything that a language can say, with each text called in every way that the samples allow. English names the parameters. */
function everything(texts: unknown, english: unknown, path = ''): Said[] {
  if (typeof texts === 'string') return [{ path, said: texts }];
  if (typeof texts === 'function') {
    const lists = parametersOf(english as () => unknown).map((name) => {
      const list = samples[`${path}.${name}`] ?? samples[name];
      if (list === undefined) throw new Error(`${path} takes "${name}": tell the samples of this test what that may be.`);
      return list;
    });
    const calls = combinations(lists);
    expect(calls.length, path).toBeLessThanOrEqual(callsPerTextMax);
    return calls.flatMap((args) => everything((texts as (...args: unknown[]) => unknown)(...args), null, path));
  }
  if (typeof texts !== 'object' || texts === null) throw new Error(`${path} says nothing: ${String(texts)}`);
  return Object.entries(texts).flatMap(([key, value]) =>
    everything(value, (english as Record<string, unknown> | null)?.[key], path === '' ? key : `${path}.${key}`),
  );
}

const english = await wallLanguages.load('en');
const languages = await Promise.all(
  wallLanguages.tags.map(async (tag) => [tag, everything(await wallLanguages.load(tag), english)] as const),
);
const faults = (said: readonly Said[], isFault: (text: string, path: string) => boolean) =>
  said.filter(({ said, path }) => isFault(said, path)).map(({ path, said }) => `${path}: ${said}`);

/** Nouns and adjectives that go with one, and with any other number. */
const plurals: Readonly<Record<string, readonly (readonly [one: string, other: string])[]>> = {
  en: [
    ['caller', 'callers'],
    ['person', 'people'],
    ['e-mail', 'e-mails'],
    ['message', 'messages'],
    ['second', 'seconds'],
    ['minute', 'minutes'],
    ['hour', 'hours'],
    ['day', 'days'],
    ['working day', 'working days'],
    ['queue', 'queues'],
    ['source', 'sources'],
    ['agent', 'agents'],
    ['other', 'others'],
  ],
  nb: [
    ['person', 'personer'],
    ['e-post', 'e-poster'],
    ['melding', 'meldinger'],
    ['sekund', 'sekunder'],
    ['minutt', 'minutter'],
    ['time', 'timer'],
    ['dag', 'dager'],
    ['virkedag', 'virkedager'],
    ['kø', 'køer'],
    ['kilde', 'kilder'],
    ['medarbeider', 'medarbeidere'],
    ['annen', 'andre'],
    ['blir for sen', 'blir for sene'],
  ],
  sv: [
    ['person', 'personer'],
    ['meddelande', 'meddelanden'],
    ['sekund', 'sekunder'],
    ['minut', 'minuter'],
    ['timme', 'timmar'],
    ['dag', 'dagar'],
    ['arbetsdag', 'arbetsdagar'],
    ['kö', 'köer'],
    ['källa', 'källor'],
    ['annan', 'andra'],
    ['blir försenat', 'blir försenade'],
  ],
  da: [
    ['person', 'personer'],
    ['e-mail', 'e-mails'],
    ['besked', 'beskeder'],
    ['sekund', 'sekunder'],
    ['minut', 'minutter'],
    ['time', 'timer'],
    ['dag', 'dage'],
    ['arbejdsdag', 'arbejdsdage'],
    ['kø', 'køer'],
    ['kilde', 'kilder'],
    ['medarbejder', 'medarbejdere'],
    ['anden', 'andre'],
    ['bliver forsinket', 'bliver forsinkede'],
  ],
};

// A letter may follow a letter of these alphabets where \b would see the end of a word.
const notLetter = '(?![\\p{L}-])';

describe.each(languages)('%s', (tag, said) => {
  it('says something everywhere, and nothing that a program says', () => {
    expect(said.length).toBeGreaterThan(500);
    expect(faults(said, (text) => /undefined|null|NaN|Infinity|\[object|\$\{|function|=>/.test(text))).toEqual([]);
    const mayBeEmpty = /^(headline\.noData\.1|freshness\.othersLive|single\.waiting\.1)$/;
    expect(faults(said, (text, path) => text === '' && !mayBeEmpty.test(path))).toEqual([]);
  });

  it('is written with care: no double or outer spaces, no shouting, no typewriter quotes', () => {
    expect(faults(said, (text) => /\s\s|^\s|\s$|[!'"]|\.\.|,,|\s[,.]/u.test(text))).toEqual([]);
  });

  it('counts in its own plurals', () => {
    const pairs = plurals[tag];
    if (pairs === undefined) throw new Error(`Tell this test the plurals of ${tag}.`);
    // "1 of 7 will be late": the verb goes with the 1, the noun with the 7.
    const wrong = pairs.flatMap(([one, other]) => {
      const notOf = one.startsWith('bli') ? '(?<!av |af )' : '';
      return [
        new RegExp(`(?<![\\d.,:\u202f\u00a0 /])1 ${other}${notLetter}`, 'u'),
        new RegExp(`(?<![\\d.,])${notOf}(?:0|2|5|21|1[.,\u202f]000) ${one}${notLetter}`, 'u'),
      ];
    });
    expect(faults(said, (text) => wrong.some((pattern) => pattern.test(text)))).toEqual([]);
  });

  it('writes thousands the way it does everywhere else', () => {
    const thousand = { en: '1,000', da: '1.000' }[tag] ?? '1\u202f000';
    expect(said.some(({ said }) => said.includes(thousand))).toBe(true);
    expect(faults(said, (text) => /1000|1[ \u00a0]000/.test(text))).toEqual([]);
  });

  it('breaks its headlines into lines that fit beside an advice at the smallest size', () => {
    // A name of 16 characters, two digits: what is longer wraps, which is allowed but not the rule.
    const lines = said.filter(({ path }) => /^headline\.(likely|over|nobody|catching)/.test(path) && !path.includes('1000'));
    const long = faults(
      lines,
      (text) => !/1.000/.test(text) && text.replace('Zz Qqqq 7', 'Sixteen letters.').length > charactersBesideAdvice,
    );
    expect(long).toEqual([]);
  });

  it('fits the places of the board', () => {
    const tooLong = Object.entries(room).flatMap(([place, most]) =>
      faults(said, (text, path) => path.startsWith(place) && !/1.000|1000/.test(text) && text.length > most),
    );
    expect(tooLong).toEqual([]);
  });
});

/** At 48 px: what fits at 54 px (46) times 54 ÷ 48. */
const charactersBesideAdvice = 51;

/** Characters that a place of the board holds at its size of type; a browser test measures the same in pixels. */
const room: Readonly<Record<string, number>> = {
  'columns.longest': 10,
  'columns.predicted': 14,
  'columns.inTime': 17,
  'columns.agents': 11,
  'row.kind': 22,
  'row.dueToday': 12,
  'row.noForecast': 12,
  'row.paused': 11,
  'row.busy': 10,
  'row.unknown': 10,
  'row.atOnce': 7,
  'aside.useOtherScreen': 17,
  'aside.noNews': 27,
  'aside.connectionLost': 24,
  'aside.adviceOnHold': 46,
  'single.predicted': 38,
  'single.decided': 16,
  'single.formula': 37,
  'single.noGoal': 30,
  'single.noAgents': 28,
  'single.likely': 26,
  'single.risk': 13,
  'single.lateRisk': 13,
  'many.needYou': 30,
};

describe.each(languages.filter(([tag]) => tag !== 'en'))('%s beside English', (_, said) => {
  /** Without words that are the same in both, samples and signs: what is left must have been translated. */
  const ownWords = (text: string) => text.replace(/\b(?:[Cc]hat|[Ee]-mail|Trend|Live|over|min|Zz|Qqqq|qqq?)\b/g, '').match(/\p{L}{3,}/gu);
  const englishWords = [
    'the|and|of|with|waiting|wait|callers?|people|queues?|promises?|free|paused|busy|closed|opens|silent|longest|today|likely|hang up|hung up',
    'board|screen|phone|forecast|answered|nobody|everyone|working|agents?|sources?|late|early|slow|fast|behind|offline|now|trying|again|in time',
    'call(?:ed)?|back|out',
  ];
  const englishOnly = new RegExp(`\\b(?:${englishWords.join('|')})\\b`, 'iu');

  it('leaves no English words', () => {
    expect(faults(said, (text) => englishOnly.test(text))).toEqual([]);
  });

  it('translates every sentence', () => {
    const everyEnglish = everything(english, english);
    const untranslated = said.flatMap(({ said, path }, i) =>
      everyEnglish[i]?.path === path && everyEnglish[i]?.said === said && ownWords(said) !== null ? [`${path}: ${said}`] : [],
    );
    expect(untranslated).toEqual([]);
    expect(said.length).toBe(everyEnglish.length);
  });
});
