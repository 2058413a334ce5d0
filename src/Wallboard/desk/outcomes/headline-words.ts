import type { Level } from '../../feed/frame-contract';
import type { OutcomesAnswer } from '../api/outcomes';
import type { Words } from '../settings/describe';

export interface HeadlineWords {
  readonly level: Level;
  readonly sentence: string;
  readonly more: readonly string[];
}

/** How many matters are solved, or why that cannot be said yet. An outcome is no alarm: it has no level. */
export function headlineWords({ site, reached, menu }: OutcomesAnswer, { say, formats }: Words): HeadlineWords {
  const text = say.customers.outcomes.headline;
  const { resolved } = site;
  const got = reached.value === null ? '' : text.reached(formats.percentText(reached.value), reached.hits, reached.of);
  const menus = menu.gaveUp === 0 ? '' : text.menu(menu.gaveUp);
  const level = 'unknown';
  if (resolved.value !== null && resolved.mature > 0) {
    const share = formats.percentText(resolved.value);
    const sentence = resolved.days === null ? text.solvedAnyDays(share) : text.solved(share, resolved.days);
    return { level: 'fine', sentence, more: [got, menus] };
  }
  if (resolved.of === 0) return { level, sentence: text.none, more: [got === '' ? text.noneMeans : got, menus] };
  const why = resolved.days === null ? text.immatureMeansAnyDays : text.immatureMeans(resolved.days);
  return { level, sentence: text.immature, more: [why, got, menus] };
}
