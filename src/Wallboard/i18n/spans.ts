import type { Threshold } from '../feed/frame-contract';
import { wholeNumbers } from '../format/numbers';
import { type PluralForms, pluralOf } from './plural';

/** What a language calls the units of time; `hourSign` is the short one, as in 4 h. */
export interface UnitWords {
  readonly locale: string;
  readonly hourSign: string;
  readonly second: PluralForms;
  readonly minute: PluralForms;
  readonly hour: PluralForms;
  readonly day: PluralForms;
  readonly workingDay: PluralForms;
}

/** Numbers with their nouns, and spans of time, in one language. Spans are in seconds; what is negative counts as nothing. */
export function speechOf(words: UnitWords) {
  const plural = pluralOf(words.locale);
  const number = wholeNumbers(words.locale);
  const counted = (n: number, forms: PluralForms) => `${number(n)} ${plural(n, forms)}`;
  const whole = (seconds: number) => Math.max(0, Math.floor(seconds));
  const minutes = (n: number) => counted(n, words.minute);
  const hours = (n: number) => counted(n, words.hour);
  const days = (n: number) => counted(n, words.day);

  /** In words: 5 minutes 8 seconds. */
  function spoken(seconds: number): string {
    const total = whole(seconds);
    const m = Math.floor(total / 60);
    const s = total % 60;
    if (m >= 100) return `${hours(Math.floor(m / 60))} ${minutes(m % 60)}`;
    if (m === 0) return counted(s, words.second);
    return s === 0 ? minutes(m) : `${minutes(m)} ${counted(s, words.second)}`;
  }

  /** Short: 38 s, 2 min, 1 min 30 s, 4 h. */
  function short(seconds: number): string {
    const total = whole(seconds);
    if (total < 60) return `${total} s`;
    if (total < 5400) return total % 60 === 0 ? `${total / 60} min` : `${Math.floor(total / 60)} min ${total % 60} s`;
    const h = `${Math.floor(total / 3600)} ${words.hourSign}`;
    return total % 3600 === 0 ? h : `${h} ${Math.floor((total % 3600) / 60)} min`;
  }

  /** How long ago, coarse: 40 s, 12 min, 3 h, 5 days. */
  function roughly(seconds: number): string {
    const total = whole(seconds);
    if (total < 60) return `${total} s`;
    if (total < 7200) return `${Math.floor(total / 60)} min`;
    return total < 172_800 ? `${Math.floor(total / 3600)} ${words.hourSign}` : days(Math.floor(total / 86_400));
  }

  /** A promise, short: 2 min, 2 working days. */
  function threshold(t: Threshold): string {
    if (t.workingDays !== null) return counted(t.workingDays, words.workingDay);
    return t.seconds === null ? t.text : short(t.seconds);
  }

  /** The same in full words where it is whole minutes: 2 minutes. */
  function thresholdInWords(t: Threshold): string {
    if (t.workingDays !== null || t.seconds === null || t.seconds % 60 !== 0) return threshold(t);
    return minutes(t.seconds / 60);
  }

  return { plural, number, counted, minutes, hours, days, spoken, short, roughly, threshold, thresholdInWords };
}

export type Speech = ReturnType<typeof speechOf>;
