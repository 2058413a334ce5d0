import type { Channel, ServiceLevel } from '../../feed/frame-contract';
import { get, put } from './request';

export type Formula = ServiceLevel['formula'];
export type Day = 'mon' | 'tue' | 'wed' | 'thu' | 'fri' | 'sat' | 'sun';

export const days: readonly Day[] = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];

/** From and to in local time, HH:mm; 24:00 is the end of the day. */
export type OpenSpan = readonly [string, string];

export type OpeningHours = 'always' | Readonly<Partial<Record<Day, readonly OpenSpan[]>>>;

export const leftReasons = [
  'timeout',
  'overflow',
  'voicemail',
  'key',
  'empty',
  'full',
  'closed',
  'callback',
  'withdrawn',
  'failed',
  'unanswered',
  'other',
] as const;
export type LeftReason = (typeof leftReasons)[number];

/** Days on which a queue is closed, whatever its hours say: those of a country, and single ones. */
export interface Holidays {
  readonly country: string | null;
  readonly region: string | null;
  readonly dates: readonly string[]; // YYYY-MM-DD
}

/** What becomes of an answered promise when its customer writes again. */
export const promiseReopenings = ['anew', 'rest', 'never'] as const;
export type PromiseReopening = (typeof promiseReopenings)[number];

/** GET and PUT /api/v1/queues/{queue}/settings. */
export interface QueueSettings {
  readonly name: string;
  readonly shortName: string;
  readonly channel: Channel;
  readonly zone: string;
  readonly startOfDay: string;
  readonly openingHours: OpeningHours;
  readonly threshold: string | null; // PT20S, "2 working days"; null takes a confirmed promise back
  readonly target: number;
  readonly serviceLevelFormula: Formula;
  readonly shortAbandonSeconds: number;
  readonly leftExcluded: readonly LeftReason[];
  readonly leftAsAbandoned: readonly LeftReason[];
  readonly answeredBy: 'connect' | 'reply';
  readonly value: number | null;
  readonly resolutionDays: number;
  readonly maxAge: string | null;
  readonly partner: string | null;
  readonly promise: string | null; // PT4H, "2 working days", "before 15:00"; null: the threshold, where it was confirmed
  readonly promisePauses: boolean;
  readonly promiseReopens: PromiseReopening;
  readonly holidays: Holidays;
  readonly order: number;
}

/** What GET tells beside the settings themselves. */
export interface SettingsTold<T> {
  readonly promiseConfirmed?: boolean; // of a queue
  /** What would hold if nobody had set anything. */
  readonly defaults?: T;
  /** Of a preview: all that would change, also what follows from what was sent. */
  readonly changes?: readonly { readonly setting: string; readonly from: unknown; readonly to: unknown }[];
}

/** GET and PUT /api/v1/sites/{site}/settings. */
export interface SiteSettings {
  readonly name: string;
  readonly zone: string;
  readonly currency: string | null;
  readonly language: string;
  readonly callbackLink: string | null;
  readonly retentionDays: number;
  readonly customerRecordDays: number;
  readonly hideContactIds: boolean;
}

const queuePath = (queue: string) => `queues/${encodeURIComponent(queue)}/settings`;
const sitePath = (site: string) => `sites/${encodeURIComponent(site)}/settings`;

export type QueueSettingsAnswer = QueueSettings & SettingsTold<QueueSettings>;
export type SiteSettingsAnswer = SiteSettings & SettingsTold<SiteSettings>;

export const readQueueSettings = (queue: string) => get<QueueSettingsAnswer>(queuePath(queue));
export const writeQueueSettings = (queue: string, changes: Partial<QueueSettings>) => put<QueueSettingsAnswer>(queuePath(queue), changes);
/** What the changes would do; nothing is saved. */
export const previewQueueSettings = (queue: string, changes: Partial<QueueSettings>) =>
  put<QueueSettingsAnswer>(queuePath(queue), changes, { preview: 'true' });
export const readSiteSettings = (site: string) => get<SiteSettingsAnswer>(sitePath(site));
export const writeSiteSettings = (site: string, changes: Partial<SiteSettings>) => put<SiteSettingsAnswer>(sitePath(site), changes);
