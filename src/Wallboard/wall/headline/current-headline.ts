import { computed, type ReadonlySignal } from '@preact/signals';
import type { Refusal } from '../../feed/refusal';
import type { FeedStatus } from '../../feed/wallboard-feed';
import type { Texts } from '../../i18n/texts';
import type { Board } from '../../state/apply-frame';
import { ageClock, arrangement, board, headlineQueue, justPast, line, newestNews, now, step, words } from '../../state/wall-state';
import { type Headline, headlineOf } from './headline-text';

/** The one sentence on the glass, whatever the wall shows. */
export const headline: ReadonlySignal<Headline> = computed(() => {
  const { texts, formats } = words.value;
  const shown = board.value;
  if (shown === null) return withoutBoard(line.value, texts);
  if (shown.order.length === 0 && step.value !== 'offline' && step.value !== 'delayed') {
    return { sign: 'unknown', lines: texts.headline.ready, subject: 'first run' };
  }
  const row = headlineQueue.value === null ? undefined : shown.rows.get(headlineQueue.value);
  const said = headlineOf(
    {
      rows: shown.order.flatMap((queue) => shown.rows.get(queue) ?? []),
      row: row ?? null,
      level: row === undefined ? 'fine' : (arrangement.value.levels.get(row.queue) ?? 'unknown'),
      justPast: justPast.value,
      step: step.value,
      now: now.value,
      newestNews: newestNews.value ?? now.value,
      ageClock: ageClock.value,
    },
    texts,
    formats,
  );
  return { ...said, subject: `${boardName(shown)} ${said.subject}` };
});

// The same state of another board is news to whoever hears it.
function boardName(shown: Board): string {
  return `${shown.site.site}/${shown.info.board}`;
}

function withoutBoard(status: FeedStatus, texts: Texts): Headline {
  const { headline: say } = texts;
  if (status.kind === 'pairing') return { sign: 'unknown', lines: texts.pairing.lines, subject: 'pairing' };
  if (status.kind !== 'waiting') return { sign: 'unknown', lines: say.connecting, subject: 'connecting' };
  if (status.refusal === null) return { sign: 'offline', lines: say.noAnswer, subject: 'no answer' };
  return { sign: 'unknown', lines: refusalWords(status.refusal, texts), subject: `refused ${status.refusal.code}` };
}

/** Why there is no board, in the wall's language; in the hub's own words where this wall does not know the reason. */
export function refusalWords({ code, text }: Refusal, { headline: say, refusals }: Texts): Headline['lines'] {
  const known: Readonly<Record<string, Headline['lines']>> = refusals;
  return known[code] ?? say.refused(text);
}
