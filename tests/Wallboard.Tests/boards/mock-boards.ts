import type { BoardSnapshot, QueueRow } from '../../../src/Wallboard/feed/frame-contract';
import { at, rowOf, snapshotOf } from './build';

// The moment of the design's mock `wall`: eight queues, one critical, two warnings, five on promise.
const trends = {
  billing: [
    1.27, 0.83, 0.12, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.09, 0.59,
    0.95, 0, 0, 0, 0, 0, 0.3, 0.11, 0.61, 1.1, 1.6, 1.74, 2.23, 1.99, 2.49, 1.16, 1.36, 1.84, 2.34, 2.4, 2.56,
  ],
  moving: [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.27, 0.52, 1.02, 1.31, 1.73, 1.86, 1, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.15, 0.66, 1.16,
  ],
  mail: [
    0.6, 0.62, 0.62, 0.64, 0.64, 0.64, 0.64, 0.64, 0.64, 0.6, 0.6, 0.58, 0.6, 0.6, 0.58, 0.61, 0.62, 0.63, 0.65, 0.66, 0.67, 0.71, 0.71,
    0.73, 0.74, 0.74, 0.75, 0.74, 0.75, 0.73, 0.72, 0.71, 0.71, 0.7, 0.7, 0.73, 0.74, 0.76, 0.77, 0.78, 0.8, 0.83, 0.84, 0.87, 0.87, 0.89,
    0.88, 0.89, 0.88, 0.85, 0.84, 0.86, 0.84, 0.85, 0.84, 0.84, 0.87, 0.89, 0.89, 0.98,
  ],
  outage: [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.82, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ],
  contracts: [
    1.35, 0.64, 1.14, 1.15, 1.58, 0, 0.18, 0.64, 0.4, 0, 0, 0, 0.48, 0, 0, 0, 0, 0, 0, 0.21, 0, 0.43, 0, 0, 0, 0, 0, 0, 0.09, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0.21, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.29, 0.49, 0.69, 0.13, 0.32, 0.14, 0.32,
  ],
  support: [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0,
  ],
  sales: [
    0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.08, 0.02, 0.51, 0, 0, 0,
    0, 0, 0.12, 0.6, 0.1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0.26,
  ],
  business: [
    0.39, 0.39, 0.41, 0.42, 0.41, 0.41, 0.45, 0.42, 0.42, 0.45, 0.42, 0.43, 0.4, 0.4, 0.37, 0.38, 0.38, 0.35, 0.35, 0.34, 0.31, 0.33, 0.32,
    0.31, 0.3, 0.34, 0.33, 0.34, 0.37, 0.37, 0.39, 0.38, 0.41, 0.4, 0.43, 0.44, 0.41, 0.42, 0.42, 0.45, 0.43, 0.43, 0.41, 0.41, 0.4, 0.38,
    0.38, 0.37, 0.37, 0.35, 0.35, 0.34, 0.34, 0.32, 0.3, 0.33, 0.34, 0.34, 0.34, 0.42,
  ],
};
const billingCounts = [
  5, 6, 2, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 2, 2, 3, 0, 0, 0, 0, 0, 2,
  3, 5, 6, 8, 8, 8, 7, 8, 8, 8, 8, 8, 7, 7,
];
const mailAges = [
  1.9, 1.82, 1.79, 1.77, 1.75, 1.75, 1.73, 1.66, 1.62, 1.59, 1.59, 1.59, 1.55, 1.55, 1.52, 1.47, 1.47, 1.35, 1.34, 1.3, 1.26, 1.25, 1.18,
  1.15, 1.11, 1.06, 1.06, 0.98, 0.93, 0.93, 0.81, 0.81, 0.51, 0.5, 0.44, 0.39, 0.39, 0.38, 0.37, 0.3, 0.26, 0.24, 0.22, 0.08, 0.06, 0.04,
];
const businessAges = [0.8, 0.75, 0.71, 0.66, 0.6, 0.55, 0.47, 0.41, 0.35, 0.27, 0.2, 0.1];

export function attentionRows(): QueueRow[] {
  return [
    rowOf({
      name: 'Billing',
      channel: 'voice',
      level: 'critical',
      promise: 120,
      waits: [308, 263, 259, 202, 160, 151, 65],
      inTime: 0.55,
      inTimeToday: 0.79,
      free: [0, 10, 2],
      trend: trends.billing,
      counts: billingCounts,
    }),
    rowOf({
      name: 'Moving home',
      channel: 'voice',
      level: 'warning',
      promise: 120,
      waits: [138, 85, 79],
      inTime: 0.75,
      inTimeToday: 0.84,
      free: [0, 7, 1],
      trend: trends.moving,
    }),
    rowOf({
      name: 'Customer e-mail',
      channel: 'email',
      level: 'warning',
      promise: 2,
      waits: mailAges,
      inTime: 0.91,
      free: [0, 2, 0],
      dueToday: 7,
      trend: trends.mail,
    }),
    rowOf({
      name: 'Power outage',
      channel: 'voice',
      level: 'fine',
      promise: 120,
      waits: [],
      inTime: 1,
      free: [3, 4, 0],
      trend: trends.outage,
    }),
    rowOf({
      name: 'New contracts',
      channel: 'voice',
      level: 'fine',
      promise: 120,
      waits: [38, 36],
      inTime: 0.95,
      free: [0, 8, 0],
      trend: trends.contracts,
    }),
    rowOf({
      name: 'Support chat',
      channel: 'chat',
      level: 'fine',
      promise: 120,
      waits: [],
      inTime: 1,
      free: [3, 8, 0],
      trend: trends.support,
    }),
    rowOf({
      name: 'Sales chat',
      channel: 'chat',
      level: 'fine',
      promise: 120,
      waits: [31],
      inTime: 0.94,
      free: [0, 5, 0],
      trend: trends.sales,
    }),
    rowOf({
      name: 'Business e-mail',
      channel: 'email',
      level: 'fine',
      promise: 2,
      waits: businessAges,
      inTime: 0.98,
      free: [0, 1, 0],
      trend: trends.business,
    }),
  ];
}

export function attentionBoard(): BoardSnapshot {
  return snapshotOf(attentionRows());
}

/** A minute later: the level still holds, but nobody is past the promise any more, and somebody has just hung up. */
export function catchingUpBoard(): BoardSnapshot {
  return snapshotOf(
    attentionRows().map((row) => {
      if (row.level === 'fine') return row;
      return {
        ...row,
        level: 'warning',
        waiting: 2,
        overThreshold: 0,
        contacts: row.contacts.slice(-2),
        longestSince: at(51),
        longestWaitSeconds: 51,
        longestWaitWorkingDays: row.longestWaitWorkingDays === null ? null : 0.1,
        dueToday: row.dueToday === null ? null : 0,
        losses: [{ mark: 900, at: at(9), waitedSeconds: 70 }],
      };
    }),
  );
}

/** The same queues on a quiet morning. */
export function calmBoard(): BoardSnapshot {
  const waits: Record<string, readonly number[]> = {
    billing: [26],
    'moving-home': [],
    'customer-e-mail': mailAges.slice(8, 39).map((age) => age * 0.75),
  };
  const shares: Record<string, number> = {
    billing: 0.88,
    'moving-home': 0.91,
    'customer-e-mail': 0.96,
  };
  const free: Record<string, readonly [number, number, number]> = {
    billing: [0, 10, 0],
    'moving-home': [1, 7, 0],
    'customer-e-mail': [0, 2, 0],
  };
  const quiet = attentionRows().map((row) => {
    const { queue, name, channel } = row;
    if (row.level === 'fine') return row;
    const promise = channel === 'email' ? 2 : 120;
    const trend = row.trend.longestWaitSeconds.map((_, i) => (channel === 'email' ? 0.5 + i / 300 : i % 17 === 3 ? 0.4 : 0.05));
    return rowOf({
      name,
      channel,
      level: 'fine',
      promise,
      waits: waits[queue] ?? [],
      inTime: shares[queue] ?? null,
      free: free[queue] ?? null,
      trend,
    });
  });
  return snapshotOf(quiet);
}
