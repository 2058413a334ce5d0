import { board, clockDifference, freshness, newestNews, now, step, words } from '../state/wall-state';
import { LiveDot, UnknownGlyph, WarningGlyph } from './shapes/glyphs';

/** Site, freshness and clock. */
export function TopLine() {
  return (
    <div class="top">
      <SiteName />
      <ClockDifference />
      <Freshness />
      <Clock />
    </div>
  );
}

function SiteName() {
  const shown = board.value;
  if (shown === null) return <span />;
  const names = shown.info.name === null ? [shown.site.name] : [shown.site.name, shown.info.name];
  return <span class="site">{names.join(' · ')}</span>;
}

function ClockDifference() {
  const seconds = clockDifference.value;
  if (seconds === 0) return null;
  const { texts } = words.value;
  return <span class="clock-difference">{seconds > 0 ? texts.freshness.screenFast(seconds) : texts.freshness.screenSlow(-seconds)}</span>;
}

/** Steps with the server's seconds from the loop that paints all: if it stands still, so does the wall. */
function Clock() {
  return <time class="clock display">{words.value.formats.clock(now.value)}</time>;
}

function Freshness() {
  const { texts, formats } = words.value;
  const say = texts.freshness;
  const news = newestNews.value;
  const age = freshness.value.ageSeconds;
  switch (step.value) {
    case 'connecting':
      return <Fresh sign="unknown" strong={say.connecting} more="" />;
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
  const sources = shown?.site.sources ?? [];
  const silent = sources.filter((source) => source.state === 'stale' || source.state === 'down');
  if (silent.length === 0) return <Fresh sign="live" strong={say.live} more={say.updated(Math.max(1, freshness.value.ageSeconds))} />;
  const strong = silent.length === 1 ? say.sourceSilent(silent[0]?.source ?? '') : say.sourcesSilent(silent.length);
  return <Fresh sign="warning" strong={strong} more={say.othersLive(sources.length - silent.length)} />;
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
