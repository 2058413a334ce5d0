import type { Formats } from '../../format/formats';
import type { DeskTexts } from '../../i18n/desk/texts';
import type { LeftReason, OpeningHours, QueueSettings, SiteSettings } from '../api/settings';
import { type Span, spanOfWire } from '../kit/durations';
import { dayRuns } from '../kit/weekly-hours';

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
