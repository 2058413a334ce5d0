import type { Formats } from '../../format/formats';
import type { DeskTexts } from '../../i18n/desk/texts';
import type { Holidays, LeftReason, OpeningHours, QueueSettings, SiteSettings } from '../api/settings';
import { type Span, spanOfWire } from '../kit/durations';
import { dayRuns } from '../kit/weekly-hours';
import { placeName } from './holiday-words';

export interface Words {
  readonly say: DeskTexts;
  readonly formats: Formats;
  readonly span: (span: Span) => string;
}

/** A setting's value in words, as "what will change" and defaults name it. */
export function describeQueue(field: keyof QueueSettings, settings: Partial<QueueSettings>, words: Words): string {
  const { say, formats } = words;
  const value = settings[field];
  if (value === null || value === undefined || value === '') return say.settings.none;
  switch (field) {
    case 'threshold':
    case 'maxAge':
      return wireSpan(String(value), words);
    case 'target':
      return formats.percentText(Number(value));
    case 'serviceLevelFormula':
      return say.settings.formulas[settings.serviceLevelFormula ?? 'atThreshold'].name;
    case 'answeredBy':
      return say.settings.answeredBy[settings.answeredBy ?? 'connect'];
    case 'channel':
      return say.channels[settings.channel ?? 'voice'];
    case 'leftExcluded':
    case 'leftAsAbandoned':
      return reasonList(value as readonly LeftReason[], say);
    case 'promise':
      return promiseWords(String(value), words);
    case 'promisePauses':
      return value === true ? say.settings.yes : say.settings.no;
    case 'promiseReopens':
      return say.settings.reopens[settings.promiseReopens ?? 'anew'];
    case 'holidays':
      return describeHolidays(value as Holidays, say);
    case 'openingHours':
      return describeHours(value as OpeningHours, say);
    case 'shortAbandonSeconds':
      return words.span({ seconds: Number(value) });
    case 'resolutionDays':
      return say.settings.days(Number(value));
    default:
      return typeof value === 'number' ? String(value) : `${value as string}`;
  }
}

export function describeSite(field: keyof SiteSettings, settings: Partial<SiteSettings>, { say }: Words): string {
  const value = settings[field];
  if (value === null || value === undefined || value === '') return say.settings.none;
  if (field === 'language') return say.languages[value as keyof typeof say.languages] ?? String(value);
  if (field === 'hideContactIds') return say.settings.contactIds[value ? 'hidden' : 'shown'];
  return field === 'retentionDays' || field === 'customerRecordDays' ? say.settings.days(Number(value)) : String(value);
}

function wireSpan(text: string, { span }: Words): string {
  const known = spanOfWire(text);
  return known === null ? text : span(known);
}

/** A promise in words: 4 hours, 2 working days, before 15:00; as it came where it cannot be read. */
export function promiseWords(wire: string, words: Words): string {
  const clock = /^before (\d\d:\d\d)$/.exec(wire)?.[1];
  return clock === undefined ? wireSpan(wire, words) : words.say.settings.before(clock);
}

export function describeHolidays({ country, region, dates }: Holidays, say: DeskTexts): string {
  const of = country === null ? '' : placeName(country, region, say.locale);
  const parts = [of, dates.length === 0 ? '' : say.settings.holidays.singleDays(dates.length)];
  return parts.filter(Boolean).join(', ') || say.settings.none;
}

function reasonList(reasons: readonly LeftReason[], say: DeskTexts): string {
  return reasons.length === 0 ? say.settings.none : reasons.map((reason) => say.settings.reasons[reason]).join(', ');
}

export function describeHours(hours: OpeningHours, say: DeskTexts): string {
  if (hours === 'always') return say.hours.always;
  const runs = dayRuns(hours);
  if (runs.length === 0) return say.hours.never;
  const name = say.hours.shortDays;
  const spans = (list: readonly (readonly [string, string])[]) => list.map(([from, to]) => `${from}–${to}`).join(', ');
  return runs.map((run) => `${run.from === run.to ? name[run.from] : `${name[run.from]}–${name[run.to]}`} ${spans(run.spans)}`).join('; ');
}
