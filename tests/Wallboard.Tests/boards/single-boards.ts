import type { BoardSnapshot, QueueRow, Window } from '../../../src/Wallboard/feed/frame-contract';
import { at, rowOf, snapshotOf } from './build';
import { foreseen, mockAdvice } from './forecasts';
import { attentionRows, calmBoard } from './mock-boards';

// Boards of one queue, from the mock `wall-single` to the hour when everybody calls.

function counted(window: Window, hits: number, decided: number): Window {
  return { ...window, serviceLevel: { ...window.serviceLevel, value: hits / decided, hits, decided } };
}

/** The same queue with the counts of its day and of the last half-hour. */
function withCounts(row: QueueRow): QueueRow {
  const today = { ...counted(row.windows.today, 449, 568), answered: 568, abandoned: 31, shortAbandoned: 4 };
  return { ...row, windows: { ...row.windows, last30: counted(row.windows.last30, 11, 20), today } };
}

const [billing, , mail] = attentionRows() as [QueueRow, QueueRow, QueueRow];
const trend = billing.trend.longestWaitSeconds.map((wait) => (wait === null ? null : wait / 120));

/** What came of the queue's contacts, as far as its wall tells of it. */
const outcome: NonNullable<QueueRow['outcome']> = {
  resolved: { value: 0.871, hits: 557, of: 1000, low: 0.85, high: 0.89, mature: 640, days: 7 },
  repeat: { value: 0.118, hits: 118, of: 1000, low: 0.1, high: 0.14, mature: 640, days: 7 },
  unreturned: 11,
};
const pulse: NonNullable<QueueRow['pulse']> = { mean: 4.21, low: 4.09, high: 4.33, count: 312 };

/** The mock `wall-single`. */
export function singleBoard(): BoardSnapshot {
  const row = foreseen(
    { ...withCounts(billing), outcome, pulse },
    { wait: [223, 140, 330], risks: [0.25, 0.37, 0.47, 0.48, 0.49, 0.54, 0.39], likely: 3 },
  );
  return { ...snapshotOf([row]), advice: { ...mockAdvice, from: 'Support chat' } };
}

/** The same moment with a hub that makes no forecasts; a customer has come through other queues. */
export function singleWithoutForecasts(): BoardSnapshot {
  return snapshotOf([{ ...withCounts(billing), longestCustomerWaitSeconds: 760 }]);
}

/** Too few answered contacts so far for a forecast, and one wait that has just ended badly. */
export function singleLearning(): BoardSnapshot {
  const row = { ...withCounts(billing), forecast: 'learning' as const, losses: [{ mark: 900, at: at(9), waitedSeconds: 70 }] };
  return snapshotOf([row]);
}

export function singleCalm(): BoardSnapshot {
  const [calm] = calmBoard().queues as [QueueRow];
  return snapshotOf([foreseen(withCounts(calm), { wait: [62, 30, 110], likely: 0 })]);
}

/** E-mail: reckoned in working days. */
export function singleMail(): BoardSnapshot {
  return snapshotOf([withCounts(mail)]);
}

/** Everybody was called back; too few have been followed to say what was solved, and too few have rated. */
export function singleYoung(): BoardSnapshot {
  const few = { ...outcome, resolved: { ...outcome.resolved, value: 1, mature: 29 }, unreturned: 0 };
  const customerWait = { meanSeconds: 171, p50Seconds: 130, p90Seconds: 420, answered: 568 };
  return snapshotOf([{ ...withCounts(billing), customerWait, outcome: few, pulse: { ...pulse, mean: 5, count: 9 } }]);
}

const outage = (waiting: number, free: readonly [number, number, number] | null): QueueRow =>
  rowOf({
    name: 'Power outage',
    channel: 'voice',
    level: 'critical',
    promise: 120,
    waits: Array.from({ length: waiting }, (_, i) => 540 - (i * 500) / waiting),
    inTime: 0.02,
    inTimeToday: 0.61,
    free,
    trend,
  });

/** More people than marks: the oldest 120 and groups of five behind them; more agents than squares. */
export function singleCrowd(): BoardSnapshot {
  const row = outage(140, [1, 64, 3]);
  const groups = [4, 3, 2, 1].map((fives) => ({ count: 5, since: at(40 + fives * 17), workingDays: null }));
  return snapshotOf([{ ...withCounts(row), groups }]);
}

/** As many as still stand one by one, and agents whom no source tells of. */
export function singleEighteen(): BoardSnapshot {
  return snapshotOf([withCounts(outage(18, null))]);
}

export function singleThousand(): BoardSnapshot {
  const row = rowOf({
    name: 'Customer e-mail',
    channel: 'email',
    level: 'warning',
    promise: 2,
    waits: Array.from({ length: 1234 }, (_, i) => 2.2 - i * 0.0015),
    inTime: 0.92,
    free: [0, 24, 2],
    dueToday: 210,
    trend: trend.map((ratio) => (ratio === null ? null : 0.6 + ratio / 8)),
  });
  const groups = Array.from({ length: 56 }, (_, i) => ({ count: 20, since: at(3600 * (60 - i)), workingDays: 2 - i * 0.03 }));
  return snapshotOf([{ ...withCounts(row), groups }]);
}

export function singleClosed(): BoardSnapshot {
  const [calm] = calmBoard().queues as [QueueRow];
  const nobody = { waiting: 0, contacts: [], overThreshold: 0, longestSince: null, longestWaitSeconds: null };
  return snapshotOf([{ ...withCounts(calm), ...nobody, open: false, openChangesAt: '2026-03-13T07:00:00.000Z' }]);
}

export function singleSilent(): BoardSnapshot {
  const freshness = { state: 'down' as const, heardAt: at(720), ageSeconds: 720 };
  return snapshotOf([{ ...withCounts(billing), level: 'unknown', freshness }]);
}
