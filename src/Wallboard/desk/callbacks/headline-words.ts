import type { Level } from '../../feed/frame-contract';
import type { UnreturnedAnswer } from '../api/callbacks';
import type { Words } from '../settings/describe';

export interface HeadlineWords {
  readonly level: Level;
  readonly sentence: string;
  readonly more: readonly string[];
}

/** How many wait for a call-back, and how it stands with them; of the queue that was chosen, or (null) of all. */
export function headlineWords({ available, site, total }: UnreturnedAnswer, queue: string | null, words: Words): HeadlineWords {
  const { unidentified, takenNow, oldestSeconds } = site;
  const { headline: text, unnamed, unnamedMeans, emptyOfQueue } = words.say.customers.callbacks;
  // Of those nobody knows, least of all the queue.
  const unknown = unidentified === 0 || queue !== null ? '' : text.unidentified(unidentified);
  if (!available) return { level: 'unknown', sentence: unnamed, more: [unnamedMeans, unknown] };
  if (total === 0 && queue !== null) return { level: 'fine', sentence: emptyOfQueue(queue), more: [] };
  if (total === 0) return { level: 'fine', sentence: text.nobody, more: [unknown === '' ? text.nobodyMeans : unknown] };
  return {
    level: 'warning',
    sentence: queue === null ? text.waiting(total) : text.waitingOf(total, queue),
    more: [oldestSeconds === null ? '' : text.oldest(roughSpan(oldestSeconds, words)), takenNow === 0 ? '' : text.taken(takenNow), unknown],
  };
}

/** How long something is ago: seconds, then whole minutes, from two hours on whole hours. */
export function roughSpan(seconds: number, { span }: Pick<Words, 'span'>): string {
  const step = seconds < 60 ? 1 : seconds < 7200 ? 60 : 3600;
  return span({ seconds: Math.max(0, Math.floor(seconds / step) * step) });
}
