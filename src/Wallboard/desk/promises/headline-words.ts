import type { Level } from '../../feed/frame-contract';
import type { Formats } from '../../format/formats';
import type { DeskTexts } from '../../i18n/desk/texts';
import type { PromiseFigures } from '../api/promises';

export interface HeadlineWords {
  readonly level: Level;
  readonly sentence: string;
  readonly more: readonly string[];
}

/** What matters most of the promises: those that are broken, then those that will be. */
export function headlineWords(figures: PromiseFigures, say: DeskTexts, formats: Formats): HeadlineWords {
  const text = say.customers.promises.headline;
  const { open, dueToday, broken, kept } = figures;
  const likelyBroken = figures.likelyBroken ?? 0;
  const due = open === 0 ? '' : text.due(dueToday);
  const rate = kept.value === null ? '' : text.kept(formats.percentText(kept.value), kept.hits, kept.of);
  if (broken > 0) {
    const also = likelyBroken > 0 ? text.alsoLikely(likelyBroken) : '';
    return { level: 'critical', sentence: text.broken(broken), more: [also, due, rate] };
  }
  if (likelyBroken > 0) return { level: 'warning', sentence: text.likely(likelyBroken), more: [due, rate] };
  return { level: 'fine', sentence: open === 0 ? text.none : text.fine, more: [due, rate] };
}
