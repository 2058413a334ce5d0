import type { Accuracy, ForecastRecord, QueueRecord, RangeSize, RiskRecord, RiskTenth } from '../../../src/Wallboard/desk/api/accuracy';

const edges = [0, 20, 45, 90, 180, 360, null];

/** Six sizes of predicted wait, each with how many were scored, waited less and waited longer. */
const sizes = (counts: readonly (readonly [number, number, number])[]): RangeSize[] =>
  counts.map(([scored, shorter, longer], i) => ({
    fromSeconds: edges[i] ?? 0,
    toSeconds: edges[i + 1] ?? null,
    scored,
    held: scored - shorter - longer,
    shorter,
    longer,
    coverage: scored < 30 ? null : (scored - shorter - longer) / scored,
  }));

const tenth = (i: number, cases: number, did: number, told: number, low: number, high: number): RiskTenth => {
  const few = cases < 30;
  const [from, to] = [i / 10, (i + 1) / 10];
  return { from, to, cases, did, told: few ? null : told, share: few ? null : did / cases, low: few ? null : low, high: few ? null : high };
};

const told = (expected: number, did: number, tenths: readonly RiskTenth[]): RiskRecord => ({
  since: '2026-11-22T02:04:12.336Z',
  cases: 3041,
  expected,
  did,
  baseRate: 0.1822,
  skill: 0.0984,
  calibrationError: 0.011,
  tenths,
});

/** As the demo answered after seven hours, but that one tenth was told too low. */
export const fullRecord: ForecastRecord = {
  ranges: {
    since: '2026-11-22T02:04:12.336Z',
    scored: 3036,
    held: 2459,
    shorter: 280,
    longer: 297,
    coverage: 0.8099,
    answered: 2487,
    answeredHeld: 2062,
    answeredCoverage: 0.8291,
    widthSeconds: 108.917,
    newest: { scored: 2012, held: 1610, coverage: 0.8002 },
    sizes: sizes([
      [1634, 152, 154],
      [219, 20, 25],
      [598, 66, 62],
      [511, 37, 51],
      [63, 2, 5],
      [11, 3, 0],
    ]),
  },
  error: {
    answered: 2487,
    rmseSeconds: 43.371,
    naiveRmseSeconds: 54.561,
    maeSeconds: 28.391,
    naiveMaeSeconds: 33.316,
    biasSeconds: 7.276,
    againstNaive: 0.7949,
  },
  risk: told(570.1, 554, [tenth(0, 907, 57, 0.0613, 0.0488, 0.0806), tenth(1, 974, 130, 0.1436, 0.1135, 0.1563)]),
  risk5Min: told(1090.2, 1070, [
    tenth(0, 963, 65, 0.062, 0.0533, 0.0852),
    tenth(1, 1684, 254, 0.148, 0.1346, 0.1687),
    tenth(2, 783, 320, 0.25, 0.3749, 0.4434),
    tenth(3, 222, 78, 0.34, 0.2917, 0.4163),
    tenth(4, 12, 5, 0.44, 0.2, 0.6),
  ]),
};

const nothing: ForecastRecord = {
  ranges: {
    ...fullRecord.ranges,
    since: null,
    scored: 0,
    held: 0,
    shorter: 0,
    longer: 0,
    coverage: null,
    answered: 0,
    answeredHeld: 0,
    answeredCoverage: null,
    widthSeconds: null,
    newest: { scored: 0, held: 0, coverage: null },
    sizes: sizes(Array.from({ length: 6 }, () => [0, 0, 0] as const)),
  },
  error: {
    answered: 0,
    rmseSeconds: null,
    naiveRmseSeconds: null,
    maeSeconds: null,
    naiveMaeSeconds: null,
    biasSeconds: null,
    againstNaive: null,
  },
  risk: { ...told(0, 0, []), since: null, cases: 0, baseRate: null, skill: null, calibrationError: null },
  risk5Min: { ...told(0, 0, []), since: null, cases: 0, baseRate: null, skill: null, calibrationError: null },
};

const queue = (name: string, more: Partial<QueueRecord>): QueueRecord => ({
  queue: name.toLowerCase().replaceAll(' ', '-'),
  name,
  channel: 'voice',
  forecast: 'ready',
  samples: 1392,
  offSince: null,
  silence: null,
  judged: { answered: 446, rmseSeconds: 38.5, naiveRmseSeconds: 68.5 },
  ...fullRecord,
  ...more,
});

/** A site with queues in every state that a forecast can be in. */
export const fullAnswer: Accuracy = {
  available: true,
  all: fullRecord,
  queues: [
    queue('Billing', {}),
    queue('Moving home', {
      forecast: 'off',
      offSince: '2026-11-22T08:10:00Z',
      judged: { answered: 512, rmseSeconds: 70.2, naiveRmseSeconds: 61.4 },
    }),
    queue('Power outage', { ...nothing, forecast: 'learning', samples: 12 }),
    queue('New contracts', { ...nothing, samples: 31, ranges: { ...nothing.ranges, scored: 1, held: 1 } }),
    queue('Customer e-mail', { ...nothing, channel: 'email', forecast: 'none', samples: 0 }),
    queue('Support chat', { channel: 'chat', forecast: 'unstaffed', silence: { opened: 812, silent: 131.4, share: 0.1618 } }),
  ],
};

export const noForecasts: Accuracy = { available: false, all: nothing, queues: [] };
