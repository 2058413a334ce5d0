import type { Advice, BoardSnapshot, QueueRow } from '../../../src/Wallboard/feed/frame-contract';

export interface ForecastSketch {
  /** Median wait of one who joins now, and what holds 8 times in 10, in seconds. */
  readonly wait: readonly [seconds: number, low: number, high: number];
  /** Risk of each one who waits, longest wait first; the rest have none. */
  readonly risks?: readonly number[];
  readonly likely: number;
}

/** The same row as a hub sends it that has learned the queue. */
export function foreseen(row: QueueRow, { wait: [seconds, low, high], risks = [], likely }: ForecastSketch): QueueRow {
  return {
    ...row,
    forecast: 'ready',
    predictedWait: { seconds, low, high, basis: 'queue', coverage: 0.81, samples: 412, workingDays: null },
    contacts: row.contacts.map((contact, i) => ({ ...contact, risk: risks[i] ?? 0.05, risk5Min: risks[i] ?? 0.05 })),
    expectedAbandons5Min: likely,
    likely,
  };
}

/** What the queues of the design's mock `wall` foresee. */
const sketches: Readonly<Record<string, ForecastSketch>> = {
  billing: { wait: [223, 140, 330], risks: [0.25, 0.37, 0.47, 0.48, 0.49, 0.54, 0.39], likely: 3 },
  'moving-home': { wait: [230, 130, 350], risks: [0.21, 0.5, 0.3], likely: 1 },
  'power-outage': { wait: [0, 0, 0], likely: 0 },
  'new-contracts': { wait: [110, 60, 160], likely: 0 },
  'support-chat': { wait: [0, 0, 0], likely: 0 },
  'sales-chat': { wait: [62, 30, 110], likely: 0 },
};

export const mockAdvice: Advice = { queue: 'billing', kind: 'move', agents: 2, from: 'support-chat', likelyBefore: 3, likelyAfter: 1 };

/** A board whose phone and chat queues foresee what the mocks show, with advice. */
export function withForecasts(board: BoardSnapshot, advice: Advice | null = mockAdvice): BoardSnapshot {
  const queues = board.queues.map((row) => {
    const sketch = sketches[row.queue];
    return sketch === undefined ? row : foreseen(row, sketch);
  });
  return { ...board, advice, queues, site: { ...board.site, ranges: { coverage: 0.81, held: 3340, scored: 4124 } } };
}

/** The same board with all the figures of its day, as the mocks have them. */
export function withDay(board: BoardSnapshot): BoardSnapshot {
  const [unreturned, promises] = [
    { customers: 21, gaveUp: 59 },
    { dueToday: 7, likelyBroken: 2 },
  ];
  return { ...board, site: { ...board.site, unreturned, promises, valueLost: 38_400, valueAtRisk: 900 } };
}
