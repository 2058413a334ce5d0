import { computed, type ReadonlySignal, signal } from '@preact/signals';
import type { QueueRow } from '../feed/frame-contract';
import type { FeedStatus } from '../feed/wallboard-feed';
import { createFormats, type Formats } from '../format/formats';
import { minuteOfDayIn } from '../format/minute-of-day';
import { english } from '../i18n/en';
import type { Texts } from '../i18n/texts';
import type { Board } from './apply-frame';
import { agesUntil, type BoardFreshness, freshnessAt } from './freshness';
import { kept } from './kept';
import type { Arrangement } from './row-order';
import { screen } from './screen';

// What the wall shows, as signals. Only the painter writes them, once a frame; components read.

/** The board as last painted; null until the first snapshot. */
export const board = signal<Board | null>(null);

/** Rows in their places; changes only when a row comes, goes or moves. */
export const arrangement = signal<Arrangement>({ attention: [], calm: [], levels: new Map() });

/** The queue that the headline speaks of; null when no row needs anybody. */
export const headlineQueue = signal<string | null>(null);

/** How many were past their promise a moment ago on a board where no row needs anybody; held so that it can be read. */
export const justPast = signal(0);

/** The server's time, stepped once a second (milliseconds since 1970); the screen's own before the first message. */
export const now = signal(wholeSecond(Date.now()));

/** The server time of the newest message; null before the first. */
export const newestNews = signal<number | null>(null);

/** How the line to the hub is. */
export const line = signal<FeedStatus>({ kind: 'connecting' });

/** Whole seconds until the next try; null while none is planned. Stepped with `now`. */
export const secondsToTry = signal<number | null>(null);

/** How far the screen's own clock is ahead of the server's, in seconds; 0 while within 2 s, or not steady. */
export const clockDifference = signal(0);

const wholeFreshness = computed(() => freshnessAt(now.value, newestNews.value));

/** The freshness step alone: changes a few times, not each second. */
export const step = computed(() => wholeFreshness.value.step);

export const freshness: ReadonlySignal<BoardFreshness> = wholeFreshness;

/** The moment that waits are reckoned to. */
export const ageClock = computed(() => agesUntil(now.value, newestNews.value));

/** The texts of the language in use. The board waits for its language, so that it never changes under the reader's eye. */
export const texts = signal<Texts>(english);

/** How language and numbers are written on this board. */
export const words: ReadonlySignal<{ readonly texts: Texts; readonly formats: Formats }> = (() => {
  const zone = computed(() => board.value?.site.zone ?? kept('zone') ?? undefined);
  return computed(() => ({ texts: texts.value, formats: createFormats(texts.value.locale, zone.value) }));
})();

/** The language that a board is shown in: the screen's, the board's, the site's; before there is one what this screen spoke last. */
export function languageOf(shown: Board | null): string {
  return (
    screen.peek()?.language ?? (shown === null ? (kept('language') ?? navigator.language) : (shown.info.language ?? shown.site.language))
  );
}

/** Minutes of the site's day at a moment. */
export const minuteOfDay = computed(() => minuteOfDayIn(board.value?.site.zone));

/** How much taller than its promise the tallest row may be drawn; the same for all rows, so that the promise is at one height. */
export const liveScale = computed(() => {
  let longest = 2;
  for (const row of board.value?.rows.values() ?? []) longest = Math.max(longest, waitedToThreshold(row, ageClock.value));
  return Math.min(longest, 4);
});

/** How long the oldest has waited, in thresholds of its queue; 0 when nobody waits or for written channels. */
export function waitedToThreshold(row: QueueRow, at: number): number {
  if (row.longestSince === null || row.threshold.seconds === null || row.threshold.seconds <= 0) return 0;
  return (at - Date.parse(row.longestSince)) / 1000 / row.threshold.seconds;
}

export function wholeSecond(moment: number): number {
  return Math.floor(moment / 1000) * 1000;
}
