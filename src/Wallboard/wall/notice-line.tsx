import { useComputed } from '@preact/signals';
import type { SourceRow } from '../feed/frame-contract';
import type { Formats } from '../format/formats';
import type { Lines } from '../i18n/en';
import type { Texts } from '../i18n/texts';
import { board, step, words } from '../state/wall-state';
import { WarningGlyph } from './shapes/glyphs';

/** The sources that somebody should look after, the one that costs most first. Nothing is known of them on old news. */
export function troubledSources(sources: readonly SourceRow[]): readonly SourceRow[] {
  const refused = sources.filter((source) => source.refused !== null);
  const silent = sources.filter((source) => source.refused === null && isSilentSource(source));
  return [...refused.sort((a, b) => (b.refused?.count ?? 0) - (a.refused?.count ?? 0)), ...silent];
}

export function isSilentSource(source: SourceRow): boolean {
  return source.state === 'stale' || source.state === 'down';
}

/** What is the matter with a source, and who can mend it: whose it is, then the sentence. */
export function troubleWords({ source, heardAt, refused }: SourceRow, { problem }: Texts, formats: Formats): Lines {
  if (refused !== null) return problem.refused(source, refused.count, formats.time(Date.parse(refused.since)), refused.cause);
  return heardAt === null ? problem.silent(source) : problem.silentSince(source, formats.time(Date.parse(heardAt)));
}

/** Whether there is a notice: it stands where the legend does, which is learnt once. */
export function useNotice(): boolean {
  return useComputed(() => step.value !== 'offline' && troubledSources(board.value?.site.sources ?? []).length > 0).value;
}

/** The worst trouble with a source in words; how many more there are. */
export function NoticeLine() {
  const { texts, formats } = words.value;
  const [worst, ...others] = troubledSources(board.value?.site.sources ?? []);
  if (worst === undefined) return null;
  const [whose, what] = troubleWords(worst, texts, formats);
  return (
    <div class="notice" role="note">
      <WarningGlyph size={2.8} />
      <p>
        <b>{whose}</b> {what}
      </p>
      {others.length > 0 && <span class="notice-more">{texts.problem.more(others.length)}</span>}
    </div>
  );
}
