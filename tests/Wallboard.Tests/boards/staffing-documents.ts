import type {
  AgentAdherence,
  Alert,
  Alerts,
  Move,
  Remedy,
  SiteStaffing,
  StaffingInterval,
  StaffingRow,
  StaffingSnapshot,
  WhatIfAnswer,
} from '../../../src/Wallboard/desk/api/staffing';
import type { Channel, Level } from '../../../src/Wallboard/feed/frame-contract';
import { moment } from './build';

// What a hub would tell of the site of the mock: 14:32:08 in Oslo, Billing four short, Support chat with three to spare.

const quarterMilliseconds = 900_000;
const running = moment - (moment % quarterMilliseconds);
const today = (hours: number, minutes = 0) =>
  new Date(Date.parse('2026-03-12T00:00:00+01:00') + (hours * 60 + minutes) * 60_000).toISOString();

/** The running quarter-hour and the next seven, by how many are above or below what is required. */
function coming(required: number, gaps: readonly number[]): StaffingInterval[] {
  return gaps.map((gap, i) => interval(running + i * quarterMilliseconds, required, required + gap));
}

function interval(start: number, required: number | null, staffed: number | null, more: Partial<StaffingInterval> = {}): StaffingInterval {
  return {
    start: new Date(start).toISOString(),
    required,
    low: required === null ? null : required - 1,
    high: required === null ? null : required + 1,
    staffed,
    gap: required === null || staffed === null ? null : staffed - required,
    contacts: null,
    forecast: null,
    handleSeconds: 287,
    probabilityShort: required === null || staffed === null ? null : staffed < required ? 0.93 : 0.08,
    ...more,
  };
}

interface RowSketch {
  readonly channel?: Channel;
  readonly level?: Level;
  readonly inTime: number | null;
  readonly target?: number;
  readonly hungUp: number | null;
  readonly now: readonly [required: number, staffed: number, free: number, busy: number, paused: number];
  readonly gaps: readonly number[];
  readonly more?: Partial<StaffingRow>;
}

function row(name: string, { channel = 'voice', level = 'fine', inTime, target = 0.8, hungUp, now, gaps, more }: RowSketch): StaffingRow {
  const [required, staffed, free, busy, paused] = now;
  const isMail = channel === 'email';
  return {
    queue: name.toLowerCase().replaceAll(' ', '-'),
    name,
    shortName: name,
    channel,
    level,
    open: true,
    openChangesAt: today(18),
    promiseConfirmed: true,
    threshold: isMail ? { text: '2 working days', seconds: null, workingDays: 2 } : { text: 'PT2M', seconds: 120, workingDays: null },
    target,
    serviceLevel30: {
      value: inTime,
      hits: inTime === null ? 0 : Math.round(inTime * 100),
      decided: inTime === null ? 0 : 100,
      formula: 'atThreshold',
      threshold: isMail ? '2 working days' : 'PT2M',
      target,
    },
    abandonedToday: hungUp,
    required,
    requiredLow: required - 1,
    requiredHigh: required + 1,
    staffed,
    gap: staffed - required,
    free,
    busy,
    paused,
    probabilityShort: staffed < required ? 0.93 : 0.08,
    basis: 'learned',
    serviceLevelExpected: inTime,
    abandonsPerHour: staffed < required ? 34 : 2,
    averageWaitSeconds: staffed < required ? 93 : 11,
    valueAtRiskPerHour: null,
    clearSeconds: null,
    intervals: coming(required, gaps),
    ...more,
  };
}

const eight = (gap: number) => Array.from({ length: 8 }, () => gap);

export const mockRows: readonly StaffingRow[] = [
  row('Billing', { level: 'critical', inTime: 0.55, hungUp: 31, now: [12, 8, 0, 8, 2], gaps: [-4, -4, -4, -4, 0, 0, -2, -2] }),
  row('Moving home', { level: 'warning', inTime: 0.75, hungUp: 8, now: [7, 6, 0, 6, 1], gaps: [-1, -1, 0, 0, 0, 1, 1, 1] }),
  row('Customer e-mail', {
    channel: 'email',
    level: 'warning',
    inTime: 0.91,
    target: 0.95,
    hungUp: null,
    now: [3, 2, 0, 2, 0],
    gaps: [-1, -1, -1, 0, 0, 0, 0, 0],
  }),
  row('Power outage', { inTime: 1, hungUp: 0, now: [3, 4, 3, 1, 0], gaps: eight(1) }),
  row('New contracts', { inTime: 0.95, hungUp: 12, now: [7, 8, 0, 8, 0], gaps: [1, 1, 0, 0, 1, 1, 1, 0] }),
  row('Support chat', { channel: 'chat', inTime: 1, hungUp: 0, now: [5, 8, 3, 5, 0], gaps: [3, 3, 3, 3, 3, 3, 1, 1] }),
  row('Sales chat', { channel: 'chat', inTime: 0.94, hungUp: 8, now: [4, 5, 0, 5, 0], gaps: [1, 1, 1, 0, 0, 0, 1, 1] }),
  row('Business e-mail', { channel: 'email', inTime: 0.98, target: 0.95, hungUp: null, now: [1, 1, 0, 1, 0], gaps: eight(0) }),
];

export const mockSite: SiteStaffing = {
  required: 42,
  staffed: 42,
  gap: 0,
  leftOut: 0,
  free: 6,
  busy: 36,
  paused: 3,
  abandonedToday: 59,
  intervals: [0, 0, 0, 0, 5, 6, 3, 2].map((gap, i) => {
    const { start } = interval(running + i * quarterMilliseconds, 0, 0);
    return { start, required: 42, staffed: 42 + gap, gap, leftOut: 0 };
  }),
};

/** What is required and staffed, each for so many quarter-hours. */
const steps = (spans: readonly (readonly [quarters: number, agents: number])[]) =>
  spans.flatMap(([quarters, agents]) => Array.from({ length: quarters }, () => agents));

/** Billing from 08:00 to 18:00. */
export const billingDay: StaffingRow = {
  ...(mockRows[0] as StaffingRow),
  intervals: dayOf(
    steps([
      [2, 8],
      [1, 9],
      [3, 10],
      [9, 11],
      [6, 10],
      [3, 11],
      [6, 12],
      [2, 11],
      [2, 10],
      [2, 9],
      [2, 7],
      [2, 6],
    ]),
    steps([
      [4, 10],
      [20, 12],
      [1, 11],
      [5, 8],
      [2, 11],
      [3, 8],
      [3, 8],
      [2, 6],
    ]),
  ),
};

function dayOf(required: readonly number[], staffed: readonly number[]): StaffingInterval[] {
  return required.map((needed, i) => {
    const start = Date.parse(today(8)) + i * quarterMilliseconds;
    const forecast = Math.round(22 + 12 * Math.sin((i / 40) * Math.PI) + (i % 3));
    const past = start + quarterMilliseconds <= moment;
    const now = start <= moment && !past;
    return interval(start, needed, staffed[i] ?? 6, {
      forecast,
      contacts: past ? forecast + ((i * 7) % 5) - 2 : now ? 19 : null,
      ...(past ? { low: null, high: null } : {}),
    });
  });
}

const remedy = (more: Partial<Remedy>): Remedy => ({
  kind: 'move',
  from: null,
  to: 'billing',
  agents: 1,
  who: null,
  until: today(15, 30),
  harmAvoided: null,
  donorServiceLevel: null,
  donorTarget: null,
  serviceLevelThen: null,
  ...more,
});

export const alert = (id: string, more: Partial<Alert>): Alert => ({
  id,
  kind: 'understaffed',
  queues: ['billing'],
  source: null,
  state: 'open',
  severity: 'warning',
  gravest: 'warning',
  raisedAt: today(14, 20),
  clearedAt: null,
  from: today(14, 20),
  until: null,
  short: null,
  required: null,
  staffed: null,
  serviceLevel: null,
  abandonsPerHour: null,
  latePerHour: null,
  clearSeconds: null,
  measured: null,
  expected: null,
  remedy: null,
  by: null,
  markedAt: null,
  snoozedUntil: null,
  cameTrue: null,
  ratio: null,
  flaps: false,
  ...more,
});

export const billingShort = alert('a-1', {
  severity: 'critical',
  until: today(15, 30),
  short: 4,
  required: 12,
  staffed: 8,
  serviceLevel: 0.45,
  abandonsPerHour: 34,
  remedy: remedy({ from: 'support-chat', agents: 2, harmAvoided: 12.3, donorServiceLevel: 0.95, donorTarget: 0.8, serviceLevelThen: 0.69 }),
});

const done = (id: string, queue: string, more: Partial<Alert> = {}): Alert =>
  alert(id, { queues: [queue], short: 1, state: 'done', by: 'Kari', markedAt: today(11, 12), cameTrue: true, ...more });

export const mockAlerts: Alerts = {
  asOf: new Date(moment).toISOString(),
  alerts: [
    billingShort,
    alert('a-2', {
      queues: ['moving-home'],
      until: today(15),
      short: 1,
      required: 7,
      staffed: 6,
      serviceLevel: 0.72,
      abandonsPerHour: 6,
      remedy: remedy({ kind: 'backFromPause', to: 'moving-home', until: today(15) }),
    }),
    alert('a-3', {
      kind: 'deadline',
      queues: ['customer-e-mail'],
      until: today(16),
      measured: 2,
      expected: 7,
      remedy: remedy({ kind: 'addAgent', to: 'customer-e-mail', until: today(15, 12) }),
    }),
    alert('a-4', {
      kind: 'willBeShort',
      from: today(16),
      until: today(16, 30),
      short: 2,
      required: 10,
      staffed: 8,
      remedy: remedy({ kind: 'moveBreaks', agents: 2 }),
    }),
    alert('a-5', {
      kind: 'spare',
      queues: ['support-chat'],
      until: today(16),
      short: 3,
      required: 5,
      staffed: 8,
      remedy: remedy({ from: 'support-chat', agents: 3, harmAvoided: null }),
    }),
    alert('a-6', {
      queues: ['new-contracts'],
      short: 1,
      state: 'snoozed',
      by: 'Kari',
      markedAt: today(14, 25),
      snoozedUntil: today(14, 40),
    }),
    done('a-7', 'sales-chat'),
    done('a-8', 'power-outage', { markedAt: today(10, 40) }),
    done('a-9', 'billing', { markedAt: today(9, 55), cameTrue: false }),
    alert('a-10', { queues: ['moving-home'], short: 1, state: 'cleared', clearedAt: today(9, 20) }),
  ],
  record: [
    { kind: 'understaffed', raised: 24, cameTrue: 21 },
    { kind: 'willBeShort', raised: 10, cameTrue: 7 },
  ],
  today: { alerts: 7, actedOn: 6, medianActedSeconds: 171, abandonsAvoided: 41.2 },
};

export const pastMoves: readonly Move[] = [
  {
    from: 'new-contracts',
    to: 'billing',
    agents: 1,
    at: today(11, 5),
    until: today(12),
    by: 'Kari',
    serviceLevelPredicted: 0.78,
    serviceLevelWithout: 0.62,
    serviceLevelCame: 0.81,
    donorServiceLevelCame: 0.93,
    abandonsWithout: 9.2,
    abandonsCame: 5,
  },
];

/** All of it, as JoinStaffing answers. */
export const mockStaffing: StaffingSnapshot = {
  seq: 10,
  serverTime: new Date(moment).toISOString(),
  staffing: { asOf: new Date(moment).toISOString(), site: mockSite, plan: null, queues: mockRows },
  alerts: mockAlerts,
  moves: pastMoves,
};

const outcome = (
  serviceLevel: number | null,
  abandonsPerHour: number | null,
  averageWaitSeconds: number | null,
  valuePerHour: number | null,
) => ({
  serviceLevel,
  abandonsPerHour,
  averageWaitSeconds,
  valuePerHour,
});

/** Now, and what would be then: under the names that the hub gives them. */
const both = <T>(now: T, after: T) =>
  Object.fromEntries([
    ['now', now],
    ['then', after],
  ]) as { now: T; then: T };

export const mockWhatIf: WhatIfAnswer = {
  queues: [
    { queue: 'billing', agents: both(8, 10), ...both(outcome(0.45, 33, 93, 2190), outcome(0.69, 20, 55, 1350)) },
    { queue: 'support-chat', agents: both(8, 6), ...both(outcome(0.99, 1, 4, 10), outcome(0.95, 2, 13, 50)) },
  ],
  total: both({ abandonsPerHour: 34, valuePerHour: 2200 }, { abandonsPerHour: 22, valuePerHour: 1400 }),
  record: { moves: 20, within6Points: 16 },
};

export const mockAdherence: readonly AgentAdherence[] = [
  { agent: 'Jonas', scheduled: 'work', actual: 'paused', since: today(14, 21), minutesOut: 11, outToday: 26 },
  { agent: 'Ingrid', scheduled: 'work', actual: 'offline', since: today(14, 0), minutesOut: 32, outToday: 32 },
  { agent: 'Sofie', scheduled: 'break', actual: 'paused', since: today(14, 30), minutesOut: 0, outToday: 4 },
];

const closedRows = mockRows.map((one) => ({
  ...one,
  level: 'unknown' as const,
  open: false,
  openChangesAt: '2026-03-13T07:00:00.000Z',
  serviceLevel30: { ...one.serviceLevel30, value: null },
  required: null,
  staffed: null,
  gap: null,
  free: null,
  busy: null,
  paused: null,
  intervals: one.intervals.map(({ start }) => interval(Date.parse(start), null, null)),
}));

const noSite: SiteStaffing = {
  ...mockSite,
  required: null,
  staffed: null,
  gap: null,
  free: null,
  busy: null,
  paused: null,
  intervals: mockSite.intervals.map(({ start }) => ({ start, required: null, staffed: null, gap: null, leftOut: 0 })),
};

const quiet: Alerts = {
  ...mockAlerts,
  alerts: [],
  record: [],
  today: { alerts: 0, actedOn: 0, medianActedSeconds: null, abandonsAvoided: null },
};

const withRows = (queues: readonly StaffingRow[], site: SiteStaffing): StaffingSnapshot => ({
  ...mockStaffing,
  staffing: { ...mockStaffing.staffing, site, queues },
  alerts: quiet,
  moves: [],
});

/** States in which little or nothing is to be said. */
export const quietStates = {
  noQueues: withRows([], { ...noSite, intervals: [], abandonedToday: 0 }),
  closed: withRows(closedRows, noSite),
  nobodyShort: withRows(mockRows.slice(3, 8), mockSite),
  learning: withRows(
    mockRows.map((one) => ({
      ...one,
      required: null,
      gap: null,
      basis: null,
      intervals: one.intervals.map(({ start, staffed }) => interval(Date.parse(start), null, staffed)),
    })),
    { ...noSite, staffed: 42, free: 6, busy: 36, paused: 3 },
  ),
  noAgents: withRows(
    mockRows.map((one) => ({
      ...one,
      staffed: null,
      gap: null,
      free: null,
      busy: null,
      paused: null,
      intervals: one.intervals.map(({ start, required }) => interval(Date.parse(start), required, null)),
    })),
    { ...noSite, required: 42 },
  ),
} as const;
