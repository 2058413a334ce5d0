import type { Level } from '../../feed/frame-contract';
import type { UnreturnedAnswer } from '../api/callbacks';
import type { Words } from '../settings/describe';

export interface HeadlineWords {
  readonly level: Level;
  readonly sentence: string;
  readonly more: readonly string[];
}

/** How many wait for a call-back, and how it stands with them. */
export function headlineWords({ available, site }: UnreturnedAnswer, words: Words): HeadlineWords {
  const { customers, unidentified, takenNow, oldestSeconds } = site;
  const { headline: text, unnamed, unnamedMeans } = words.say.customers.callbacks;
  const unknown = unidentified === 0 ? '' : text.unidentified(unidentified);
  if (!available) return { level: 'unknown', sentence: unnamed, more: [unnamedMeans, unknown] };
  if (customers === 0) return { level: 'fine', sentence: text.nobody, more: [unknown === '' ? text.nobodyMeans : unknown] };
  return {
    level: 'warning',
    sentence: text.waiting(customers),
    more: [oldestSeconds === null ? '' : text.oldest(roughSpan(oldestSeconds, words)), takenNow === 0 ? '' : text.taken(takenNow), unknown],
  };
}

/** How long something is ago: seconds, then whole minutes, from two hours on whole hours. */
export function roughSpan(seconds: number, { span }: Pick<Words, 'span'>): string {
  const step = seconds < 60 ? 1 : seconds < 7200 ? 60 : 3600;
  return span({ seconds: Math.max(0, Math.floor(seconds / step) * step) });
}
