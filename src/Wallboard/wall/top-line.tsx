import type { Channel, QueueRow } from '../feed/frame-contract';
import type { FeedStatus } from '../feed/wallboard-feed';
import type { Lines } from '../i18n/en';
import type { Texts } from '../i18n/texts';
import type { Board } from '../state/apply-frame';
import { isSilent } from '../state/row-condition';
import { shape } from '../state/viewport';
import { board, clockDifference, freshness, line, newestNews, now, step, words } from '../state/wall-state';
import { isSilentSource } from './notice-line';
import { LiveDot, UnknownGlyph, WarningGlyph } from './shapes/glyphs';

/** Site, freshness and clock; `more` says what of the site this board shows. */
export function TopLine({ more = '' }: { readonly more?: string }) {
  return (
    <div class="top">
      <SiteName more={more} />
      <ClockDifference />
      <Freshness />
      <Clock />
    </div>
  );
}

function SiteName({ more }: { readonly more: string }) {
  const shown = board.value;
  if (shown === null) return <span />;
  if (shape.value === 'phone') return <span class="site">{shown.info.name ?? shown.site.name}</span>;
  return <span class="site">{[shown.site.name, shown.info.name ?? '', more].filter(Boolean).join(' · ')}</span>;
}

function ClockDifference() {
  const seconds = clockDifference.value;
  if (seconds === 0) return null;
  const { texts } = words.value;
  return <span class="clock-difference">{seconds > 0 ? texts.freshness.screenFast(seconds) : texts.freshness.screenSlow(-seconds)}</span>;
}

/** Steps with the server's seconds from the loop that paints all: if it stands still, so does the wall. */
export function Clock() {
  return <time class="clock display">{words.value.formats.clock(now.value)}</time>;
}

export function Freshness() {
  const { texts, formats } = words.value;
  const say = texts.freshness;
  const news = newestNews.value;
  const age = freshness.value.ageSeconds;
  switch (step.value) {
    case 'connecting':
      return <Fresh sign="unknown" strong={isRefused(line.value) ? say.noBoard : say.connecting} more="" />;
    case 'offline':
      return <Fresh sign="unknown" strong={say.offline} more={news === null ? '' : say.lastData(formats.clock(news))} />;
    case 'delayed':
      return <Fresh sign="warning" strong={say.behind(age)} more={news === null ? '' : say.numbersFrom(formats.clock(news))} />;
    case 'late':
      return <Fresh sign="live" strong={say.late(age)} more="" />;
    case 'live':
      return <LiveFreshness />;
  }
}

function LiveFreshness() {
  const say = words.value.texts.freshness;
  const shown = board.value;
  if (shown !== null && shown.order.length === 0) return <Fresh sign="unknown" strong={say.listening} more={say.noEvents} />;
  const [strong, more] = silentWords(shown, say);
  if (strong === '') return <Fresh sign="live" strong={say.live} more={say.updated(Math.max(1, freshness.value.ageSeconds))} />;
  return <Fresh sign="warning" strong={strong} more={more} />;
}

/** What is silent and what is live: by channel where whole channels are silent, else by source. */
function silentWords(shown: Board | null, say: Texts['freshness']): Lines {
  const rows = [...(shown?.rows.values() ?? [])];
  const sources = shown?.site.sources ?? [];
  const silentSources = sources.filter(isSilentSource);
  const silent = channelsOf(rows.filter(isSilent));
  const live = channelsOf(rows.filter((row) => !isSilent(row)));
  if (silent.length > 0 && silent.every((channel) => !live.includes(channel))) return [say.channelsSilent(silent), say.channelsLive(live)];
  const [only] = silentSources;
  if (only === undefined) return ['', ''];
  const strong = silentSources.length === 1 ? say.sourceSilent(only.source) : say.sourcesSilent(silentSources.length);
  return [strong, say.othersLive(sources.length - silentSources.length)];
}

const channelOrder: readonly Channel[] = ['voice', 'chat', 'email', 'social'];

function channelsOf(rows: readonly QueueRow[]): readonly Channel[] {
  return channelOrder.filter((channel) => rows.some((row) => row.channel === channel));
}

function isRefused(status: FeedStatus): boolean {
  return status.kind === 'pairing' || (status.kind === 'waiting' && status.refusal !== null);
}

interface FreshProps {
  readonly sign: 'live' | 'warning' | 'unknown';
  readonly strong: string;
  readonly more: string;
}

function Fresh({ sign, strong, more }: FreshProps) {
  return (
    <div class={`fresh fresh-${sign}`}>
      {sign === 'live' ? <LiveDot size={2} /> : sign === 'warning' ? <WarningGlyph size={3.6} /> : <UnknownGlyph size={3.4} />}
      <b>{strong}</b>
      {more !== '' && <span>{more}</span>}
    </div>
  );
}
