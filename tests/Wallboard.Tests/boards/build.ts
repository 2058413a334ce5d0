import type { BoardSnapshot, QueueRow, SiteRow, WaitingMark, Window } from '../../../src/Wallboard/feed/frame-contract';

/** The moment that all recorded boards show: 14:32:08 in Oslo. */
export const moment = Date.parse('2026-03-12T13:32:08.000Z');
export const at = (secondsAgo: number) => new Date(moment - secondsAgo * 1000).toISOString();

export interface QueueSketch {
  readonly name: string;
  readonly channel: QueueRow['channel'];
  readonly level: QueueRow['level'];
  /** Seconds for phone and chat; working days for e-mail. */
  readonly promise: number;
  readonly target?: number;
  /** How long each one has waited, longest first, in the promise's unit. */
  readonly waits: readonly number[];
  readonly inTime: number | null;
  readonly inTimeToday?: number | null;
  readonly free?: readonly [available: number, signedIn: number, paused: number] | null;
  readonly dueToday?: number;
  /** In promises. */
  readonly trend: readonly (number | null)[];
  readonly counts?: readonly number[];
}

export function windowOf(over: Partial<Window> & { share?: number | null; target?: number } = {}): Window {
  const { share = null, target = 0.8, ...rest } = over;
  return {
    carriedIn: 0,
    offered: 0,
    answered: 0,
    abandoned: 0,
    shortAbandoned: 0,
    left: {},
    moved: 0,
    lost: 0,
    waiting: 0,
    reopened: 0,
    restated: 0,
    serviceLevel: {
      value: share,
      hits: share === null ? 0 : Math.round(share * 1000),
      decided: share === null ? 0 : 1000,
      formula: 'atThreshold',
      threshold: 'PT2M',
      target,
    },
    averageSpeedOfAnswerSeconds: null,
    averageWaitSeconds: null,
    waitP50Seconds: null,
    waitP90Seconds: null,
    waitP95Seconds: null,
    abandonRate: null,
    ended: 0,
    averageHandleSeconds: null,
    handled: 0,
    occupancy: null,
    ...rest,
  };
}

const secondsOfWorkingDay = 8 * 3600;

export function rowOf(sketch: QueueSketch): QueueRow {
  const written = sketch.channel === 'email' || sketch.channel === 'social';
  const seconds = (wait: number) => (written ? wait * secondsOfWorkingDay * 3 : wait);
  const target = sketch.target ?? (written ? 0.95 : 0.8);
  const contacts: WaitingMark[] = sketch.waits.slice(0, 120).map((wait, i) => ({
    mark: i + 1,
    since: at(seconds(wait)),
    dueAt: at(seconds(wait - sketch.promise)),
    workingDays: written ? wait : null,
    ringing: false,
    assigned: false,
    priority: 0,
    risk: null,
    risk5Min: null,
    remaining: null,
  }));
  const longest = sketch.waits[0] ?? null;
  const [available, signedIn, paused] = sketch.free ?? [0, 0, 0];
  const inTime = windowOf({ share: sketch.inTime, target });
  const today = windowOf({
    share: sketch.inTimeToday === undefined ? sketch.inTime : sketch.inTimeToday,
    target,
  });
  return {
    queue: sketch.name.toLowerCase().replaceAll(' ', '-'),
    name: sketch.name,
    shortName: sketch.name,
    channel: sketch.channel,
    asOf: at(0),
    open: true,
    openChangesAt: null,
    level: sketch.level,
    promiseConfirmed: true,
    threshold: written
      ? {
          text: `${sketch.promise} working days`,
          seconds: null,
          workingDays: sketch.promise,
        }
      : {
          text: `PT${sketch.promise}S`,
          seconds: sketch.promise,
          workingDays: null,
        },
    target,
    waiting: sketch.waits.length,
    overThreshold: sketch.waits.filter((wait) => wait > sketch.promise).length,
    longestSince: longest === null ? null : at(seconds(longest)),
    longestWaitSeconds: longest === null ? null : seconds(longest),
    longestCustomerWaitSeconds: longest === null ? null : seconds(longest),
    longestWaitWorkingDays: written ? longest : null,
    dueToday: sketch.dueToday ?? null,
    contacts,
    groups: [],
    losses: [],
    forecast: 'none',
    predictedWait: null,
    expectedAbandons5Min: null,
    likely: null,
    valueAtRisk: null,
    customerWait: null,
    agents:
      sketch.free === null
        ? null
        : {
            available,
            ringing: 0,
            busy: signedIn - available - paused,
            wrapUp: 0,
            paused,
            signedIn,
            staffed: signedIn - paused,
            slots: signedIn,
            slotsFree: available,
          },
    windows: {
      last5: inTime,
      last30: inTime,
      last60: inTime,
      interval: inTime,
      today,
    },
    trend: {
      pointMinutes: written ? 120 : 1,
      waiting: sketch.counts ?? sketch.trend.map((ratio) => (ratio === null ? null : Math.ceil(ratio))),
      longestWaitSeconds: sketch.trend.map((ratio) => (ratio === null ? null : seconds(ratio * sketch.promise))),
      longestWaitWorkingDays: written ? sketch.trend.map((ratio) => (ratio === null ? null : ratio * sketch.promise)) : null,
    },
    freshness: { state: 'live', heardAt: at(1) },
    outcome: null,
    pulse: null,
  };
}

export function siteOf(over: Partial<SiteRow> = {}, reached = 2112, hungUp = 59): SiteRow {
  return {
    site: 'main',
    name: 'Customer service',
    zone: 'Europe/Oslo',
    language: 'en',
    currency: 'NOK',
    waiting: 0,
    today: windowOf({
      answered: reached,
      abandoned: hungUp,
      share: 0.9,
      offered: reached + hungUp,
      ended: reached + hungUp,
      abandonRate: reached + hungUp === 0 ? null : hungUp / (reached + hungUp),
    }),
    agents: null,
    contacts: {
      open: 0,
      waitingNow: 0,
      connectedNow: 0,
      triedToday: reached + hungUp,
      reachedToday: reached,
      gaveUpBeforeQueueToday: 0,
      turnedAwayToday: 0,
      directToday: 0,
      lostInTransferToday: 0,
    },
    gotThroughToday: {
      value: reached + hungUp === 0 ? null : reached / (reached + hungUp),
      reached,
      tried: reached + hungUp,
    },
    customers: { triedToday: 0, reachedToday: 0, unidentifiedContacts: 0 },
    unreturned: null,
    promises: null,
    valueLost: null,
    valueAtRisk: null,
    ranges: null,
    sources: [{ source: 'telephony', state: 'live', heardAt: at(1), refused: null }],
    ...over,
  };
}

export function snapshotOf(queues: readonly QueueRow[], site: SiteRow = siteOf()): BoardSnapshot {
  return {
    seq: 1,
    asOf: at(0),
    serverTime: at(0),
    newestReceivedAt: at(1),
    version: 'one',
    advice: null,
    info: {
      board: 'all',
      name: 'Oslo',
      layout: 'auto',
      language: null,
      bottom: [],
    },
    site,
    queues,
  };
}
