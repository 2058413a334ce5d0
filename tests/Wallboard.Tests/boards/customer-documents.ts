import type { Unreturned, UnreturnedAnswer } from '../../../src/Wallboard/desk/api/callbacks';
import type { MeanRating, Outcome, OutcomesAnswer, QueueOutcome } from '../../../src/Wallboard/desk/api/outcomes';
import type { HolidayYear, PromiseEntry, PromisesAnswer, QueuePromises, WorkCalendar } from '../../../src/Wallboard/desk/api/promises';
import type { QueueSettings } from '../../../src/Wallboard/desk/api/settings';
import type { Share } from '../../../src/Wallboard/feed/frame-contract';
import { at, moment } from './build';

// Promises, those who gave up, and outcomes, at the moment of the design's mock `wall`.

const hour = 3600;
const none: Share = { value: null, hits: 0, of: 0, low: null, high: null };

/** A share with its interval by Wilson. */
function share(hits: number, of: number): Share {
  if (of === 0) return none;
  const [value, z2] = [hits / of, 1.96 ** 2];
  const middle = (value + z2 / (2 * of)) / (1 + z2 / of);
  const half = (1.96 * Math.sqrt((value * (1 - value)) / of + z2 / (4 * of * of))) / (1 + z2 / of);
  const rounded = (n: number) => Math.round(n * 10_000) / 10_000; // as the hub writes shares
  return { value, hits, of, low: rounded(middle - half), high: rounded(middle + half) };
}

const mailHours: WorkCalendar = {
  zone: 'Europe/Oslo',
  openingHours: {
    mon: [['08:00', '16:00']],
    tue: [['08:00', '16:00']],
    wed: [['08:00', '16:00']],
    thu: [['08:00', '16:00']],
    fri: [['08:00', '16:00']],
  },
  holidays: { country: 'NO', region: null, dates: ['2026-12-24'] },
  nextHolidays: [
    { date: '2026-04-02', name: 'Maundy Thursday' },
    { date: '2026-04-03', name: 'Good Friday' },
    { date: '2026-04-06', name: 'Easter Monday' },
  ],
};

const phoneHours: WorkCalendar = {
  zone: 'Europe/Oslo',
  openingHours: 'always',
  holidays: { country: null, region: null, dates: [] },
  nextHolidays: [],
};

export const promisingQueues: readonly QueuePromises[] = [
  {
    queue: 'customer-e-mail',
    name: 'Customer e-mail',
    channel: 'email',
    calendar: mailHours,
    defaultPromise: '2 working days',
    open: 46,
    dueToday: 7,
    likelyBroken: 2,
    broken: 1,
    kept: share(412, 430),
  },
  {
    queue: 'business-e-mail',
    name: 'Business e-mail',
    channel: 'email',
    calendar: mailHours,
    defaultPromise: '2 working days',
    open: 12,
    dueToday: 0,
    likelyBroken: 0,
    broken: 0,
    kept: share(38, 38),
  },
  {
    queue: 'billing',
    name: 'Billing',
    channel: 'voice',
    calendar: phoneHours,
    defaultPromise: null,
    open: 3,
    dueToday: 3,
    likelyBroken: 0,
    broken: 0,
    kept: none,
  },
];

function promise(mark: number, over: Partial<PromiseEntry>): PromiseEntry {
  return {
    contact: `m-${mark}`,
    mark,
    queue: 'customer-e-mail',
    name: 'Customer e-mail',
    channel: 'email',
    promisedAt: at(48 * hour),
    promise: '2 working days',
    dueAt: at(-hour),
    leftSeconds: hour,
    leftWorkingSeconds: hour,
    risk: 0.2,
    state: 'open',
    paused: false,
    by: 'queue',
    link: `https://tickets.example/find?id=m-${mark}`,
    ...over,
  };
}

export const promiseList: readonly PromiseEntry[] = [
  promise(871, { dueAt: at(1.2 * hour), leftSeconds: -4320, leftWorkingSeconds: -4320, risk: 1, state: 'broken' }),
  promise(874, { dueAt: at(-0.4 * hour), leftSeconds: 1440, leftWorkingSeconds: 1440, risk: 0.81, state: 'likelyBroken' }),
  promise(875, { dueAt: at(-0.7 * hour), leftSeconds: 2520, leftWorkingSeconds: 2520, risk: 0.64, state: 'likelyBroken' }),
  promise(12, {
    contact: 'c-2291',
    queue: 'billing',
    name: 'Billing',
    channel: 'voice',
    promisedAt: at(1.5 * hour),
    promise: null,
    dueAt: '2026-03-12T14:00:00.000Z',
    leftSeconds: 1672,
    leftWorkingSeconds: 1672,
    risk: null,
    by: 'customer',
    link: null,
  }),
  promise(880, { dueAt: at(-1.3 * hour), leftSeconds: 4680, leftWorkingSeconds: 4680, risk: 0.12, paused: true }),
  promise(881, { contact: null, dueAt: at(-19 * hour), leftSeconds: 19 * hour, leftWorkingSeconds: 4.5 * hour, risk: 0.04, link: null }),
  promise(884, {
    promise: 'PT4H',
    by: 'customer',
    dueAt: at(-21 * hour),
    leftSeconds: 21 * hour,
    leftWorkingSeconds: 6.2 * hour,
    risk: 0.03,
  }),
];

export const promisesAnswer: PromisesAnswer = {
  asOf: at(0),
  site: { open: 61, dueToday: 10, likelyBroken: 2, broken: 1, kept: share(450, 468) },
  queues: promisingQueues,
  promises: promiseList,
  total: 61,
  part: { before: 0, from: '1.0', previous: null, next: '8.0' },
};

/** The settings of a queue of e-mail, with the days off of no country yet. */
export const mailSettings: QueueSettings = {
  name: 'Customer e-mail',
  shortName: 'E-mail',
  channel: 'email',
  zone: 'Europe/Oslo',
  startOfDay: '00:00',
  openingHours: mailHours.openingHours,
  threshold: '2 working days',
  target: 0.95,
  serviceLevelFormula: 'atThreshold',
  shortAbandonSeconds: 5,
  leftExcluded: [],
  leftAsAbandoned: ['failed'],
  answeredBy: 'reply',
  value: null,
  resolutionDays: 7,
  maxAge: null,
  partner: null,
  promise: null,
  promisePauses: false,
  promiseReopens: 'anew',
  holidays: { country: null, region: null, dates: [] },
  order: 0,
};

/** What the hub knows of days off, of Norway and of a part of Germany. */
export function holidaysOf(country: string | null, region: string | null, year: number): HolidayYear {
  const may = { date: `${year}-05-17`, name: 'Constitution Day' };
  const epiphany = { date: `${year}-01-06`, name: 'Epiphany' };
  return {
    country,
    region,
    year,
    days: country === 'NO' ? [may] : region === 'BY' ? [epiphany] : [],
    countries: [
      { code: 'NO', regions: [] },
      {
        code: 'DE',
        regions: [
          { code: 'BE', name: 'Berlin' },
          { code: 'BY', name: 'Bayern' },
        ],
      },
    ],
  };
}

const emptyPart = { before: 0, from: null, previous: null, next: null };

export const noPromises: PromisesAnswer = {
  asOf: at(0),
  site: { open: 0, dueToday: 0, likelyBroken: 0, broken: 0, kept: none },
  queues: promisingQueues.map((queue) => ({ ...queue, open: 0, dueToday: 0, likelyBroken: 0, broken: 0, kept: none })),
  promises: [],
  total: 0,
  part: emptyPart,
};

function gaveUp(customer: string, secondsAgo: number, over: Partial<Unreturned>): Unreturned {
  return {
    customer,
    queue: 'billing',
    name: 'Billing',
    channel: 'voice',
    harm: 'inQueue',
    lastAt: at(secondsAgo),
    waitedSeconds: 214,
    tries: 1,
    value: 640,
    contact: `c-${customer}`,
    link: `https://crm.example/open?id=c-${customer}`,
    taken: null,
    missed: null,
    ...over,
  };
}

export const unreturnedList: readonly Unreturned[] = [
  gaveUp('k1', 95, { waitedSeconds: 412, tries: 3, value: 1920 }),
  gaveUp('k2', 480, { taken: { by: 'Kari', at: at(200), until: at(-1600) }, missed: { at: at(300), count: 1 } }),
  gaveUp('k3', 1260, { queue: 'moving-home', name: 'Moving home', harm: 'inTransfer', waitedSeconds: 131, value: null, link: null }),
  gaveUp('k4', 4 * hour, { queue: 'support-chat', name: 'Support chat', channel: 'chat', waitedSeconds: 305, tries: 2 }),
  gaveUp('k5', 5 * hour, { queue: null, name: null, harm: 'beforeQueue', waitedSeconds: 71, contact: null, link: null }),
];

export const unreturnedAnswer: UnreturnedAnswer = {
  asOf: at(0),
  available: true,
  site: {
    customers: 21,
    contacts: 33,
    unidentified: 4,
    takenNow: 1,
    oldestSeconds: 5.5 * hour,
    valueLost: 38_400,
    valueWonBack: 12_800,
    currency: 'NOK',
  },
  customers: unreturnedList,
  total: 21,
  part: { before: 0, from: '1.0', previous: null, next: '6.0' },
};

export const nobodyUnreturned: UnreturnedAnswer = {
  asOf: at(0),
  available: true,
  site: {
    customers: 0,
    contacts: 0,
    unidentified: 0,
    takenNow: 0,
    oldestSeconds: null,
    valueLost: null,
    valueWonBack: null,
    currency: null,
  },
  customers: [],
  total: 0,
  part: emptyPart,
};

/** So many who gave up, one each minute, the newest first; answered part by part as the hub does. */
export function manyUnreturned(n: number) {
  let later = 0;
  let customers = Array.from({ length: n }, (_, i) => gaveUp(`m${i}`, 60 * (i + 1), {}));
  return {
    answer(query: URLSearchParams): UnreturnedAnswer {
      const limit = Number(query.get('limit') ?? 500);
      const from = query.get('from');
      const place = (row: number) => customers[row]?.lastAt ?? null;
      const before = from === null ? 0 : customers.findIndex(({ lastAt }) => lastAt <= from);
      return {
        ...unreturnedAnswer,
        customers: customers.slice(before, before + limit),
        total: customers.length,
        part: {
          before,
          from: place(before),
          previous: before === 0 ? null : place(Math.max(0, before - limit)),
          next: place(before + limit),
        },
      };
    },
    giveUp(customer: string): void {
      customers = [gaveUp(customer, 30 - ++later, {}), ...customers];
    },
    take(customer: string): void {
      const taken = { by: 'Kari', at: at(0), until: at(-1800) };
      customers = customers.map((one) => (one.customer === customer ? { ...one, taken } : one));
    },
    reach(customer: string): void {
      customers = customers.filter((one) => one.customer !== customer);
    },
  };
}

const unrated: MeanRating = { mean: null, low: null, high: null, count: 0 };
const rated = (mean: number, half: number, count: number): MeanRating => ({ mean, low: mean - half, high: mean + half, count });

const pulse: Outcome['pulse'] = {
  ...rated(4.21, 0.12, 312),
  trend: [4.4, 4.3, 4.5, 4.2, null, 4.1, 3.8, 4.0].map((mean, i) => ({
    from: new Date(moment - (8 - i) * hour * 1000).toISOString(),
    mean,
    count: mean === null ? 0 : 40 + i,
  })),
  byWait: [
    { fromSeconds: 0, toSeconds: 60, ...rated(4.52, 0.13, 160) },
    { fromSeconds: 60, toSeconds: 300, ...rated(4.08, 0.2, 110) },
    { fromSeconds: 300, toSeconds: null, ...rated(3.31, 0.44, 42) },
  ],
  byTransfers: [
    { transfers: 0, ...rated(4.33, 0.12, 270) },
    { transfers: 1, ...rated(3.6, 0.5, 38) },
    { transfers: 2, ...unrated, mean: 2.5, count: 4 },
  ],
};

const outcome: Outcome = {
  resolved: { ...share(871, 1000), mature: 640, days: 7 },
  repeat: share(118, 1000),
  repeatAgentHours: 13.25,
  reopened: share(31, 1000),
  transferred: share(204, 1000),
  lostInTransfer: 6,
  misrouted: share(88, 1000),
  holdSeconds: { mean: 74, count: 310 },
  toSolverSeconds: { median: 412, count: 871 },
  pulse,
};

const young: Outcome = {
  resolved: { ...share(0, 14), value: null, low: null, high: null, mature: 0, days: 7 },
  repeat: { ...share(1, 14), value: null, low: null, high: null }, // one less what is solved, and so not known either
  repeatAgentHours: 0.1,
  reopened: share(0, 14),
  transferred: none,
  lostInTransfer: 0,
  misrouted: none,
  holdSeconds: { mean: null, count: 0 },
  toSolverSeconds: { median: null, count: 0 },
  pulse: { ...unrated, trend: [], byWait: [], byTransfers: [] },
};

const named = (queue: string, name: string, of: Outcome, partner: string | null = null): QueueOutcome => ({
  queue,
  name,
  channel: 'voice',
  partner,
  ...of,
});

export const outcomesAnswer: OutcomesAnswer = {
  asOf: at(0),
  from: at(30 * 24 * hour),
  until: at(0),
  site: outcome,
  queues: [
    named('billing', 'Billing', outcome),
    named(
      'moving-home',
      'Moving home',
      { ...outcome, resolved: { ...share(27, 41), mature: 33, days: 7 }, repeat: share(9, 41) },
      'Norcall',
    ),
    named('new-contracts', 'New contracts', young),
  ],
  partners: [
    { partner: null, ...outcome },
    { partner: 'Norcall', ...outcome, resolved: { ...share(27, 41), mature: 33, days: 7 } },
  ],
  transfers: [
    { from: 'billing', fromName: 'Billing', to: 'moving-home', toName: 'Moving home', toKind: 'queue', count: 121, misrouted: 61 },
    { from: 'moving-home', fromName: 'Moving home', to: 'billing', toName: 'Billing', toKind: 'queue', count: 54, misrouted: 20 },
    { from: 'billing', fromName: 'Billing', to: null, toName: null, toKind: 'outside', count: 29, misrouted: 7 },
  ],
  reached: share(2112, 2171),
  menu: { tried: 2260, gaveUp: 89 },
  money: { currency: 'NOK', lost: 38_400, atRisk: 900, wonBack: 12_800 },
};

/** A site that has just begun: nothing is ripe, nobody has rated, no value is set. */
export const youngOutcomes: OutcomesAnswer = {
  ...outcomesAnswer,
  site: young,
  queues: [named('new-contracts', 'New contracts', young)],
  partners: [{ partner: null, ...young }],
  transfers: [],
  reached: none,
  menu: { tried: 0, gaveUp: 0 },
  money: { currency: null, lost: null, atRisk: null, wonBack: null },
};
