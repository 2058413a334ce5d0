import type { OpeningHours, QueueSettings, SiteSettings } from '../api/settings';
import { sameSpan, spanOfWire } from '../kit/durations';
import { hoursForWire, sameHours } from '../kit/weekly-hours';

export type QueueField = keyof QueueSettings;
export type SiteField = keyof SiteSettings;

/** The settings of a queue as people think of them, in this order. */
export const queueGroups = {
  promise: ['threshold', 'target', 'serviceLevelFormula', 'promise', 'promisePauses', 'promiseReopens'],
  counting: ['answeredBy', 'shortAbandonSeconds', 'leftAsAbandoned', 'leftExcluded'],
  hours: ['openingHours', 'holidays', 'zone', 'startOfDay'],
  names: ['name', 'shortName', 'channel', 'partner', 'order'],
  money: ['value'],
  ages: ['maxAge', 'resolutionDays'],
} as const satisfies Record<string, readonly QueueField[]>;

export type QueueGroup = keyof typeof queueGroups;

/** Groups that can be taken over from another queue: names belong to one alone. */
export const copiedGroups = ['promise', 'counting', 'hours', 'money', 'ages'] as const satisfies readonly QueueGroup[];

export const siteFields = [
  'name',
  'zone',
  'language',
  'currency',
  'callbackLink',
  'hideContactIds',
  'retentionDays',
  'customerRecordDays',
] as const satisfies readonly SiteField[];

/** Whether two values of a setting mean the same, however they are written. */
export function sameValue(field: string, a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (a === null || b === null || a === undefined || b === undefined) return false;
  if (field === 'openingHours') return sameHours(a as OpeningHours, b as OpeningHours);
  if ((field === 'threshold' || field === 'maxAge' || field === 'promise') && typeof a === 'string' && typeof b === 'string') {
    const [spanA, spanB] = [spanOfWire(a), spanOfWire(b)];
    return spanA !== null && spanB !== null && sameSpan(spanA, spanB);
  }
  if (Array.isArray(a) && Array.isArray(b)) return JSON.stringify([...a].sort()) === JSON.stringify([...b].sort());
  return JSON.stringify(a) === JSON.stringify(b);
}

/** What differs between two settings, as it is sent. */
export function changesOf<T extends object>(base: T, draft: T): Partial<T> {
  const changes: Partial<T> = {};
  for (const field of Object.keys(draft) as (keyof T & string)[])
    if (!sameValue(field, base[field], draft[field])) changes[field] = forWire(field, draft[field]);
  return changes;
}

/** What was saved, with what has been written since it was sent. */
export function withWrittenSince<T extends object>(saved: T, sent: T, since: T): T {
  const fields = (Object.keys(since) as (keyof T & string)[]).filter((field) => !sameValue(field, sent[field], since[field]));
  return { ...saved, ...Object.fromEntries(fields.map((field) => [field, since[field]])) };
}

/** Fields that somebody else has changed since we read them, and that we want to change too. */
export function conflictsOf<T extends object>(base: T, now: T, changes: Partial<T>): (keyof T & string)[] {
  return (Object.keys(changes) as (keyof T & string)[]).filter(
    (field) => !sameValue(field, base[field], now[field]) && !sameValue(field, now[field], changes[field]),
  );
}

function forWire<V>(field: string, value: V): V {
  if (field !== 'openingHours') return value;
  return (hoursForWire(value as OpeningHours) ?? value) as V;
}
