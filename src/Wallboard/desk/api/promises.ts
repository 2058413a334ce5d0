import type { Channel, Share } from '../../feed/frame-contract';
import { type ListPart, partOf } from './list-part';
import { addressOf, get, putText } from './request';
import type { Holidays, OpeningHours } from './settings';

/** How promises stand: of a queue, or of the site. */
export interface PromiseFigures {
  readonly open: number;
  readonly dueToday: number;
  readonly likelyBroken: number | null; // null: nothing is predicted
  readonly broken: number;
  readonly kept: Share;
}

export interface Holiday {
  readonly date: string;
  readonly name: string | null;
}

/** What working time of a queue is reckoned by. */
export interface WorkCalendar {
  readonly zone: string;
  readonly openingHours: OpeningHours;
  readonly holidays: Holidays;
  readonly nextHolidays: readonly Holiday[];
}

export interface QueuePromises extends PromiseFigures {
  readonly queue: string;
  readonly name: string;
  readonly channel: Channel;
  readonly calendar: WorkCalendar;
  /** PT4H, "2 working days", "before 15:00"; null: the queue promises nothing by itself. */
  readonly defaultPromise: string | null;
}

/** `late`: answered after it was due. Kept and late ones are those of today. */
export const promiseStates = ['open', 'likelyBroken', 'broken', 'kept', 'late'] as const;
export type PromiseState = (typeof promiseStates)[number];

export interface PromiseEntry {
  readonly contact: string | null;
  readonly mark: number; // 0: it waits in no queue
  readonly queue: string | null; // null: of the site alone
  readonly name: string | null;
  readonly channel: Channel | null;
  readonly promisedAt: string;
  /** PT4H, "2 working days", "before 15:00"; null: a moment was given. */
  readonly promise: string | null;
  readonly dueAt: string | null; // null: never, such as in a queue that never opens
  readonly leftSeconds: number | null; // negative: so long past; null: answered, or never due
  readonly leftWorkingSeconds: number | null;
  readonly risk: number | null;
  readonly state: PromiseState;
  /** It is the customer’s turn, and the clock stands still. */
  readonly paused: boolean;
  /** Whose promise it is: the queue’s own, or one that this customer was given. */
  readonly by: 'queue' | 'customer';
  readonly link: string | null;
}

/** The answer of GET /api/v1/promises. */
export interface PromisesAnswer {
  readonly asOf: string;
  readonly site: PromiseFigures;
  readonly queues: readonly QueuePromises[];
  readonly promises: readonly PromiseEntry[]; // nearest due first
  readonly total: number;
  readonly part: ListPart;
}

/** What the page asks for; an empty one asks for all that are open. */
export type PromiseFilter = Readonly<Partial<Record<'queue' | 'state', string>>>;

export const readPromises = (filter: PromiseFilter, from: string | null) =>
  get<PromisesAnswer>('promises', { ...(filter as Record<string, string>), ...partOf(from) });
export const promisesCsv = (filter: PromiseFilter) =>
  addressOf('api/v1/promises', { ...(filter as Record<string, string>), format: 'csv' });

/** The answer of GET /api/v1/calendars/holidays. */
export interface HolidayYear {
  readonly country: string | null;
  readonly region: string | null;
  readonly year: number;
  readonly days: readonly Holiday[];
  readonly countries: readonly { readonly code: string; readonly regions: readonly { readonly code: string; readonly name: string }[] }[];
}

export function readHolidays(country: string | null, region: string | null, year: number): Promise<HolidayYear> {
  return get('calendars/holidays', {
    ...(country === null ? {} : { country }),
    ...(region === null ? {} : { region }),
    year: String(year),
  });
}

/** What was understood of a calendar file. */
export interface HolidayReading {
  readonly understood: { readonly dates: number; readonly days: readonly Holiday[] };
  readonly errors: readonly { readonly line: number; readonly error: string }[];
}

/** Reads the days off of a queue out of a calendar file; nothing is kept by it. */
export const understandHolidays = (queue: string, text: string) =>
  putText<HolidayReading>(`queues/${encodeURIComponent(queue)}/holidays`, text, 'text/calendar', { preview: 'true' });
