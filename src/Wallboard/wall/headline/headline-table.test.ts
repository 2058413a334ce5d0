import { describe, expect, it } from 'vitest';
import type { Channel, Level, QueueRow } from '../../feed/frame-contract';
import { createFormats, type Formats } from '../../format/formats';
import { type Texts, wallLanguages } from '../../i18n/texts';
import type { FreshnessStep } from '../../state/freshness';
import { type Headline, headlineOf } from './headline-text';

// Every combination that a board can come to, in every language: whatever it is, the headline is a sentence.

const now = Date.parse('2026-03-12T13:32:08Z');
const ago = (seconds: number) => new Date(now - seconds * 1000).toISOString();

interface Case {
  readonly level: Level;
  readonly channel: Channel;
  readonly waiting: number;
  readonly over: number;
  readonly likely: number | null;
  readonly predicted: number | null;
  readonly signedIn: number | null;
  readonly open: boolean;
  readonly silent: boolean;
  readonly step: FreshnessStep;
}

function product<T extends object>(lists: { readonly [K in keyof T]: readonly T[K][] }): T[] {
  return Object.entries(lists).reduce<object[]>(
    (all, [key, values]) => all.flatMap((before) => (values as readonly unknown[]).map((value) => ({ ...before, [key]: value }))),
    [{}],
  ) as T[];
}

const cases = product<Case>({
  level: ['unknown', 'fine', 'warning', 'critical'],
  channel: ['voice', 'chat', 'email', 'social'],
  waiting: [0, 1, 2, 123],
  over: [0, 1, 2, 123],
  likely: [null, 0, 1, 12],
  predicted: [null, 30, 61, 600],
  signedIn: [null, 0, 3],
  open: [true, false],
  silent: [false, true],
  step: ['live', 'late', 'delayed', 'offline'],
}).filter(
  ({ level, waiting, over, likely, predicted, signedIn, silent, step }) =>
    over <= waiting &&
    (likely ?? 0) <= waiting &&
    // What does not meet in one sentence is not multiplied.
    (signedIn !== 0 || predicted === null) &&
    (step !== 'offline' || (likely === null && predicted === null && signedIn === null)) &&
    (!silent || (predicted === null && signedIn === null && likely === null)) &&
    (level === 'warning' || level === 'critical' || (predicted === null && likely === null)),
);

function rowOf({ level, channel, waiting, over, likely, predicted, signedIn, open, silent }: Case): QueueRow {
  const written = channel === 'email' || channel === 'social';
  return {
    queue: 'q',
    name: 'Qqq',
    shortName: 'Qqq',
    channel,
    level,
    open,
    openChangesAt: open ? null : '2026-03-13T07:00:00Z',
    waiting,
    overThreshold: over,
    threshold: written ? { text: 'P2D', seconds: null, workingDays: 2 } : { text: 'PT1M', seconds: 60, workingDays: null },
    longestSince: waiting === 0 ? null : ago(70),
    likely,
    dueToday: written ? 12 : null,
    predictedWait:
      predicted === null ? null : { seconds: predicted, low: 1, high: 2, basis: '', coverage: null, samples: 9, workingDays: null },
    agents: signedIn === null ? null : { signedIn, available: 0 },
    freshness: silent ? { state: 'down', heardAt: ago(720) } : { state: 'live', heardAt: ago(1) },
  } as QueueRow;
}

function headlines(one: Case, texts: Texts, formats: Formats): Headline[] {
  const row = rowOf(one);
  const other = { ...row, queue: 'other', level: 'fine', open: true, waiting: 0, overThreshold: 0 } as QueueRow;
  const live = { ...other, freshness: { state: 'live', heardAt: ago(1) } } as QueueRow;
  const speaksOf = (one.level === 'warning' || one.level === 'critical') && !one.silent ? row : null;
  const justPast = one.level === 'fine' ? one.over : 0;
  const newestNews = one.step === 'offline' ? now - 242_000 : one.step === 'delayed' ? now - 48_000 : now;
  const rest = { level: one.level, step: one.step, now, newestNews, ageClock: newestNews, justPast };
  return [[row], [row, live]].map((rows) => headlineOf({ ...rest, rows, row: speaksOf }, texts, formats));
}

/** What a sentence must not have: what a program says, "1 callers", "0 likely", a stop at the end, loose spaces. */
const wrong = [
  /undefined|null|NaN|Invalid|\[object/,
  /(^|\D)1 (callers|people|e-mails|messages|minutes|seconds|queues|days|personer|minutter|minuter|sekunder|køer|köer|e-poster|meldinger)\b/,
  /(^|[^\d.,:\s]|\s)0 (callers?|people|e-mails?|messages?|likely|for more|of|vil trolig|lägger|lægger|i m)/,
  /[.!]$/,
  / {2}|^ | $|,,/,
];

/** At the smallest size some 50 characters fit a line beside an advice, and three lines fit the band. */
const lineCharactersMax = 50;

describe.each(wallLanguages.tags)('in %s', async (tag) => {
  const texts = await wallLanguages.load(tag);
  const formats = createFormats(texts.locale, 'Europe/Oslo');
  const all = cases.flatMap((one) => headlines(one, texts, formats).map((headline) => ({ one, headline })));

  it(`is a sentence in each of ${cases.length} cases`, () => {
    const faults = all.filter(({ headline: { lines } }) => lines[0] === '' || lines.some((line) => wrong.some((bad) => bad.test(line))));
    expect(faults.slice(0, 5)).toEqual([]);
  });

  it('never takes more than three lines beside an advice or a warning', () => {
    const rows = (line: string) => Math.ceil(line.length / lineCharactersMax);
    const beside = all.filter(({ one, headline: { sign } }) => one.step === 'delayed' || sign === 'warning' || sign === 'critical');
    const long = beside.filter(({ headline: { lines } }) => rows(lines[0]) + rows(lines[1]) > 3);
    expect(long.slice(0, 5)).toEqual([]);
  });

  it('speaks of a time that has passed when the news is old, and claims nothing without news', () => {
    const said = (step: FreshnessStep) => all.filter(({ one }) => one.step === step);
    const ofThePast = said('delayed').filter(({ headline }) => headline.sign !== 'unknown' && headline.sign !== 'closed');
    expect(ofThePast.filter(({ headline }) => !/14[:.]31/.test(headline.lines[0]))).toEqual([]);
    expect(new Set(said('offline').map(({ headline }) => headline.lines.join()))).toHaveLength(1);
  });

  it('calls nobody in time where somebody is late, silent or unpromised', () => {
    const { everyoneInTime, promisesKept, restInTime } = texts.headline;
    const calm = all.filter(({ headline: { lines } }) => [everyoneInTime, promisesKept].includes(lines[0]) || lines[1] === restInTime);
    expect(calm.length).toBeGreaterThan(0);
    const false_ = calm.filter(({ one, headline }) => {
      if (headline.lines[1] === restInTime) return !one.silent || (one.level === 'fine' && one.over > 0);
      return one.silent || one.level === 'warning' || one.level === 'critical' || (one.level === 'fine' && one.over > 0);
    });
    expect(false_.slice(0, 5)).toEqual([]);
  });
});
