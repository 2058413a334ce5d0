import type { Level, QueueRow } from '../../feed/frame-contract';
import { isClosed, type RowCondition } from '../../state/row-condition';
import { words } from '../../state/wall-state';
import type { CardPlace, CardSize } from '../layouts/portrait-places';
import { ChannelIcon } from '../shapes/channel-icon';
import { LevelGlyph } from '../shapes/glyphs';
import { TrendLine } from '../strip/trend-line';
import { WaitingStrip } from '../strip/waiting-strip';
import { Caption } from './attention-row';
import { CardLine, wordsInstead } from './card-line';
import { AgentsCell, InTimeCell, LongestCell, PredictedCell, WaitingCell } from './cells';
import { FourFigures } from './four-figures';
import { NameOverKind, nameSize, shownName } from './row-name';
import { useRowView } from './row-view';

interface QueueCardProps {
  readonly queue: string;
  readonly place: CardPlace;
  /** Whether a line tells of the predicted wait, or of the longest one where there are no forecasts. */
  readonly forecasts: boolean;
}

/** One queue of an upright wall, wherever it stands now. */
export function QueueCard({ queue, place, forecasts }: QueueCardProps) {
  const view = useRowView(queue);
  if (view === null) return null;
  const { row, level, condition, look, sentence } = view;
  const { size, left, top, width, height } = place;
  const closed = isClosed(row) && level !== 'critical' && level !== 'warning';
  const shown = { row, condition, level };
  return (
    <li
      class={`row card card-${size} ${look}${closed ? ' is-closed' : ''}`}
      data-queue={queue}
      aria-label={sentence}
      style={{ width: `${width}rem`, height: `${height}rem`, transform: `translate(${left}rem, ${top}rem)`, '--height': String(height) }}
    >
      {size === 'line' && <CardLine {...shown} height={height} width={width} forecasts={forecasts} />}
      {size === 'calm' && <CalmCard {...shown} height={height} />}
      {size === 'low' && <LowCard {...shown} height={height} />}
      {(size === 'mid' || size === 'tall') && <Card {...shown} size={size} height={height} />}
      {size === 'whole' && <WholeCard {...shown} width={width} height={height} />}
    </li>
  );
}

interface CardProps {
  readonly row: QueueRow;
  readonly condition: RowCondition;
  readonly level: Level;
  readonly height: number;
}

function CardGlyph({ level, condition, size }: { readonly level: Level; readonly condition: RowCondition; readonly size: number }) {
  const live = condition === 'live';
  return (
    <span class="level">
      <LevelGlyph level={live ? level : 'unknown'} size={live ? size : size * 0.78} />
    </span>
  );
}

const stripWidth = 38;
/** By size, in rem: the name, the glyph, and what the card needs beside its strip. */
const measures = {
  tall: { name: 5.4, glyph: 7, besideStrip: 16.6 },
  mid: { name: 4.6, glyph: 6, besideStrip: 15.7 },
} as const;

/** Name over kind and a large count, beneath them who is waiting and the four figures. */
function Card({ row, condition, level, size, height }: CardProps & { readonly size: Extract<CardSize, 'tall' | 'mid'> }) {
  const measure = measures[size];
  return (
    <div class="card-grid" aria-hidden="true">
      <div class="name-cell">
        <CardGlyph level={level} condition={condition} size={measure.glyph} />
        <NameOverKind row={row} wished={measure.name} room={64} />
      </div>
      <WaitingCell row={row} />
      <div class="card-figures">
        <div>
          <WaitingStrip
            row={row}
            condition={condition}
            width={stripWidth}
            height={height - measure.besideStrip}
            labelled={size === 'tall'}
          />
          <Caption row={row} condition={condition} />
        </div>
        <FourFigures row={row} condition={condition} beneath="brief" />
      </div>
    </div>
  );
}

/** The same in two lines, where there are many that need somebody. */
function LowCard({ row, condition, level, height }: CardProps) {
  const name = shownName(row);
  return (
    <div class="card-grid" aria-hidden="true">
      <div class="name-cell">
        <CardGlyph level={level} condition={condition} size={4.8} />
        <span class="name" style={{ fontSize: `${nameSize(name, 4, 36)}rem` }}>
          {name}
        </span>
        <ChannelIcon channel={row.channel} />
        <Caption row={row} condition={condition} />
      </div>
      <WaitingCell row={row} />
      <div class="card-figures">
        <WaitingStrip row={row} condition={condition} width={stripWidth} height={height - 8} labelled={false} />
        <FourFigures row={row} condition={condition} beneath="none" />
      </div>
    </div>
  );
}

/** A queue that needs nobody, with its figures under the names of their columns. */
function CalmCard({ row, condition, level, height }: CardProps) {
  const name = shownName(row);
  const instead = wordsInstead(row, condition);
  return (
    <div class="calm-grid calm-columns" aria-hidden="true">
      <CardGlyph level={level} condition={condition} size={4.2} />
      <div>
        <div class="name-cell">
          <span class="name" style={{ fontSize: `${nameSize(name, Math.min(4.4, 2.2 + height * 0.12), calmNameRoom)}rem` }}>
            {name}
          </span>
          <ChannelIcon channel={row.channel} />
        </div>
        {instead === null ? (
          <WaitingStrip row={row} condition={condition} width={calmStripWidth} height={Math.min(14, height - 7.4)} labelled={false} />
        ) : (
          <div class="instead">{instead}</div>
        )}
      </div>
      <WaitingCell row={row} />
      <LongestCell row={row} condition={condition} two={false} />
      <PredictedCell row={row} condition={condition} two={false} />
      <InTimeCell row={row} condition={condition} two={false} />
      <AgentsCell row={row} condition={condition} two={false} />
    </div>
  );
}

const calmStripWidth = 31;
const calmNameRoom = 26;
const wholePadding = 6.6;
const wholeBesideStrip = 53.4;

/** A board of one queue: the strip and the trend over the whole width. */
function WholeCard({ row, condition, level, width, height }: CardProps & { readonly width: number }) {
  const { texts } = words.value;
  const trend = Math.min(20, height * 0.17);
  const across = width - wholePadding;
  return (
    <div class="card-grid" aria-hidden="true">
      <div class="name-cell">
        <CardGlyph level={level} condition={condition} size={8.4} />
        <NameOverKind row={row} wished={6.4} room={50} />
      </div>
      <WaitingCell row={row} />
      <div class="whole-strip">
        <WaitingStrip row={row} condition={condition} width={across} height={height - trend - wholeBesideStrip} labelled />
        <Caption row={row} condition={condition} />
      </div>
      <FourFigures row={row} condition={condition} beneath="full" />
      <div class="whole-trend">
        <TrendLine row={row} width={across} height={trend} />
        <div class="span">{texts.row.trendSpan(row.trend.pointMinutes)}</div>
      </div>
    </div>
  );
}
